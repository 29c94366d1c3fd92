import type { Heat } from '../../lens/finding.js';
import { percent } from '../../lens/text.js';
import { type Description, plot } from './plot.js';
import { axisName, FONT, oneLine, textWidth } from './text.js';

/** Ink of the fullest cell: so light that the number in it can be read. */
const FULLEST = 0.5;

/** A cell lower than this, in pixels, holds no number. */
const LEAST = 17;

/**
 * An answer over two inputs as a grid of cells, of a fuller colour the larger its share and with the share in per cent written
 * in it where there is room. A line parts the cells above one half from those below; a ring marks the case.
 *
 * @param width Width of the drawing in pixels.
 */
export async function heatChart(heat: Heat, width: number, description: Description): Promise<string> {
  const columns = heat.x.values.length;
  const rows = heat.y.values.length;
  const ticks = heat.y.values.map(short);
  const left = Math.max(24, ...ticks.map((tick) => textWidth(tick) + 12));
  const across = (width - left - 6) / Math.max(1, columns);
  const down = Math.max(18, Math.min(40, across * 0.8));
  const [top, bottom] = [30, 46];
  const numbers = down >= LEAST && across >= textWidth('100') + 4;
  const cells = heat.cells.flatMap((row, j) =>
    row.flatMap((share, i) =>
      Number.isFinite(share) ? [{ i, j, share, text: percent(share).replace(/\s%$/, '') }] : [],
    ),
  );
  const every = Math.max(1, Math.ceil((Math.max(0, ...heat.x.values.map((v) => textWidth(short(v)))) + 8) / across));
  const here = { x: position(heat.x.values, heat.here.x), y: position(heat.y.values, heat.here.y) };
  const known = here.x !== undefined && here.y !== undefined ? [here] : [];
  const unit = (axis: Heat['x']) => `${axisName(axis.name)}${axis.unit && ` (${oneLine(axis.unit)})`}`;

  return plot(
    (p) => ({
      width,
      height: top + bottom + down * rows,
      marginTop: top,
      marginRight: 6,
      marginBottom: bottom,
      marginLeft: left,
      x: { domain: [-0.5, columns - 0.5], axis: null },
      y: { domain: [-0.5, rows - 0.5], axis: null },
      marks: [
        p.rect(cells, {
          x1: (c) => c.i - 0.5,
          x2: (c) => c.i + 0.5,
          y1: (c) => c.j - 0.5,
          y2: (c) => c.j + 0.5,
          inset: 0.5,
          fill: 'var(--loss)',
          fillOpacity: (c) => Math.round(100 * (0.03 + (FULLEST - 0.03) * Math.max(0, Math.min(1, c.share)))) / 100,
        }),
        p.link(halves(heat.cells), { x1: '0', y1: '1', x2: '2', y2: '3', stroke: 'var(--ink)', strokeWidth: 2.5 }),
        p.text(
          heat.x.values.map((v, i) => ({ i, text: short(v) })).filter(({ i }) => i % every === 0),
          { x: 'i', frameAnchor: 'bottom', dy: 14, text: 'text', fontSize: FONT },
        ),
        p.text(
          ticks.map((text, j) => ({ j, text })),
          { y: 'j', frameAnchor: 'left', textAnchor: 'end', dx: -6, text: 'text', fontSize: FONT },
        ),
        p.text([`${unit(heat.x)} →`], { frameAnchor: 'bottom-right', textAnchor: 'end', dy: 36, fontSize: FONT }),
        p.text([`↑ ${unit(heat.y)}`], {
          frameAnchor: 'top-left',
          textAnchor: 'start',
          dx: -left + 4,
          dy: -22,
          fontSize: FONT,
        }),
        ...[
          { stroke: 'var(--paper)', strokeWidth: 5 },
          { stroke: 'var(--ink)', strokeWidth: 2 },
        ].map((ring) => p.dot(known, { x: 'x', y: 'y', r: Math.max(9, down / 2 - 2), ...ring })),
        p.text(numbers ? cells : [], { x: 'i', y: 'j', text: 'text', fontSize: FONT, fill: 'var(--ink)' }),
      ],
    }),
    description,
  );
}

/** A number of an axis: three digits, or all that stand before the point, with a real minus. */
export const short = (v: number): string =>
  String((Math.abs(v) < 100 ? Number(v.toPrecision(3)) : Math.round(v)) + 0).replace('-', '−');

/** Place among rising values, counted in cells: 1.5 is half way between the second and the third. */
function position(values: readonly number[], at: number): number | undefined {
  const last = values.length - 1;
  if (last < 0 || !Number.isFinite(at)) return undefined;
  if (last === 0) return 0;
  if (at <= values[0]!) return 0;
  if (at >= values[last]!) return last;
  const k = values.findIndex((v, i) => i > 0 && at <= v);
  return k - 1 + (at - values[k - 1]!) / (values[k]! - values[k - 1]!);
}

/** Edges between cells of which one is above one half and the other is not: x1, y1, x2, y2. */
function halves(cells: readonly (readonly number[])[]): [number, number, number, number][] {
  const edges: [number, number, number, number][] = [];
  for (const [j, row] of cells.entries()) {
    for (const [i, share] of row.entries()) {
      const right = row[i + 1];
      const above = cells[j + 1]?.[i];
      if (right !== undefined && share > 0.5 !== right > 0.5) edges.push([i + 0.5, j - 0.5, i + 0.5, j + 0.5]);
      if (above !== undefined && share > 0.5 !== above > 0.5) edges.push([i - 0.5, j + 0.5, i + 0.5, j + 0.5]);
    }
  }
  return edges;
}
