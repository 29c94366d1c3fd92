/** Lowest and highest number of an axis; no-deal, 0, is among them. */
export interface Range {
  lo: number;
  hi: number;
}

/** Where parallel axes stand: side by side where there is room for their names, below each other where there is not. */
export interface Plane {
  upright: boolean;
  height: number;
  /** Place of a number on the n-th axis, in pixels. */
  at(n: number, x: number): [x: number, y: number];
  /** Pixels from one axis to the next. */
  step: number;
  /** Left and right end, or top and bottom, of what lies across the axes. */
  from: number;
  to: number;
}

const SIDE = 50;
const TOP = 36;
const SPAN = 250;
/** Of axes that lie. */
const EDGE = 16;
const ROW = 60;
/** Width that an upright axis takes at least, for its name. */
const LEAST = 96;

/**
 * All axes share the place of no-deal; each has its own scale, as large as the room on both sides allows.
 * @param width In pixels.
 */
export function planeOf(ranges: readonly Range[], width: number): Plane {
  const upright = width / ranges.length >= LEAST;
  const span = upright ? SPAN : width - 2 * EDGE;
  const below = Math.max(...ranges.map(({ lo, hi }) => -lo / Math.max(hi - lo, 1e-9)));
  const zero = span * Math.min(0.8, Math.max(0.2, below));
  const along = ranges.map(({ lo, hi }) => {
    const per = Math.min((span - zero) / Math.max(hi, 1e-9), zero / Math.max(-lo, 1e-9));
    return (x: number) => zero + per * x;
  });
  if (upright) {
    const step = (width - 2 * SIDE) / Math.max(1, ranges.length - 1);
    const at = (n: number, x: number): [number, number] => [SIDE + n * step, TOP + span - along[n]!(x)];
    return { upright, at, step, height: TOP + SPAN + 18, from: SIDE - 30, to: width - SIDE + 30 };
  }
  const at = (n: number, x: number): [number, number] => [EDGE + along[n]!(x), TOP + n * ROW];
  const last = TOP + (ranges.length - 1) * ROW;
  return { upright, at, step: ROW, height: last + 62, from: TOP - 12, to: last + 12 };
}
