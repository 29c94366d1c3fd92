import { hasErrors } from '../shared/diagnostic.js';
import type { Issue, NamedPackage, Party } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { GuaranteePart } from './guarantee.js';
import { readBalance } from './read-balance.js';
import { readBehaviour } from './read-behaviour.js';
import { readBeside } from './read-beside.js';
import { readCalendar } from './read-calendar.js';
import { readCommitments, readForms } from './read-commitments.js';
import { readDiscount, readFutures } from './read-futures.js';
import { isAboveZero, numberOr } from './read-number.js';
import { readStances } from './read-stances.js';
import { DURATION } from './scalar.js';
import { issuesOf } from './truth.js';

/** Years of a step. */
const STEPS = { month: 1 / 12, quarter: 1 / 4, 'half-year': 1 / 2, year: 1 } as const;

/**
 * How long an agreement would hold: everything that hangs on `commitments`. @returns Nothing where the case has none,
 * or where something needed cannot be read, which is then reported.
 */
export function readGuarantee(
  top: Cursor,
  packages: readonly NamedPackage[],
  asOf: string,
  context: Context,
): GuaranteePart | undefined {
  const at = top.get('commitments');
  if (!hasCommitments(top)) return undefined;
  const sides = readSides(at, context);
  const step = Object.hasOwn(STEPS, top.get('step').words ?? '')
    ? (top.get('step').words as keyof typeof STEPS)
    : 'quarter';
  const horizon = numberOr(top.get('horizon'), DURATION, 'how far ahead the answers look', 15, '15 years', context);
  const tail = numberOr(top.get('tail'), DURATION, 'how much further is looked behind that', 30, '30 years', context);
  if (horizon) isAboveZero(horizon, top.get('horizon'), context);

  const guarantors = guarantorsOf(at, context);
  const forms = readForms(top.get('forms'), context);
  const formNames = top
    .get('forms')
    .names()
    .map(([id]) => id);
  const stances = readStances(top.get('stances'), guarantors, context);
  const commitments = sides && readCommitments(at, formNames, stances, sides, context);
  const end = horizon && tail ? horizon.value + tail.value : undefined;
  const events = readCalendar(top.get('calendar'), stances, asOf, end, context);
  const behaviour = readBehaviour(top.get('behaviour'), guarantors, context);
  const lasting = top.get('lasting').list.flatMap((i) => (i.words ? (context.issue(i.words, i.keyAt)?.id ?? []) : []));
  const balance = readBalance(top.get('balance'), sides, context);
  const futures = sides && readFutures(top.get('futures'), packages, sides, guarantors, context);
  const discount = readDiscount(top.get('discount'), Object.keys(futures?.futures ?? {}), context);
  const beside = readBeside(top.get('beside'), context);
  if (sides && commitments && !hasErrors(context.problems.list))
    warnOfProtectionTwice(top, commitments, sides.defender, context);
  if (!sides || !horizon || !tail || !commitments || !behaviour || !balance || !futures) return undefined;
  return {
    step: { years: STEPS[step], name: step },
    horizon,
    tail,
    adversary: sides.adversary.id,
    protects: sides.defender.id,
    forms,
    commitments,
    stances,
    events,
    behaviour,
    lasting: [...new Set(lasting)],
    discount,
    balance,
    ...futures,
    beside,
  };
}

/** Whether a case says anything that its guarantee part can hang on. */
export const hasCommitments = (top: Cursor) => top.get('commitments').names().length > 0;

/** Who may attack, and who is attacked. */
export interface Sides {
  adversary: Party;
  defender: Party;
}

function readSides(at: Cursor, context: Context): Sides | undefined {
  const [adversary, ...adversaries] = context.parties.filter((p) => p.roles.includes('adversary'));
  const [defender, ...defenders] = context.parties.filter((p) => p.roles.includes('defender'));
  if (adversary && defender && !adversaries.length && !defenders.length) return { adversary, defender };
  const count = (role: string, first: Party | undefined, more: readonly Party[]) =>
    first
      ? [first, ...more].map((p) => p.id).join(', ') + (more.length ? ` are all ${role}` : ` is ${role}`)
      : `no party is ${role}`;
  context.problems.error(
    'guarantee-sides',
    at.keyAt,
    `${count('adversary', adversary, adversaries)}; ${count('defender', defender, defenders)}`,
    {
      why: 'commitments are computed for one party that may attack and one that they protect',
      instead: 'roles: [adversary] at one party and roles: [defender] at one other',
    },
  );
  return undefined;
}

/** Parties that commit themselves, as commitments first name them. Each has to be a guarantor. */
function guarantorsOf(at: Cursor, context: Context): Party[] {
  const found: Party[] = [];
  for (const [, entry] of at.names()) {
    const party = context.party(entry.get('by'));
    if (!party || found.includes(party)) continue;
    if (!party.roles.includes('guarantor')) {
      context.problems.error('not-a-guarantor', entry.get('by').text!.at, `${party.id} is no guarantor`, {
        instead: `guarantor among the roles of ${party.id}`,
      });
    }
    found.push(party);
  }
  return found;
}

/** Points for protection are computed here; where the defender's own points hold them too, they count twice. */
function warnOfProtectionTwice(
  top: Cursor,
  commitments: GuaranteePart['commitments'],
  defender: Party,
  context: Context,
): void {
  const shares = defender.values?.shares ?? {};
  const named = new Set(commitments.flatMap((c) => issuesOf(c.given.node)));
  const heavy = context.issues.filter((i: Issue) => named.has(i.id) && (shares[i.id] ?? 0) > 0.5);
  for (const { id } of heavy) {
    const weight = top.get('values').get(defender.id).get('weight');
    context.problems.warning(
      'protection-twice',
      weight.has(id) ? weight.get(id).keyAt : weight.keyAt,
      `${id} weighs more with ${defender.name} than all other issues together`,
      {
        why: 'what its commitment protects is computed and added, so points for protection would count twice',
        instead: 'a weight for what it is worth apart from protection',
      },
    );
  }
}
