import type { Behaviour, ProcessModel } from '../model.js';
import { graphOf } from './graph.js';
import { identifier, labelsOf } from './labels.js';

/**
 * The Markov chain that a behaviour induces, in the language of PRISM, and what to ask about it. `t` is the step (−1
 * before the start), `s` the state, `out` the cause that ended the story (0 while none has).
 *
 * An ending within k steps is reached within k + 1 transitions.
 */
export function prismChain(
  model: ProcessModel,
  behaviour: Behaviour,
  name: string,
  steps?: number,
): { pm: string; props: string } {
  const { nodes, firstCause, peace, steps: horizon } = graphOf(model, behaviour, [], steps);
  const labels = labelsOf(model);
  const update = (to: number): string => {
    if (to > peace) return `(t'=${nodes[to].step})&(s'=${nodes[to].state})`;
    return `(t'=${horizon})&(s'=0)${to < peace ? `&(out'=${to - firstCause + 1})` : ''}`;
  };
  const commands = nodes.flatMap(({ step, state, actions }, node) => {
    if (node > 0 && node <= peace) return [];
    const branches = actions[0].map(([to, chance]) => `${chance}:${update(to)}`);
    return `  [] t=${step} & s=${Math.max(0, state)} -> ${branches.join(' + ')};`;
  });
  const pm = [
    'dtmc',
    '',
    ...Array.from({ length: model.states }, (_, s) => `// s=${s}: ${levelsOf(model, s)}`),
    '',
    `module ${identifier(`chain ${name}`)}`,
    `  t : [-1..${horizon}] init -1;`,
    `  s : [0..${Math.max(1, model.states - 1)}] init 0;`,
    `  out : [0..${labels.length}] init 0;`,
    '',
    ...commands,
    `  [] t=${horizon} -> true;`,
    'endmodule',
    '',
    ...labels.map((label, c) => `label "${label}" = out=${c + 1};`),
    `label "peace" = t=${horizon} & out=0;`,
    '',
  ];
  const props = labels.map((label) => `P=? [ F<=${horizon + 1} "${label}" ];`);
  return { pm: pm.join('\n'), props: `${props.join('\n')}\n` };
}

function levelsOf({ variables, levels }: ProcessModel, s: number): string {
  return variables
    .map(({ name, levels: names }, v) => `${name} ${names[levels[v][s]]}`.replace(/\s+/g, ' '))
    .join(', ');
}
