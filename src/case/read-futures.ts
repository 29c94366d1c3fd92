import { hasErrors } from '../shared/diagnostic.js';
import type { NamedPackage, Party } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { GuaranteePart } from './guarantee.js';
import type { CaseNumber } from './number.js';
import type { Sides } from './read-guarantee.js';
import { isAboveZero, isBelowOne, numberOr, readCased } from './read-number.js';
import { DISCOUNT, WHOLE_POINTS } from './scalar.js';

const ENDINGS = { held: 'in which the attack is held', lost: 'that is lost to the attacker' } as const;
type Ending = keyof typeof ENDINGS;

/** What a renewed war is worth. Both endings, for the defender, the adversary and every guarantor at least. */
export function readFutures(
  at: Cursor,
  packages: readonly NamedPackage[],
  sides: Sides,
  guarantors: readonly Party[],
  context: Context,
): Pick<GuaranteePart, 'futures' | 'futuresGiven'> | undefined {
  const needed = [sides.defender, sides.adversary, ...guarantors];
  if (!at.node) {
    context.problems.error('missing-futures', at.keyAt, 'the case has commitments and no futures', {
      why: 'whether a promise is kept hangs on what a renewed war is worth to each',
      instead: `futures: {held: {${needed.map((p) => `${p.id}: …`).join(', ')}}, lost: {…}}`,
    });
    return undefined;
  }
  const futures: GuaranteePart['futures'] = {};
  const named = (ending: Ending) => at.get(ending).names();
  for (const [id, entry] of [...named('held'), ...named('lost')]) {
    if (!context.parties.some((p) => p.id === id)) {
      const ids = context.parties.map((p) => p.id);
      context.problems.unknown('unknown-party', entry.keyAt, 'party', id, ids);
    }
  }
  for (const party of context.parties) {
    const read = (ending: Ending) => {
      const what = `worth to ${party.name} of a renewed war ${ENDINGS[ending]}`;
      return readCased(at.get(ending).get(party.id), WHOLE_POINTS, what, context);
    };
    const missing = (['held', 'lost'] as const).filter((e) => !at.get(e).has(party.id));
    if (missing.length === 2 && !needed.includes(party)) continue;
    // A whole ending that is missing is told once, where the keys are checked.
    for (const ending of missing.filter((e) => at.has(e))) {
      context.problems.error(
        'missing-futures',
        at.get(ending).keyAt,
        `${party.name} does not say what a renewed war is worth ${ENDINGS[ending]}`,
        { instead: `under ${ending}: ${party.id}: …` },
      );
    }
    if (missing.length) continue;
    const held = read('held');
    const lost = read('lost');
    if (!held || !lost) continue;
    futures[party.id] = { held, lost, ...context.groundOf(at) };
    const ending = (['held', 'lost'] as const).find((e) =>
      futures[party.id]![e].cases.some(({ number }) => number.value > 0),
    );
    if (ending && !party.values) warnOfWarAbovePeace(at.get(ending).get(party.id), party, context);
  }
  const given = readGiven(at.get('given'), packages, context);
  return { futures, ...(given ? { futuresGiven: given } : {}) };
}

function warnOfWarAbovePeace(at: Cursor, { id, name }: Party, context: Context): void {
  context.problems.warning('war-above-peace', at.keyAt, `a renewed war is worth more to ${name} than peace`, {
    why: `${name} has no values, so peace is worth 0 to it, whatever is agreed`,
    instead: `0 or less: how much worse than peace the war is; or values: {${id}: …} and no-deal: {${id}: …}`,
  });
}

/** The package to whose settlement the futures refer: every issue of it is settled. */
function readGiven(at: Cursor, packages: readonly NamedPackage[], context: Context): string | undefined {
  const id = at.words;
  if (id === undefined) return undefined;
  const named = packages.find((p) => p.id === id);
  if (!named) {
    const ids = packages.map((p) => p.id);
    context.problems.unknown('unknown-package', at.text!.at, 'package', id, ids);
    return undefined;
  }
  const open = context.issues.filter((i) => !Object.hasOwn(named.options, i.id)).map((i) => i.id);
  if (open.length && !hasErrors(context.problems.list)) {
    context.problems.error('status-quo-open', at.text!.at, `package ${id} leaves ${open.join(', ')} open`, {
      why: 'futures refer to one settlement: every issue stands somehow',
      instead: `an option for ${open.join(', ')} in ${id}`,
    });
  }
  return id;
}

/** @param parties Ids of those with futures. */
export function readDiscount(at: Cursor, parties: readonly string[], context: Context): Record<string, CaseNumber> {
  const discount: Record<string, CaseNumber> = {};
  for (const [id, entry] of at.names()) {
    const party = context.parties.find((p) => p.id === id);
    if (!party) {
      const ids = context.parties.map((p) => p.id);
      context.problems.unknown('unknown-party', entry.keyAt, 'party', id, ids);
    } else if (parties.length && !parties.includes(id)) {
      context.problems.warning('unused', entry.keyAt, `nothing uses the discount of ${party.name}`, {
        why: 'futures do not name it',
      });
    }
  }
  for (const { id, name } of context.parties.filter((p) => parties.includes(p.id))) {
    const what = `by how much a year later counts less to ${name}`;
    const number = numberOr(at.get(id), DISCOUNT, what, 0.05, '5% per year', context);
    const why = 'what goes on for ever would otherwise be worth nothing or without end';
    if (number && isAboveZero(number, at, context, why) && isBelowOne(number, at, context)) discount[id] = number;
  }
  return discount;
}
