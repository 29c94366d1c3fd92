import { headOf } from '../answers/signsSentence.js';
import type { Pinned, Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';

/**
 * The package that the pages about packages speak of: the chosen one, else the one that the answer speaks of first. A draft
 * is as it was last changed, even while its answers are still on their way.
 */
export function chosenPackage({ chosen, pinned, renamings }: Workbench, { quick, valid }: Known): Pinned | undefined {
  if (!quick || !valid) return undefined;
  const draft = pinned.find(({ id, from }) => id === chosen.package && from);
  const written = valid.c.packages.some(({ id }) => id === draft?.id);
  if (draft && !written) return draft;
  const of = (id: string | undefined) => quick.packages.find((p) => p.id === id);
  const ids = quick.packages.map(({ id }) => id);
  return of(renamings.among('packages', chosen.package, ids)) ?? of(headOf(valid.c, quick)) ?? quick.packages[0];
}
