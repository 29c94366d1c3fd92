import type { WorldTable } from '../../../src/lens/index.js';
import type { Bands } from './protocol.js';

/** Ranges of the headline answers over worlds. */
export function bandsOf(table: WorldTable): Bands {
  const of: Bands['of'] = {};
  for (const { id } of table.answers) {
    const found = table.quantiles(id, [0.05, 0.5, 0.95]);
    if (!found) continue;
    const [p5, p50, p95] = found as [number, number, number];
    const known = table.column(id).filter((x) => !Number.isNaN(x));
    const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
    of[id] = { p5, p50, p95, above: table.share(id, (x) => x >= 0).point, mean };
  }
  return { worlds: table.worlds.length, of };
}
