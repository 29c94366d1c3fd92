import type { Records } from '../../../evidence/index.js';
import type { Certificate, Curves, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { title } from '../../text.js';
import type { ProfileResult } from '../assess.js';
import { comparedTo, recordSeries, spreadAtEnd } from '../record/beside.js';
import { peaceCurves } from '../record/comparable.js';
import { afterYears, besideRecord, beyondChance, followed, gapsWords } from '../record/words.js';
import { groundsOf } from './holds.js';
import { tabledAt } from './recordLifetime.js';

/** What these records cannot show. */
const CAUTIONS =
  'Recurrence is of the same two sides and, by construction, not within a year, so there the model is taken given its first; that an agreement ended is a judgement on it.';

/** How long the peace of the first package lasts beside peace on record. Nothing where the horizon is shorter than any record. */
export function recordPeaceFinding(
  { c }: Context,
  { answers, packages }: ProfileResult,
  certificate: Certificate | 'not proven',
  records: Records,
): Finding[] {
  const { years, peace } = answers;
  const model = peace.map((share) => (share < 1e-12 ? null : share));
  const beside = comparedTo(peaceCurves(records), years, model);
  const [states] = beside;
  if (!states) return [];
  const name = packages[0]!.name;
  const off = beside.filter(({ gaps }) => beyondChance(gaps.at(-1)!));
  const { adversary } = answers.structure.part;
  const verdict =
    off.length === 0
      ? 'In its last year no gap is more than chance makes.'
      : `In its last year it disagrees with ${off.length} of ${beside.length}; in the case that rests on futures.held.${adversary}, futures.lost.${adversary} and behaviour.slip.`;
  const series: Curves['series'] = [
    { id: packages[0]!.id, name: `model: ${name}`, values: model },
    ...beside.map((one) =>
      recordSeries(
        one,
        years,
        `record: ${one.curve.kind === 'agreement' ? 'peace agreements, ' : ''}${one.curve.title}`,
      ),
    ),
  ];
  return [
    {
      id: 'guarantee/record/peace',
      lens: 'guarantee',
      question: 'Does the peace last as long as on record?',
      about: { package: packages[0]!.id },
      sentence: `${title(afterYears(states.gaps.map((gap) => gap.years)))} the peace of ${name} is ${gapsWords(states.gaps)} beside “${states.curve.title}” (${followed(states.curve)}). Beside all that fit it is ${spreadAtEnd(beside)}. ${verdict} ${CAUTIONS}`,
      value: {
        kind: 'curves',
        x: { name: 'years after signing, or after fighting ended', unit: 'years', values: years },
        y: { name: 'share still at peace', unit: 'share' },
        form: 'lines',
        series,
        tabled: tabledAt(years, series),
      },
      grounds: [...groundsOf(c), ...beside.map(({ curve }) => `curve/${curve.id}`)],
      certificate: besideRecord(certificate),
    },
  ];
}
