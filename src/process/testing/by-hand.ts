import type { ChanceLayer, ChoiceLayer, Csr, Layer, Player, ProcessModel } from '../model.js';

// Small games written out by hand, for tests.

/** A player that judges by best reply and discounts nothing, unless said otherwise. */
export const player = (name: string, of: Partial<Player>): Player => ({
  name,
  yearlyFactor: 1,
  flow: new Float64Array(1),
  payoff: new Float64Array(1),
  lambda: Number.POSITIVE_INFINITY,
  lambdaTest: Number.POSITIVE_INFINITY,
  reconsiders: 1,
  ...of,
});

/** Chance by the rows that are given: [state, chance] pairs; all other states stay. */
export function chance(states: number, rows: Record<number, [number, number][]>, at?: number[]): ChanceLayer {
  const cells = Array.from({ length: states }, (_, s): [number, number][] => rows[s] ?? [[s, 1]]);
  return { kind: 'chance', name: 'chance', rows: csr(cells), ...(at && { at }) };
}

/** A matrix from the [state, chance] pairs of each row. */
export function csr(cells: readonly (readonly [to: number, chance: number][])[]): Csr {
  const from = new Int32Array(cells.length + 1);
  for (const [s, row] of cells.entries()) from[s + 1] = from[s] + row.length;
  const [to, chances] = [cells.flat().map(([s]) => s), cells.flat().map(([, p]) => p)];
  return { from, to: Int32Array.from(to), chance: Float64Array.from(chances) };
}

/** Choices by state: who, whereto (a state, or `states` + an instant), at what cost to whom: each for itself. */
export function choice(
  states: number,
  moves: Record<number, [player: number, to: number, cost?: number]>,
  payers: readonly (readonly number[])[] = [[0], [1]],
): ChoiceLayer {
  const layer: ChoiceLayer = {
    kind: 'choice',
    name: 'choice',
    player: new Int32Array(states).fill(-1),
    to: new Int32Array(states),
    cost: new Float64Array(states),
    payers,
  };
  for (const [s, [who, to, cost]] of Object.entries(moves)) {
    layer.player[Number(s)] = who;
    layer.to[Number(s)] = to;
    layer.cost[Number(s)] = cost ?? 0;
  }
  return layer;
}

/** One phase, one variable, start in state 0, nobody passive; no endings unless they are given. */
export function model(
  states: number,
  players: Player[],
  steps: number,
  years: number,
  layers: Layer[],
  rest: Partial<ProcessModel>,
): ProcessModel {
  return {
    variables: [{ name: 'state', levels: Array.from({ length: states }, (_, s) => `s${s}`) }],
    states,
    levels: [Uint16Array.from({ length: states }, (_, s) => s)],
    start: Float64Array.from({ length: states }, (_, s) => (s === 0 ? 1 : 0)),
    players,
    passive: [],
    phases: [{ steps, years, layers }],
    instants: { player: new Int32Array(0), yes: new Int32Array(0), no: new Int32Array(0) },
    endings: { count: 0, cause: new Int32Array(0), causes: [] },
    ...rest,
  };
}

/**
 * One guarantor with gain of holding Δ, refusal cost k and mean cost of war c; one adversary with V_a, V_h and the value
 * of peace P = (1 − δ)u + δV_T, reached because chance moves all to a last state in the second step.
 */
export function deterrence({ delta, k, c, lambdaTest, lambda, u, last, factor, Va, Vh }: Record<string, number>) {
  const guarantor = player('g', {
    flow: new Float64Array(2),
    payoff: Float64Array.of(delta - c, -k),
    lambdaTest,
  });
  const adversary = player('r', {
    yearlyFactor: factor,
    flow: Float64Array.of(u, last),
    payoff: Float64Array.of(Vh, Va),
    lambda,
  });
  return model(2, [guarantor, adversary], 2, 1, [chance(2, { 0: [[1, 1]] }, [1]), choice(2, { 0: [1, 2] })], {
    instants: { player: Int32Array.of(0), yes: Int32Array.of(-1), no: Int32Array.of(-2) },
    endings: { count: 2, cause: Int32Array.of(0, 1), causes: ['held', 'lost'] },
  });
}
