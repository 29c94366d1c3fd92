import { saysYes } from './choose.js';
import type { Instants, Passive, ProcessModel, Rule } from './model.js';

/** Worth to every player of the forced choices, which do not depend on time, and how they are made: last ones first. */
export function solveInstants(model: ProcessModel, rule: Rule): { yes: Float64Array; values: Float64Array[] } {
  const { instants, players } = model;
  const count = instants.player.length;
  const yes = new Float64Array(count);
  const values = players.map(() => new Float64Array(count));
  for (let i = count - 1; i >= 0; i--) {
    const p = instants.player[i];
    const y = instants.yes[i];
    const n = instants.no[i];
    const forYes = y >= 0 ? values[p][y] : players[p].payoff[-1 - y];
    const forNo = n >= 0 ? values[p][n] : players[p].payoff[-1 - n];
    yes[i] = saysYes(forYes - forNo, players[p].lambdaTest, rule);
    for (let q = 0; q < players.length; q++) {
      const own = values[q];
      const { payoff } = players[q];
      const no = n >= 0 ? own[n] : payoff[-1 - n];
      own[i] = no + yes[i] * ((y >= 0 ? own[y] : payoff[-1 - y]) - no);
    }
  }
  return { yes, values };
}

/** Expected value of a number per ending, at every instant, when forced choices are made as given. */
export function expectedAt(instants: Instants, yes: Float64Array, payoff: Passive['payoff']): Float64Array {
  const values = new Float64Array(yes.length);
  const worth = (target: number) => (target >= 0 ? values[target] : payoff[-1 - target]);
  for (let i = yes.length - 1; i >= 0; i--) {
    const no = worth(instants.no[i]);
    values[i] = no + yes[i] * (worth(instants.yes[i]) - no);
  }
  return values;
}

/** Plays out what stands at the instants: adds it to the endings and leaves the instants empty. */
export function playOut(
  instants: Instants,
  yes: Float64Array,
  at: Float64Array,
  offset: number,
  endings: Float64Array,
): void {
  for (let i = 0; i < yes.length; i++) {
    const m = at[offset + i];
    if (m === 0) continue;
    at[offset + i] = 0;
    const forYes = m * yes[i];
    const y = instants.yes[i];
    const n = instants.no[i];
    if (y >= 0) at[offset + y] += forYes;
    else endings[-1 - y] += forYes;
    if (n >= 0) at[offset + n] += m - forYes;
    else endings[-1 - n] += m - forYes;
  }
}
