import type { Field } from '../../../src/report/csvText.js';
import { texts } from '../texts.js';
import type { Actor } from './Margins.js';
import type { ParallelLine } from './PackageLine.js';

/** The numbers that the chart draws: a line for each package, with what it is worth to each party over its no-deal. */
export function parallelTable(actors: readonly Actor[], lines: readonly ParallelLine[]): Field[][] {
  const { csv, yes, no } = texts.packages;
  const named = (which: boolean[]) => actors.flatMap(({ name }, n) => (which[n] ? [name] : [])).join('; ');
  const says = (is: boolean) => (is ? yes : no);
  return [
    [csv.id, csv.name, ...actors.map(({ name }) => csv.points(name)), csv.refuses, csv.notAsked, csv.signed, csv.shown],
    ...lines.map(({ mark, margins, crosses, spared, kept }) => [
      mark.id,
      mark.name,
      ...margins,
      named(crosses),
      named(spared),
      says(mark.signed),
      says(kept),
    ]),
  ];
}
