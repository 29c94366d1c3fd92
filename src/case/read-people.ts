import type { Adoption, NoDeal, Party, Ratifier } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { inWords } from './read-issues.js';
import { readPoints, readValues } from './read-values.js';
import { DRIFT, WHOLE_POINTS } from './scalar.js';
import { ROLES } from './schema.js';

/** Reads names and roles into the context; values and no-deal follow once the issues are known. */
export function readParties(at: Cursor, context: Context): void {
  for (const [id, entry] of at.names()) {
    const roles = entry.get('roles').list.flatMap((r) => ROLES.filter((role) => role === r.words));
    context.parties.push({
      id,
      name: entry.get('name').words ?? inWords(id),
      roles: [...new Set(roles)],
      ...context.groundOf(entry),
    });
  }
  for (const party of context.parties) {
    const first = context.parties.find((p) => p.name === party.name)!;
    if (first === party) continue;
    context.problems.warning(
      'same-name',
      at.get(party.id).keyAt,
      `${first.id} and ${party.id} are both named '${party.name}'`,
      {
        why: 'results call parties by this name, and nobody could tell them apart',
        instead: `another name for ${party.id}`,
        also: [{ at: at.get(first.id).keyAt, what: 'the first' }],
      },
    );
  }
  if (context.parties.length > 0 && !context.parties.some((p) => p.roles.includes('signatory'))) {
    context.problems.error('no-signatory', at.keyAt, 'no party is a signatory', {
      why: 'somebody has to sign',
      instead: 'roles: [signatory] at those who do',
    });
  }
}

export function readPartyValues(values: Cursor, noDeal: Cursor, context: Context): void {
  for (const at of [values, noDeal]) {
    for (const [id, entry] of at.names()) {
      if (!context.parties.some((p) => p.id === id)) {
        context.problems.unknown(
          'unknown-party',
          entry.keyAt,
          'party',
          id,
          context.parties.map((p) => p.id),
        );
      }
    }
  }
  for (const party of context.parties) {
    if (values.has(party.id)) party.values = readValues(values.get(party.id), context, party.name);
    if (noDeal.has(party.id)) party.noDeal = readNoDeal(noDeal.get(party.id), context, party);
  }
}

/** Who signs or is asked must have values and a no-deal; who only endorses may go without. */
export function checkPartyValues(
  parties: Cursor,
  values: Cursor,
  noDeal: Cursor,
  adoption: Adoption,
  context: Context,
): void {
  for (const party of context.parties) {
    const missing = [...(values.has(party.id) ? [] : ['values']), ...(noDeal.has(party.id) ? [] : ['no-deal'])];
    if (missing.length === 0) continue;
    const names = [values, noDeal].flatMap((at) => at.names().map(([id]) => id));
    if (context.problems.toldAsBadName(party.id, names)) continue;
    const at = parties.get(party.id).keyAt;
    const decides = party.roles.includes('signatory') || adoption.vetoes.includes(party.id);
    if (decides) {
      context.problems.error('party-without-values', at, `${party.name} has no ${missing.join(' and no ')}`, {
        why: 'whether it accepts a package cannot be said',
        instead: `${missing[0]}: {${party.id}: …}`,
      });
    } else if (missing.length === 1) {
      context.problems.error(
        'party-without-values',
        at,
        `${party.name} has ${missing[0] === 'values' ? 'a no-deal' : 'values'} and no ${missing[0]}`,
        {
          why: 'one is read against the other',
          instead: `${missing[0]}: {${party.id}: …}`,
        },
      );
    } else if (party.roles.includes('endorser')) {
      context.problems.note('endorser-without-values', at, `${party.name} endorses, and its values are not given`, {
        why: 'it is left out of the tables until it has values and no-deal',
        instead: `values: {${party.id}: …} and no-deal: {${party.id}: …}; adoption: {vetoes: [${party.id}]} gives it a veto`,
      });
    }
  }
}

function readNoDeal(at: Cursor, context: Context, party: Party): NoDeal | undefined {
  const what = `what no agreement is worth to ${party.name}`;
  const driftWhat = `change of what no agreement is worth to ${party.name}`;
  if (at.number) {
    const number = context.number(at, WHOLE_POINTS, what);
    const drift = context.default(`${at.path}.drift`, DRIFT, driftWhat, 0, '0 per quarter');
    return number && { now: { kind: 'points', number }, drift, ...inheritedBy(at, context) };
  }
  if (!at.map) return undefined;
  const readable = at.names().every(([key]) => ['as', 'now', 'drift'].includes(key));
  if (readable && at.has('as') === at.has('now')) {
    context.problems.error(
      'no-deal-form',
      at.keyAt,
      at.has('as') ? 'no-deal has both now and as' : 'no-deal has neither now nor as',
      {
        instead: 'now: … to …, or as: PACKAGE for a package that stands for the status quo',
      },
    );
  }
  const number = context.number(at.get('now'), WHOLE_POINTS, what);
  const drift = at.has('drift')
    ? context.number(at.get('drift'), DRIFT, driftWhat)
    : context.default(`${at.path}.drift`, DRIFT, driftWhat, 0, '0 per quarter');
  const now: NoDeal['now'] | undefined = number
    ? { kind: 'points', number }
    : at.get('as').words
      ? { kind: 'package', package: at.get('as').words! }
      : undefined;
  return now && { now, ...(drift ? { drift } : {}), ...context.groundOf(at) };
}

