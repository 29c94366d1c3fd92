import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { StoryStep, StoryTurn } from '../../../src/lens/index.js';
import { couldHave, gravest, happenings, nextHappening } from './happened.js';

const turn = (kind: StoryTurn['kind'], chances: number[], taken: number, changes: boolean, on?: string): StoryTurn => ({
  kind,
  branches: chances.map((chance, k) => ({ says: `${kind} ${k}`, chance })),
  taken,
  changes,
  ...(on && { on }),
});
const step = (...turns: StoryTurn[]): StoryStep => ({ from: '', to: '', turns, state: [], peace: 1 });

const quiet = step(turn('attack', [0.99, 0.01], 0, false), turn('promise', [0.9999, 0.0001], 0, false));
const election = step(turn('event', [1, 0], 0, false, '2030-01-01'), turn('strength', [0.8, 0.2], 1, true));

test('a day of the calendar is a happening even where it changes nothing; a choice that is not made is none', () => {
  assert.deepEqual(happenings(quiet), []);
  assert.deepEqual(
    happenings(election).map(({ kind }) => kind),
    ['event', 'strength'],
  );
});

test('what could have happened is told with what would have changed, if it had one chance in two thousand', () => {
  assert.deepEqual(
    couldHave(quiet).map(({ turn: t, branch }) => t.branches[branch]!.says),
    ['attack 1'],
  );
  assert.deepEqual(couldHave(election), []);
});

test('the next happening is found from where one stands, and the end where there is none', () => {
  const steps = [quiet, election, quiet, quiet];
  assert.equal(nextHappening(steps, 0), 2);
  assert.equal(nextHappening(steps, 2), 4);
});

test('the timeline shows the gravest of what happened', () => {
  assert.equal(gravest(election), 'event');
  assert.equal(gravest(step(turn('event', [1], 0, false, '2030-01-01'), turn('attack', [0, 1], 1, true))), 'attack');
  assert.equal(gravest(quiet), undefined);
});
