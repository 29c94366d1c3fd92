import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../shared/budget.js';
import { FrontierBuilder } from './frontier.js';

/** The frontier of a stream of vectors, with the number of times each came. */
async function built(vectors: readonly number[][], width: number): Promise<string[]> {
  const columns = Array.from({ length: width }, (_, k) => Float64Array.from(vectors, (v) => v[k]));
  const builder = new FrontierBuilder(width);
  for (let j = 0; j < vectors.length; j++) {
    builder.add(columns, j, j);
    if (builder.due) await builder.settle(new Budget());
  }
  await builder.settle(new Budget());
  const sizes = [vectors.length];
  return builder
    .points({ sizes } as Parameters<FrontierBuilder['points']>[0])
    .map((p, row) => `${builder.vector(row)} × ${p.packages}, first ${p.package}`);
}

function brute(vectors: readonly number[][]): string[] {
  const dominated = (v: number[]): boolean =>
    vectors.some((w) => w.every((x, k) => x >= v[k]) && w.some((x, k) => x > v[k]));
  const seen = new Map<string, { n: number; first: number }>();
  vectors.forEach((v, j) => {
    const entry = seen.get(String(v));
    if (entry) entry.n++;
    else if (!dominated(v)) seen.set(String(v), { n: 1, first: j });
  });
  return [...seen].map(([v, { n, first }]) => `${v} × ${n}, first ${first}`).sort();
}

for (const width of [1, 2, 3, 4, 6]) {
  test(`a stream of ${width}-entry vectors leaves its frontier, counted, with the first of each`, () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.integer({ min: -4, max: 4 }), { minLength: width, maxLength: width }), {
          minLength: 1,
          maxLength: 80,
        }),
        async (vectors) => assert.deepEqual((await built(vectors, width)).sort(), brute(vectors)),
      ),
    ));

  test(`the same for ${width} entries over many rounds, where little is dominated`, async () => {
    // Points near a sphere, from a fixed linear congruential generator (Numerical Recipes, 1992, § 7.1).
    let state = 7;
    const next = (): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return state / 2 ** 32;
    };
    const vectors = Array.from({ length: 5000 }, () => {
      const v = Array.from({ length: width }, () => next() + 0.1);
      const length = Math.hypot(...v);
      return v.map((x) => Math.round((x / length) * (100 + Math.floor(next() * 3))));
    });
    assert.deepEqual((await built(vectors, width)).sort(), brute(vectors));
  });
}

test('work that is stopped leaves a frontier that is marked as cut', async () => {
  const stop = new AbortController();
  stop.abort();
  const n = 3000;
  const columns = [0, 1, 2].map((k) => Float64Array.from({ length: n }, (_, j) => (k === 0 ? j : k === 1 ? n - j : 0)));
  const builder = new FrontierBuilder(3);
  for (let j = 0; j < n; j++) builder.add(columns, j, j);
  await builder.settle(new Budget({ signal: stop.signal }));
  assert.equal(builder.cut, true);
  assert.ok(builder.rows > 0 && builder.rows < n);
});
