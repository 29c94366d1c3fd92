import { generatorOf } from '../quantity/rates.js';
import type { Party } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { makeSumToOne, readRows } from './distribution.js';
import type { PartyStances } from './guarantee.js';
import type { CaseNumber } from './number.js';
import { isBelowOne } from './read-number.js';
import { CHANCE, CHANCE_OF_SEVERAL, CHANCE_PER_YEAR } from './scalar.js';

/** The stances of each guarantor; one that never changes where the case says nothing of them. */
export function readStances(at: Cursor, guarantors: readonly Party[], context: Context): PartyStances[] {
  for (const [id, entry] of at.names()) {
    const party = context.parties.find((p) => p.id === id);
    if (!party) {
      const ids = context.parties.map((p) => p.id);
      context.problems.unknown('unknown-party', entry.keyAt, 'party', id, ids);
    } else if (!guarantors.includes(party)) {
      context.problems.warning('unused', entry.keyAt, `nothing uses the stances of ${party.name}`, {
        why: 'it has no commitment',
      });
    }
  }
  return guarantors.map((party) =>
    at.has(party.id) ? readParty(at.get(party.id), party, context) : constant(at, party, context),
  );
}

/** One stance for good. */
function constant(at: Cursor, party: Party, context: Context): PartyStances {
  const level = 'supportive';
  const path = `${at.path || 'stances'}.${party.id}.start.${level}`;
  const start = context.default(path, CHANCE, whatStart(party, level), 1, '100%');
  return { party: party.id, levels: [level], start: [start], drifts: [] };
}

const whatStart = (party: Party, level: string) =>
  `chance that the government of ${party.name} is ${level} at the start`;

function readParty(at: Cursor, party: Party, context: Context): PartyStances {
  const names = at.get('start').names();
  const levels = names.map(([id]) => id);
  const start = names.flatMap(([id, entry]) => context.number(entry, CHANCE_OF_SEVERAL, whatStart(party, id)) ?? []);
  if (names.length === 0 && at.get('start').map) {
    context.problems.error('too-few', at.get('start').keyAt, `${party.name} has no stance`, {
      instead: 'start: {supportive: …%, indifferent: …%}',
    });
  }
  if (start.length === levels.length && start.length > 0)
    makeSumToOne(start, at.get('start'), `the chances of ${party.name} at the start`, context);
  if (at.has('drift') && at.has('yearly')) {
    context.problems.error('drift-and-yearly', at.get('yearly').keyAt, `${party.id} has both drift and yearly`, {
      instead: 'one of the two',
    });
  }
  const drifts = at.get('drift').numbered.flatMap((entry) => readDrift(entry, levels, party, context) ?? []);
  const yearly = at.get('yearly').map
    ? readRows(at.get('yearly'), levels, `stance of ${party.name} a year later`, context)
    : undefined;
  if (yearly) checkRates(yearly, levels, at.get('yearly'), context);
  return { party: party.id, levels, start, drifts, ...(yearly ? { yearly } : {}), ...context.groundOf(at) };
}

function readDrift(entry: Cursor, levels: readonly string[], party: Party, context: Context) {
  const level = (key: 'from' | 'to') => {
    const { words } = entry.get(key);
    if (words === undefined) return -1;
    if (!levels.includes(words))
      context.problems.unknown('unknown-stance', entry.get(key).text!.at, `stance of ${party.id}`, words, levels);
    return levels.indexOf(words);
  };
  const from = level('from');
  const to = level('to');
  if (from >= 0 && from === to) {
    context.problems.error('drift-to-itself', entry.get('to').text!.at, 'a stance cannot turn into itself', {
      instead: `another stance: ${levels.filter((_, i) => i !== from).join(', ')}`,
    });
  }
  const what = `chance per year of a turn of ${party.name} from ${levels[from] ?? '…'} to ${levels[to] ?? '…'}`;
  const chance = context.number(entry.get('chance'), CHANCE_PER_YEAR, what);
  if (!chance || from < 0 || to < 0 || from === to || !isBelowOne(chance, entry, context)) return undefined;
  return { from, to, chance };
}

/** Steps may be shorter than a year, so a yearly matrix has to come about by rates. */
function checkRates(rows: CaseNumber[][], levels: string[], at: Cursor, context: Context): void {
  if (rows.length !== levels.length || rows.some((row) => row.length !== levels.length)) return;
  const shares = rows.map((row) => {
    const sum = row.reduce((total, n) => total + n.value, 0);
    return row.map((n) => n.value / sum);
  });
  if (shares.flat().some((share) => !(share >= 0))) return;
  const found = generatorOf(shares);
  if ('generator' in found) return;
  const { row, column } = found.problem;
  const nearest = found.yearly.map((r, i) => `${levels[i]}: [${r.map((x) => `${(100 * x).toFixed(1)}%`).join(', ')}]`);
  context.problems.error(
    'no-rates',
    at.get(levels[row]!).keyAt,
    `no rates bring this year about: from ${levels[row]} to ${levels[column]} they would have to be negative`,
    {
      why: 'within a year a stance may change more than once, and a year in which nearly everybody changes sides cannot be cut into shorter steps',
      instead: `drift: {from: …, to: …, chance: …}, or the nearest year that can: ${nearest.join('; ')}`,
    },
  );
}
