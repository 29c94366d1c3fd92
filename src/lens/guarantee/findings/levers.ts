import type { Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { fixed, percent, title } from '../../text.js';
import type { GuaranteeResult } from '../assess.js';
import { groundsOf } from './holds.js';

/** What each lever adds to the chance of peace: alone, last, and on average over all orders. */
export function leversFinding({ c }: Context, { head, levers }: GuaranteeResult): Finding[] {
  if (!levers) return [];
  const years = c.guarantee!.horizon.median;
  const sorted = [...levers.levers].sort((a, b) => b.average - a.average);
  const best = sorted[0]!;
  const harmful = sorted.filter(({ average }) => average < -0.005);
  const points = (number: number) => ({ text: `${number < 0 ? '' : '+'}${fixed(number * 100)} pp`, number });
  const against =
    harmful.length > 0
      ? ` ${harmful.map(({ name, average }) => `${title(name)} works against peace here (${points(average).text})`).join('; ')}: the sign is a result, not an error.`
      : '';
  return [
    {
      id: 'guarantee/levers',
      lens: 'guarantee',
      question: 'What makes it hold?',
      about: { package: head.packages[0]!.id },
      sentence: `What does most for the peace of ${head.packages[0]!.name} is “${best.name}”: ${points(best.average).text} of peace over ${years} years on average over all orders, ${points(best.alone).text} alone and ${points(best.last).text} as the last one added. With promises in their weakest form and no force the peace holds with ${percent(levers.none)}, with all of it with ${percent(levers.all)}.${against}`,
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
          cells: [points(alone), points(last), points(average)],
        })),
      },
      grounds: groundsOf(c),
      certificate: 'not proven',
    },
  ];
}
