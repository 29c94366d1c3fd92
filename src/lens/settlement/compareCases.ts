import type { Cell, Finding, Table } from '../finding.js';
import { column, count, list, signed, title } from '../text.js';
import type { Assessed } from './assess.js';

/**
 * Two cases, as a rule two readings of one: for each package that both name, how margins differ and whose answer
 * flips; and how many packages could be signed in each. Points of a party are compared only with its own.
 */
export function compareCases(a: Assessed, b: Assessed): Finding {
  const parties = a.context.actors.filter((x) => b.context.actors.some((y) => y.id === x.id));
  const packages = a.packages.filter((p) => !p.found && b.packages.some((q) => q.id === p.id));
  const flips: string[] = [];
  const rows: Table['rows'] = packages.map((p) => {
    const q = b.packages.find((x) => x.id === p.id)!;
    const cells = parties.map((party): Cell => {
      const was = p.explained.standings[a.context.actors.findIndex((x) => x.id === party.id)]!;
      const is = q.explained.standings[b.context.actors.findIndex((x) => x.id === party.id)]!;
      if (!was.needed && !is.needed) return { text: 'not needed' };
      if (was.accepts !== is.accepts) flips.push(`${party.name} on ${p.name} (${arrow(was.accepts, is.accepts)})`);
      const margin =
        signed(was.margin) === signed(is.margin) ? signed(is.margin) : `${signed(was.margin)} → ${signed(is.margin)}`;
      return {
        text: `${margin} ${arrow(was.accepts, is.accepts)}`,
        number: is.margin - was.margin,
        mark: is.accepts ? 'accepts' : 'refuses',
      };
    });
    const [before, now] = [p.explained.signable, q.explained.signable];
    if (before !== now) flips.push(`whether ${p.name} could be signed (${arrow(before, now)})`);
    const signable: Cell = { text: arrow(before, now), mark: now ? 'accepts' : 'refuses' };
    return { id: p.id, name: title(p.name), cells: [...cells, signable] };
  });
  const names = (of: Assessed, other: Assessed) => [
    ...of.context.actors.filter((x) => !other.context.actors.some((y) => y.id === x.id)).map((x) => x.name),
    ...of.packages.filter((x) => !x.found && !other.packages.some((y) => y.id === x.id)).map((x) => x.name),
  ];
  const apart = [...names(a, b), ...names(b, a)];
  const titles = `“${a.assessment.case.title}” and “${b.assessment.case.title}”`;
  const answers =
    packages.length === 0
      ? 'there is no package that both name'
      : flips.length > 0
        ? `answers flip for ${list(flips)}`
        : 'no answer flips on a package that both name';
  return {
    id: 'settlement/compare-cases',
    lens: 'settlement',
    question: 'How do the two cases differ?',
    about: {},
    sentence:
      `Between ${titles}: ${answers}. Packages that could be signed: ${signableIn(a)} against ${signableIn(b)}.` +
      `${apart.length > 0 ? ` Only in one of them, and not compared: ${list(apart)}.` : ''}`,
    value: {
      kind: 'table',
      of: 'package',
      columns: [...parties.map((p) => ({ id: p.id, name: column(p.name) })), { id: 'all', name: 'could be signed' }],
      rows,
    },
    grounds: [],
    certificate: both(a, b),
  };
}

/** The certificates of margins and counts on both sides, as one. */
function both(a: Assessed, b: Assessed): Finding['certificate'] {
  const parts = [a, b].flatMap(({ assessment }) =>
    assessment.findings
      .filter((f) => f.id === 'settlement/who-signs' || f.id === 'settlement/counts')
      .map((f) => f.certificate),
  );
  const proven = parts.filter((part) => part !== 'not proven');
  if (proven.length < parts.length || !proven[0]) return 'not proven';
  return {
    kind: 'margins, answers and counts of both cases',
    checkedBy: [...new Set(proven.map((part) => part.checkedBy))].join(', '),
    holds: proven.every((part) => part.holds),
  };
}

/** What stands on both sides, or the way from one to the other. */
function arrow(was: boolean, is: boolean): string {
  const word = (yes: boolean) => (yes ? 'yes' : 'no');
  return was === is ? word(is) : `${word(was)} → ${word(is)}`;
}

function signableIn({ assessment }: Assessed): string {
  const value = assessment.findings.find((f) => f.id === 'settlement/counts')?.value;
  const cell = value?.kind === 'table' ? value.rows.find((r) => r.id === 'signable')?.cells[0] : undefined;
  return cell?.number === undefined ? 'unknown' : count(cell.number);
}
