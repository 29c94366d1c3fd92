import { opportunity, TIE } from './choose.js';
import { compilePhases } from './compile.js';
import { solveInstants } from './instants.js';
import { BLOCK, charge, choose, decide, discount, dot, eachBlock, expect, inBlocks, mix, ofParty } from './kernels.js';
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
  const flows = players.map((player) => player.flow);
  const flow = inBlocks(flows, states);
  const blocks = inBlocks(flows, states, atInstants);
  const blockOf = players.map((_, p) => blocks[Math.floor(p / BLOCK)]);
  const room = new Float64Array(states * BLOCK);
  const turns: Float64Array[] = [];
  const all = new Float64Array(choices(model));
  let at = 0;
  for (const phase of [...phases].reverse()) {
    const factor = eachBlock(players.map((player) => player.yearlyFactor ** phase.years));
    const how = players.map((player) => ({
      lambda: rule === 'best-reply' ? Number.POSITIVE_INFINITY : player.lambda,
      chance: opportunity(player, phase.years, rule),
      tie: TIE,
    }));
    for (let t = phase.first + phase.steps - 1; t >= phase.first; t--) {
      for (let l = phase.layers.length - 1; l >= 0; l--) {
        const layer = phase.layers[l];
        if (layer.kind === 'chance') {
          if (layer.at && !layer.at.has(t)) continue;
          for (let b = 0; b < blocks.length; b++) expect(layer, blocks[b], room);
          continue;
        }
        const turn = all.subarray(at, at + states);
        at += states;
        turns.push(turn);
        if (layer.inPlace && blocks.length === 1) {
          choose(layer, blocks[0], how, turn);
          continue;
        }
        for (let p = 0; p < players.length; p++) decide(p, layer, p % BLOCK, blockOf[p], how[p], turn);
        for (let b = 0; b < blocks.length; b++) mix(layer, turn, blocks[b], room);
        for (const borne of layer.charges) {
          for (const { block, places } of borne.places) charge(borne, turn, places, blocks[block]);
        }
      }
      for (let b = 0; b < blocks.length; b++) discount(blocks[b], flow[b], factor[b]);
    }
  }
  const values = players.map((_, p) => ofParty(p, blocks, states));
  return {
    rule,
    behaviour: { switch: turns.reverse(), yes },
    start: Float64Array.from(values, (own) => dot(model.start, own)),
    values,
  };
}

/** Chances to switch that a solution holds: one for every state and every pair of a step and a choice layer. */
function choices({ states, phases }: ProcessModel): number {
  const layers = phases.map((phase) => phase.steps * phase.layers.filter(({ kind }) => kind === 'choice').length);
  return states * layers.reduce((sum, count) => sum + count, 0);
}
