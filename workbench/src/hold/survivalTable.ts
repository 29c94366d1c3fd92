import type { Field } from '../../../src/report/csvText.js';
import { texts } from '../texts.js';
import type { CalendarMark, Survival } from './SurvivalChart.js';

/**
 * The numbers that the chart draws: a line for each year with every package's chance of peace and the ends of its fan, as
 * shares, and one for each day of the calendar.
 */
export function survivalTable(series: readonly Survival[], marks: readonly CalendarMark[]): Field[][] {
  const t = texts.hold.csv;
  const columns = series.flatMap(({ name, values, fan }) => [
    { says: t.peace(name), of: values },
    ...(fan
      ? [
          { says: t.below(name, '5 %'), of: fan.lo },
          { says: t.below(name, '95 %'), of: fan.hi },
        ]
      : []),
  ]);
  const rows: [number, ...Field[]][] = [
    ...(series[0]?.values ?? []).map((_, year): [number, ...Field[]] => [year, ...columns.map(({ of }) => of[year])]),
    ...marks.map(({ x, name }): [number, ...Field[]] => [x, ...columns.map(() => undefined), name]),
  ];
  return [[texts.hold.years, ...columns.map(({ says }) => says), t.calendar], ...rows.sort((a, b) => a[0] - b[0])];
}
