import type { Certificate, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { column, list, percent, title } from '../../text.js';
import type { ProfileResult } from '../assess.js';
import { wholeYears } from '../calendar.js';
import { inForceInWords, regardlessInWords, testedInWords } from '../holdsWords.js';
import { givenPeace } from '../profileAnswers.js';
import { stepAt } from '../worth.js';
import { groundsOf } from './holds.js';
import { tellingState } from './tempting.js';

/** The three different answers to "will it be honoured?", told apart. */
export function honouredFindings(
  { c }: Context,
  head: ProfileResult,
  certificate: Certificate | 'not proven',
): Finding[] {
  const { answers } = head;
  const years = wholeYears(c.guarantee!);
  const middle = Math.min(6, years);
  const name = (id: string) => (id === 'any' ? 'somebody' : (c.parties.find((p) => p.id === id)?.name ?? id));
  const sentence = threeAnswers(c, head, middle);
  const all = Array.from({ length: years }, (_, k) => k + 1);
  const own = answers.structure.guarantors;
  const rows = [{ id: 'any', name: 'Anybody' }, ...own.map((id) => ({ id, name: title(column(name(id))) }))];
  const share = (number: number | null | undefined) =>
    number === null || number === undefined ? { text: '–' } : { text: percent(number), number };
  return [
    {
      id: 'guarantee/honoured',
      lens: 'guarantee',
      question: 'Will it be honoured? Three answers',
      about: { package: head.packages[0]!.id },
      sentence,
      value: {
        kind: 'curves',
        x: { name: 'years after signing', unit: 'years', values: all },
        y: { name: 'chance', unit: 'share' },
        form: 'lines',
        series: [
          {
            id: 'reliability',
            name: 'helped, if attacked regardless (reliability)',
            values: all.map((y) => answers.reliability.any![y] ?? null),
          },
          {
            id: 'tested',
            name: 'helped, given the attacks that come (tested)',
            values: all.map((y) => answers.tested.any![y - 1] ?? null),
          },
          { id: 'in-force', name: 'something in force, given peace', values: all.map((y) => ratio(answers, y)) },
        ],
        tabled: all.flatMap((y, i) => (y === 1 || y % 5 === 0 || y === middle ? [i] : [])),
      },
      grounds: groundsOf(c),
      certificate,
    },
    {
      id: 'guarantee/helpers',
      lens: 'guarantee',
      question: 'Who would help?',
      about: { package: head.packages[0]!.id },
      sentence: helpersSentence(
        own.map((id) => ({ id, name: name(id) })),
        answers,
        years,
      ),
      value: {
        kind: 'table',
        of: 'guarantor',
        columns: [
          { id: 'tested', name: 'tested: attacks that come' },
          { id: 'reliability-1', name: 'if attacked regardless, year 1' },
          { id: 'reliability', name: `if attacked regardless, year ${years}` },
        ],
        rows: rows.map(({ id, name: words }) => ({
          id,
          name: words,
          cells: [
            share(answers.testedEver[id]),
            share(answers.reliability[id]![1]),
            share(answers.reliability[id]!.at(-1)),
          ],
        })),
      },
      grounds: groundsOf(c),
      certificate,
    },
  ];
}

/** Regardless, given the attacks that come, and by the letter, in one year. */
function threeAnswers(c: Context['c'], { id, answers }: ProfileResult, year: number): string {
  const regardless = answers.reliability.any![year] ?? null;
  const tested = answers.tested.any![year - 1] ?? null;
  const inForce = ratio(answers, year);
  if (regardless === null || inForce === null)
    return `Peace hardly ever lasts to year ${year}, so there is little to ask.`;
  const why = tellingState(c, answers);
  const because = tested !== null && Math.abs(regardless - tested) >= 0.01 && why ? `: ${why}` : '';
  const first = `${regardlessInWords(`in year ${year}`, regardless)}; ${testedInWords(tested)}${because}.`;
  const force = inForceInWords(id === 'nothing', inForce);
  if (id === 'nothing') return `${first} ${force}`;
  return `${first} ${force} The first says how good the promise is, the second what a record of wars would show, the third what a lawyer would say.`;
}

/** P(something in force | peace) after so many years; null where peace is all but over. */
function ratio(answers: ProfileResult['answers'], year: number): number | null {
  return givenPeace(answers, answers.anyInForce, stepAt(answers.game, year));
}

/** What help is worth at the end of the horizon beside what attacks meet, guarantor by guarantor. */
function helpersSentence(
  guarantors: { id: string; name: string }[],
  { reliability, testedEver }: ProfileResult['answers'],
  years: number,
): string {
  const said = (of: (id: string) => number | null | undefined) =>
    list(
      guarantors.flatMap(({ id, name }) => {
        const share = of(id) ?? null;
        return share === null ? [] : [`${name} with ${percent(share)}`];
      }),
    );
  const regardless = said((id) => reliability[id]!.at(-1));
  const tested = said((id) => testedEver[id]);
  const attacks = tested ? `in the attacks that do come, ${tested}` : 'hardly any attack comes';
  if (!regardless) return `Peace hardly ever lasts to the end of year ${years}; ${attacks}.`;
  return `If someone attacked at the end of year ${years} regardless, ${regardless} would help; ${attacks}.`;
}
