import type { Certificate, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { column, list, percent, title } from '../../text.js';
import type { ProfileResult } from '../assess.js';
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
  const years = Math.round(c.guarantee!.horizon.median);
  const middle = Math.min(6, years);
  const name = (id: string) => (id === 'any' ? 'somebody' : (c.parties.find((p) => p.id === id)?.name ?? id));
  const regardless = answers.reliability.any![middle];
  const tested = answers.tested.any![middle - 1];
  const why = tellingState(c, answers);
  const because =
    tested === null || regardless === null || regardless === undefined || tested === undefined
      ? ''
      : Math.abs(regardless - tested) < 0.01
        ? ', hardly different'
        : `, because ${why}`;
  const sentence =
    regardless === null || regardless === undefined
      ? 'No peace lasts long enough to ask.'
      : `If someone attacked in year ${middle} regardless, somebody would help with a chance of ${percent(regardless)}; given the attacks that would in fact come, ${tested === null || tested === undefined ? 'nothing can be said: none comes' : percent(tested)}${because}. Something would still be in force, given peace, with a chance of ${percent(ratio(answers, middle))}. The first says how good the promise is, the second what a record of wars would show, the third what a lawyer would say.`;
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

/** P(something in force | peace) after so many years. */
function ratio({ anyInForce, peace, game }: ProfileResult['answers'], year: number): number {
  const t = stepAt(game, year);
  return peace[t]! > 0 ? anyInForce[t]! / peace[t]! : 0;
}

/** Reliability at the end of the horizon beside what attacks meet, guarantor by guarantor. */
function helpersSentence(
  guarantors: { id: string; name: string }[],
  { reliability, testedEver }: ProfileResult['answers'],
  years: number,
): string {
  const said = (of: (id: string) => number | null | undefined) =>
    guarantors.flatMap(({ id, name }) => {
      const share = of(id);
      return share === null || share === undefined ? [] : [`${name} with ${percent(share)}`];
    });
  const regardless = said((id) => reliability[id]!.at(-1));
  const tested = said((id) => testedEver[id]);
  if (regardless.length === 0) return `No peace lasts until year ${years}.`;
  const attacks = tested.length > 0 ? `in the attacks that come, ${list(tested)}` : 'no attack comes';
  return `If someone attacked in year ${years} regardless, ${list(regardless)} would help; ${attacks}.`;
}
