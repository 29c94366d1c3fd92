import type { Behaviour, ProcessModel } from '../model.js';
import { type Graph, graphOf } from './graph.js';
import { identifier, labelsOf } from './labels.js';

/** Explicit model files as PRISM defines them (manual, appendix "Explicit model files"), with all digits of a double. */
export interface Explicit {
  /** Transitions: `states transitions`, then `from to chance`; with choices: `states choices transitions`, `from choice to chance`. */
  tra: string;
  /** What each state is: step, layer, level of each variable, test; −1 where it has none. */
  sta: string;
  /** `init`, one label for each cause, `peace` for peace at the horizon. */
  lab: string;
}

/**
 * The Markov chain that a behaviour induces. One transition leads from before the start into step 0, then one
 * transition is one step: an ending within k steps is reached within k + 1 transitions.
 *
 * @param steps Horizon; left out: all.
 */
export function explicitChain(model: ProcessModel, behaviour: Behaviour, steps?: number): Explicit {
  return filesOf(model, graphOf(model, behaviour, [], steps), false);
}

/**
 * The decision process of some players, all others behaving as given: choice 0 leaves all as it is (or says no), 1
 * switches (or says yes). A step may take several transitions; all is over by the horizon, so ask without a bound.
 *
 * @param open Players who may do anything at any step, at no cost that counts.
 * @param steps Horizon; left out: all.
 */
export function explicitMdp(
  model: ProcessModel,
  behaviour: Behaviour,
  open: readonly number[],
  steps?: number,
): Explicit {
  return filesOf(model, graphOf(model, behaviour, open, steps), true);
}

/** @param choices Whether transitions carry the number of a choice. */
export function filesOf(model: ProcessModel, { nodes, firstCause, peace }: Graph, choices: boolean): Explicit {
  const transitions = nodes.flatMap(({ actions }, from) =>
    actions.flatMap((branches, choice) =>
      branches.map(([to, chance]) => (choices ? `${from} ${choice} ${to} ${chance}` : `${from} ${to} ${chance}`)),
    ),
  );
  const actions = nodes.reduce((sum, node) => sum + node.actions.length, 0);
  const head = choices ? [nodes.length, actions, transitions.length] : [nodes.length, transitions.length];
  const names = ['step', 'layer', ...model.variables.map(({ name }, v) => `v${v}_${identifier(name)}`), 'test'];
  const states = nodes.map(({ step, layer, state, instant }, node) => {
    const levels = model.levels.map((level) => (state < 0 ? -1 : level[state]));
    // The ends have no step: the last number tells them apart, as −2, −3 and so on.
    const test = node > 0 && node <= peace ? -1 - node : instant;
    return `${node}:(${[step, layer, ...levels, test].join(',')})`;
  });
  const labels = ['init', 'deadlock', ...labelsOf(model), 'peace'];
  const marks = ['0: 0', ...labels.slice(2).map((_, k) => `${firstCause + k}: ${k + 2}`)];
  return {
    tra: lines([head.join(' '), ...transitions]),
    sta: lines([`(${names.join(',')})`, ...states]),
    lab: lines([labels.map((label, k) => `${k}="${label}"`).join(' '), ...marks]),
  };
}

function lines(texts: readonly string[]): string {
  return `${texts.join('\n')}\n`;
}
