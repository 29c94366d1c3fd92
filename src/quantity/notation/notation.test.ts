import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Quantity } from '../quantity.js';
import { someQuantity } from '../testing.js';
import { writeQuantity } from '../writeQuantity.js';
import { readQuantity } from './readQuantity.js';

const ONE = { times: 1, over: 1 };

function read(text: string): Quantity | string {
  const found = readQuantity(text);
  if ('problem' in found) return `${found.problem.code} ${found.problem.from}`;
  return found.make(ONE);
}

const READ: [written: string, as: string][] = [
  ['2 * 3 to 9', '6 to 9'], // as in Squiggle, to binds least
  ['2 + 3 to 4 + 5', '5 to 9'],
  ['2 * (3 to 9)', '2 * (3 to 9)'],
  ['2 + 3 * 4', '14'],
  ['(2 + 3) * 4', '20'],
  ['20 - 5 - 4', '11'],
  ['24 / 4 / 2', '3'],
  ['--3', '3'],
  ['−3 to −1', '-3 to -1'],
  ['5%', '0.05'],
  ['(2 + 3)%', '0.05'],
  ['40% * 50', '20'],
  ['0 * beta(2, 5)', '0'],
  ['-normal(3, 1)', '0 - normal(3, 1)'],
  ['normal(3%, 1%)', 'normal(0.03, 0.01)'],
  ['normal({mean: 3, stdev: 1})', 'normal(3, 1)'],
  ['uniform(3, 3)', '3'],
  ['normal(3, 0)', '3'],
  ['mixture(3, 3, [1, 2])', '3'],
  ['mx([1, 2], [30%, 70%])', 'mixture(1, 2, [0.3, 0.7])'],
  ['mixture(1, beta(2, 5) * 10)', 'mixture(1, beta(2, 5) * 10, [1, 1])'],
  ['pert(1, 2, 3, 8)', 'pert(1, 2, 3, 8)'],
  ['exponential(0.5)', 'exponential(0.5)'],
  ['truncateLeft(normal(0, 1), 0)', 'truncateLeft(normal(0, 1), 0)'],
  ['truncateRight(normal(0, 1), 0)', 'truncateRight(normal(0, 1), 0)'],
  ['{p90: 20, p50: 8, p10: 3}', '{p10: 3, p50: 8, p90: 20}'],
  ['{p5: 3, p50: 8, p95: 20}', '{p5: 3, p50: 8, p95: 20}'],
  ['{p10: 3, p50: 3, p90: 3}', '3'],
];

for (const [written, as] of READ) {
  test(`${written} is read as ${as}`, () => {
    const quantity = read(written);
    assert.ok(typeof quantity !== 'string', String(quantity));
    assert.equal(writeQuantity(quantity), as);
  });
}

