import { solveInstants } from './instants.js';
import { type ProcessModel, stepsOf } from './model.js';
import { Arena } from './wasm/arena.js';
import { backward } from './wasm/backward.js';
import { forward } from './wasm/forward.js';
import { placed } from './wasm/placed.js';

/** The part of a solution and of what follows from it that is asked of many games. */
export interface Prospects {
  /** `values[p][s]`: worth to player p of state s at time 0. */
  values: Float64Array[];
  /** Chance to say yes at each instant. */
  yes: Float64Array;
  /** P(no ending by the end of step t), t = 0 … steps; index 0 is the start. */
  peace: Float64Array;
  /** Expected worth at time 0 to each passive party. */
  passive: Float64Array;
  /** P(in state s and no ending yet) at the end of step `at`. */
  standing: Float64Array;
  /** P(instant i is entered by then). */
  entered: Float64Array;
}

/**
 * How everybody behaves under the rule `revision`, with the bytes of `solve`; how long nothing ends then, and what that is
 * worth to those who never choose. For many games in a row: less is answered, in WebAssembly (docs/decisions/015). How
 * forced choices fall does not depend on time, so an ending is valued by the instant from which it comes.
 *
 * @param steps Steps that are followed; where they are not all, nobody's worth is given (no number).
 * @param at Step, 1 … `steps`, at whose end `standing` and `entered` are taken.
 */
export function prospects(model: ProcessModel, steps = stepsOf(model), at = steps): Prospects {
  const { yes, values } = solveInstants(model, 'revision');
  const arena = Arena.empty();
  const phases = placed(arena, model);
  return { values: backward(arena, model, phases, values), yes, ...forward(arena, model, phases, yes, steps, at) };
}
