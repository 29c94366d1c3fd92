import type { Worth } from './worth.js';

/** D_p and the rest of U_p (endings, costs, upkeep), in points; for every party with futures. */
export interface Outcome {
  inPeace: Record<string, number>;
  /** U_p − D_p · (worth of peace to p). */
  rest: Record<string, number>;
}

export function outcomeOf({ worth, inPeace }: Worth, margin: Record<string, number>): Outcome {
  const rest = Object.fromEntries(Object.keys(inPeace).map((p) => [p, worth[p]! - inPeace[p]! * (margin[p] ?? 0)]));
  return { inPeace, rest };
}

/** Where an interval is cut: error of the straight line at its middle, in points; and how short it may get. */
const BEND = 1.5;
const SHORTEST = 2;

/**
 * Games of one profile between those that were played, by what peace is worth to those who decide. In the adversary's
 * margin, where the answer turns sharply, the nodes are set where it bends and the pieces are straight; in the
 * guarantors' margins, where it moves slowly, between the corners of their range, with a bump that makes the middle
 * right.
 */
export class Surrogate {
  readonly #nodes: number[] = [];
  readonly #middles = new Map<number, Outcome>();
  readonly #corners = new Map<number, Outcome[]>();

  /** @param play Plays the game at the margins of the guarantors (in their order) and of the adversary. */
  constructor(
    readonly play: (at: number[]) => Outcome,
    readonly ranges: [lo: number, hi: number][],
    adversary: [lo: number, hi: number],
  ) {
    const [lo, hi] = adversary;
    const pieces = Math.max(1, Math.min(4, Math.round((hi - lo) / (4 * SHORTEST))));
    const first = Array.from({ length: pieces + 1 }, (_, k) => lo + ((hi - lo) * k) / pieces);
    this.#nodes = [first[0]!];
    for (let k = 1; k < first.length; k++) this.#refine(first[k - 1]!, first[k]!);
    const flat = ranges.every(([a, b]) => a === b);
    for (const node of this.#nodes) {
      const corners = Array.from({ length: 1 << ranges.length }, (_, mask) =>
        flat ? this.#middle(node) : play([...ranges.map(([a, b], g) => (mask & (1 << g) ? b : a)), node]),
      );
      this.#corners.set(node, corners);
    }
  }

  /** @param at Margins of the guarantors and, last, of the adversary. */
  at(at: readonly number[]): Outcome {
    const adversary = at.at(-1)!;
    const nodes = this.#nodes;
    let k = 1;
    while (k < nodes.length - 1 && nodes[k]! < adversary) k++;
    const [a, b] = nodes.length > 1 ? [nodes[k - 1]!, nodes[k]!] : [nodes[0]!, nodes[0]!];
    const t = b > a ? (adversary - a) / (b - a) : 0;
    return combine([
      [this.#across(a, at), 1 - t],
      [this.#across(b, at), t],
    ]);
  }

  #across(node: number, guarantors: readonly number[]): Outcome {
    const shares = this.ranges.map(([a, b], g) => (b > a ? (guarantors[g]! - a) / (b - a) : 0.5));
    const weights = this.#corners
      .get(node)!
      .map((outcome, mask): [Outcome, number] => [
        outcome,
        shares.reduce((w, s, g) => w * (mask & (1 << g) ? s : 1 - s), 1),
      ]);
    const bump = shares.reduce((w, s) => w * 4 * s * (1 - s), 1);
    const even = weights.map(([outcome]): [Outcome, number] => [outcome, -bump / weights.length]);
    return combine([...weights, ...even, [this.#middle(node), bump]]);
  }

  #refine(a: number, b: number): void {
    const m = (a + b) / 2;
    const between = combine([
      [this.#middle(a), 0.5],
      [this.#middle(b), 0.5],
    ]);
    if (b - a > SHORTEST && bend(this.#middle(m), between) > BEND) {
      this.#refine(a, m);
      this.#refine(m, b);
    } else this.#nodes.push(b);
  }

  #middle(adversary: number): Outcome {
    const known = this.#middles.get(adversary);
    if (known) return known;
    const made = this.play([...this.ranges.map(([a, b]) => (a + b) / 2), adversary]);
    this.#middles.set(adversary, made);
    return made;
  }
}

/** Games between those that were played: those of coarser steps, moved by what they were off where the case's own steps were played. */
export class Corrected {
  readonly #anchors: { at: readonly number[]; off: Outcome }[] = [];

  constructor(readonly coarse: Pick<Surrogate, 'at'>) {}

  /** A game that was played as it is. */
  add(at: readonly number[], outcome: Outcome): void {
    this.#anchors.push({
      at,
      off: combine([
        [outcome, 1],
        [this.coarse.at(at), -1],
      ]),
    });
  }

  at(at: readonly number[]): Outcome {
    return this.#from(at, this.#anchors);
  }

  /** By how much each game that was played is missed from the others: difference of the two outcomes. */
  leftOut(): { at: readonly number[]; miss: Outcome }[] {
    return this.#anchors.map((anchor) => {
      const others = this.#anchors.filter((a) => a !== anchor);
      const miss = combine([
        [this.#from(anchor.at, others), 1],
        [this.coarse.at(anchor.at), -1],
        [anchor.off, -1],
      ]);
      return { at: anchor.at, miss };
    });
  }

  /** Shepard's inverse distances, to the fourth power. */
  #from(at: readonly number[], anchors: readonly { at: readonly number[]; off: Outcome }[]): Outcome {
    const parts = anchors.map(({ at: there, off }): [Outcome, number] => [off, 1 / (distance(at, there) + 1e-12) ** 2]);
    const sum = parts.reduce((total, [, weight]) => total + weight, 0);
    return combine([[this.coarse.at(at), 1], ...parts.map(([off, w]): [Outcome, number] => [off, w / sum])]);
  }
}

/** Squared, in points; the adversary's margin counts double, since answers turn more sharply in it. */
function distance(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, x, i) => sum + ((i === a.length - 1 ? 2 : 1) * (x - b[i]!)) ** 2, 0);
}

/** Indices of `count` points that lie far from each other and from those already chosen, which come first. */
export function spreadOut(points: readonly (readonly number[])[], chosen: readonly number[], count: number): number[] {
  const all = chosen.length > 0 ? [...chosen] : [0];
  const nearest = points.map((p) => Math.min(...all.map((i) => distance(p, points[i]!))));
  while (all.length < Math.min(count, points.length)) {
    let far = 0;
    for (let i = 1; i < points.length; i++) if (nearest[i]! > nearest[far]!) far = i;
    if (nearest[far] === 0) break;
    all.push(far);
    for (let i = 0; i < points.length; i++) nearest[i] = Math.min(nearest[i]!, distance(points[i]!, points[far]!));
  }
  return all;
}

function combine(parts: [Outcome, number][]): Outcome {
  const ids = Object.keys(parts[0]![0].inPeace);
  const sum = (of: 'inPeace' | 'rest') =>
    Object.fromEntries(ids.map((id) => [id, parts.reduce((total, [o, w]) => total + w * o[of][id]!, 0)]));
  return { inPeace: sum('inPeace'), rest: sum('rest') };
}

/** Largest difference in points; a share of peace counts as what it moves where peace is worth 50 points. */
function bend(a: Outcome, b: Outcome): number {
  return Math.max(
    ...Object.keys(a.rest).map((id) => Math.abs(a.rest[id]! - b.rest[id]! + 50 * (a.inPeace[id]! - b.inPeace[id]!))),
  );
}
