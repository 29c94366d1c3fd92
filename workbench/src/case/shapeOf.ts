import { type CaseNumber, distributionInWords, shareOrNumber } from '../../../src/case/index.js';
import { distributionOf, isUncertain, median, range90 } from '../../../src/quantity/index.js';
import { texts } from '../texts.js';

/** How a number is read, for the worker to work out: a calculated one is sampled. In the unit of its field. */
export interface Shape {
  words: string;
  /** Twenty quantiles, at 2.5 %, 7.5 % … 97.5 %: each stands for one world in twenty. One where nothing is uncertain. */
  dots: number[];
  p5: number;
  p50: number;
  p95: number;
}

const DOTS = 20;

/** @throws NoSuchDistribution where there is no such distribution on the scale. */
export function shapeOf({ quantity, scale, unit }: Pick<CaseNumber, 'quantity' | 'scale' | 'unit'>): Shape {
  const p50 = median(quantity, scale);
  const write = (x: number) => shareOrNumber(x, unit, 2);
  if (!isUncertain(quantity))
    return { words: texts.outline.certain(write(p50), unit), dots: [p50], p5: p50, p50, p95: p50 };
  const [p5, p95] = range90(quantity, scale);
  const dots = Float64Array.from({ length: DOTS }, (_, i) => (i + 0.5) / DOTS);
  distributionOf(quantity, scale).quantile(dots, dots);
  const kind = distributionInWords(quantity, scale, write);
  return {
    words: texts.outline.uncertain(kind, write(p50), write(p5), write(p95), unit),
    dots: [...dots],
    p5,
    p50,
    p95,
  };
}
