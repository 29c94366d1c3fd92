import { signed, title } from '../../../src/lens/text.js';
import { fitted } from '../charts/fitted.js';
import { spreadOut } from '../charts/spreadOut.js';
import type { Actor } from './Margins.js';
import { type Mark, MarkShape } from './marks.js';
import { type Plane, planeOf, type Range } from './parallelPlane.js';

/** A package with what it is worth to each party over its no-deal, and who of them has a red line that it crosses. */
export interface ParallelLine {
  mark: Mark;
  margins: number[];
  crosses: boolean[];
  /** Who is not asked. */
  spared: boolean[];
  /** Whether no slider leaves it out. */
  kept: boolean;
}

/** Packages as lines over one axis per party; the line of no-deal is level. */
export function ParallelDrawing({
  actors,
  ranges,
  least,
  lines,
  width,
  onChoose,
}: {
  actors: readonly Actor[];
  ranges: readonly Range[];
  /** By party: below this, packages are left out. */
  least: Record<string, number>;
  lines: readonly ParallelLine[];
  width: number;
  onChoose: (id: string) => void;
}) {
  const plane = planeOf(ranges, width);
  const last = actors.length - 1;
  const across = plane.upright ? 1 : 0;
  const [lowest, highest] = plane.upright ? [plane.height - 8, 30] : [8, width - 24];
  const places = spreadOut(
    lines.map(({ margins }) => plane.at(last, margins[last]!)[across]),
    plane.upright ? 14 : 22,
    Math.min(lowest, highest),
    Math.max(lowest, highest),
  );
  const inOrder = lines
    .map((line, i) => ({ ...line, label: places[i]! }))
    .sort((a, b) => Number(a.mark.chosen) - Number(b.mark.chosen));
  const words = lines
    .filter(({ kept }) => kept)
    .map(
      ({ mark, margins }) =>
        `${mark.name}: ${actors.map(({ name }, n) => `${name} ${signed(margins[n]!)}`).join(', ')}`,
    );
  return (
    <svg
      className="drawing parallel"
      width={width}
      height={plane.height}
      viewBox={`0 0 ${width} ${plane.height}`}
      role="img"
      aria-label={words.join('; ')}
    >
      <NoDeal plane={plane} width={width} />
      {actors.map(({ id }, n) => (
        <Axis key={id} plane={plane} n={n} range={ranges[n]!} least={least[id]} />
      ))}
      {inOrder.map(({ mark, margins, label }) => {
        const [x, y] = plane.at(last, margins[last]!);
        const [lx, ly] = labelAt(plane, x, y, label);
        return <path key={mark.id} d={`M${x},${y}L${lx},${ly}`} stroke="var(--line)" />;
      })}
      {inOrder.map((line) => (
        <Line key={line.mark.id} line={line} plane={plane} label={line.label} onChoose={onChoose} />
      ))}
      {actors.map(({ id, name }, n) => (
        <AxisWords key={id} plane={plane} n={n} name={name} range={ranges[n]!} />
      ))}
    </svg>
  );
}

/** What every party accepts, and the line of no-deal. */
function NoDeal({ plane, width }: { plane: Plane; width: number }) {
  const [x, y] = plane.at(0, 0);
  const { from, to } = plane;
  return plane.upright ? (
    <>
      <rect x={from} y={30} width={to - from} height={y - 30} fill="var(--zone)" />
      <line x1={from} x2={to} y1={y} y2={y} className="zero" />
    </>
  ) : (
    <>
      <rect x={x} y={from} width={width - x} height={to - from} fill="var(--zone)" />
      <line x1={x} x2={x} y1={from} y2={to} className="zero" />
    </>
  );
}

/** Where the number of a package stands, beside the end of its line. @param label Its place along the last axis. */
const labelAt = ({ upright }: Plane, x: number, y: number, label: number) =>
  upright ? [x + 20, label] : [label, y + 40];

function Axis({ plane, n, range, least }: { plane: Plane; n: number; range: Range; least: number | undefined }) {
  const [x1, y1] = plane.at(n, range.lo);
  const [x2, y2] = plane.at(n, range.hi);
  const [x, y] = plane.at(n, least ?? range.lo);
  return (
    <>
      <line x1={x1} x2={x2} y1={y1} y2={y2} stroke="var(--dots)" />
      {least !== undefined && least > range.lo && (
        <path d={plane.upright ? `M${x - 9},${y}h18` : `M${x},${y - 9}v18`} stroke="var(--gain)" strokeWidth="4" />
      )}
    </>
  );
}

/** Whose axis it is, and its ends, where they are not no-deal itself. */
function AxisWords({ plane, n, name, range: { lo, hi } }: { plane: Plane; n: number; name: string; range: Range }) {
  const { upright } = plane;
  const [x1, y1] = plane.at(n, lo);
  const [x2, y2] = plane.at(n, hi);
  const ends = [
    { value: hi, x: x2, y: upright ? y2 - 5 : y2 + 15, anchor: upright ? 'middle' : 'end' },
    { value: lo, x: x1, y: upright ? y1 + 14 : y1 + 15, anchor: upright ? 'middle' : 'start' },
  ] as const;
  return (
    <>
      <text {...(upright ? { x: x1, y: 12, textAnchor: 'middle' } : { x: 0, y: y1 - 14 })} className="strong">
        {fitted(name, upright ? plane.step - 4 : 240)}
      </text>
      {ends.map(({ value, x, y, anchor }) =>
        value === 0 ? null : (
          <text key={value} x={x} y={y} textAnchor={anchor}>
            {signed(value).replace('.0', '')}
          </text>
        ),
      )}
    </>
  );
}

const DASHES = { named: undefined, draft: '7 3', found: '2 3' };

function Line({
  line: { mark, margins, crosses, kept },
  plane,
  label,
  onChoose,
}: {
  line: ParallelLine;
  plane: Plane;
  /** Where its number stands, along the last axis. */
  label: number;
  onChoose: (id: string) => void;
}) {
  const points = margins.map((margin, n) => plane.at(n, margin));
  const path = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ');
  const [x, y] = points.at(-1)!;
  const [lx, ly] = labelAt(plane, x, y, label);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list of packages does the same with keys.
    <g opacity={kept ? 1 : 0.12} onClick={() => onChoose(mark.id)} style={{ cursor: 'pointer' }}>
      <title>{title(mark.name)}</title>
      <polyline points={path} fill="none" stroke="transparent" strokeWidth="10" />
      <polyline
        points={path}
        fill="none"
        stroke={mark.signed ? 'var(--gain)' : 'var(--loss)'}
        strokeWidth={mark.chosen ? 4 : 1.5}
        strokeDasharray={DASHES[mark.kind]}
      />
      {points.map(([px, py], n) =>
        crosses[n] ? (
          <text key={n} x={px} y={py + 4} textAnchor="middle" className="crossed">
            ⊘
          </text>
        ) : null,
      )}
      <g transform={`translate(${lx},${ly})`}>
        <MarkShape {...mark} pinned={false} />
        <text
          {...(plane.upright ? { x: 10, y: 4 } : { y: 20, textAnchor: 'middle' })}
          className={mark.chosen ? 'strong' : 'name'}
        >
          {mark.number}
        </text>
      </g>
    </g>
  );
}
