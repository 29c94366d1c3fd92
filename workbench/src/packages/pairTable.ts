import type { PairOfParties } from '../../../src/lens/index.js';
import type { Field } from '../../../src/report/csvText.js';
import { texts } from '../texts.js';
import type { Actor } from './Margins.js';
import type { PlacedMark } from './PairDrawing.js';

/** The numbers that the chart draws: packages with a name, the frontier, then all others, in points over no-deal. */
export function pairTable(x: Actor, y: Actor, marks: readonly PlacedMark[], pair?: PairOfParties): Field[][] {
  const { csv, yes, no } = texts.packages;
  return [
    [csv.what, csv.id, csv.name, csv.points(x.name), csv.points(y.name), csv.packages, csv.signed],
    ...marks.map((m) => [csv.package, m.id, m.name, m.x, m.y, undefined, m.signed ? yes : no]),
    ...(pair?.frontier ?? []).map((p) => [
      csv.frontier,
      undefined,
      undefined,
      p.x,
      p.y,
      undefined,
      p.refused ? no : undefined,
    ]),
    ...(pair?.cloud ?? []).map(([px, py, n]) => [csv.packages, undefined, undefined, px, py, n]),
  ];
}
