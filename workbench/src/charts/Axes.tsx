import { Words } from '../app/Words.js';
import { fitted } from './fitted.js';

/** Where numbers are drawn, in pixels of the drawing. */
export interface Frame {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** A mark of an axis: its place in pixels, and what it says. */
export interface Tick {
  at: number;
  says: string;
}

/** Pixels that are taken beside the frame, at least: above for a name at the top of the drawing, below for marks and a name. */
export const ABOVE = 22;
export const BELOW = 38;

/** The two axes of a chart: marks to the left and below, names above and below, and level lines where they are asked for. */
export function Axes({
  frame,
  up,
  across,
  upName,
  acrossName,
  grid = false,
  gap = 0,
}: {
  frame: Frame;
  up: readonly Tick[];
  across: readonly Tick[];
  upName: string;
  acrossName: string;
  /** A line across the frame at each mark of the upright axis. */
  grid?: boolean;
  /** Pixels between the frame and what stands below it. */
  gap?: number;
}) {
  const { left, right, bottom } = frame;
  return (
    <g className="axes">
      {up.map(({ at, says }) => (
        <g key={at}>
          {grid && <line x1={left} x2={right} y1={at} y2={at} className="grid" />}
          <text x={left - 6} y={at + 4} textAnchor="end">
            {says}
          </text>
        </g>
      ))}
      {across.map(({ at, says }) => (
        <text key={at} x={at} y={bottom + gap + 17} textAnchor="middle">
          {says}
        </text>
      ))}
      <text x={0} y={11} className="name">
        ↑ <Words of={fitted(upName, right - 14)} inChart />
      </text>
      <text x={right} y={bottom + gap + 33} textAnchor="end" className="name">
        <Words of={fitted(acrossName, right - 14)} inChart /> →
      </text>
    </g>
  );
}
