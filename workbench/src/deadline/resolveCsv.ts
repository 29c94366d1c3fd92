import type { OfferAtResolve } from '../../../src/lens/index.js';
import type { Field } from '../../../src/report/csvText.js';
import { texts } from '../texts.js';

/**
 * The numbers that the chart draws, and those behind them: a line for each resolve, then for the case and the slider, then
 * the ends of where to accept at once is best.
 */
export function resolveCsv(
  curve: readonly OfferAtResolve[],
  own: OfferAtResolve | undefined,
  here: OfferAtResolve | undefined,
): Field[][] {
  const t = texts.deadline.csv;
  const line = (what: string, at: OfferAtResolve): Field[] => [
    what,
    at.resolve,
    at.agreement,
    at.moves[0]?.kind,
    at.moves[0]?.words,
    at.moves[0]?.chance,
    at.accepts.some(({ from, to }) => from <= at.resolve && at.resolve <= to) ? texts.deadline.yes : texts.deadline.no,
    at.worth,
    at.accepting,
    at.effect,
  ];
  return [
    t.columns,
    ...curve.map((at) => line(t.curve, at)),
    ...(own ? [line(t.own, own)] : []),
    ...(here ? [line(t.here, here)] : []),
    ...(curve[0]?.accepts ?? []).flatMap(({ from, to }): Field[][] => [
      [t.from, from],
      [t.to, to],
    ]),
  ];
}
