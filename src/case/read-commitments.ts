import type { Place } from '../shared/diagnostic.js';
import type { Condition, ConditionNode } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { Commitment, Form, PartyStances } from './guarantee.js';
import type { CaseNumber } from './number.js';
import type { Sides } from './read-guarantee.js';
import { inWords } from './read-issues.js';
import { numberOr } from './read-number.js';
import { CHANCE, COST, DURATION } from './scalar.js';
import { constantValue } from './truth.js';

export function readForms(at: Cursor, context: Context): Form[] {
  return at.names().flatMap(([id, entry]) => {
    const name = entry.get('name').words ?? inWords(id);
    const notice = context.number(
      entry.get('notice'),
      DURATION,
      `time between notice and the end of a promise: ${name}`,
    );
    const leaving = context.number(entry.get('leaving'), COST, `cost to a government of giving notice: ${name}`);
    const refusing = context.number(entry.get('refusing'), COST, `cost to a government of refusing help: ${name}`);
    return notice && leaving && refusing ? [{ id, name, notice, leaving, refusing, ...context.groundOf(entry) }] : [];
  });
}

/** Promises and deployments. `forms` are the names of the legal forms, as written. Every guarantor has to say somewhere what honouring costs it. */
export function readCommitments(
  at: Cursor,
  forms: readonly string[],
  stances: readonly PartyStances[],
  sides: Sides,
  context: Context,
): Commitment[] {
  const commitments = at
    .names()
    .flatMap(([id, entry]) => readCommitment(id, entry, forms, stances, sides, context) ?? []);
  for (const of of stances) {
    const own = at.names().filter(([, entry]) => entry.get('by').words === of.party);
    if (own.length === 0 || own.some(([, entry]) => entry.has('honouring') || !isDeployment(entry))) continue;
    context.problems.error(
      'missing-honouring',
      own[0]![1].keyAt,
      `${of.party} does not say what coming to help costs it`,
      {
        why: 'whether it would come hangs on that',
        instead: `honouring: {${of.levels.map((id) => `${id}: …`).join(', ')}}`,
      },
    );
  }
  return commitments;
}

const isDeployment = (entry: Cursor) => entry.get('kind').words === 'deployment';

function readCommitment(
  id: string,
  entry: Cursor,
  forms: readonly string[],
  stances: readonly PartyStances[],
  sides: Sides,
  context: Context,
): Commitment | undefined {
  const by = context.party(entry.get('by'));
  const name = entry.get('name').words ?? inWords(id);
  const given = context.condition(entry.get('given'), { never: 'the commitment stands in no package' });
  checkProtects(entry, sides, context);
  checkTrigger(entry.get('trigger'), sides, context);
  const kind = isDeployment(entry) ? 'deployment' : 'promise';
  const levels = stances.find((s) => s.party === by?.id)?.levels ?? [];
  checkKeys(entry, kind, levels, context);
  const form = kind === 'promise' ? readForm(entry, given, forms, context) : [];
  const honouring = readByStance(
    entry.get('honouring'),
    levels,
    `cost to a government of ${by?.name} of coming to help: ${name}`,
    context,
  );
  const adds = numberOr(
    entry.get('adds'),
    CHANCE,
    `chance that help adds to the defence: ${name}`,
    0.4,
    '40%',
    context,
  );
  const tripwire = entry.has('tripwire')
    ? context.number(entry.get('tripwire'), COST, `what refusing costs on top while the force stands: ${name}`)
    : undefined;
  const recalling =
    kind === 'deployment'
      ? numberOr(entry.get('recalling'), COST, `cost of calling the force back: ${name}`, 0, '0', context)
      : undefined;
  const upkeep = readUpkeep(entry.get('upkeep'), levels, `cost of keeping it for good: ${name}`, context);
  if (!by || !given || !adds || levels.length === 0) return undefined;
  return {
    id,
    name,
    by: by.id,
    protects: sides.defender.id,
    kind,
    given,
    form,
    honouring,
    adds,
    ...(tripwire ? { tripwire } : {}),
    ...(recalling ? { recalling } : {}),
    upkeep,
    ...context.groundOf(entry),
  };
}

function checkProtects(entry: Cursor, sides: Sides, context: Context): void {
  const party = context.party(entry.get('protects'));
  if (!party || party === sides.defender) return;
  context.problems.error('protects-another', entry.get('protects').text!.at, `${party.id} is not the defender`, {
    why: 'commitments are computed for the one party that may be attacked',
    instead: `protects: ${sides.defender.id}`,
  });
}

/** The one trigger there is: an attack on the party that is protected. */
function checkTrigger(at: Cursor, sides: Sides, context: Context): void {
  const [, of] = /^attack on (\S+)$/.exec(at.words ?? '') ?? [];
  if (at.words === undefined || of === sides.defender.id) return;
  context.problems.error(
    'trigger',
    at.text!.at,
    of ? `an attack on ${of} does not occur here` : `'${at.words}' is no trigger`,
    {
      why: `${sides.adversary.id} may attack ${sides.defender.id} and nobody else`,
      instead: `trigger: attack on ${sides.defender.id}; or leave it out`,
    },
  );
}

