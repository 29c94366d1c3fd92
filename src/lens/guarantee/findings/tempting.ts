import type { Certificate, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { column, percent, title } from '../../text.js';
import type { ProfileResult } from '../assess.js';
import { timesOf, yearsBetween } from '../calendar.js';
import { stepAt } from '../worth.js';
import { groundsOf } from './holds.js';

/** When attack is most tempting, in whose stance and at what strength. */
export function temptingFinding(
  { c }: Context,
  head: ProfileResult,
  certificate: Certificate | 'not proven',
): Finding[] {
  const { answers } = head;
  const years = Math.round(c.guarantee!.horizon.median);
  const rows = Array.from({ length: years }, (_, k) => {
    const from = stepAt(answers.game, k);
    const to = stepAt(answers.game, k + 1);
    const chance = answers.peace[from]! - answers.peace[to]!;
    return { year: k + 1, from, to, chance, hazard: answers.peace[from]! > 0 ? chance / answers.peace[from]! : 0 };
  });
  const whole = rows.reduce((sum, row) => sum + row.chance, 0);
  if (whole < 1e-9) return [];
  const peak = rows.reduce((best, row) => (row.hazard > best.hazard ? row : best));
  const after = lastEvent(c, peak.year);
  const sentence = `The adversary is most tempted in year ${peak.year} (${percent(peak.hazard)} a year, given peace until then)${after}. ${title(tellingState(c, answers))}.`;
  return [
    {
      id: 'guarantee/tempting',
      lens: 'guarantee',
      question: 'When is attack most tempting, and why?',
      about: { package: head.packages[0]!.id },
      sentence,
      value: {
        kind: 'table',
        of: 'year',
        columns: [
          { id: 'hazard', name: 'chance of attack, given peace so far' },
          { id: 'share', name: 'share of all attacks' },
          { id: 'state', name: 'what is most over-represented at an attack' },
        ],
        rows: rows.map(({ year, from, to, chance, hazard }) => ({
          id: String(year),
          name: `year ${year}`,
          cells: [
            { text: percent(hazard), number: hazard },
            { text: percent(chance / whole), number: chance / whole },
            { text: shortly(c, telling(answers, from, to)) },
          ],
        })),
      },
      grounds: groundsOf(c),
      certificate,
    },
  ];
}

function lastEvent(c: Context['c'], year: number): string {
  const { events, horizon } = c.guarantee!;
  const before = events
    .filter((event) => event.moves)
    .flatMap((event) => timesOf(event, c.asOf, horizon.median).map((time) => ({ time, event })))
    .filter(({ time }) => time < year)
    .sort((a, b) => b.time - a.time)[0];
  if (!before || year - before.time > 3) return '';
  const on = before.event.on.find((date) => Math.abs(yearsBetween(c.asOf, date) - before.time) < 0.01);
  return `, soon after the event “${before.event.name}”${on ? ` of ${on.slice(0, 4)}` : ''}`;
}

/** The feature of the state that is most over-represented when attacks come, in words. */
export function tellingState(c: Context['c'], answers: ProfileResult['answers']): string {
  const found = telling(answers, 0, answers.game.horizonSteps);
  if (!found) return 'attacks come at all times alike';
  return `${percent(found.atAttack)} of the attacks come while ${whose(c, found.group)} is ${found.level}, as against ${percent(found.at)} of the time in peace`;
}

/** Name of the party whose stance or strength a group of states tells apart. */
function whose(c: Context['c'], group: string): string {
  const stance = c.parties.find((p) => group === `stance of ${p.id}`);
  return (stance ?? c.parties.find((p) => p.id === c.guarantee!.adversary)!).name;
}

function shortly(c: Context['c'], found: ReturnType<typeof telling>): string {
  return found ? `${title(column(whose(c, found.group)))} ${found.level} (${percent(found.atAttack)})` : '';
}

function telling({ watched, peace }: ProfileResult['answers'], from: number, to: number) {
  const total = (series: Float64Array) => {
    let sum = 0;
    for (let t = from + 1; t <= to; t++) sum += series[t]!;
    return sum;
  };
  const groups = new Map<string, number>();
  watched.labels.forEach(({ group }, k) => {
    groups.set(group, (groups.get(group) ?? 0) + total(watched.atAttack[k]!));
  });
  let time = 0;
  for (let t = from; t < to; t++) time += peace[t]!;
  return watched.labels
    .flatMap(({ name, group }, k) => {
      const all = groups.get(group)!;
      if (all < 1e-12 || time < 1e-12) return [];
      let at = 0;
      for (let t = from; t < to; t++) at += watched.at[k]![t]!;
      const atAttack = total(watched.atAttack[k]!) / all;
      return [{ level: name, group, atAttack, at: at / time }];
    })
    .sort((a, b) => b.atAttack - b.at - (a.atAttack - a.at))
    .find((f) => f.atAttack - f.at > 0.02);
}
