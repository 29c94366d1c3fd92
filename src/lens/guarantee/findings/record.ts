import { type Gap, rateGap } from '../../../evidence/gap.js';
import { eraInWords, type Records, type ReferenceClass, rateInWords } from '../../../evidence/index.js';
import type { Certificate, Finding, Forest } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { count, percent } from '../../text.js';
import type { GuaranteeResult, ProfileResult } from '../assess.js';
import { type Comparable, comparableOf } from '../record/comparable.js';
import { besideRecord, beyondChance, classRow, gapWords } from '../record/words.js';
import { groundsOf } from './holds.js';

/** Why nothing but `tested` stands beside this record. */
const SELECTION = 'Guarantees are tested when deterrence has failed, so nothing but “tested” may stand beside that.';

/** Other packages whose answer stands in the picture too, at the most. */
const OTHERS = 4;

/** Help in the attacks that come beside wars in which allies were called upon. Nothing where no record is of this. */
export function recordFinding(
  { c }: Context,
  { head, profiles }: GuaranteeResult,
  certificate: Certificate | 'not proven',
  records: Records,
): Finding[] {
  const comparable = comparableOf(head, records);
  if (!comparable) return [];
  const { fits, others } = comparable;
  const tested = head.answers.testedEver.any ?? null;
  const name = (id: string) => c.parties.find((p) => p.id === id)?.name ?? id;
  const rows: Forest['rows'] = [
    ...share(`tested/${head.packages[0]!.id}`, 'help by anybody', tested, 'tested: given the attacks that come'),
    ...share('counted', 'counted as the record counts', countedAs(head), countedNote(head, comparable)),
    ...head.answers.structure.guarantors.flatMap((id) =>
      share(`by/${id}`, `help by ${name(id)}`, head.answers.testedEver[id], 'tested'),
    ),
    ...profiles
      .filter((profile) => profile !== head && profile.id !== 'nothing')
      .slice(0, OTHERS)
      .flatMap(({ packages: [first], answers }) =>
        share(`tested/${first!.id}`, `under ${first!.name}`, answers.testedEver.any, 'tested, help by anybody'),
      ),
    ...[fits, ...others].map((k) => classRow(k, gapTo(head, k))),
  ];
  return [
    {
      id: 'guarantee/record',
      lens: 'guarantee',
      question: 'What does the record say of promises that were tested?',
      about: { package: head.packages[0]!.id },
      sentence: verdict(head, comparable),
      value: { kind: 'forest', x: { name: 'helped, where called upon', unit: 'share' }, rows },
      grounds: [...groundsOf(c), ...[fits, ...others].map(({ id }) => `class/${id}`)],
      certificate: besideRecord(certificate),
    },
  ];
}

/** What is counted there, and how far that is from the record that fits best. */
function countedNote(head: ProfileResult, { fits }: Comparable): string {
  const share = countedAs(head);
  const what = 'of attacks that found a commitment standing, those in which all who were bound helped';
  if (share === null) return what;
  return `${what}; beside “${fits.title}”: ${gapWords(rateGap(share, fits), fits.n)}`;
}

/**
 * Tested, as a strict coding counts it: commitments that stood when the attack came, kept by everybody who was bound. Null
 * where hardly any attack finds one.
 */
function countedAs({ answers: { causes } }: ProfileResult): number | null {
  const all = causes['honoured by all'].at(-1)!;
  const others = (['honoured by some', 'refused while in force', 'refused under notice'] as const).reduce(
    (sum, cause) => sum + causes[cause].at(-1)!,
    0,
  );
  return all + others < 1e-12 ? null : all / (all + others);
}

const share = (id: string, words: string, point: number | null | undefined, note: string): Forest['rows'] =>
  point === null || point === undefined ? [] : [{ id, name: words, of: 'case', point, note }];

/** Undefined where hardly any attack comes, or where help would be help without a commitment. */
function gapTo(head: ProfileResult, k: ReferenceClass): Gap | undefined {
  const tested = head.answers.testedEver.any ?? null;
  return tested === null || head.id === 'nothing' ? undefined : rateGap(tested, k);
}

function verdict(head: ProfileResult, { fits, others }: Comparable): string {
  const tested = head.answers.testedEver.any ?? null;
  const sorted = [fits, ...others].sort((a, b) => a.events / a.n - b.events / b.n);
  const rate = (k: ReferenceClass) =>
    `${percent(k.events / k.n)} (${count(k.events)} of ${count(k.n)}, ${eraInWords(k.era)}; ${k.rule})`;
  const spread = `from ${rate(sorted[0]!)} to ${rate(sorted.at(-1)!)}`;
  if (tested === null) {
    return `Past commitments were honoured, as one counts, ${spread}. In the model hardly any attack comes, so there is nothing to set beside that. ${SELECTION}`;
  }
  const model = `Given the attacks that come, somebody helps in the model in ${percent(tested)} (tested)`;
  const gap = gapTo(head, fits);
  if (!gap) {
    return `${model}. That would be help without a commitment, of which this record says nothing: it is of commitments, honoured, as one counts, ${spread}. ${SELECTION}`;
  }
  const record = `on record “${fits.title}” was honoured in ${rateInWords(fits)}`;
  const agreeing = (share: number) => [fits, ...others].filter((k) => !beyondChance(rateGap(share, k))).length;
  const all = 1 + others.length;
  const agree =
    agreeing(tested) === all
      ? 'Model and record agree, as far as so few cases can tell.'
      : `Model and record disagree in ${agreeing(tested) === 0 ? `all ${all}` : `${all - agreeing(tested)} of ${all}`}.`;
  const counted = countedAs(head);
  const strictly =
    counted !== null && Math.abs(counted - tested) >= 0.005
      ? ` Counted as the record counts, by all who were bound, it is ${percent(counted)}, within chance of ${agreeing(counted) === 0 ? 'none' : agreeing(counted)}.`
      : '';
  return `${model}; ${record}: the model is ${gapWords(gap, fits.n)}. ${SELECTION} Other codings and eras run ${spread}. ${agree}${strictly}`;
}
