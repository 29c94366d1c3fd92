import { fixed, percent } from '../../lens/text.js';
import type { PlotLibrary } from './plot.js';
import { axisName, clipped, FONT } from './text.js';

/** The axis below rows that are placed by pixels, with its name: shares in per cent, points as they are. */
export function bottomAxis(
  p: PlotLibrary,
  x: { name: string; unit: 'share' | 'points' },
  width: number,
  ticks: number,
) {
  return [
    p.axisX({
      ticks,
      tickSize: 4,
      fontSize: FONT,
      label: null,
      stroke: 'var(--line)',
      tickFormat: (v: number) => (x.unit === 'share' ? percent(v) : fixed(v, Number.isInteger(v) ? 0 : 1)),
    }),
    p.text([clipped(`${axisName(x.name)}${x.unit === 'points' ? ' (points)' : ''} →`, width - 8)], {
      frameAnchor: 'bottom',
      dy: 38,
      fontSize: FONT,
    }),
  ];
}
