import { useId } from 'react';
import type { PairOfParties } from '../../../src/lens/index.js';
import { signed, title } from '../../../src/lens/text.js';
import { isolated } from '../app/rightToLeftApart.js';
import { ABOVE, Axes, BELOW, type Frame } from '../charts/Axes.js';
import { texts } from '../texts.js';
import type { Actor } from './Margins.js';
import { type Mark, MarkShape } from './marks.js';
import { type Scale, scaleOf } from './scale.js';

const LEFT = 38;
const RIGHT = 14;
/** Pixels from one mark of an axis to the next, at least. */
const APART = 60;

/** A mark at its place, in points of both parties over their no-deal. */
export type PlacedMark = Mark & { x: number; y: number };

/** Packages as dots with the frontier of two parties, and those with a name as marks with their numbers. */
export function PairDrawing({
  pair,
  x,
  y,
  marks,
  width,
  onChoose,
}: {
  /** Left out while it is not known: then the marks stand alone. */
  pair?: PairOfParties;
  x: Actor;
  y: Actor;
  marks: readonly PlacedMark[];
  width: number;
  onChoose: (id: string) => void;
}) {
  const clip = useId();
  const tall = Math.round(Math.min(430, Math.max(260, width * 0.68)));
  const frame: Frame = { left: LEFT, right: width - RIGHT, top: ABOVE, bottom: ABOVE + tall };
  const height = frame.bottom + BELOW;
  const cloud = pair?.cloud ?? [];
  const most = Math.min(8, Math.floor((frame.right - frame.left) / APART));
  const sx = scaleOf([...cloud.map((p) => p[0]), ...marks.map((m) => m.x)], frame.left, frame.right, most);
  const sy = scaleOf([...cloud.map((p) => p[1]), ...marks.map((m) => m.y)], frame.bottom, frame.top);
  const ticks = (scale: Scale) => scale.ticks.map((tick) => ({ at: scale.at(tick), says: points(tick) }));
  const label = marks.map((m) => `${m.name}: ${signed(m.x)}, ${signed(m.y)}`).join('; ');
  return (
    <svg
      className="drawing pair"
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${x.name}, ${y.name}. ${label}`}
    >
      <clipPath id={clip}>
        <rect x={frame.left} y={frame.top} width={frame.right - frame.left} height={tall} />
      </clipPath>
      <g clipPath={`url(#${clip})`}>
        <rect x={sx.at(0)} y={0} width={width} height={sy.at(0)} fill="var(--zone)" />
        {[...dotsBySize(cloud, sx, sy)].map(([size, d]) => (
          <path
            key={size}
            d={d}
            stroke="var(--dots)"
            strokeWidth={size * Math.min(1, 0.4 + width / 1000)}
            strokeLinecap="round"
            opacity={0.45}
          />
        ))}
        {pair && <Frontier points={pair.frontier} sx={sx} sy={sy} />}
        <line x1={sx.at(0)} x2={sx.at(0)} y1={0} y2={height} className="zero" />
        <line x1={0} x2={width} y1={sy.at(0)} y2={sy.at(0)} className="zero" />
      </g>
      <Axes
        frame={frame}
        up={ticks(sy)}
        across={ticks(sx)}
        upName={texts.packages.pairAxis(y.name)}
        acrossName={texts.packages.pairAxis(x.name)}
      />
      {marks.map((mark) => (
        // biome-ignore lint/a11y/noStaticElementInteractions: the list of packages does the same with keys.
        <g
          key={mark.id}
          transform={`translate(${sx.at(mark.x)},${sy.at(mark.y)})`}
          onClick={() => onChoose(mark.id)}
          style={{ cursor: 'pointer' }}
        >
          <title>{isolated(`${title(mark.name)}: ${signed(mark.x)}, ${signed(mark.y)}`)}</title>
          <MarkShape {...mark} />
          <text x={11} y={4} className={mark.chosen ? 'number strong' : 'number'}>
            {mark.number}
          </text>
        </g>
      ))}
    </svg>
  );
}

function Frontier({ points, sx, sy }: { points: PairOfParties['frontier']; sx: Scale; sy: Scale }) {
  const at = (px: number, py: number) => `${sx.at(px).toFixed(1)},${sy.at(py).toFixed(1)}`;
  return (
    <g stroke="var(--frontier)">
      <polyline points={points.map((p) => at(p.x, p.y)).join(' ')} fill="none" strokeWidth="1.5" />
      {points.map((p) => (
        <circle
          key={`${p.x} ${p.y}`}
          cx={sx.at(p.x)}
          cy={sy.at(p.y)}
          r={3}
          strokeWidth="1.25"
          fill={p.refused ? 'var(--paper)' : 'var(--frontier)'}
        />
      ))}
    </g>
  );
}

/** Dots of each size as one path of strokes without length: a thousand elements would be slow to draw. */
function dotsBySize(cloud: PairOfParties['cloud'], sx: Scale, sy: Scale): Map<number, string> {
  const paths = new Map<number, string>();
  for (const [x, y, n] of cloud) {
    const size = Math.min(9, Math.round(2.5 + Math.sqrt(n)));
    paths.set(size, `${paths.get(size) ?? ''}M${sx.at(x).toFixed(1)},${sy.at(y).toFixed(1)}h0`);
  }
  return paths;
}

const points = (tick: number) => (tick === 0 ? '0' : signed(tick).replace('.0', ''));
