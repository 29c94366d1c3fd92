import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from '../../../shared/budget.js';
import { findInNormal } from '../find.js';
import { bimatrixGame } from '../testing/games.js';
import { LabelSets } from './labelSets.js';

const SIZES = [1, 30, 31, 32, 33, 62, 63, 64, 65, 95, 96];

test('a set and its rest are full together, and with one label less they are not, up to a word’s end and beyond it', () => {
  for (const size of SIZES) {
    const labels = Array.from({ length: size }, (_, i) => i);
    const [some, rest] = [new LabelSets(size), new LabelSets(size)];
    const k = some.add(labels.filter((i) => i % 3 === 0));
    const l = rest.add(labels.filter((i) => i % 3 !== 0));
    assert.ok(some.full(k, rest, l), `${size}`);
    assert.equal(some.keyOfRest(k), rest.key(l), `${size}`);
    const less = some.add(labels.filter((i) => i % 3 === 0 && i !== 3 * Math.floor((size - 1) / 3)));
    assert.ok(!some.full(less, rest, l), `${size}`);
  }
});

test('where nothing matters, each pair of pure strategies is an equilibrium, whatever the number of strategies is', async () => {
  for (const size of [30, 31, 32, 33, 62, 63, 64, 65]) {
    const nothing = Array.from({ length: 2 }, () => Array.from({ length: size - 2 }, () => 0));
    const { complete, equilibria, components } = await findInNormal(
      bimatrixGame(nothing, nothing),
      'all',
      new Budget(),
    );
    assert.ok(complete, `${size}`);
    assert.equal(equilibria.length, 2 * (size - 2));
    assert.deepEqual(
      components!.map(({ index }) => index),
      [1],
    );
  }
});
