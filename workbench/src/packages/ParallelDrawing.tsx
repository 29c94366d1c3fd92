import { signed } from '../../../src/lens/text.js';
import { spreadOut } from '../charts/spreadOut.js';
import type { Actor } from './Margins.js';
import { labelAt, PackageLine, type ParallelLine } from './PackageLine.js';
import { AxisWords, NoDeal, PartyAxis } from './PartyAxis.js';
import { planeOf, type Range } from './parallelPlane.js';

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
        <PartyAxis key={id} plane={plane} n={n} range={ranges[n]!} least={least[id]} />
      ))}
      {inOrder.map(({ mark, margins, label }) => {
        const [x, y] = plane.at(last, margins[last]!);
        const [lx, ly] = labelAt(plane, x, y, label);
        return <path key={mark.id} d={`M${x},${y}L${lx},${ly}`} stroke="var(--line)" />;
      })}
      {inOrder.map((line) => (
        <PackageLine key={line.mark.id} line={line} plane={plane} label={line.label} onChoose={onChoose} />
      ))}
      {actors.map(({ id, name }, n) => (
        <AxisWords key={id} plane={plane} n={n} name={name} range={ranges[n]!} />
      ))}
    </svg>
  );
}
