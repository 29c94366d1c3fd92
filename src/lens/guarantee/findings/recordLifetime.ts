import type { Records } from '../../../evidence/index.js';
import type { Certificate, Curves, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { fixed, years as inYears, list, percent, title } from '../../text.js';
import type { ProfileResult } from '../assess.js';
import { comparedTo, recordSeries, spreadAtEnd } from '../record/beside.js';
import { lifetimeCurves } from '../record/comparable.js';
import { lifetimesOf } from '../record/lifetimes.js';
import { afterYears, beyondChance, followed, gapsWords } from '../record/words.js';
import { groundsOf } from './holds.js';

/** What ends a promise of the model. */
const COUNTED =
  'A promise of the model ends when its notice has run out, or when its guarantor, called upon while it binds, stands aside; where it is kept it is followed no longer.';

/**
 * How long the promises of the first package last beside alliances on record. Nothing where it has none, or where the
 * horizon is shorter than any record.
 */
export function recordLifetimeFinding(
  { c }: Context,
  { answers, packages }: ProfileResult,
  certificate: Certificate | 'not proven',
  records: Records,
): Finding[] {
  const promises = lifetimesOf(answers);
  const [first] = promises;
  if (!first) return [];
  const { years, structure } = answers;
  const beside = comparedTo(lifetimeCurves(records), years, first.lasts);
  const [form] = beside;
  if (!form) return [];
  const asked = form.gaps.map((gap) => gap.years);
  const at = (x: number) => first.lasts[years.findIndex((y) => Math.abs(y - x) < 1e-9)]!;
  const off = beside.filter(({ gaps }) => beyondChance(gaps.at(-1)!));
  const { id, leaving } = structure.profile.promises[0]!.form;
  const numbers = `forms.${id}.leaving (${fixed(leaving.value)} points), behaviour.slip and stances`;
  const verdict =
    off.length === 0
      ? 'In its last year no gap is more than chance makes.'
      : `In its last year it disagrees with ${off.length} of ${beside.length}; in the case that rests on ${numbers}.`;
  const series: Curves['series'] = [
    ...promises.map(({ id, name, lasts, givenPeace }) => ({
      id,
      name: `model: ${name}`,
      values: lasts,
      note: inForce(givenPeace.at(-1)!, years.at(-1)!),
      coding: COUNTED,
    })),
    ...beside.map((one) => recordSeries(one, years, `record: ${one.curve.title}`)),
  ];
  return [
    {
      id: 'guarantee/record/lifetime',
      lens: 'guarantee',
      question: 'Do promises last as long as alliances on record?',
      about: { package: packages[0]!.id },
      sentence: `${title(first.name)} still stands in the model in ${list(asked.map((x) => percent(at(x))))} ${afterYears(asked)}; beside “${form.curve.title}” (${followed(form.curve)}) that is ${gapsWords(form.gaps)}. Beside all that fit it is ${spreadAtEnd(beside)}. ${verdict} Either ends in whatever way but a war in which it is kept; legal forms are not assigned at random.`,
      value: {
        kind: 'curves',
        x: { name: 'years after signing', unit: 'years', values: years },
        y: { name: 'share that still stands', unit: 'share' },
        form: 'lines',
        series,
        tabled: tabledAt(years, series),
      },
      grounds: [...groundsOf(c), ...beside.map(({ curve }) => `curve/${curve.id}`)],
      certificate: ownBehaviour(certificate),
    },
  ];
}

/** What a lawyer would say of a promise at the end. */
const inForce = (share: number | null, years: number): string =>
  share === null
    ? 'peace is all but over at the end'
    : `in force, given peace, ${percent(share)} after ${inYears(years)}`;

/** Times at which some record is known, and the last. */
export function tabledAt(years: readonly number[], series: Curves['series']): number[] {
  return years.flatMap((_, i) =>
    i === years.length - 1 || series.some(({ band }) => band && band.lower[i] !== null) ? [i] : [],
  );
}

/** Only the behaviour was checked: how long promises last is added up from it by one code. */
function ownBehaviour(certificate: Certificate | 'not proven'): Certificate | 'not proven' {
  if (certificate === 'not proven') return certificate;
  return {
    ...certificate,
    kind: `of the game behind it, ${certificate.kind}; how long its promises last is not checked a second time, and the record is data`,
  };
}
