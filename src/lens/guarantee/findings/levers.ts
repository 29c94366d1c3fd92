import type { Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { fixed, list, percent, signed, title, years } from '../../text.js';
import type { GuaranteeResult } from '../assess.js';
import { horizonOf } from '../calendar.js';
import type { Levers } from '../levers.js';
import { groundsOf } from './holds.js';

/** Changes of a chance below this are not spoken of: they print as 0.0 percentage points. */
const NOTHING = 0.0005;

/** What each lever adds to the chance of peace: alone, last, and on average over all orders. */
export function leversFinding({ c }: Context, { head, levers }: GuaranteeResult): Finding[] {
  if (!levers) return [];
  const cell = (number: number) => ({ text: `${signed(number * 100)} pp`, number });
  return [
    {
      id: 'guarantee/levers',
      lens: 'guarantee',
      question: 'What makes it hold?',
      about: { package: head.packages[0]!.id },
      sentence: sentence(levers, head.packages[0]!.name, years(horizonOf(c.guarantee!))),
      value: {
        kind: 'table',
        of: 'lever',
        columns: [
          { id: 'alone', name: 'alone' },
          { id: 'last', name: 'last' },
          { id: 'average', name: 'on average over all orders' },
        ],
        rows: levers.levers.map(({ id, name, alone, last, average }) => ({
          id,
          name: title(name),
          cells: [cell(alone), cell(last), cell(average)],
        })),
      },
      grounds: groundsOf(c),
      certificate: 'not proven',
    },
  ];
}

function sentence({ levers, none, all }: Levers, name: string, within: string): string {
  const ends = `with every promise in its weakest form and no force the peace lasts ${within} with a chance of ${percent(none)}, with all of it ${percent(all)}`;
  const moves = ({ alone, last, average }: Levers['levers'][number]) =>
    Math.max(Math.abs(alone), Math.abs(last), Math.abs(average)) >= NOTHING;
  if (!levers.some(moves)) return `What can be taken out of ${name} or weakened hardly moves the peace: ${ends}.`;
  const points = (number: number) => `${signed(number * 100)} percentage points`;
  const sorted = [...levers].sort((a, b) => b.average - a.average);
  const best = sorted[0]!;
  const most =
    best.average >= NOTHING
      ? `In ${name} most is done by ${best.name}: ${points(best.average)} of peace on average over all orders, ${signed(best.alone * 100)} alone and ${signed(best.last * 100)} on top of all else; ${ends}.`
      : `Nothing in ${name} adds to the peace on average over all orders: ${ends}.`;
  const harmful = sorted.filter(({ average }) => average < -0.005);
  if (harmful.length === 0) return most;
  const against = list(harmful.map((lever) => `${lever.name} (${fixed(lever.average * 100)})`));
  return `${most} Against peace ${harmful.length === 1 ? 'works' : 'work'} here ${against}: the sign is a result, not an error.`;
}
