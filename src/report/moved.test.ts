import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Table } from '../lens/finding.js';
import { displayWidth } from './displayWidth.js';
import { moved } from './moved.js';
import { assessment, assessments, finding, whoSigns } from './testing.js';

const run = (answer: string, value: Table, more = 'The same.') =>
  assessment([finding('answer', answer), finding('who-signs', '', { value }), finding('counts', more)]);

test('the answer comes first, then who changed sides, then the largest moves, then other answers', () => {
  const before = run(
    'No.',
    whoSigns(['Up', 'Low'], { Offer: '+1.0, −2.0 ✗', Other: '+5.0, +9.0' }),
    'Of 3 packages 1.',
  );
  const after = run('Yes.', whoSigns(['Up', 'Low'], { Offer: '+2.0, +0.5', Other: '+15.0, +9.0' }), 'Of 3 packages 2.');
  assert.deepEqual(moved(before, after), [
    'what moved:',
    '  Yes.',
    '  Offer, Low: −2.0 ✗ → +0.5 (+2.5)',
    '  Other, Up: +5.0 → +15.0 (+10.0)',
    '  Offer, Up: +1.0 → +2.0 (+1.0)',
    '  Of 3 packages 2.',
  ]);
});

test('cells are matched by party and package, wherever they stand', () => {
  const before = run('No.', whoSigns(['Up', 'Low'], { Offer: '+1.0, −2.0 ✗', Other: '+5.0, +9.0' }));
  const after = run('No.', whoSigns(['New', 'Low', 'Up'], { Other: '+7.0, +9.0, +5.0', Offer: '+3.0, −2.0 ✗, +1.0' }));
  assert.deepEqual(moved(before, after), ['nothing moved']);
});

test('a package that comes or goes is a move', () => {
  const before = run('No.', whoSigns(['Up'], { Offer: '+1.0', Old: '+5.0' }));
  const after = run('No.', whoSigns(['Up'], { Offer: '+1.0', New: '+7.0' }));
  assert.deepEqual(moved(before, after), ['what moved:', '  Old: no longer there', '  New: new']);
});

test('the rest is counted: at most 12 lines of 100 columns between the first and the last', () => {
  const names = Array.from({ length: 20 }, (_, i) => `Package ${i}`);
  const rows = (by: number) => Object.fromEntries(names.map((name, i) => [name, `+${i + by * i}.0`]));
  const lines = moved(run('No.', whoSigns(['Up'], rows(0))), run('No.', whoSigns(['Up'], rows(1))));
  assert.equal(lines.length, 14);
  assert.equal(lines[1], '  Package 19, Up: +19.0 → +38.0 (+19.0)');
  // 20 packages, of which the first stays at 0; 12 are shown.
  assert.equal(lines.at(-1), '  and 7 more');
});

test('whatever moves, what is said of it is short', () => {
  fc.assert(
    fc.property(assessments, assessments, (before, after) => {
      const lines = moved(before, after);
      assert.ok(lines.length <= 14);
      for (const line of lines) assert.ok(displayWidth(line) <= 100, line);
    }),
    { numRuns: 40 },
  );
});
