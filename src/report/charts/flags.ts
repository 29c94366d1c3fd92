import { clipped, textWidth } from './text.js';

/** An upright mark and the flag with its name, to the right of it. */
export interface Flag {
  value: number;
  /** Empty where there is no room for the name. */
  text: string;
  /** Rows above the frame, from 0. */
  row: number;
}

/** Rows of flags at the most, and the least width of a name worth writing, in pixels. */
const ROWS = 4;
const LEAST = 36;

/**
 * Rows for the flags of upright marks, so that no flag covers another or is cut by a mark: from right to left, each as
 * low as the marks under it allow.
 *
 * @param marks With their places in pixels.
 * @param width Where the drawing ends.
 */
export function flags(marks: readonly { name: string; value: number; x: number }[], width: number): Flag[] {
  const placed: (Flag & { x: number })[] = [];
  for (const mark of [...marks].sort((a, b) => b.x - a.x)) {
    const text = clipped(mark.name, width - mark.x - 6);
    const end = mark.x + 4 + textWidth(text) + 6;
    const under = placed.filter((other) => other.x < end && other.text !== '');
    const row = Math.max(-1, ...under.map((other) => other.row)) + 1;
    const fits = row < ROWS && (text === mark.name || textWidth(text) >= LEAST);
    placed.unshift({ value: mark.value, x: mark.x, text: fits ? text : '', row: fits ? row : 0 });
  }
  return placed;
}

/**
 * Middles of labels in a column, each as near to where it belongs as may be, without overlap and between `lo` and `hi`
 * (as long as they fit in there at all), in the order of their places.
 */
export function spread(labels: readonly { y: number; height: number }[], lo: number, hi: number): number[] {
  const order = labels.map((_, i) => i).sort((a, b) => labels[a]!.y - labels[b]!.y || a - b);
  const places = labels.map(({ y }) => y);
  let edge = lo;
  for (const i of order) {
    const half = labels[i]!.height / 2;
    places[i] = Math.max(places[i]!, edge + half);
    edge = places[i]! + half;
  }
  edge = hi;
  for (const i of order.reverse()) {
    const half = labels[i]!.height / 2;
    places[i] = Math.min(places[i]!, edge - half);
    edge = places[i]! - half;
  }
  return places;
}
