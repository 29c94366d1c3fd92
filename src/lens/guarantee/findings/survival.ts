import type { Certificate, Curves, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { column, list, percent, title, years } from '../../text.js';
import type { GuaranteeResult } from '../assess.js';
import { horizonOf, timesOf } from '../calendar.js';
import { CAUSES } from '../causes.js';
import { milestones, stepAt } from '../worth.js';
import { groundsOf } from './holds.js';

/** Peace by quarter with the calendar marked, and how it ends where it ends. */
export function survivalFindings(
  { c }: Context,
  { head, profiles }: GuaranteeResult,
  all: Certificate | 'not proven',
  own: Certificate | 'not proven',
): Finding[] {
  const { answers } = head;
  const x = { name: 'years after signing', unit: 'years', values: answers.years };
  const tabled = milestones(c).map((y) => stepAt(answers.game, y));
  const marks = calendarMarks(c);
  const at = (series: number[]) =>
    list(milestones(c).map((y, i) => `${percent(series[tabled[i]!]!)} after ${years(y)}`));
  const name = head.packages[0]!.name;
  const causes = CAUSES.filter((cause) => answers.causes[cause].at(-1)! > 0);
  const failed = 1 - answers.peace.at(-1)!;
  const within = years(horizonOf(c.guarantee!));
  const parts = causes
    .map((cause) => ({ cause, chance: answers.causes[cause].at(-1)! }))
    .sort((a, b) => b.chance - a.chance)
    .filter(({ chance }) => chance > failed / 50);
  const curves = (value: Omit<Curves, 'kind' | 'x' | 'marks' | 'tabled'>): Curves => ({
    kind: 'curves',
    x,
    ...value,
    marks,
    tabled: [0, ...tabled],
  });
  return [
    {
      id: 'guarantee/survival',
      lens: 'guarantee',
      question: 'How long does the peace last?',
      about: {},
      sentence: `With ${name} the peace still holds with a chance of ${at(answers.peace)}.`,
      value: curves({
        y: { name: 'chance that there was no attack', unit: 'share' },
        form: 'lines',
        series: [
          ...profiles.map((p) => ({
            id: p.packages[0]!.id,
            name: title(column(p.packages[0]!.name)),
            values: p.answers.peace,
          })),
          {
            id: 'best-reply',
            name: `${title(column(name))}, if nobody ever erred`,
            values: head.bestReply,
            reference: true,
          },
        ],
      }),
      grounds: groundsOf(c),
      certificate: all,
    },
    {
      id: 'guarantee/causes',
      lens: 'guarantee',
      question: 'How does it end, where it ends?',
      about: { package: head.packages[0]!.id },
      sentence:
        failed < 5e-4
          ? `With ${name} hardly any attack comes within ${within}.`
          : `Within ${within} ${percent(failed)} of the futures of ${name} see an attack: ${list(parts.map(({ cause, chance }) => `${cause} ${percent(chance)}`))}.`,
      value: curves({
        y: { name: 'chance that it has ended this way', unit: 'share' },
        form: 'stack',
        series: causes.map((cause) => ({ id: cause, name: title(cause), values: answers.causes[cause] })),
      }),
      grounds: groundsOf(c),
      certificate: own,
    },
  ];
}

/** Events of the calendar within the horizon. */
export function calendarMarks(c: Context['c']): { x: number; name: string }[] {
  const part = c.guarantee!;
  return part.events
    .flatMap((event) => timesOf(event, c.asOf, horizonOf(part)).map((time) => ({ x: time, name: event.name })))
    .sort((a, b) => a.x - b.x);
}
