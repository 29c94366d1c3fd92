import type { Story } from '../../../src/lens/index.js';
import type { Field } from '../../../src/report/csvText.js';
import { texts } from '../texts.js';
import { happenings } from './happened.js';
import { saysOf } from './StepTold.js';

/** What has been told so far: a line for each happening of a step, with its chance then, and one for a quiet step. */
export function storyTable(story: Story, at: number): Field[][] {
  const { columns, quiet } = texts.story.csv;
  return [
    columns(story.step),
    ...story.steps.slice(0, at).flatMap(({ from, to, peace, turns, state }, i): Field[][] => {
      const happened = happenings({ from, to, peace, turns, state });
      if (happened.length === 0) return [[i + 1, from, to, undefined, quiet, undefined, peace]];
      return happened.map((turn) => [
        i + 1,
        from,
        to,
        texts.story.kinds[turn.kind],
        saysOf(turn),
        turn.branches[turn.taken]?.chance,
        peace,
      ]);
    }),
  ];
}
