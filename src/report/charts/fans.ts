import type { Markish } from '@observablehq/plot';
import type { PlotLibrary } from './plot.js';
import type { Drawn, FanPoint } from './series.js';

/** The two bands of a fan, the wide one first: 5 to 95 % and 25 to 75 % of the worlds. */
const BANDS = [
  { lo: 'p5', hi: 'p95', opacity: 0.13 },
  { lo: 'p25', hi: 'p75', opacity: 0.22 },
] as const;

/** Both bands of a series' fan, to be drawn below the lines. They lie on each other, so the inner one is the darker. */
export function fanMarks(p: PlotLibrary, { fan }: Drawn, colour: string): Markish[] {
  if (!fan) return [];
  return BANDS.map(({ lo, hi, opacity }) =>
    p.areaY(fan, {
      x: (point: FanPoint | null) => point?.x,
      y1: (point: FanPoint | null) => point?.[lo],
      y2: (point: FanPoint | null) => point?.[hi],
      fill: colour,
      fillOpacity: opacity,
    }),
  );
}
