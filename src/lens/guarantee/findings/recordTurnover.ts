import { rateGap } from '../../../evidence/gap.js';
import { type Records, rateInWords } from '../../../evidence/index.js';
import type { Finding, Forest } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { list, percent } from '../../text.js';
import { turnoverClasses } from '../record/comparable.js';
import { turnoversOf } from '../record/turnover.js';
import { beyondChance, classRow, gapWords } from '../record/words.js';

/** How often the stance of a guarantor changes, beside changes of leaders and of the coalitions behind them. */
export function recordTurnoverFinding({ c }: Context, records: Records): Finding[] {
  const classes = turnoverClasses(records);
  const [coalition] = classes;
  if (!coalition) return [];
  const name = (party: string) => c.parties.find((p) => p.id === party)?.name ?? party;
  const turnovers = turnoversOf(c);
  const rows: Forest['rows'] = [
    ...turnovers.map(({ party, yearly, byYear }): Forest['rows'][number] => ({
      id: `turnover/${party}`,
      name: name(party),
      of: 'case',
      point: yearly,
      note: `chance of some change of stance in a year, mean of ${byYear.length} years: from ${percent(Math.min(...byYear))} in the calmest to ${percent(Math.max(...byYear))} in year ${1 + byYear.indexOf(Math.max(...byYear))}`,
    })),
    ...classes.map((k) => classRow(k, undefined)),
  ];
  const gapOf = (yearly: number) => rateGap(yearly, coalition);
  const beside = turnovers.map(
    ({ party, yearly }, i) =>
      `${i === 0 ? `the stance of ${name(party)} changes` : `that of ${name(party)}`} in ${percent(yearly)} of years: ${gapWords(gapOf(yearly), coalition.n)}`,
  );
  const off = turnovers.filter(({ yearly }) => beyondChance(gapOf(yearly)));
  const moves = (party: string) =>
    c.guarantee!.events.flatMap(({ id, moves }) => (moves?.party === party ? [`calendar.${id}`] : []));
  const made = off.map(({ party }) => `${name(party)} (${list([`stances.${party}`, ...moves(party)])})`);
  const verdict =
    off.length === 0 ? 'No gap is more than chance makes.' : `More than chance makes is the gap of ${list(made)}.`;
  const paths = /^(stances|calendar)\./;
  const grounds = c.numbers.flatMap(({ path, ground }) => (paths.test(path) && ground ? [ground.key] : []));
  return [
    {
      id: 'guarantee/record/turnover',
      lens: 'guarantee',
      question: 'Do governments change as often as on record?',
      about: {},
      sentence: `In democracies a leader who rests on another coalition came in ${rateInWords(coalition)}. In the model, as a mean of ${turnovers[0]!.byYear.length} years, ${beside.join('; ')}. A change of coalition is not a change of stance: a new one may keep the promise. ${verdict}`,
      value: { kind: 'forest', x: { name: 'share of years with a change', unit: 'share' }, rows },
      grounds: [...new Set([...grounds, ...classes.map(({ id }) => `class/${id}`)])],
      certificate: 'not proven',
    },
  ];
}
