import type { Behaviour, ProcessModel } from '../model.js';

/** What does not fit between a behaviour and its model: numbers of decisions. Undefined where all fits. */
export function misfit(model: ProcessModel, behaviour: Behaviour): string | undefined {
  const turns = model.phases.reduce(
    (n, { steps, layers }) => n + steps * layers.filter(({ kind }) => kind === 'choice').length,
    0,
  );
  const tests = model.instants.player.length;
  if (behaviour.switch.length !== turns)
    return `${behaviour.switch.length} rounds of decisions are given, not ${turns}`;
  if (behaviour.yes.length !== tests) return `${behaviour.yes.length} tests are given, not ${tests}`;
  const short = behaviour.switch.findIndex((chances) => chances.length !== model.states);
  if (short >= 0) return `round ${short} has ${behaviour.switch[short].length} chances, not ${model.states}`;
  return undefined;
}

/** A state by its variables, for people: `US supportive, force away`. */
export function describeState({ variables, levels }: ProcessModel, s: number): string {
  return variables.map(({ name, levels: names }, v) => `${name} ${names[levels[v][s]]}`).join(', ');
}
