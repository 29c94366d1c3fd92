import type { Correlation } from '../../case/index.js';
import type { Asker, Group, Moves } from './asker.js';
import { type Mover, NEAR } from './movers.js';
import { byEffect, CLOSER, type Moved, type OneAtATime } from './oneAtATime.js';
import { isAbove } from './turn.js';

/** A value of one number at which an answer turns while all others are at their medians. */
export interface Flip {
  mover: Mover;
  /** Quantile of the number, and the value there. */
  u: number;
  value: number;
  /** Share of its draws beyond, away from the median. */
  beyond: number;
  /** Whether it lies in the 90 % range. */
  inside: boolean;
}

/** Two numbers that turn an answer together at ends of their 90 % ranges, and not alone. */
export interface PairFlip {
  moves: [Moves[number], Moves[number]];
  answer: number;
}

/** For one headline. */
export interface Flips {
  /** Nearest to the median first, at most one on each side of it for each number. */
  alone: Flip[];
  pairs: PairFlip[];
  /** Numbers of which pairs were tried. */
  paired: number;
  /** Whether more was tried than each number alone at the ends of its 90 % range. */
  closely: boolean;
}

/** Halvings of the gap between two tried quantiles: 1/4096 of it is left. */
const ROUNDS = 12;

/**
 * What turns the answers of a group. On each side of the median the first two neighbours among the tried points between
 * which the answer turns are halved; it may also turn and turn back between two of them, unseen. Then all pairs of the
 * {@link CLOSER} numbers that move an answer most without turning it within their 90 % ranges, at the ends of these.
 *
 * @param closely Otherwise no pairs are tried.
 */
export async function flips(
  asker: Asker,
  group: Group,
  { centre, moved }: OneAtATime,
  closely: boolean,
): Promise<Flips[]> {
  const gaps = group.headlines.flatMap((_, h) => moved.flatMap((one) => gapsOf(group, one, h)));
  for (let round = 0; round < ROUNDS && gaps.length > 0; round++) {
    const middles = gaps.map(({ inner, outer }) => (inner + outer) / 2);
    const answers = await asker.ask(
      group,
      gaps.map(({ mover }, g): Moves => [{ mover, u: middles[g]! }]),
    );
    gaps.forEach((gap, g) => {
      const answer = answers[gap.headline]![g]!;
      if (Number.isNaN(answer)) gap.unclear = true;
      const same = isAbove(group.headlines[gap.headline]!, answer) === gap.above;
      gap[same ? 'inner' : 'outer'] = middles[g]!;
    });
  }
  const found: Flips[] = [];
  for (const h of group.headlines.keys()) {
    const alone = gaps.filter(({ headline, unclear }) => headline === h && !unclear).map(flipOf);
    found.push({ alone: alone.sort((a, b) => b.beyond - a.beyond), pairs: [], paired: 0, closely });
  }
  if (closely) await pairs(asker, group, centre, moved, found);
  return found;
}

/** Two tried quantiles of a number between which an answer turns. */
interface Gap {
  headline: number;
  mover: Mover;
  inner: number;
  outer: number;
  /** The sense at the medians. */
  above: boolean;
  /** Set where a world between could not be answered: nothing is said of this gap. */
  unclear?: true;
}

function gapsOf({ headlines }: Group, { mover, points }: Moved, h: number): Gap[] {
  const middle = points.findIndex(({ u }) => u === 0.5);
  const above = isAbove(headlines[h]!, points[middle]!.answers[h]!);
  const turned = (p: Moved['points'][number]) => {
    const answer = p.answers[h]!;
    return !Number.isNaN(answer) && isAbove(headlines[h]!, answer) !== above;
  };
  return [points.slice(0, middle + 1).reverse(), points.slice(middle)].flatMap((side) => {
    const k = side.findIndex(turned);
    return k > 0 ? [{ headline: h, mover, inner: side[k - 1]!.u, outer: side[k]!.u, above }] : [];
  });
}

function flipOf({ mover, inner, outer }: Gap): Flip {
  const u = (inner + outer) / 2;
  const beyond = Math.min(u, 1 - u);
  return { mover, u, value: mover.at(u)[mover.column]!, beyond, inside: beyond >= NEAR };
}

/** Adds the pairs that turn each headline. */
async function pairs(asker: Asker, group: Group, centre: number[], moved: Moved[], found: Flips[]): Promise<void> {
  const tried = new Map<string, Moves>();
  const corners = group.headlines.map((_, h) => {
    const turning = new Set(found[h]!.alone.filter(({ inside }) => inside).map(({ mover }) => mover));
    const most = byEffect(moved, h)
      .filter(({ mover }) => !turning.has(mover))
      .slice(0, CLOSER);
    found[h]!.paired = most.length;
    return most.flatMap(({ mover: a }, i) =>
      most.slice(i + 1).flatMap(({ mover: b }) => cornersOf(a, b, group.c.correlations)),
    );
  });
  const key = (moves: Moves) =>
    moves
      .map(({ mover, u }) => `${mover.id} ${u}`)
      .sort()
      .join(' ');
  for (const moves of corners.flat()) tried.set(key(moves), moves);
  const order = new Map([...tried.keys()].map((id, w) => [id, w]));
  const answers = await asker.ask(group, [...tried.values()]);
  group.headlines.forEach((headline, h) => {
    const above = isAbove(headline, centre[h]!);
    const turning = corners[h]!.flatMap((moves): PairFlip[] => {
      const answer = answers[h]![order.get(key(moves))!]!;
      const turned = !Number.isNaN(answer) && isAbove(headline, answer) !== above;
      return turned ? [{ moves: [moves[0]!, moves[1]!], answer }] : [];
    });
    const far = ({ answer }: PairFlip) => Math.abs(answer - centre[h]!);
    found[h]!.pairs = turning.sort((a, b) => far(b) - far(a));
  });
}

/** A rank correlation from this on keeps two numbers from opposite ends, or from the same. */
const CLOSE = 0.5;

/** Two numbers that are drawn together cannot be moved apart from each other, nor those that go together closely. */
function cornersOf(a: Mover, b: Mover, correlations: readonly Correlation[]): Moves[] {
  if (a.input === b.input) return [];
  const tie = correlations.find(({ between }) => between.includes(a.id) && between.includes(b.id));
  const rank = tie && Math.abs(tie.rank.value) >= CLOSE ? tie.rank.value : 0;
  const ends = [NEAR, 1 - NEAR];
  return ends.flatMap((u) =>
    ends.flatMap((v) => {
      const against = rank * (u - 0.5) * (v - 0.5) < 0;
      const corner = [
        { mover: a, u },
        { mover: b, u: v },
      ];
      return against ? [] : [corner];
    }),
  );
}
