import type { Constraint, Correction, Settlement } from '../../settlement/result.js';
import type { Finding } from '../finding.js';
import { count, counted, fixed, list, title } from '../text.js';
import { certificate } from './certify.js';
import { type Context, checkOf, cite, constraintGrounds, constraintText, lineOf, noDealGround } from './context.js';
import { describePackage } from './packages.js';

/** What, dropped or lowered, would make something signable: every way that is minimal by inclusion. */
export function correctionsFinding(context: Context, settlement: Settlement): Finding {
  const { whyNoDeal, checks, counts } = settlement;
  const rows = whyNoDeal.corrections.flatMap((correction, n) =>
    correction.amounts.map((amount, m) => ({
      id: `${n + 1}.${m + 1}`,
      name: title(correctionText(context, correction, amount.lower)),
      cells: [
        { text: count(amount.packages), number: amount.packages },
        { text: describePackage(context, amount.package) },
      ],
    })),
  );
  return {
    id: 'settlement/corrections',
    lens: 'settlement',
    question: 'What would open agreement?',
    about: {},
    sentence: whyNoDeal.signableAlready
      ? `Agreement is possible: ${counted(counts.signable, 'package')} could be signed.`
      : openings(context, settlement, rows.length),
    value: {
      kind: 'table',
      of: 'smallest correction',
      columns: [
        { id: 'opens', name: 'packages it opens' },
        { id: 'witness', name: 'one of them' },
      ],
      rows,
    },
    grounds: [...new Set(whyNoDeal.corrections.flatMap((x) => constraintGrounds(context, x.constraints)))],
    certificate: whyNoDeal.partial ? 'not proven' : certificate([checkOf(checks, 'checkCorrections')]),
  };
}

/** How many of the corrections the sentence names. */
const NAMED = 3;

function openings(context: Context, settlement: Settlement, amounts: number): string {
  const { whyNoDeal, counts } = settlement;
  const { corrections } = whyNoDeal;
  const partial = whyNoDeal.partial ?? (settlement.partial && 'not all packages were looked at');
  if (partial && corrections.length === 0) return `What would open agreement was not searched to the end: ${partial}.`;
  if (counts.packages === 0) return 'Nothing that a party gives up would help: the rules leave no package.';
  if (corrections.length === 0) {
    return 'Nothing that a party gives up would help: the adoption rule asks for more consent than there are voters.';
  }
  const named = [...corrections].sort((a, b) => a.constraints.length - b.constraints.length).slice(0, NAMED);
  const ways = named.map((x) => {
    const amount = x.amounts[0]!;
    return `${correctionText(context, x, amount.lower)} (opens ${counted(amount.packages, 'package')})`;
  });
  const more = amounts > named.length ? ` ${count(amounts)} such ways in all.` : '';
  const lead =
    corrections.length === 1
      ? 'One smallest change opens agreement: '
      : 'Smallest changes that open agreement, each enough by itself: ';
  return `${lead}${ways.join('; ')}.${more}`;
}

/** A correction in words, party by party: "Russia to drop its exchange “…” [¶6] and settle for 2.1 points less than no-deal [¶8]". */
function correctionText(
  context: Context,
  { constraints }: Correction,
  lower: Correction['amounts'][number]['lower'],
): string {
  const parties = [...new Set(constraints.map((x) => x.party))];
  const clauses = parties.map((party) => {
    const gives = constraints
      .filter((x) => x.party === party)
      .map((x) => {
        if (x.kind === 'line') {
          const line = lineOf(context, party, x.line);
          return `drop its ${line.kind} “${line.name}”${cite(context, line.ground)}`;
        }
        const by = lower.find((l) => l.party === party)?.by ?? 0;
        return `settle for ${fixed(by)} points less than no-deal${cite(context, noDealGround(context, party))}`;
      });
    return `${context.actors[party]!.name} to ${list(gives)}`;
  });
  return list(clauses);
}

/** Sets of lines and thresholds that cannot all be kept, minimal: somebody in each set has to give. */
export function conflictsFinding(context: Context, settlement: Settlement): Finding[] {
  const { whyNoDeal, checks } = settlement;
  const conflicts = whyNoDeal.conflicts.filter((set) => set.length > 0);
  if (whyNoDeal.signableAlready || conflicts.length === 0) return [];
  const items = conflicts.map((set, n) => ({
    id: String(n + 1),
    name: list(set.map((x) => constraintText(context, x))),
  }));
  return [
    {
      id: 'settlement/conflicts',
      lens: 'settlement',
      question: 'Why can nothing be signed?',
      about: {},
      sentence: conflictSentence(items.map((item) => item.name)),
      value: { kind: 'set', items },
      grounds: [...new Set(conflicts.flatMap((set) => constraintGrounds(context, set)))],
      certificate: whyNoDeal.partial ? 'not proven' : certificate([checkOf(checks, 'checkConflicts')]),
    },
  ];
}

function conflictSentence(sets: readonly string[]): string {
  if (sets.length === 1) return `These cannot all be kept, so one of them has to give: ${sets[0]}.`;
  const shortest = sets.reduce((a, b) => (b.length < a.length ? b : a));
  return `${counted(sets.length, 'set')} of lines and expectations cannot all be kept, and in each one has to give; the shortest is ${shortest}.`;
}

/** For each line and threshold alone: how many packages could be signed without it. */
export function carriesFinding(context: Context, settlement: Settlement): Finding[] {
  // Without packages, dropping a line changes nothing.
  if (settlement.counts.packages === 0) return [];
  const { carries, checks, counts } = settlement;
  const sorted = [...carries].sort((a, b) => b.signable - a.signable);
  const heavy = sorted.filter((x) => x.signable > counts.signable);
  const without = heavy.slice(0, 2).map((x) => `${count(x.signable)} if ${dropped(context, x.constraint)}`);
  return [
    {
      id: 'settlement/carries',
      lens: 'settlement',
      question: 'Which lines carry the answer?',
      about: {},
      sentence:
        heavy.length === 0
          ? `No single line or expectation carries the answer: dropping any one of ${count(sorted.length)} leaves ${counted(counts.signable, 'package')} that could be signed.`
          : `${count(counts.signable)} could be signed; it would be ${list(without)}.`,
      value: {
        kind: 'table',
        of: 'line or expectation dropped',
        columns: [{ id: 'signable', name: 'packages that could then be signed' }],
        rows: sorted.map((x) => ({
          id: constraintId(context, x.constraint),
          name: title(constraintText(context, x.constraint)),
          cells: [{ text: count(x.signable), number: x.signable, grounds: constraintGrounds(context, [x.constraint]) }],
        })),
      },
      grounds: constraintGrounds(
        context,
        heavy.map((x) => x.constraint),
      ),
      certificate: certificate([checkOf(checks, 'checkCounts')]),
    },
  ];
}

/** What it means that one line or expectation is dropped. */
function dropped(context: Context, x: Constraint): string {
  const { name } = context.actors[x.party]!;
  if (x.kind === 'threshold') {
    const worth = fixed(context.space.parties[x.party]!.threshold);
    return `${name} took anything within its red lines (no agreement is worth ${worth}${cite(context, noDealGround(context, x.party))})`;
  }
  const line = lineOf(context, x.party, x.line);
  return `${name} dropped its ${line.kind} “${line.name}”${cite(context, line.ground)}`;
}

function constraintId(context: Context, x: Constraint): string {
  const party = context.actors[x.party]!.id;
  return x.kind === 'line' ? `${party}/${context.space.parties[x.party]!.refuses[x.line]!.name}` : `${party}/no-deal`;
}
