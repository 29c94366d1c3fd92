import type { Story, StoryStep, StoryTurn } from '../../../src/lens/index.js';

/** What a step is remembered by: what changed, and the days of the calendar. */
export function happenings({ turns }: StoryStep): StoryTurn[] {
  return turns.filter(({ changes, on }) => changes || on !== undefined);
}

/** Below this chance what did not happen is not mentioned. */
const LEAST = 0.0005;

/** What else could have happened then: turns that left all as it is, with the branch that would have changed it. */
export function couldHave({ turns }: StoryStep): { turn: StoryTurn; branch: number }[] {
  return turns.flatMap((turn) => {
    if (turn.changes || turn.on !== undefined) return [];
    return turn.branches.flatMap(({ chance }, branch) =>
      branch !== turn.taken && chance >= LEAST ? [{ turn, branch }] : [],
    );
  });
}

/** The next step, after `at`, in which something happens; the last one where nothing more does. Steps count from 1. */
export function nextHappening(steps: readonly StoryStep[], at: number): number {
  const next = steps.findIndex((step, i) => i >= at && happenings(step).length > 0);
  return next < 0 ? steps.length : next + 1;
}

/** What can stand for a step in the timeline. */
export const GRAVEST_FIRST = [
  'attack',
  'force',
  'promise',
  'clock',
  'event',
  'politics',
  'strength',
  'calendar',
] as const satisfies StoryTurn['kind'][];

/** The shape that stands for a step in the timeline: the gravest of what happened in it. */
export function gravest(step: StoryStep): StoryTurn['kind'] | undefined {
  const kinds = happenings(step).map(({ kind }) => kind);
  return GRAVEST_FIRST.find((kind) => kinds.includes(kind));
}

/** The shape that stands for what happened. */
export function shapeOf({ kind, taken }: StoryTurn): StoryTurn['kind'] | 'refusal' | 'broken' {
  if (kind === 'help' && taken === 1) return 'refusal';
  if (kind === 'defence' && taken === 1) return 'broken';
  return kind;
}

/** Steps in a year, by what the case calls one. */
export const stepsPerYear = ({ step }: Pick<Story, 'step'>): number =>
  ({ month: 12, quarter: 4, 'half-year': 2, year: 1 })[step] ?? 1;
