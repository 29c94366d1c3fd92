import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { cart } from './cart.js';
import { prim } from './prim.js';
import { quasiP } from './quasiP.js';

/** A table, and what the EMA Workbench 2.5.3 and scikit-learn 1.9.1 say of it; see `bench/sensitivity-ema.py`. */
interface Known {
  name: string;
  inputs: { name: string; values: number[] }[];
  interest: number[];
  trajectory: {
    restrictions: { input: string; low: number | null; high: number | null }[];
    rows: number;
    interest: number;
  }[];
  /** Of the last box: by restricted input, of its lower and its upper end; −1 where there is none. */
  quasiP: Record<string, [number, number]>;
  /** Null where scikit-learn draws among equal divisions. */
  prices: number[] | null;
  impurities: number[] | null;
}

const FILE = new URL('../../../test/data/sensitivity/boxes.json', import.meta.url);
const TABLES: Known[] = JSON.parse(readFileSync(FILE, 'utf8'));

const columnsOf = ({ inputs }: Known) =>
  inputs.map(({ name, values }) => ({ name, values: Float64Array.from(values) }));

for (const known of TABLES) {
  test(`${known.name}: the peeling trajectory is that of the EMA Workbench, box by box`, () => {
    const [{ trajectory }] = prim(columnsOf(known), known.interest);
    assert.equal(trajectory.length, known.trajectory.length);
    for (const [k, { restrictions, rows, interest }] of trajectory.entries()) {
      const expected = known.trajectory[k];
      assert.deepEqual([rows, interest], [expected.rows, expected.interest]);
      assert.equal(restrictions.length, expected.restrictions.length);
      for (const [r, { input, low, high }] of restrictions.entries()) {
        const { input: name, low: from, high: to } = expected.restrictions[r];
        assert.equal(input, name);
        for (const [found, end] of [
          [low, from],
          [high, to],
        ])
          assert.ok(found === end || Math.abs(found! - end!) < 1e-12, `${input}: ${found}, not ${end}`);
      }
    }
  });

  test(`${known.name}: quasi-p-values of inputs with one end are those of the EMA Workbench to 1e-9`, () => {
    const inputs = columnsOf(known);
    const { restrictions, rows, interest } = known.trajectory.at(-1)!;
    const of = (name: string) => restrictions.find(({ input }) => input === name);
    const ends = {
      low: Float64Array.from(inputs, ({ name }) => of(name)?.low ?? -Infinity),
      high: Float64Array.from(inputs, ({ name }) => of(name)?.high ?? Infinity),
    };
    const found = quasiP(inputs, known.interest, new Uint8Array(known.interest.length).fill(1), {
      ends,
      rows,
      interest,
    });
    let compared = 0;
    for (const [i, { name }] of inputs.entries()) {
      const expected = known.quasiP[name]?.filter((p) => p >= 0) ?? [];
      assert.equal(Number.isNaN(found[i]), expected.length === 0);
      if (expected.length !== 1) continue;
      assert.ok(Math.abs(found[i] - expected[0]) <= 1e-9 * expected[0], `${name}: ${found[i]}, not ${expected[0]}`);
      compared++;
    }
    assert.ok(compared > 0 || Object.values(known.quasiP).every((ends) => !ends.includes(-1)));
  });

  if (known.prices)
    test(`${known.name}: prices and impurities of the pruning sequence are those of scikit-learn to 1e-12`, () => {
      const { sequence } = cart(columnsOf(known), known.interest);
      assert.equal(sequence.length, known.prices!.length);
      for (const [k, { alpha, impurity }] of sequence.entries()) {
        assert.ok(Math.abs(alpha - known.prices![k]) < 1e-12);
        assert.ok(Math.abs(impurity - known.impurities![k]) < 1e-12);
      }
    });
}
