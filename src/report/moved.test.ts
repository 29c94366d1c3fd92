import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import type { Assessment, Table } from '../lens/finding.js';
import { type Move, movesBetween } from '../lens/movesBetween.js';
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
  const after = run('No.', whoSigns(['Low', 'Up'], { Other: '+9.0, +5.0', Offer: '−2.0 ✗, +1.0' }));
  assert.deepEqual(moved(before, after), ['nothing moved']);
});

test('a package that comes or goes is a move', () => {
  const before = run('No.', whoSigns(['Up'], { Offer: '+1.0', Old: '+5.0' }));
  const after = run('No.', whoSigns(['Up'], { Offer: '+1.0', New: '+7.0' }));
  assert.deepEqual(moved(before, after), ['what moved:', '  Old: no longer there', '  New: new']);
});

test('a party that comes or goes is a move before any margin, and its cells are none', () => {
  const before = run('No.', whoSigns(['Up', 'Old'], { Offer: '+1.0, −2.0 ✗', Other: '+5.0, +9.0' }));
  const after = run('No.', whoSigns(['New', 'Up'], { Offer: '+3.0, +1.0', Other: '+7.0, +6.0' }));
  assert.deepEqual(moved(before, after), [
    'what moved:',
    '  Old: no longer among those asked',
    '  New: now among those asked',
    '  Other, Up: +5.0 → +6.0 (+1.0)',
  ]);
  const [went, came] = movesBetween(before, after);
  const matrix = { answer: 'settlement/who-signs', question: '?', rank: 2, crossed: true };
  assert.deepEqual(went, {
    ...matrix,
    of: { party: { id: 'old', name: 'Old' } },
    place: { row: '', column: 'Old' },
    from: { text: '' },
  });
  assert.deepEqual(came, {
    ...matrix,
    of: { party: { id: 'new', name: 'New' } },
    place: { row: '', column: 'New' },
    to: { text: '' },
  });
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

const parties = [{ id: 'low', name: 'the Low Country', roles: ['signatory'] }];
const packages = [{ id: 'offer', name: 'the offer', options: {} }];

test('a move says of whom it is, from what to what, by how much, and whether somebody changed sides', () => {
  const table = (cells: string) => {
    const made = whoSigns(['Low', 'All'], { Offer: cells });
    made.columns[0]!.unit = 'points over no-deal';
    return made;
  };
  const before = assessment([finding('who-signs', '', { value: table('−2.0 ✗, no ✗') })], { parties, packages });
  const after = assessment([finding('who-signs', '', { value: table('+0.5, yes') })], { parties, packages });
  const [first, second, ...none] = movesBetween(before, after);
  const offer = { id: 'offer', name: 'the offer' };
  const matrix = { answer: 'settlement/who-signs', question: '?', rank: 2, crossed: true };
  assert.deepEqual(first, {
    ...matrix,
    of: { package: offer, party: { id: 'low', name: 'the Low Country' } },
    place: { row: 'Offer', column: 'Low' },
    unit: 'points over no-deal',
    from: { text: '−2.0', number: -2, mark: 'refuses' },
    to: { text: '+0.5', number: 0.5, mark: 'accepts' },
    by: 2.5,
  });
  assert.deepEqual(second, {
    ...matrix,
    of: { package: offer },
    place: { row: 'Offer', column: 'All' },
    from: { text: 'no', mark: 'refuses' },
    to: { text: 'yes', mark: 'accepts' },
  });
  assert.deepEqual(none, []);
});

test('another one of several possible answers stands before any margin that moved', () => {
  const offer = (chosen: string) =>
    finding('deadline', chosen, { about: { package: 'offer' }, value: { kind: 'choice', chosen, among: ['A', 'W'] } });
  const run = (margin: string, chosen: string) =>
    assessment([finding('who-signs', '', { value: whoSigns(['Up'], { Offer: margin }) }), offer(chosen)], { packages });
  const moves = movesBetween(run('+1.0', 'A'), run('+9.0', 'W'));
  assert.deepEqual(
    moves.map(({ answer, rank, crossed }) => [answer, rank, crossed]),
    [
      ['settlement/deadline', 2, true],
      ['settlement/who-signs', 3, false],
    ],
  );
});

/** Rows are matched by their ids: here by their place, so that two made-up tables have rows in common. */
function numbered(made: Assessment): Assessment {
  const findings = made.findings.map((one) => {
    if (one.value.kind !== 'table') return one;
    return { ...one, value: { ...one.value, rows: one.value.rows.map((row, i) => ({ ...row, id: `row ${i}` })) } };
  });
  return { ...made, findings };
}

test('nothing moves between an assessment and itself, and the way back is as far the other way', () => {
  const any = assessments.map(numbered);
  const cells = (moves: readonly Move[]) => moves.filter(({ place, from, to }) => place && from && to);
  const told = (moves: readonly Move[], way: 1 | -1) =>
    moves
      .map(({ of, from, to, by, rank, crossed }) => {
        const ends = way === 1 ? [from, to] : [to, from];
        return JSON.stringify([of.party?.id, ...ends, by === undefined ? '' : way * by + 0, rank, crossed]);
      })
      .sort();
  fc.assert(
    fc.property(any, any, (before, after) => {
      assert.deepEqual(movesBetween(before, before), []);
      const there = movesBetween(before, after);
      assert.ok(there.every(({ rank }, i) => i === 0 || rank >= there[i - 1]!.rank));
      assert.deepEqual(told(cells(movesBetween(after, before)), -1), told(cells(there), 1));
    }),
    { numRuns: 30 },
  );
});
