import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Beside, Pinned } from './beside.js';
import { calledBeside } from './calledBeside.js';
import { CaseDocument } from './caseDocument.js';

const plan: Pinned = { id: 'plan', name: 'The plan', options: { dam: 'small', court: null }, found: false };
const draft: Pinned = { ...plan, id: 'draft-1', options: { dam: 'none', court: 'joint' }, from: plan };
const laid: Beside = { pinned: [plan, draft], chosen: { package: 'plan', party: 'up' }, renamed: undefined };

test('pins, drafts and what they were made from follow a new name of their issue, option or package', () => {
  const options = (part: Partial<Beside>) => part.pinned?.flatMap((one) => [one.options, one.from?.options]);
  assert.deepEqual(options(calledBeside(laid, 'issues.dam', 'weir')), [
    { weir: 'small', court: null },
    undefined,
    { weir: 'none', court: 'joint' },
    { weir: 'small', court: null },
  ]);
  assert.deepEqual(
    options(calledBeside(laid, 'issues.dam.options.small', 'low'))?.map((one) => one?.dam),
    ['low', undefined, 'none', 'low'],
  );
  const called = calledBeside(laid, 'packages.plan', 'text');
  assert.deepEqual(
    called.pinned?.map(({ id, from }) => [id, from?.id]),
    [
      ['text', undefined],
      ['draft-1', 'text'],
    ],
  );
  assert.deepEqual(called.chosen, { package: 'text', party: 'up' });
});

test('what is pinned of something that went from the case makes way for what has its name now', () => {
  const gone: Pinned = { ...plan, id: 'text', options: { weir: 'none', dam: 'small' } };
  const both = { ...laid, pinned: [plan, gone] };
  assert.deepEqual(
    calledBeside(both, 'packages.plan', 'text').pinned?.map(({ id, options }) => [id, options]),
    [['text', plan.options]],
  );
  assert.deepEqual(calledBeside(both, 'issues.dam', 'weir').pinned?.[1]?.options, { weir: 'small' });
  const options = calledBeside({ ...both, pinned: [gone] }, 'issues.weir', 'dam').pinned?.[0]?.options;
  assert.deepEqual(options, { dam: 'none' });
});

test('a party that is chosen follows; what nothing beside the text names changes nothing', () => {
  assert.deepEqual(calledBeside(laid, 'parties.up', 'upland'), { chosen: { package: 'plan', party: 'upland' } });
  assert.deepEqual(calledBeside(laid, 'issues.flow', 'water'), {});
  assert.deepEqual(calledBeside(laid, 'issues.flow.options.small', 'low'), {});
  assert.deepEqual(calledBeside(laid, 'forms.treaty', 'plan'), {});
});

test('text and pins are one step: undone together, and redone', () => {
  const doc = new CaseDocument('packages: {plan: {dam: small}}\nno-deal: {up: {as: plan}}\n', [], laid);
  const before = { text: doc.text, beside: doc.beside };
  const changes = [11, 50].map((from) => ({ from, to: from + 4, insert: 'text' }));
  doc.change(changes, calledBeside(doc.beside, 'packages.plan', 'text'));
  assert.equal(doc.text, 'packages: {text: {dam: small}}\nno-deal: {up: {as: text}}\n');
  assert.equal(doc.beside.pinned[0]!.id, 'text');
  doc.undo();
  assert.deepEqual({ text: doc.text, beside: doc.beside }, before);
  assert.ok(!doc.canUndo);
  doc.redo();
  assert.deepEqual([doc.beside.pinned[1]!.from!.id, doc.beside.chosen.package], ['text', 'text']);
});
