import { type Game, members } from '../model.js';
import { rounded } from '../shown.js';
import { above, mover } from '../tree.js';

/**
 * The equations of a logit equilibrium in agent form (McKelvey and Palfrey 1995, 1998): at every information set each
 * action is taken with a chance in proportion to exp(λ · what it pays), given that play comes there. Unknowns are the
 * logarithms of all chances and, last, μ = λ · span (Turocy 2005, 2010).
 */
export interface LogitEquations {
  /** How many chances there are; μ stands at this place. */
  size: number;
  /** Largest difference between what a player gets at two ends, 1 where all ends pay the same: λ = μ / span. */
  span: number;
  /** Per information set: the place of its first action; −1 for chance and for sets without a node. */
  first: Int32Array;
  /**
   * What is on the left of each equation (their right is 0) and its derivatives, row by row, `size` + 1 in each. Where a
   * set has actions 0 … k: Σ exp x_a − 1, and x_a − x_0 − μ (u_a − u_0) for a = 1 … k.
   */
  evaluate(z: Float64Array, left: Float64Array, derivative: Float64Array): void;
}

/** So many unknowns are solved for; memory and time grow with the square and the cube. */
const MOST_UNKNOWNS = 600;

/** The equations of a game without absent-mindedness; in words, why they cannot be set up. */
export function logitEquations(game: Game): LogitEquations | string {
  const nodes = game.end.length;
  const players = game.players.length;
  const { parent, action } = above(game);
  const sets = members(game);
  const first = new Int32Array(game.infosets.length).fill(-1);
  let size = 0;
  for (const [set, { player, actions }] of game.infosets.entries()) {
    if (player < 0 || sets[set]!.length === 0) continue;
    first[set] = size;
    size += actions.length;
  }
  if (size > MOST_UNKNOWNS) {
    return `there are ${size} actions at all information sets; the method takes at most ${MOST_UNKNOWNS}`;
  }
  const chances = game.infosets.map((set) => set.chances?.map((x) => Number(rounded(x, 17))));
  const paid = new Float64Array(nodes * players);
  for (let v = 0; v < nodes; v++) {
    const payoffs = game.outcomes[game.outcome[v]!]?.payoffs;
    for (let p = 0; payoffs && p < players; p++) paid[v * players + p] = Number(rounded(payoffs[p]!, 17));
  }
  const span = widest(game, paid, parent);
  if (!(span < 1e300)) return 'the payoffs are too large for machine numbers';
  for (let k = 0; k < paid.length; k++) paid[k]! /= span;

  /** Per node: which unknown the action that leads to it is, −1 after chance and at the root. */
  const edge = Int32Array.from(parent, (above, v) => {
    const start = above < 0 ? -1 : first[game.infoset[above]!]!;
    return start < 0 ? -1 : start + action[v]!;
  });
  const share = (v: number) => chances[game.infoset[parent[v]!]!]![action[v]!]!;
  const chanceTo = Float64Array.from(parent, (above, v) => (above < 0 || edge[v]! >= 0 ? 1 : share(v)));
  const who = Int32Array.from(parent, (_, v) => mover(game, v));

  const chance = new Float64Array(size);
  const reach = new Float64Array(nodes);
  const value = new Float64Array(nodes * players);
  const belief = new Float64Array(nodes);
  const pays = new Float64Array(size);
  const slope = new Float64Array(size * size);

  /** Chances of nodes given their set, and what each action pays from there on. */
  const lookAhead = (z: Float64Array) => {
    for (let i = 0; i < size; i++) chance[i] = Math.exp(z[i]!);
    value.set(paid);
    for (let v = nodes - 1; v > 0; v--) {
      const weight = edge[v]! < 0 ? chanceTo[v]! : chance[edge[v]!]!;
      for (let p = 0; p < players; p++) value[parent[v]! * players + p]! += weight * value[v * players + p]!;
    }
    for (let v = 1; v < nodes; v++) {
      reach[v] = reach[parent[v]!]! + (edge[v]! < 0 ? Math.log(chanceTo[v]!) : z[edge[v]!]!);
    }
    pays.fill(0);
    for (const [set, own] of sets.entries()) {
      if (first[set]! < 0) continue;
      const most = own.reduce((m, v) => Math.max(m, reach[v]!), Number.NEGATIVE_INFINITY);
      // Where chance alone rules a set out, nothing is believed there, all actions pay 0 and stay as likely as each other.
      for (const v of own) belief[v] = most === Number.NEGATIVE_INFINITY ? 0 : Math.exp(reach[v]! - most);
      const sum = own.reduce((s, v) => s + belief[v]!, 0);
      for (const v of own) if (sum > 0) belief[v]! /= sum;
    }
    for (let v = 1; v < nodes; v++) {
      const i = edge[v]!;
      if (i >= 0) pays[i]! += belief[parent[v]!]! * value[v * players + who[parent[v]!]!]!;
    }
  };

  /** Derivatives of what each action pays by the logarithm of each chance: by way of what follows, and of beliefs. */
  const differentiate = () => {
    slope.fill(0);
    for (let v = 1; v < nodes; v++) {
      const i = edge[v]!;
      if (i < 0) continue;
      // A chance below counts at every node above by what follows it there.
      let weight = chance[i]!;
      for (let w = parent[v]!; parent[w]! >= 0 && weight > 0; w = parent[w]!) {
        const j = edge[w]!;
        const above = parent[w]!;
        if (j >= 0) slope[j * size + i]! += belief[above]! * weight * value[v * players + who[above]!]!;
        weight *= j >= 0 ? chance[j]! : chanceTo[w]!;
      }
      // A chance above counts by how likely its node becomes among those of the set.
      const at = parent[v]!;
      const moved = belief[at]! * (value[v * players + who[at]!]! - pays[i]!);
      if (moved === 0) continue;
      for (let w = at; parent[w]! >= 0; w = parent[w]!) if (edge[w]! >= 0) slope[i * size + edge[w]!]! += moved;
    }
  };

  const evaluate = (z: Float64Array, left: Float64Array, derivative: Float64Array) => {
    lookAhead(z);
    differentiate();
    const mu = z[size]!;
    const width = size + 1;
    derivative.fill(0);
    for (const [set, { actions }] of game.infosets.entries()) {
      const start = first[set]!;
      if (start < 0) continue;
      left[start] = -1;
      for (let i = start; i < start + actions.length; i++) {
        left[start]! += chance[i]!;
        derivative[start * width + i] = chance[i]!;
        if (i === start) continue;
        const more = pays[i]! - pays[start]!;
        left[i] = z[i]! - z[start]! - mu * more;
        for (let j = 0; j < size; j++) {
          derivative[i * width + j] = -mu * (slope[i * size + j]! - slope[start * size + j]!);
        }
        derivative[i * width + i]! += 1;
        derivative[i * width + start]! -= 1;
        derivative[i * width + size] = -more;
      }
    }
  };
  return { size, span, first, evaluate };
}

function widest(game: Game, paid: Float64Array, parent: Int32Array): number {
  const players = game.players.length;
  const total = Float64Array.from(paid);
  const least = new Array<number>(players).fill(Number.POSITIVE_INFINITY);
  const most = new Array<number>(players).fill(Number.NEGATIVE_INFINITY);
  for (let v = 0; v < game.end.length; v++) {
    for (let p = 0; p < players; p++) {
      if (v > 0) total[v * players + p]! += total[parent[v]! * players + p]!;
      if (game.infoset[v]! >= 0) continue;
      least[p] = Math.min(least[p]!, total[v * players + p]!);
      most[p] = Math.max(most[p]!, total[v * players + p]!);
    }
  }
  return most.reduce((span, x, p) => Math.max(span, x - least[p]!), 0) || 1;
}
