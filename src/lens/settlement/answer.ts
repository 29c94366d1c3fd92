import type { Settlement } from '../../settlement/result.js';
import type { Certificate, Finding } from '../finding.js';
import { count, counted, title } from '../text.js';
import { type Context, constraintGrounds, type Shown } from './context.js';
import { verdict } from './whoSigns.js';

/** The headline: who would sign the first named package and why not, and whether anything could be signed at all. */
export function answer(
  context: Context,
  settlement: Settlement,
  head: Shown | undefined,
  found: Shown | undefined,
  certificate: Certificate | 'not proven',
): Finding {
  const room = roomFor(context, settlement, found);
  return {
    id: 'settlement/answer',
    lens: 'settlement',
    question: 'Will they sign it?',
    about: head ? { package: head.id } : {},
    sentence: head ? `${title(head.name)}: ${verdict(context, head)}. ${room}` : room,
    value: head
      ? { kind: 'choice', chosen: head.explained.signable ? 'signed' : 'refused', among: ['signed', 'refused'] }
      : { kind: 'number', point: settlement.counts.signable, unit: 'packages that could be signed' },
    grounds: head ? refusalGrounds(context, head) : [],
    certificate,
  };
}

function roomFor({ c }: Context, { counts, partial }: Settlement, found: Shown | undefined): string {
  const { packages, signable, ratifiable, candidates } = counts;
  const looked = partial ? ' that were looked at' : '';
  if (packages === 0) return partial ? 'No package was looked at.' : 'The rules leave no package at all.';
  if (signable === 0) return `None of ${counted(packages, 'package')}${looked} could be signed.`;
  const ratified = c.ratifiers.length > 0 ? ` and ${count(ratifiable)} also ratified` : '';
  const best = !found
    ? ''
    : candidates === signable
      ? '; one that balances the gains (Nash) is shown as found'
      : `; of the ${count(candidates)} that every signatory accepts, one that balances the gains (Nash) is shown as found`;
  return `Of ${counted(packages, 'package')}${looked} (one option for every issue) ${count(signable)} could be signed${ratified}${best}.`;
}

function refusalGrounds(context: Context, { explained }: Shown): string[] {
  return constraintGrounds(
    context,
    explained.standings
      .filter((s) => !s.accepts && s.needed)
      .flatMap((s) => [
        ...s.lines.map((line) => ({ party: s.party, kind: 'line' as const, line })),
        ...(s.margin < 0 ? [{ party: s.party, kind: 'threshold' as const }] : []),
      ]),
  );
}