function inheritedBy(at: Cursor, context: Context) {
  const ground = at.node && context.grounds.inherited(at.node.file.name, at.enclosing);
  return ground ? { ground } : {};
}

export function readRatifiers(at: Cursor, parties: Cursor, context: Context): Ratifier[] {
  return at.names().flatMap(([id, entry]) => {
    if (parties.has(id)) {
      context.problems.error('duplicate-name', entry.keyAt, `'${id}' is a party and a ratifier`, {
        why: 'results name both, and nobody could tell them apart',
        instead: `another name for the ratifier, as in ${id}-assembly`,
        also: [{ at: parties.get(id).keyAt, what: 'the party' }],
      });
    }
    const of = context.party(entry.get('of'));
    const name = entry.get('name').words ?? inWords(id);
    const word = entry.get('needed').words;
    if (word === 'always' || word === 'never') {
      context.problems.error('condition-slip', entry.get('needed').text!.at, `'${word}' is not a condition`, {
        instead:
          word === 'always'
            ? 'leave needed out: then its consent is needed for every package'
            : `leave ${id} out: a ratifier that is never needed says nothing`,
      });
      return [];
    }
    const needed = context.condition(entry.get('needed'), {
      always: 'its consent is needed for every package; needed can be left out',
      never: 'its consent is never needed',
    });
    const values = readRatifierValues(entry, context, name);
    const what = `worth to ${name} from which it accepts`;
    const acceptsFrom = entry.has('accepts-from')
      ? context.number(entry.get('accepts-from'), WHOLE_POINTS, what)
      : context.default(`${entry.path}.accepts-from`, WHOLE_POINTS, what, 50, '50');
    if (!of || !values || !acceptsFrom || (entry.has('needed') && !needed)) return [];
    const from = entry.get('values').words;
    return [
      {
        id,
        name,
        of: of.id,
        ...(needed ? { needed } : {}),
        values,
        ...(from ? { valuesFrom: from } : {}),
        acceptsFrom,
        ...context.groundOf(entry),
      },
    ];
  });
}

/** Own values, or those of a party with the points that differ. */
function readRatifierValues(entry: Cursor, context: Context, name: string): Ratifier['values'] | undefined {
  const at = entry.get('values');
  if (at.map) {
    if (entry.has('except')) {
      context.problems.error(
        'except-without-party',
        entry.get('except').keyAt,
        'except goes with the values of a party',
        {
          instead: 'values: PARTY, or the points in values itself',
        },
      );
    }
    return readValues(at, context, name);
  }
  const party = context.party(at);
  if (!party) return undefined;
  if (!party.values) {
    context.problems.error('party-without-values', at.text!.at, `${party.name} has no values to take over`, {
      instead: `values: {${party.id}: …}`,
    });
    return undefined;
  }
  const points = Object.fromEntries(Object.entries(party.values.points).map(([issue, of]) => [issue, { ...of }]));
  for (const [issue, options] of Object.entries(readPoints(entry.get('except'), context, name))) {
    const { shares } = party.values;
    const weightless = !shares[issue] && Object.values(shares).some((s) => s > 0);
    if (weightless) {
      context.problems.warning(
        'weightless',
        entry.get('except').get(issue).keyAt,
        `${party.name} gives ${issue} no weight`,
        {
          why: 'points that differ there change nothing',
        },
      );
    }
    const known = { ...points[issue], ...options };
    points[issue] = known;
  }
  return { ...party.values, points };
}

/** Who must accept; all signatories where the case says nothing. */
export function readAdoption(at: Cursor, context: Context): Adoption {
  const signatories = context.parties.filter((p) => p.roles.includes('signatory')).length;
  if (!at.map) return { atLeast: signatories, vetoes: [], given: false };
  if (at.has('signatories') && at.has('at-least')) {
    context.problems.error('adoption-form', at.keyAt, 'adoption has both signatories and at-least', {
      instead: 'one of the two',
    });
  }
  const atLeast = at.has('at-least') ? Number(at.get('at-least').words) : signatories;
  if (atLeast > signatories) {
    context.problems.error(
      'adoption-too-many',
      at.get('at-least').keyAt,
      `${atLeast} signatories are wanted and there are ${signatories}`,
      {
        instead: `at-least: ${signatories}`,
      },
    );
  }
  const vetoes = at.get('vetoes').list.flatMap((v) => context.party(v)?.id ?? []);
  return { atLeast, vetoes: [...new Set(vetoes)], given: true };
}
