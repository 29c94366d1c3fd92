import { prospects } from '../../../process/index.js';
import { expectedAt } from '../../../process/instants.js';
import type { ProfileResult } from '../assess.js';
import { helpOf } from '../endings.js';
import { gameOf, type Stakes, stancesOf } from '../game.js';

/** Shifts that are tried, in points. */
export const SHIFTS = [2, 5, 10, 15, 20, 30];

/** Numbers of the case that are moved together, and what that does. */
export interface Shift {
  /** What helping costs every government, or what breaking a promise costs. */
  moved: 'honouring' | 'refusing';
  /** What they are in the case, from the smallest to the largest, in points. */
  from: [lo: number, hi: number];
  /** The first shift that does it, and what is tested then; left out where none of {@link SHIFTS} does. */
  does?: { points: number; tested: number };
}

/**
 * Which numbers of the case make `tested` what it is: by how many points what helping costs every government, or what
 * refusing costs under every promise, would have to be another for it to be where it is wanted. Each is tried alone, in
 * steps, in the direction that moves help the wanted way while everything else stays; no cost falls below 0.
 *
 * @param fewer Whether less help is wanted.
 */
export function shiftsTo(head: ProfileResult, wanted: (tested: number) => boolean, fewer: boolean): Shift[] {
  const { part, profile, guarantors } = head.answers.structure;
  const honouring = guarantors.flatMap((g) => {
    const costs = helpOf(part, profile, g).honouring;
    return stancesOf(part, g).map((stance) => costs[stance]?.value ?? 0);
  });
  const refusing = profile.promises.map(({ form }) => form.refusing.value);
  const does = (moved: Shift['moved'], costs: readonly number[], up: boolean): Shift[] => {
    if (costs.length === 0) return [];
    const from: Shift['from'] = [Math.min(...costs), Math.max(...costs)];
    for (const points of up ? SHIFTS : SHIFTS.filter((shift) => shift <= from[0])) {
      const tested = testedWith(head, { [moved]: up ? points : -points });
      if (tested !== null && wanted(tested)) return [{ moved, from, does: { points: up ? points : -points, tested } }];
    }
    return [{ moved, from }];
  };
  return [...does('honouring', honouring, fewer), ...does('refusing', refusing, !fewer)];
}

/** P(somebody helps | attacked within the horizon) with something changed; null where hardly any attack comes. */
function testedWith(head: ProfileResult, change: Partial<Stakes>): number | null {
  const { structure, stakes } = head.answers;
  const { model, horizonSteps } = gameOf(structure, { ...stakes, ...change });
  const { yes, entered } = prospects(model, horizonSteps);
  const { instants, list: endings } = structure.table;
  const helped = Float64Array.from(endings, ({ helpers }) => (helpers > 0 ? 1 : 0));
  const helps = expectedAt(instants, yes, helped);
  let [attacked, met] = [0, 0];
  entered.forEach((chance, i) => {
    attacked += chance;
    met += chance * helps[i]!;
  });
  return attacked < 1e-12 ? null : met / attacked;
}
