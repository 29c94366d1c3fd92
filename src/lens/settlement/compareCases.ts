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
      const word = (accepts: boolean) => (accepts ? 'yes' : 'no');
      if (was.accepts !== is.accepts)
        flips.push(`${party.name} on ${p.name} (${word(was.accepts)} → ${word(is.accepts)})`);
      const by = is.margin - was.margin;
      const margin = arrow(signed(was.margin), signed(is.margin));
      return {
        text: `${margin} ${arrow(word(was.accepts), word(is.accepts))}`,
        ...(Number.isFinite(by) && { number: by }),
        mark: is.accepts ? 'accepts' : 'refuses',
      };
    });
    return { id: p.id, name: title(p.name), cells };
  });
  const titles = `“${a.assessment.case.title}” and “${b.assessment.case.title}”`;
  return {
    id: 'settlement/compare-cases',
    lens: 'settlement',
    question: 'How do the two cases differ?',
    about: {},
    sentence:
      `Between ${titles}: ${flips.length > 0 ? `answers flip for ${list(flips)}` : 'no answer flips on a package that both name'}. ` +
      `Packages that could be signed: ${signableIn(a)} against ${signableIn(b)}.`,
    value: { kind: 'table', of: 'package', columns: parties.map((p) => ({ id: p.id, name: column(p.name) })), rows },
    grounds: [],
    certificate: both(a, b),
  };
}

/** The certificates of the margins on both sides, as one. */
function both(a: Assessed, b: Assessed): Finding['certificate'] {
  const [one, other] = [a, b].map(
    (x) => x.assessment.findings.find((f) => f.id === 'settlement/who-signs')!.certificate,
  );
  if (one === 'not proven' || other === 'not proven') return 'not proven';
  return { ...one!, holds: one!.holds && other!.holds, extent: 'the packages of both cases' };
}

/** What stands on both sides, or the way from one to the other. */
function arrow(was: string, is: string): string {
  return was === is ? is : `${was} → ${is}`;
}

function signableIn({ assessment }: Assessed): string {
  const value = assessment.findings.find((f) => f.id === 'settlement/counts')?.value;
  const cell = value?.kind === 'table' ? value.rows.find((r) => r.id === 'signable')?.cells[0] : undefined;
  return cell?.number === undefined ? 'unknown' : count(cell.number);
}