/** Keys that a promise or a deployment needs or may not have. */
function checkKeys(entry: Cursor, kind: Commitment['kind'], levels: readonly string[], context: Context): void {
  if (!entry.map) return;
  const foreign = kind === 'promise' ? ['tripwire', 'recalling'] : ['form'];
  for (const key of foreign.filter((k) => entry.has(k))) {
    const other = kind === 'promise' ? 'deployment' : 'promise';
    context.problems.error('commitment-keys', entry.get(key).keyAt, `${key} belongs to a ${other}`, {
      instead:
        kind === 'promise' ? 'kind: deployment' : `leave ${key} out, or write the promise as a commitment of its own`,
    });
  }
  const needed = kind === 'promise' ? ['form', 'honouring'] : ['tripwire'];
  const missing = needed.filter((k) => !entry.has(k));
  if (missing.length === 0) return;
  const words: Record<string, string> = {
    form: 'form: NAME of one of the forms',
    honouring: `honouring: {${levels.map((id) => `${id}: …`).join(', ')}}`,
    tripwire: 'tripwire: …, the points that refusing costs on top while the force stands',
  };
  context.problems.error('commitment-keys', entry.keyAt, `a ${kind} needs ${missing.join(' and ')}`, {
    instead: missing.map((k) => words[k]).join('; '),
  });
}

/** A form, or forms by cases: one of them has to hold wherever the promise stands. */
function readForm(
  entry: Cursor,
  given: Condition | undefined,
  forms: readonly string[],
  context: Context,
): Commitment['form'] {
  const at = entry.get('form');
  const known = (id: string, place: Place) => {
    const found = forms.includes(id);
    if (!found) {
      context.problems.unknown('unknown-form', place, 'form', id, forms);
    }
    return found;
  };
  if (at.words !== undefined) return known(at.words, at.text!.at) ? [{ form: at.words }] : [];
  const before = context.problems.list.length;
  const names = at.names();
  const cases = names.flatMap(([id, entry], i) => {
    const otherwise = entry.words === 'otherwise';
    if (otherwise && i < names.length - 1) {
      context.problems.error('cases-form', entry.text!.at, 'otherwise stands before other forms', {
        instead: 'otherwise last',
      });
    }
    const when = otherwise ? undefined : context.condition(entry, { never: 'the promise never has this form' });
    return known(id, entry.keyAt) && (when || otherwise) ? [{ form: id, ...(when ? { when } : {}) }] : [];
  });
  const read = context.problems.list.slice(before).every((d) => d.severity !== 'error');
  if (read && given && at.map && cases.every((c) => c.when)) checkSomeForm(at, given, cases, context);
  return cases;
}

/** Complains where the promise may stand and none of its forms holds. */
function checkSomeForm(at: Cursor, given: Condition, cases: Commitment['form'], context: Context): void {
  const some: ConditionNode = { kind: 'or', of: cases.map((c) => c.when!.node) };
  const formless: ConditionNode = { kind: 'and', of: [given.node, { kind: 'not', of: some }] };
  if (context.unclear.size > 0 || constantValue(formless, context.ordered) === false) return;
  const last = cases.at(-1)?.form ?? 'FORM';
  context.problems.error('no-form', at.keyAt, 'the promise can stand without a form', {
    why: `where ${given.text}, none of these conditions need hold`,
    instead: `otherwise for the last form, as in {…, ${last}: otherwise}`,
  });
}

/** Points by stance; one number for all where one is written. */
function readByStance(
  at: Cursor,
  levels: readonly string[],
  what: string,
  context: Context,
): Record<string, CaseNumber> {
  if (at.number) {
    const number = context.number(at, COST, what);
    return number ? Object.fromEntries(levels.map((id) => [id, number])) : {};
  }
  const names = at.names();
  for (const [id, entry] of names) {
    if (!levels.includes(id)) context.problems.unknown('unknown-stance', entry.keyAt, 'stance', id, levels);
  }
  const missing = levels.filter((id) => !at.has(id));
  if (at.map && missing.length && names.every(([id]) => levels.includes(id))) {
    context.problems.error('missing-stance', at.keyAt, `no points for ${missing.join(', ')}`, {
      instead: missing.map((id) => `${id}: …`).join(', '),
    });
  }
  const read = levels.flatMap((id): [string, CaseNumber][] => {
    const number = at.has(id) ? context.number(at.get(id), COST, `${what}, ${id}`) : undefined;
    return number ? [[id, number]] : [];
  });
  return Object.fromEntries(read);
}

/** 0 for every stance where nothing is written. */
function readUpkeep(at: Cursor, levels: readonly string[], what: string, context: Context): Record<string, CaseNumber> {
  if (at.node) return readByStance(at, levels, what, context);
  const none = context.default(at.path, COST, what, 0, '0');
  return Object.fromEntries(levels.map((id) => [id, none]));
}
