import { useRef, useState } from 'react';
import type { CaseNumber } from '../../../src/case/index.js';
import { texts } from '../texts.js';
import { type Axis, axisFor } from './axisFor.js';
import type { Shape } from './shapeOf.js';
import { stackDots } from './stackDots.js';
import { moveEnd, writeEnds, writtenEnds } from './writtenEnds.js';

/** In units of the drawing, which is as wide as its place. */
const WIDTH = 320;
const HEIGHT = 56;
const DOT = 9;
/** Milliseconds within which key presses are one step of undo. */
const ONE_STEP = 1000;
const KEYS: Record<string, number> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -10,
  PageUp: 10,
};

/** Twenty worlds in a row, with a handle at each end of `a to b`, or one at a point, to be dragged or moved by keys. */
export function QuantityShape({
  number,
  shape,
  written,
  readOnly,
  onWrite,
  onStep,
}: {
  number: CaseNumber;
  shape: Shape;
  /** The quantity as it stands in the text. */
  written: string;
  readOnly: boolean;
  onWrite: (quantity: string) => void;
  onStep: () => void;
}) {
  const track = useRef<HTMLDivElement>(null);
  const held = useRef<Axis>(undefined);
  const lastKey = useRef(0);
  const [moving, setMoving] = useState<string>();
  const asRead = writtenEnds(number.written);
  const axis = held.current ?? (asRead ? axisFor(number, asRead) : axisOf(shape, number));
  const ends = writtenEnds(moving ?? written);
  const share = (x: number) => Math.min(1, Math.max(0, (x - axis.lo) / (axis.hi - axis.lo)));
  const across = (x: number) => DOT / 2 + share(x / axis.factor) * (WIDTH - DOT);
  const place = (x: number) => `${(100 * (DOT / 2 + share(x) * (WIDTH - DOT))) / WIDTH}%`;
  const dots = stackDots(shape.dots.map(across), DOT);
  const high = Math.max(...dots.map(({ level }) => level)) + 1;
  const rise = Math.min(DOT, (HEIGHT - DOT) / high);

  const move = (which: number, to: number) => {
    if (!ends) return;
    const { values } = ends;
    const least = which === 1 ? values[0]! + axis.step : axis.least;
    const most = which === 0 && values.length > 1 ? values[1]! - axis.step : axis.hi;
    const text = writeEnds(moveEnd(ends, which, Math.min(most, Math.max(least, to)), axis.step));
    if (text === (moving ?? written)) return;
    setMoving(text);
    onWrite(text);
  };
  const pointed = (clientX: number) => {
    const { left, width } = track.current!.getBoundingClientRect();
    const inset = (DOT / 2 / WIDTH) * width;
    return axis.lo + ((clientX - left - inset) / (width - 2 * inset)) * (axis.hi - axis.lo);
  };

  return (
    <div className="shape" ref={track}>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={texts.outline.shape(shape.dots.length)}>
        <line className="axis" x1={0} x2={WIDTH} y1={HEIGHT - 1} y2={HEIGHT - 1} />
        <line className="range" x1={across(shape.p5)} x2={across(shape.p95)} y1={HEIGHT - 1} y2={HEIGHT - 1} />
        <line className="median" x1={across(shape.p50)} x2={across(shape.p50)} y1={0} y2={HEIGHT} />
        {dots.map(({ x, level }, i) => (
          <circle key={i} cx={x} cy={HEIGHT - 3 - DOT / 2 - level * rise} r={DOT / 2 - 0.5} />
        ))}
      </svg>
      {!readOnly &&
        ends?.values.map((value, which) => (
          <div
            key={which}
            className="handle"
            role="slider"
            tabIndex={0}
            aria-label={texts.outline.end(ends.values.length, which, number.what)}
            aria-valuemin={axis.lo}
            aria-valuemax={axis.hi}
            aria-valuenow={value}
            aria-valuetext={writeEnds({ ...ends, values: [value] })}
            style={{ left: place(value) }}
            onFocus={() => {
              held.current = axis;
            }}
            onBlur={() => {
              held.current = undefined;
              setMoving(undefined);
              onStep();
            }}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              held.current = axis;
              onStep();
            }}
            onPointerMove={(event) => {
              if (event.currentTarget.hasPointerCapture(event.pointerId)) move(which, pointed(event.clientX));
            }}
            onKeyDown={(event) => {
              const steps = KEYS[event.key];
              const edge = event.key === 'Home' ? axis.lo : event.key === 'End' ? axis.hi : undefined;
              if (steps === undefined && edge === undefined) return;
              event.preventDefault();
              if (event.timeStamp - lastKey.current > ONE_STEP) onStep();
              lastKey.current = event.timeStamp;
              move(which, edge ?? value + steps! * axis.step);
            }}
          />
        ))}
      <div className="ticks" aria-hidden="true">
        <span>{tick(axis.lo, number)}</span>
        <span>{tick((axis.lo + axis.hi) / 2, number)}</span>
        <span>{tick(axis.hi, number)}</span>
      </div>
    </div>
  );
}

const tick = (x: number, { unit }: CaseNumber) => `${Number(x.toPrecision(3))}${unit === 'share' ? ' %' : ''}`;

/** Of what is not written by its ends: the whole scale where it has two, else somewhat more than 90 % of it. */
function axisOf({ p5, p50, p95, dots }: Shape, { scale, unit }: CaseNumber): Axis {
  const factor = unit === 'share' ? 0.01 : 1;
  if (scale.kind === 'bounded') return { lo: scale.lo / factor, hi: scale.hi / factor, least: 0, step: 1, factor };
  const beside = Math.max((p95 - p5) / 3, Math.abs(p50) / 10, 1e-6);
  const [lo, hi] = [Math.min(p5, dots[0]!) - beside, Math.max(p95, dots.at(-1)!) + beside];
  return { lo: scale.kind === 'positive' ? Math.max(0, lo) : lo, hi, least: lo, step: 1, factor };
}
