import { invertedEffects } from '@codemirror/commands';
import { StateEffect, StateField, type TransactionSpec } from '@codemirror/state';
import type { PackageByName } from '../../../src/lens/index.js';

/** A package that stays in view. */
export interface Pinned extends PackageByName {
  /** Of a draft: the package that it was made from, as it was then. */
  from?: PackageByName;
  /** What the user calls a draft; else it is called after how it differs from what it was made from. */
  called?: string;
}

/** What the user has laid beside the text of a case. None of it is in the text, and all of it is kept with it. */
export interface Beside {
  pinned: readonly Pinned[];
  /** Ids of the package and of the party that the pages about packages speak of. */
  chosen: { package?: string; party?: string };
  /** What the user calls the case; absent where it has the title of its text. */
  renamed: string | undefined;
}

export const NOTHING_BESIDE: Beside = { pinned: [], chosen: {}, renamed: undefined };

/** A part of it becomes another, with whatever else a transaction does: a step that can be undone. */
const step = StateEffect.define<Partial<Beside>>();
/** The same, without being a step: what is looked at, what another tab says. */
const turn = StateEffect.define<Partial<Beside>>();

/** It stands in the state of the text, so that one history has all steps, in the order in which they were made. */
export const beside = StateField.define<Beside>({
  create: () => NOTHING_BESIDE,
  update(before, { effects }) {
    let now = before;
    for (const effect of effects) if (effect.is(step) || effect.is(turn)) now = { ...now, ...effect.value };
    return now;
  },
  provide: (field) =>
    invertedEffects.of(({ effects, startState }) => {
      const before = startState.field(field);
      return effects.flatMap((effect) => (effect.is(step) ? step.of(sameParts(effect.value, before)) : []));
    }),
});

/** As a transaction: a step, or not one. */
export function changeBeside(part: Partial<Beside>, isStep: boolean): TransactionSpec {
  return { effects: (isStep ? step : turn).of(part) };
}

/** As the parts of one are in another. */
function sameParts(part: Partial<Beside>, of: Beside): Partial<Beside> {
  return Object.fromEntries(Object.keys(part).map((key) => [key, of[key as keyof Beside]]));
}
