import type { Certificate, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { percent, title } from '../../text.js';
import type { ProfileResult } from '../assess.js';
import { attackByYear } from '../attackByYear.js';
import { daysOf, horizonOf, yearsBetween } from '../calendar.js';
import type { Group } from '../profileAnswers.js';
import { groundsOf } from './holds.js';

/** When attack is most tempting, in whose stance and at what strength. Nothing where hardly any comes. */
export function temptingFinding(
  { c }: Context,
  head: ProfileResult,
  certificate: Certificate | 'not proven',
): Finding[] {
  const { answers } = head;
  const rows = attackByYear(c, answers);
  const whole = rows.reduce((sum, row) => sum + row.chance, 0);
  if (whole < 1e-9) return [];
  const peak = rows.reduce((best, row) => ((row.hazard ?? 0) > best.hazard! ? row : best));
  const hazards = rows.flatMap(({ hazard }) => (hazard === null ? [] : [percent(hazard)]));
  const attack = `an attack by ${nameOf(c, c.guarantee!.adversary)}`;
  const when =
    new Set(hazards).size > 1 || hazards.length === 1
      ? `${attack} is most likely in year ${peak.year}${lastEvent(c, peak.year)}: its chance is then ${percent(peak.hazard!)}`
      : `${attack} is about as likely in one year as in another, with a chance of ${percent(peak.hazard!)} a year`;
  const why = tellingState(c, answers);
  return [
    {
      id: 'guarantee/tempting',
      lens: 'guarantee',
      question: 'When is attack most tempting, and why?',
      about: { package: head.packages[0]!.id },
      sentence: `Given peace until then, ${when}.${why ? ` ${title(why)}.` : ''}`,
      value: {
        kind: 'table',
        of: 'year',
        columns: [
          { id: 'hazard', name: 'chance of attack, given peace so far' },
          { id: 'share', name: 'share of all attacks' },
          { id: 'state', name: 'what is most over-represented at an attack' },
        ],
        rows: rows.map(({ year, from, to, chance, hazard }) => {
          const found = telling(answers, from, to);
          return {
            id: String(year),
            name: `year ${year}`,
            cells: [
              hazard === null ? { text: '–' } : { text: percent(hazard), number: hazard },
              { text: percent(chance / whole), number: chance / whole },
              { text: found ? `${title(holding(c, found))} (${percent(found.atAttack)})` : '' },
            ],
          };
        }),
      },
      grounds: groundsOf(c),
      certificate,
    },
  ];
}

const nameOf = (c: Context['c'], id: string) => c.parties.find((p) => p.id === id)!.name;

/** The last event that moves a stance, where it falls into that year or the one before. */
function lastEvent(c: Context['c'], year: number): string {
  const part = c.guarantee!;
  const [last] = part.events
    .filter((event) => event.moves)
    .flatMap((event) => daysOf(event, c.asOf, horizonOf(part)).map((day) => ({ name: event.name, day })))
    .map(({ name, day }) => ({ name, day, time: yearsBetween(c.asOf, day) }))
    .filter(({ time }) => time < year)
    .sort((a, b) => b.time - a.time);
  if (!last || year - last.time > 2) return '';
  return `, not long after the event “${last.name}” of ${last.day.slice(0, 4)}`;
}

/** What is most over-represented when attacks come, in words; nothing where nothing stands out. */
export function tellingState(c: Context['c'], answers: ProfileResult['answers']): string | undefined {
  const found = telling(answers, 0, answers.game.horizonSteps);
  return (
    found &&
    `${percent(found.atAttack)} of the attacks come with ${holding(c, found)}, as against ${percent(found.at)} of the time in peace`
  );
}

function holding(c: Context['c'], { group, level }: { group: Group; level: string }): string {
  if (group.kind === 'commitment') return `“${group.name}” ${level}`;
  return `${nameOf(c, group.kind === 'stance' ? group.party : c.guarantee!.adversary)} ${level}`;
}

function telling({ watched, peace }: ProfileResult['answers'], from: number, to: number) {
  const total = (series: ArrayLike<number>, first: number, last: number) => {
    let sum = 0;
    for (let t = first; t <= last; t++) sum += series[t]!;
    return sum;
  };
  const attacks = peace[from]! - peace[to]!;
  const time = total(peace, from, to - 1);
  if (attacks < 1e-12 || time < 1e-12) return undefined;
  return watched.labels
    .map((label, k) => ({
      ...label,
      atAttack: total(watched.atAttack[k]!, from + 1, to) / attacks,
      at: total(watched.at[k]!, from, to - 1) / time,
    }))
    .sort((a, b) => b.atAttack - b.at - (a.atAttack - a.at))
    .find((f) => f.atAttack - f.at > 0.02);
}
