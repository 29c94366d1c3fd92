import assert from 'node:assert/strict';
import { records } from '../../src/evidence/index.js';
import { counted, type Recount, type Retime, type Row, timed } from './recount.js';

/** Demands that all classes whose ids begin so, and no others, are counted anew from rows and come out the same. */
export function sameClasses(prefix: string, recounts: Record<string, Recount>, rows: readonly Row[]): void {
  const { classes } = records();
  const ids = Object.keys(classes).filter((id) => id.startsWith(prefix));
  assert.deepEqual(Object.keys(recounts).sort(), ids.sort());
  for (const id of ids) {
    const { events, n, clusters } = classes[id]!;
    assert.deepEqual(
      { id, events, n, ...(clusters && { clusters: clusters.count }) },
      { id, ...counted(rows, recounts[id]!) },
    );
  }
}

/** The same for curves, to six decimals. */
export function sameCurves(prefix: string, retimes: Record<string, Retime>, rows: readonly Row[]): void {
  const { curves } = records();
  const ids = Object.keys(curves).filter((id) => id.startsWith(prefix));
  assert.deepEqual(Object.keys(retimes).sort(), ids.sort());
  for (const id of ids) {
    const curve = curves[id]!;
    const anew = timed(rows, retimes[id]!, curve.time);
    assert.deepEqual([id, anew.n, anew.events], [id, curve.n, curve.events]);
    const columns = [curve.time, curve.atRisk, curve.survival, curve.error, curve.lower, curve.upper];
    const causes = (curve.causes ?? []).map((cause) => cause.incidence);
    curve.time.forEach((t, i) => {
      [...columns, ...causes].forEach((column, c) => {
        const difference = Math.abs(anew.rows[i]![c]! - column[i]!);
        // Half of the last of six decimals, and what halves are rounded by.
        assert.ok(difference <= 5.001e-7, `${id} at ${t} years, column ${c}: ${column[i]}, anew ${anew.rows[i]![c]}`);
      });
    });
  }
}

/** Demands that the cells of a family are those of its rows: disjoint, and of all rows together. */
export function sameCells(family: string, rows: readonly Row[], cell: (row: Row) => string, event: string): void {
  const cells = new Map<string, [events: number, n: number]>();
  for (const row of rows) {
    const [events, n] = cells.get(cell(row)) ?? [0, 0];
    cells.set(cell(row), [events + (row[event] === '1' ? 1 : 0), n + 1]);
  }
  const byCounts = (a: readonly number[], b: readonly number[]) => a[0]! - b[0]! || a[1]! - b[1]!;
  assert.deepEqual([...records().families[family]!.cells!.counts].sort(byCounts), [...cells.values()].sort(byCounts));
}
