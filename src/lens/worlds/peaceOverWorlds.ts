import { numberGrounds } from '../../case/number.js';
import type { Curves, Finding } from '../finding.js';
import type { Context } from '../settlement/context.js';
import { list, title, years } from '../text.js';
import type { Chosen } from './answerList.js';
import { rangeInWords } from './chances.js';
import type { WorldRun } from './run.js';

/** Packages whose fans are drawn: more would lie over each other. */
const FANS = 3;

/** Fans of how long the peace of the first packages lasts. */
export function peaceFinding({ c }: Context, { packages, table }: WorldRun, first: Chosen | undefined): Finding[] {
  const last = table.answers.filter((a) => a.kind === 'peace').at(-1)?.year;
  if (last === undefined) return [];
  const chosen = [...(first ? [first] : []), ...packages.filter((p) => p !== first)].slice(0, FANS);
  const ats = Array.from({ length: last + 1 }, (_, y) => y);
  const series: Curves['series'] = chosen.map(({ id, name }) => {
    const at = (p: number) => ats.map((y) => (y === 0 ? 1 : table.quantiles(`peace/${id}/${y}`, [p])![0]!));
    return {
      id,
      name: title(name),
      values: at(0.5),
      fan: { p5: at(0.05), p25: at(0.25), p75: at(0.75), p95: at(0.95) },
    };
  });
  const said = chosen.map(({ id, name }) => {
    const [lo, middle, hi] = table.quantiles(`peace/${id}/${last}`, [0.05, 0.5, 0.95])!;
    return `${name} ${rangeInWords(middle!, [lo!, hi!], 'share')}`;
  });
  return [
    {
      id: 'worlds/peace',
      lens: 'worlds',
      question: 'How long does the peace last, over all worlds?',
      about: first ? { package: first.id } : {},
      sentence: `Chance of peace for ${years(last)}, in the middle world and in nine of ten: ${list(said)}.`,
      value: {
        kind: 'curves',
        x: { name: 'years after signing', unit: 'years', values: ats },
        y: { name: 'chance of peace so far', unit: 'share' },
        form: 'lines',
        series,
        marks: [],
        tabled: ats.filter((y) => y % 5 === 0 || y === last),
      },
      grounds: [...new Set(c.numbers.flatMap((n) => numberGrounds(n).map(({ key }) => key)))],
      certificate: 'not proven',
    },
  ];
}
