import assert from 'node:assert/strict';
import { test } from 'node:test';
import { posterior, type Records, records, SMALL, shrunk } from './index.js';

const { classes, families } = records();
const near = (a: number, b: number, within: number) => assert.ok(Math.abs(a - b) < within, `${a}, not ${b}`);

test('the posterior of a class alone is beta(k + ½, n − k + ½)', () => {
  assert.deepEqual(posterior(classes['alliance.honoured.defense.post1945']!), { a: 6.5, b: 37.5 });
});

test('a small class is shrunk to the cells of its family: honoured defence after 1945 from 14 % to 16 %', () => {
  // α and β of the 18 cells by largest marginal likelihood: 0.95948 and 0.81148 (R's optim, which stops at 1e-6).
  const found = shrunk(classes['alliance.honoured.defense.post1945']!, records());
  assert.equal(found.how, 'family');
  near(found.prior!.a, 0.9594812785913, 1e-6);
  near(found.prior!.b, 0.8114775619073, 1e-6);
  assert.deepEqual([found.a - found.prior!.a, found.b - found.prior!.b].map(Math.round), [6, 37]);
  near(found.a / (found.a + found.b), (6 + 0.95948) / (43 + 0.95948 + 0.81148), 1e-4); // 0.1555
});

test('what is shrunk lies between the class and its family', () => {
  for (const k of Object.values(classes)) {
    const { how, a, b, prior } = shrunk(k, records());
    if (how !== 'family') continue;
    const [own, family] = [k.events / k.n, prior!.a / (prior!.a + prior!.b)];
    const mean = a / (a + b);
    assert.ok(mean >= Math.min(own, family) && mean <= Math.max(own, family), k.id);
  }
});

test('a class that is not small, or whose family has no cells, stands alone', () => {
  for (const k of Object.values(classes))
    if (k.n >= SMALL || !families[k.family]!.cells)
      assert.deepEqual(shrunk(k, records()), { ...posterior(k), how: 'alone' });
  assert.ok(Object.values(classes).some((k) => k.n < SMALL && !families[k.family]!.cells));
});

/** Records with one small class, in a family with these cells. */
function family(counts: [number, number][]): Records {
  const k = { ...classes['alliance.honoured.neutral.post1945']!, family: 'f' };
  return { ...records(), classes: { k }, families: { f: { id: 'f', title: 'F', cells: { by: 'something', counts } } } };
}

test('cells that differ by no more than chance are pooled: 30 of 60 in six cells of 5 of 10', () => {
  const all = family(Array.from({ length: 6 }, () => [5, 10]));
  assert.deepEqual(shrunk(all.classes.k!, all), { a: 30.5, b: 30.5, how: 'pooled' });
});

test('cells at 0 and 1 alone, and fewer than three cells, say nothing of a class between them', () => {
  for (const counts of [
    [
      [0, 10],
      [10, 10],
      [0, 5],
    ],
    [
      [2, 10],
      [8, 10],
    ],
  ] as [number, number][][]) {
    const all = family(counts);
    assert.deepEqual(shrunk(all.classes.k!, all), { ...posterior(all.classes.k!), how: 'alone' });
  }
});

test('overlapping classes are not what a family is fitted to: its cells have each case once', () => {
  // 146 tests: 92 before 1945 and 54 after. The classes of the same file have 1,424 between them.
  const cells = families['alliances-in-war']!.cells!.counts;
  assert.equal(
    cells.reduce((sum, [, n]) => sum + n, 0),
    146,
  );
  const own = Object.values(classes).filter((k) => k.family === 'alliances-in-war');
  assert.ok(own.reduce((sum, { n }) => sum + n, 0) > 1000);
});
