import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { LIKELIHOOD, likely } from './likely.js';

/** Table 1 of the guidance note (Mastrandrea et al. 2010): term, and outcomes that it may be said of, in per cent. */
const GUIDANCE: Record<string, [number, number]> = {
  'virtually certain': [99, 100],
  'very likely': [90, 100],
  likely: [66, 100],
  'about as likely as not': [33, 66],
  unlikely: [0, 33],
  'very unlikely': [0, 10],
  'exceptionally unlikely': [0, 1],
};

const within = (term: string, other: string) =>
  term !== other && GUIDANCE[term]![0] >= GUIDANCE[other]![0] && GUIDANCE[term]![1] <= GUIDANCE[other]![1];
const holds = (term: string, share: number) => share >= GUIDANCE[term]![0] / 100 && share <= GUIDANCE[term]![1] / 100;

test('every term is said only of shares within the bounds of the guidance note, and no narrower term within it would hold', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (share) => {
      const term = likely(share);
      assert.ok(holds(term, share), `${term} of ${share}`);
      for (const other of Object.keys(GUIDANCE)) {
        if (within(other, term)) assert.ok(!holds(other, share), `${other} of ${share}, not ${term}`);
      }
    }),
  );
});

test('a share on the bound of two terms has the one that is further from even', () => {
  assert.deepEqual([1, 0.99, 0.9, 0.66, 0.33, 0.1, 0.01, 0].map(likely), [
    'virtually certain',
    'virtually certain',
    'very likely',
    'likely',
    'unlikely',
    'very unlikely',
    'exceptionally unlikely',
    'exceptionally unlikely',
  ]);
});

test('the table has each term of the guidance note once, from the surest on', () => {
  assert.deepEqual(
    LIKELIHOOD.map(({ term }) => term),
    Object.keys(GUIDANCE),
  );
});

test('what is no share has no word', () => {
  for (const share of [-0.1, 1.01, Number.NaN]) assert.throws(() => likely(share), RangeError);
});
