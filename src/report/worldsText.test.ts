import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Worlds } from '../lens/finding.js';
import { failuresText, worldsLine } from './worldsText.js';

const worlds = (more: Partial<Worlds> = {}): Worlds => ({
  count: 1024,
  seed: '1',
  inputs: 79,
  stable: 0.01,
  failed: { count: 0 },
  ...more,
});

test('a line says how many worlds, from which seed, and how far answers would move', () => {
  assert.equal(worldsLine(worlds()), '1,024 worlds · seed 1 · stable to ±1 point');
  assert.equal(worldsLine(undefined), 'point answers at the medians');
});

test('how far answers would move is rounded up, never down', () => {
  const said = [0, 0.0001, 0.004, 0.0091, 0.0098, 0.0101, 0.023, 0.07].map((stable) =>
    worldsLine(worlds({ stable })).replace(/.*stable to /, ''),
  );
  assert.deepEqual(said, [
    '±0.1 points',
    '±0.1 points',
    '±0.4 points',
    '±1 point',
    '±1 point',
    '±2 points',
    '±3 points',
    '±7 points',
  ]);
});

test('worlds without an answer are said, with one that shows why', () => {
  const example = { world: 17, why: 'no equilibrium was found' };
  assert.equal(failuresText(worlds()), undefined);
  assert.equal(
    failuresText(worlds({ failed: { count: 3, example } })),
    '3 worlds could not be answered, for example world 17: no equilibrium was found.',
  );
  assert.equal(failuresText(worlds({ failed: { count: 1 } })), '1 world could not be answered.');
});
