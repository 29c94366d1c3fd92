import { signed } from '../../../src/lens/text.js';
import { fitted } from '../charts/fitted.js';
import type { Plane, Range } from './parallelPlane.js';

/** The axis of a party, with what a slider leaves out below it. @param least Below this, packages are left out. */
export function PartyAxis({
  plane,
  n,
  range,
  least,
}: {
  plane: Plane;
  n: number;
  range: Range;
  least: number | undefined;
}) {
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
export function AxisWords({
  plane,
  n,
  name,
  range: { lo, hi },
}: {
  plane: Plane;
  n: number;
  name: string;
  range: Range;
}) {
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

/** What every party accepts, and the line of no-deal. */
export function NoDeal({ plane, width }: { plane: Plane; width: number }) {
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
