import assert from 'node:assert/strict';
import { test } from 'node:test';
import { removal } from './removal.js';
import { removeFromCase } from './remove.js';
import { EXAMPLE, GUARANTEE } from './testing.js';

function after(text: string, path: string, along: boolean, others: Record<string, string> = {}) {
  const loadWith = (now: string) => (file: string) => ({ text: others[file] ?? now, file });
  const result = removal({ name: 'case.yaml', text, loadWith }, path.split('.'));
  if ('diagnostics' in result) throw new Error(JSON.stringify(result.diagnostics));
  const chosen = along ? result.along : result.alone;
  return { ...chosen, along: chosen.along.map(({ keys }) => keys.join('.')) };
}

test('removed alone, an entry takes nothing along, and whatever names it is told as wrong at its place', () => {
  const { text, along, problems } = after(EXAMPLE, 'issues.dam.options.large', false);
  assert.deepEqual({ text }, removeFromCase(EXAMPLE, ['issues', 'dam', 'options', 'large']));
  assert.deepEqual(along, []);
  const lines = problems.map(({ at }) => text.split('\n')[at!.line - 1]!.slice(at!.column - 1, at!.column + 4));
  assert.deepEqual(lines, ['large', 'large', 'large', 'large', 'large']);
});

test('with it go its numbers, its mentions and what has to name it; conditions that name it stay and are told', () => {
  const option = after(EXAMPLE, 'issues.dam.options.large', true);
  assert.deepEqual(option.along, [
    'values.up.points.dam.large',
    'values.low.points.dam.large',
    'ratifiers.voters.values.points.dam.large',
  ]);
  assert.deepEqual(
    option.problems.map(({ code }) => code),
    ['unknown-option', 'unknown-option'],
  );
  const friend = after(GUARANTEE, 'parties.friend', true);
  assert.ok(friend.along.includes('commitments.help') && friend.along.includes('discount.low') === false);
  assert.deepEqual(friend.problems, []);
  const plan = after(EXAMPLE, 'packages.plan-without-pledge', true);
  assert.deepEqual([plan.along, plan.problems], [['offers.first.counters'], []]);
});

test('a correlation goes with a number that it names', () => {
  const more = 'correlations: {dry: {between: [no-deal.low.now, values.up.points.flow.shared], rank: 0.5}}\n';
  const { along, problems } = after(EXAMPLE + more, 'issues.flow.options.shared', true);
  assert.ok(along.includes('correlations.dry'), along.join(' '));
  assert.ok(problems.every(({ code }) => code !== 'unknown-number'));
});

test('what was wrong before is not told as a consequence', () => {
  const { problems } = after(EXAMPLE.replace('friend: 10', 'friend: ten'), 'links.calm', true);
  assert.deepEqual(problems, []);
});

test('what stands in an extended case is left out of this one, and an own change of it gives way to it', () => {
  const variant = 'abide: 1\nextends: base.yaml # river\nno-deal: {friend: 20}\n';
  const others = { 'base.yaml': EXAMPLE };
  const line = after(variant, 'links.calm', true, others);
  assert.equal(line.text, `${variant}without: [links.calm]\n`);
  assert.deepEqual([line.problems, line.restored], [[], undefined]);
  assert.equal(
    after(line.text, 'rules.quota-needs-a-court', true, others).text,
    line.text.replace(']\n', ', rules.quota-needs-a-court]\n'),
  );
  const own = after(variant, 'no-deal.friend', true, others);
  assert.equal(own.text, variant.replace('{friend: 20}', '{}'));
  assert.equal(own.restored, 'base.yaml');
});
