import { title } from '../../../src/lens/text.js';
import { type Mark, MarkShape } from './marks.js';
import type { Plane } from './parallelPlane.js';

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

/** Where the number of a package stands, beside the end of its line. @param label Its place along the last axis. */
export const labelAt = ({ upright }: Plane, x: number, y: number, label: number) =>
  upright ? [x + 20, label] : [label, y + 40];

const DASHES = { named: undefined, draft: '7 3', found: '2 3' };

/** A package as a line over all axes, with its mark and number at the end. */
export function PackageLine({
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
