import { identity } from '../../quantity/dense.js';
import type { ChanceLayer, ChoiceLayer, ProcessModel } from '../model.js';

/**
 * Optimal stopping as a textbook has it: W(t, s) = (1 − δ)u(s) + δ Σ P(s, s′)·J(t, s′), where at an opportunity J is the
 * larger of stopping, V(s′) − c(s′), and going on, W(t + 1, s′). `q`: chance of an opportunity in a step of so many years.
 */
export function stopping(model: ProcessModel, q: (years: number) => number) {
  const [{ flow, payoff, yearlyFactor }] = model.players;
  const calendar = model.phases.flatMap((phase) => Array.from({ length: phase.steps }, () => phase));
  const dot = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
    Array.from(a).reduce((x, p, i) => x + p * b[i], 0);
  let worth = Array.from(flow);
  const stops: boolean[][] = [];
  for (const [t, { years, layers }] of [...calendar.entries()].reverse()) {
    const { player, to, cost } = layers.at(-1) as ChoiceLayer;
    const stop = worth.map((_, s) => payoff[-1 - model.instants.yes[to[s] - model.states]] - cost[s]);
    const best = worth.map((on, s) => player[s] === 0 && stop[s] > on);
    const hope = worth.map((on, s) => (best[s] ? q(years) * stop[s] + (1 - q(years)) * on : on));
    const later = yearlyFactor ** years;
    worth = matrixAt(model, t).map((row, s) => (1 - later) * flow[s] + later * dot(row, hope));
    stops.unshift(best);
  }
  let peace = Array.from(model.start);
  const curve = [1];
  for (const [t, { years }] of calendar.entries()) {
    const rows = matrixAt(model, t);
    peace = peace.map((_, to) => rows.reduce((sum, row, s) => sum + peace[s] * row[to], 0));
    peace = peace.map((p, s) => (stops[t][s] ? p * (1 - q(years)) : p));
    curve.push(peace.reduce((sum, p) => sum + p, 0));
  }
  return { worth: dot(model.start, worth), stops, curve };
}

/** The matrix of all chance layers that apply in step t, one after the other. */
function matrixAt({ states, phases }: ProcessModel, t: number): number[][] {
  const { layers } = t < phases[0].steps ? phases[0] : phases[1];
  let product = identity(states);
  const chances = layers.filter((layer): layer is ChanceLayer => layer.kind === 'chance');
  for (const { rows, at } of chances) {
    if (at && !at.includes(t)) continue;
    product = product.map((row) => {
      const next = row.map(() => 0);
      for (const [s, p] of row.entries())
        for (let k = rows.from[s]; k < rows.from[s + 1]; k++) next[rows.to[k]] += p * rows.chance[k];
      return next;
    });
  }
  return product;
}
