import { useEffect, useState } from 'react';
import type { CaseNumber } from '../../../src/case/index.js';
import { texts } from '../texts.js';
import { GroundEntry } from './GroundEntry.js';
import { useOutline } from './outlineContext.js';
import { QuantityShape } from './QuantityShape.js';
import type { Shape } from './shapeOf.js';
import { writeEnds, writtenEnds } from './writtenEnds.js';

/** How a number is read: in words, as a shape whose ends can be dragged, and what it rests on. */
export function NumberPanel({
  number,
  written,
  ground,
  readOnly,
  onWrite,
  onGround,
  onStep,
}: {
  number: CaseNumber;
  /** The quantity as it stands in the text. */
  written: string;
  /** The name after its own `@`. */
  ground: string;
  readOnly: boolean;
  onWrite: (quantity: string) => void;
  onGround: (name: string) => void;
  /** What is written next is undone apart. */
  onStep: () => void;
}) {
  const { workbench } = useOutline();
  const [shape, setShape] = useState<Shape>();
  const { quantity, scale, unit } = number;
  useEffect(() => {
    let wanted = true;
    workbench.reader.shapeOf({ quantity, scale, unit }).then(
      (found) => wanted && setShape(found),
      () => wanted && setShape(undefined),
    );
    return () => {
      wanted = false;
    };
  }, [workbench, JSON.stringify([quantity, scale, unit])]);
  const ends = writtenEnds(written);
  return (
    <div className="number-panel">
      <p className="what">{number.what}</p>
      {shape && (
        <QuantityShape
          number={number}
          shape={shape}
          written={written}
          readOnly={readOnly}
          onWrite={onWrite}
          onStep={onStep}
        />
      )}
      <p className="in-words">{shape?.words}</p>
      {ends?.values.length === 1 && !readOnly && (
        <button
          type="button"
          className="widen"
          onClick={() => {
            onStep();
            onWrite(widened(number, written));
          }}
        >
          {texts.outline.widen}
        </button>
      )}
      <GroundEntry number={number} ground={ground} readOnly={readOnly} onGround={onGround} />
    </div>
  );
}

/** A point as a range about it: a quarter of it to either side, of points and shares a tenth of their scale. */
function widened({ scale, unit }: CaseNumber, written: string): string {
  const ends = writtenEnds(written)!;
  const [value] = ends.values as [number];
  const hundred = ends.percent || (unit === 'points' && scale.kind !== 'positive');
  const by = hundred ? 10 : Math.max(Math.abs(value) / 4, 0.1);
  const top = scale.kind === 'bounded' && hundred ? 100 : Infinity;
  const bottom = scale.kind === 'bounded' ? 0 : scale.kind === 'positive' ? Math.min(value / 2, 0.1) : -Infinity;
  const values = [Math.max(bottom, value - by), Math.min(top, value + by)].map((x) => Number(x.toPrecision(3)));
  return writeEnds({ ...ends, values });
}
