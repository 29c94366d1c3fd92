import type { Curves } from '../../lens/finding.js';
import { percent } from '../../lens/text.js';
import { fanMarks } from './fans.js';
import { type Description, plot } from './plot.js';
import { drawn, type Point, xDomain, yDomain } from './series.js';
import { FONT } from './text.js';

/** Height of a panel, and room for its axes, in pixels. */
const HEIGHT = 150;
const SIDE = { left: 50, right: 10, top: 8, bottom: 22 };

/**
 * One series with its fan in a small frame, to stand beside others: all have the axes of the whole picture, so that they
 * can be compared.
 *
 * @param k Index of the series.
 */
export async function fanPanel(curves: Curves, k: number, width: number, description: Description): Promise<string> {
  const series = drawn(curves);
  const one = series[k]!;
  return plot(
    (p) => ({
      width,
      height: HEIGHT,
      marginTop: SIDE.top,
      marginRight: SIDE.right,
      marginBottom: SIDE.bottom,
      marginLeft: SIDE.left,
      x: { domain: xDomain(curves), label: null, ...(curves.x.log && { type: 'log' }) },
      y: { domain: yDomain(curves, series), label: null },
      marks: [
        p.gridY({ ticks: 4, stroke: 'var(--line)', strokeOpacity: 1, strokeWidth: 0.7 }),
        p.axisX({ ticks: 4, tickSize: 4, fontSize: FONT, label: null, stroke: 'var(--line)' }),
        p.axisY({
          ticks: 4,
          tickSize: 0,
          fontSize: FONT,
          label: null,
          ...(curves.y.unit === 'share' && { tickFormat: (v: number) => percent(v) }),
        }),
        ...fanMarks(p, one, 'var(--gain)'),
        p.line(one.all, {
          x: (point: Point | null) => point?.x,
          y: (point: Point | null) => point?.hi,
          stroke: 'var(--gain)',
          strokeWidth: 2,
        }),
      ],
    }),
    description,
  );
}
