import type { Markish } from '@observablehq/plot';
import type { Scatter } from '../../lens/finding.js';
import type { PlotLibrary } from './plot.js';

/** At most so many marks of the cloud are drawn: on a finer grid than this no eye tells them apart. */
const MOST_MARKS = 4000;

/** Classes of the cloud: up to this many packages share the value pair; radius, in units of {@link fine}. */
const SIZES = [
  { upTo: 1, radius: 1 },
  { upTo: 9, radius: 1.5 },
  { upTo: 99, radius: 2.1 },
  { upTo: Number.POSITIVE_INFINITY, radius: 3 },
];

/** The cloud of all packages as one mark per class of size. */
export function cloudMarks(plot: PlotLibrary, cloud: Scatter['cloud']): Markish[] {
  const marks = thinned(cloud);
  return SIZES.map(({ upTo, radius }, k) => {
    const above = SIZES[k - 1]?.upTo ?? 0;
    return plot.dot(
      marks.filter(([, , packages]) => packages > above && packages <= upTo),
      { x: '0', y: '1', render: dots(radius * fine(marks.length)) },
    );
  });
}

/** At most {@link MOST_MARKS} of the cloud: every k-th, in the order given. */
function thinned(cloud: Scatter['cloud']): Scatter['cloud'] {
  const step = Math.ceil(cloud.length / MOST_MARKS);
  return step <= 1 ? cloud : cloud.filter((_, i) => i % step === 0);
}

/** Pixels of the smallest dot: larger where there are few. */
const fine = (marks: number) => (marks < 150 ? 2.2 : marks < 800 ? 1.8 : 1.3);

/** Draws dots of one size as a single path of empty strokes with round ends: a tenth of the bytes of circles. */
function dots(radius: number) {
  return (
    index: ArrayLike<number>,
    _scales: unknown,
    values: { x?: ArrayLike<number>; y?: ArrayLike<number> },
    _dimensions: unknown,
    context: { document: { createElementNS(space: string, name: string): unknown } },
  ) => {
    const path = context.document.createElementNS('http://www.w3.org/2000/svg', 'path') as {
      setAttribute(name: string, value: string): void;
    };
    const at = (v: number) => Math.round(v * 10) / 10;
    path.setAttribute('class', 'cloud');
    path.setAttribute('stroke-width', String(Math.round(20 * radius) / 10));
    path.setAttribute('d', Array.from(index, (i) => `M${at(values.x![i]!)},${at(values.y![i]!)}h0`).join(''));
    return path as never;
  };
}
