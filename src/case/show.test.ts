import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groundCoverage } from './coverage.js';
import { showCase } from './show.js';
import { MINIMAL_CASE } from './template.js';
import { caseOf, EXAMPLE } from './testing.js';
import { conditionInWords } from './words.js';

test('a case is read back in lines of at most 100 columns', () => {
  for (const c of [caseOf(EXAMPLE), caseOf(MINIMAL_CASE), caseOf(EXAMPLE, ['links.calm.points=45'])]) {
    assert.ok(showCase(c).every((line) => line.length <= 100));
  }
});

test('what is shown says who signs, what the lines are, and what each number rests on', () => {
  const shown = showCase(caseOf(EXAMPLE)).join('\n');
  for (const line of [
    '  all of Upland, Lowland; never without The friend',
    '  Court (court), arises only where Water flow is Shared or Fixed quota',
    '  No large dam: Lowland would refuse where Dam is Large dam, whatever else is given [p8]',
    '  No foreign court: Upland would lose 10 (5 to 20) points where Court is Foreign court [p9]',
    '  Lowland: 30 (20 to 40) points, changing by -1 a quarter [reading]',
    'our default',
    '(reading)',
  ]) {
    assert.ok(shown.includes(line), line);
  }
});

test('a ratifier is shown with whose weights and points it has', () => {
  const shown = showCase(caseOf(EXAMPLE)).join(' ').replace(/\s+/g, ' ');
  assert.match(shown, /of Lowland: needed where .*; weighs as Lowland, without its links, red lines and exchanges;/);
  assert.match(shown, /Voters \(voters\) of Upland: needed for every package; accepts from/);
});

test('the table gives shares and points, an interval at its median', () => {
  const lines = showCase(caseOf(EXAMPLE));
  assert.ok(lines.some((l) => /^Water flow +20\.8 % +56\.6 %/.test(l)));
  assert.ok(lines.some((l) => /^ {2}shared +50 \(40 to 60\) +80/.test(l)));
});

test('a condition is said in the words of its options', () => {
  const c = caseOf(EXAMPLE);
  assert.equal(conditionInWords(c.exchanges[0]!.gives.node, c.issues), 'Water flow is Shared or Fixed quota');
  assert.equal(conditionInWords(c.links[0]!.when.node, c.issues), 'Dam is Small dam, and Water flow is Shared');
});

test('grounds are counted: own, inherited, none and default apart, and together they are all', () => {
  const g = groundCoverage(caseOf(EXAMPLE));
  const sum = Object.values(g.own).reduce((a, b) => a + b) + Object.values(g.inherited).reduce((a, b) => a + b);
  assert.equal(sum + g.none + g.default, g.total);
  assert.deepEqual(g.own, { source: 4, judgement: 0, class: 1 });
  const bare = groundCoverage(caseOf(EXAMPLE.replace('ground: reading\n', '')));
  assert.equal(bare.none, g.inherited.judgement);
});
