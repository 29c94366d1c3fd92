import { opportunity, TIE } from './choose.js';
import { type ChanceStep, type ChoiceStep, compilePhases } from './compile.js';
import { solveInstants } from './instants.js';
import { discount, expect, gains, logit, mix, mixPaying } from './kernels.js';
import type { Behaviour, ProcessModel, Rule } from './model.js';

export interface Solution {
  rule: Rule;
  behaviour: Behaviour;
  /** Expected worth to each player at time 0, over the start of the model. */
  start: Float64Array;
  /** `values[p][s]`: worth to player p of state s at time 0. */
  values: Float64Array[];
}

/**
 * Behaviour of all players under a choice rule, by backward induction: each choice is made at the values that follow
 * from how all later ones are made. One pass; the result is unique (ties by {@link Rule}).
 *
 * Time: steps × (Σ entries of chance layers + 2 × states that choose) × players scalar updates.
 */
export function solve(model: ProcessModel, rule: Rule): Solution {
  const { states, players } = model;
  const phases = compilePhases(model);
  const { yes, values: atInstants } = solveInstants(model, rule);
  const values = players.map((player, p) => {
    const value = new Float64Array(states + atInstants[p].length);
    value.set(player.flow);
    value.set(atInstants[p], states);
    return value;
  });
  const room = new Float64Array(states);
  const gain = new Float64Array(states);
  const lambdas = players.map((player) => (rule === 'best-reply' ? Number.POSITIVE_INFINITY : player.lambda));
  const turns: Float64Array[] = [];
  // One stretch of memory for all choices: thousands of small ones are slow to come by.
  const all = new Float64Array(states * phases.reduce((n, phase) => n + phase.steps * phase.choices, 0));
  let at = 0;
  for (const phase of [...phases].reverse()) {
    const factors = players.map((player) => player.yearlyFactor ** phase.years);
    const chances = players.map((player) => opportunity(player, phase.years, rule));
    for (let t = phase.first + phase.steps - 1; t >= phase.first; t--) {
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l];
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.has(t)) continue;
          nature(layer, values, room);
          continue;
        }
        const turn = all.subarray(at, at + states);
        at += states;
        choice(layer, values, lambdas, chances, turn, room, gain);
        turns.push(turn);
      }
      for (let p = 0; p < players.length; p++) discount(values[p], players[p].flow, 1 - factors[p], factors[p]);
    }
  }
  const start = Float64Array.from(values, (value) => {
    let sum = 0;
    for (let s = 0; s < states; s++) sum += model.start[s] * value[s];
    return sum;
  });
  return {
    rule,
    behaviour: { switch: turns.reverse(), yes },
    start,
    values: values.map((value) => value.subarray(0, states)),
  };
}

// One layer for all players. Functions of their own: they are called thousands of times, solve itself seldom.

function nature(layer: ChanceStep, values: Float64Array[], room: Float64Array): void {
  for (let p = 0; p < values.length; p++) {
    expect(layer.active, layer.from, layer.to, layer.chance, values[p], room);
  }
}

function choice(
  { active, to, cost, player, bears }: ChoiceStep,
  values: Float64Array[],
  lambdas: number[],
  chances: number[],
  turn: Float64Array,
  room: Float64Array,
  gain: Float64Array,
): void {
  for (let p = 0; p < values.length; p++) {
    gains(p, player, active, to, cost, values[p], gain);
    logit(p, player, active, gain, lambdas[p], chances[p], TIE, turn);
  }
  for (let q = 0; q < values.length; q++) {
    const borne = bears[q];
    if (borne) mixPaying(active, to, turn, borne, values[q], room);
    else mix(active, to, turn, values[q], room);
  }
}
