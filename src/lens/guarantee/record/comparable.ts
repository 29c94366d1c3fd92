import type { Records, ReferenceClass, ReferenceCurve } from '../../../evidence/record.js';
import type { ProfileResult } from '../assess.js';

/** Classes that a share of kept commitments is set beside: the one that fits best, and those that count otherwise. */
export interface Comparable {
  fits: ReferenceClass;
  others: ReferenceClass[];
}

/**
 * Wars in which an alliance was called upon, for the promises of a package. A promise of the game is one of help
 * against an attack, so it is a defence obligation; the era is ours. Where several promise, multilateral alliances stand
 * beside it, where one does, bilateral ones. Then the rival codings, the other era and the other data.
 *
 * @returns Undefined where the records have none of them.
 */
export function comparableOf({ answers }: ProfileResult, records: Records): Comparable | undefined {
  const guarantors = new Set(answers.structure.profile.promises.map(({ commitment }) => commitment.by));
  const [fits, ...others] = honouringClasses(guarantors.size, records);
  return fits && { fits, others };
}

/** What {@link comparableOf} chooses from, the one that fits best first. @param promising How many parties promise. */
export function honouringClasses(promising: number, { classes }: Records): ReferenceClass[] {
  const shape =
    promising > 1 ? 'alliance.honoured.multilateral.post1945' : 'alliance.honoured.bilateral.defense.post1945';
  return known(classes, ['alliance.honoured.defense.post1945', shape, ...OTHERS]);
}

const OTHERS = [
  'alliance.honoured.defense.post1945.excl-arab-league',
  'alliance.honoured.post1945',
  'alliance.honoured.defense.pre1945',
  'alliance.honoured.all',
  'alliance.honoured.lenient',
  'alliance.honoured.altcoding',
  'ally.honoured.la.all',
];

/** How long alliances lasted: by legal form, with the obligation, and until violation alone. */
export function lifetimeCurves({ curves }: Records): ReferenceCurve[] {
  return known(curves, [
    'alliance.lifetime.treaty',
    'alliance.lifetime.executive',
    'alliance.lifetime.defense',
    'alliance.unviolated.all',
  ]);
}

/** Change of the coalition behind a leader, and of the leader, in a year. */
export function turnoverClasses({ classes }: Records): ReferenceClass[] {
  return known(classes, [
    'state-year.sols-change.democracy',
    'state-year.sols-change.nondemocracy',
    'state-year.leader-change.democracy',
    'state-year.leader-change.nondemocracy',
  ]);
}

/** How long peace held after fighting between states, after cease-fires and agreements; how long agreements lasted. */
export function peaceCurves({ curves }: Records): ReferenceCurve[] {
  return known(curves, [
    'dyad.peace.interstate',
    'dyad.peace.ceasefire',
    'dyad.peace.peace-agreement',
    'dyad.peace.low-activity',
    'peace-agreement.lasting.all',
  ]);
}

const known = <T>(all: Record<string, T>, ids: readonly string[]): T[] =>
  ids.flatMap((id) => (all[id] === undefined ? [] : [all[id]]));