const REFUSED: [written: string, code: string][] = [
  ['', 'quantity-form 0'],
  ['2 *', 'quantity-form 3'],
  ['2 $ 3', 'quantity-form 2'],
  ['2 ^ 3', 'quantity-form 2'],
  ['(2 + 3', 'quantity-form 0'],
  ['2 + 3)', 'quantity-form 5'],
  ['1 to 2 to 3', 'quantity-form 7'],
  ['[1, 2]', 'quantity-form 0'],
  ['beta(2 5)', 'quantity-form 7'],
  ['{3: 4}', 'quantity-form 1'],
  ['beta(2)', 'arguments 0'],
  ['beta(2, 5, 7)', 'arguments 0'],
  ['normal(1 to 2, 3)', 'arguments 7'],
  ['normal({p5: 3})', 'arguments 7'],
  ['normal({median: 3})', 'arguments 7'],
  ['mixture([1, 2], 3)', 'arguments 0'],
  ['{p10: 3, p90: 20}', 'arguments 0'],
  ['{p10: 3, p50: 8, p80: 20}', 'arguments 0'],
  ['{p10: 3, p10: 8, p90: 20}', 'arguments 9'],
  ['{low: 3, p50: 8, p90: 20}', 'arguments 1'],
  ['1 + Beta2(2, 5)', 'unknown-function 4'],
  ['toString(2)', 'unknown-function 0'],
  ['normal(5, -1)', 'no-such-distribution 10'],
  ['uniform(5, 2)', 'no-such-distribution 11'],
  ['pert(5, 2, 9)', 'no-such-distribution 8'],
  ['beta(0, 2)', 'no-such-distribution 5'],
  ['gamma(1, -2)', 'no-such-distribution 9'],
  ['exponential(0)', 'no-such-distribution 12'],
  ['beta({mean: 30%, stdev: 60%})', 'no-such-distribution 0'],
  ['lognormal({p5: -1, p95: 3})', 'no-such-distribution 15'],
  ['truncate(1 to 2, 5, 3)', 'no-such-distribution 20'],
  ['{p10: 8, p50: 3, p90: 20}', 'no-such-distribution 14'],
  ['5 to 2', 'interval-reversed 0'],
  ['1 / 0', 'division-by-zero 4'],
  ['1 / (2 - 2)', 'division-by-zero 4'],
  ['mixture(1, 2, [1])', 'mixture-weights 14'],
  ['mixture(1, 2, [1, -1])', 'mixture-weights 18'],
  ['mixture(1, 2, [0, 0])', 'mixture-weights 14'],
  ['mixture(1, 2, [50%, 40%])', 'mixture-weights 14'],
  ['20% + 3', 'share-or-points 6'],
  ['beta(2, 5) + 1', 'share-or-points 13'],
  ['lognormal(10%, 20%)', 'share-or-points 10'],
  ['20%%', 'quantity-form 3'],
  ['beta(2, 5)%', 'share-or-points 0'],
  ['9999999999 * 2', 'too-large 0'],
  [`${'('.repeat(21)}1${')'.repeat(21)}`, 'quantity-too-long 20'],
  ['1+'.repeat(600), 'quantity-too-long 0'],
];

for (const [written, code] of REFUSED) {
  test(`${written.slice(0, 40)} is refused at its place: ${code}`, () => assert.equal(read(written), code));
}

test('what is read, written and read again is the same', () => {
  fc.assert(
    // A beta distribution is a share, and stands beside numbers in nothing that can be read.
    fc.property(
      someQuantity(2).filter((q) => !JSON.stringify(q).includes('beta')),
      (q) => {
        const once = read(writeQuantity(q));
        assert.ok(typeof once !== 'string', `${writeQuantity(q)}: ${once}`);
        assert.deepEqual(read(writeQuantity(once)), once);
      },
    ),
  );
});

test('normal and lognormal by two quantiles have these', () => {
  const found = read('normal({p5: 5, p95: 10})');
  assert.ok(typeof found !== 'string' && found.kind === 'normal');
  assert.ok(Math.abs(found.mean - 7.5) < 1e-14 && Math.abs(found.sd - 2.5 / 1.6448536269514722) < 1e-14);
  const ratio = read('lognormal({p10: 2, p90: 8})');
  assert.ok(typeof ratio !== 'string' && ratio.kind === 'lognormal');
  assert.ok(Math.abs(Math.exp(ratio.mu) - 4) < 1e-14); // √(2 · 8)
});

test('numbers are written in full and read back to the last digit', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-30, max: 1e9, noNaN: true }), (value) => {
      assert.deepEqual(read(writeQuantity({ kind: 'point', value })), { kind: 'point', value });
    }),
  );
});

test('any text is read or refused with a place inside it, and what is read has a distribution or a reason why not', () => {
  const piece = fc.constantFrom(
    '3',
    '0.5',
    ' to ',
    '%',
    '-',
    '+',
    '*',
    '/',
    '(',
    ')',
    ', ',
    '[',
    ']',
    '{',
    '}',
    'p10: ',
    'p50: ',
    'p90: ',
    'beta(',
    'normal(',
    'mx(',
    'truncate(',
    'pert(',
    ' per year',
    'mean: ',
    'x',
    ' ',
  );
  const text = fc.oneof(
    fc.string(),
    fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join('')),
  );
  fc.assert(
    fc.property(text, (written) => {
      const found = readQuantity(written);
      const problem = 'problem' in found ? found.problem : found.problemOn({ kind: 'unbounded' }, ONE);
      if (!problem) return;
      assert.ok(problem.from >= 0 && problem.from <= written.length && problem.to > problem.from);
      assert.ok(problem.what.length > 0 && problem.code.length > 0);
    }),
    { numRuns: 2000 },
  );
});
