/** A rectangle in pixels. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** A label beside its point: left edge and baseline middle in pixels; `far` where a line to the point helps. */
export interface Placed {
  x: number;
  y: number;
  far: boolean;
}

/** Directions that are tried, best first: right, left, above, below, the corners. */
const DIRECTIONS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
] as const;

/** Distances from the point that are tried, in pixels; beyond the first a label is `far`. */
const DISTANCES = [11, 20, 32, 46, 62, 80];

/**
 * Places labels beside their points, one after the other, each where it covers least: nothing at all if such a place
 * is near, else what costs least in overlap. Of free places those are better from which no other point is as close. Greedy, so not the best of all arrangements; enough for a dozen labels.
 *
 * @param labels Points with the size of their labels.
 * @param frame Where labels may lie.
 * @param taken What must not be covered: marks of the points, other words of the picture.
 */
export function placeLabels(
  labels: readonly { x: number; y: number; width: number; height: number }[],
  frame: Box,
  taken: readonly Box[],
): Placed[] {
  const covered = [...taken];
  return labels.map((label) => {
    const others = labels.filter((other) => Math.hypot(other.x - label.x, other.y - label.y) > SAME);
    let best: { box: Box; far: boolean; cost: number } | undefined;
    for (const [step, distance] of DISTANCES.entries()) {
      for (const [dx, dy] of DIRECTIONS) {
        const box = within(beside(label, dx, dy, distance), frame);
        const over = covered.reduce((sum, other) => sum + overlap(box, other), 0);
        const near = gap(box, label) + 6;
        const wrong = others.filter((other) => gap(box, other) < near).length;
        const cost = over * 10 + wrong + step * 0.01;
        if (!best || cost < best.cost) best = { box, far: step > 0, cost };
      }
      if (best && best.cost < 1) break;
    }
    const { box, far } = best!;
    covered.push(box);
    return { x: box.x, y: box.y + box.height / 2, far };
  });
}

function beside(label: Box, dx: number, dy: number, distance: number): Box {
  const { width, height } = label;
  const near = dx !== 0 && dy !== 0 ? distance * 0.8 : distance;
  return {
    x: label.x + dx * near + (dx < 0 ? -width : dx === 0 ? -width / 2 : 0),
    y: label.y + dy * (near + height / 2) - height / 2,
    width,
    height,
  };
}

/** Points nearer to each other than so many pixels are one to the eye. */
const SAME = 4;

/** Pixels between a box and a point. */
function gap(box: Box, point: { x: number; y: number }): number {
  const across = Math.max(box.x - point.x, point.x - box.x - box.width, 0);
  const down = Math.max(box.y - point.y, point.y - box.y - box.height, 0);
  return Math.hypot(across, down);
}

function within(box: Box, frame: Box): Box {
  const clamp = (v: number, lo: number, hi: number) => Math.max(lo, Math.min(Math.max(lo, hi), v));
  return {
    ...box,
    x: clamp(box.x, frame.x, frame.x + frame.width - box.width),
    y: clamp(box.y, frame.y, frame.y + frame.height - box.height),
  };
}

function overlap(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return across > 0 && down > 0 ? across * down : 0;
}
