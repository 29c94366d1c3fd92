import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Beside, Pinned } from './beside.js';
import { CaseDocument } from './caseDocument.js';

const plan: Pinned = { id: 'plan', name: 'The plan', options: { border: 'old' }, found: false };
const draft: Pinned = { ...plan, id: 'draft-1', name: 'draft 1: The plan', from: plan };

const asIs = (doc: CaseDocument) => ({ text: doc.text, beside: doc.beside });

type Step = (doc: CaseDocument) => void;
const pins = (pinned: Pinned[], chosen?: Beside['chosen']): Step => {
  return (doc) => doc.lay({ pinned, ...(chosen && { chosen }) }, true);
};
const types =
  (text: string): Step =>
  (doc) =>
    doc.replaceText(text);

/** What a user does, in words, and what it comes to. */
const STEPS: [what: string, step: Step][] = [
  ['pins a package', pins([plan])],
  ['types', types('title: One\n')],
  ['moves an option into a draft', pins([plan, draft], { package: 'draft-1' })],
  ['moves another one in it', pins([plan, { ...draft, options: { border: 'new' } }])],
  ['types again', types('title: Two\n')],
  ['names the draft', pins([plan, { ...draft, options: { border: 'new' }, called: 'Mine' }])],
  ['unpins the package', pins([{ ...draft, called: 'Mine' }])],
  ['removes the draft', pins([], { package: 'plan' })],
  ['names the case', (doc) => doc.lay({ renamed: 'My case' }, true)],
  ['types at the end', types('title: Two\nas-of: 2025-12-16\n')],
];

test('pins, drafts and names are undone and redone in order with what is typed', () => {
  const doc = new CaseDocument('title: None\n');
  const states = [asIs(doc)];
  for (const [, step] of STEPS) {
    step(doc);
    states.push(asIs(doc));
  }
  for (let n = STEPS.length - 1; n >= 0; n--) {
    assert.ok(doc.canUndo);
    doc.undo();
    assert.deepEqual(asIs(doc), states[n], `undone: ${STEPS[n]![0]}`);
  }
  assert.ok(!doc.canUndo);
  for (const [n, [what]] of STEPS.entries()) {
    doc.redo();
    assert.deepEqual(asIs(doc), states[n + 1], `redone: ${what}`);
  }
  assert.ok(!doc.canRedo);
});

test('whatever was done in whatever order, so many times undo leads back, and redo forth again', () => {
  const any = fc.array(fc.constantFrom(...STEPS), { maxLength: 20 });
  fc.assert(
    fc.property(any, (steps) => {
      const doc = new CaseDocument('title: None\n');
      const first = asIs(doc);
      let made = 0;
      for (const [, step] of steps) {
        const before = doc.state;
        step(doc);
        if (doc.state !== before) made++;
      }
      const last = asIs(doc);
      for (let n = 0; n < made; n++) doc.undo();
      assert.deepEqual(asIs(doc), first);
      for (let n = 0; n < made; n++) doc.redo();
      assert.deepEqual(asIs(doc), last);
    }),
  );
});

test('what is looked at is no step, and stays when another is undone', () => {
  const doc = new CaseDocument('title: None\n');
  doc.lay({ chosen: { party: 'north' } }, false);
  assert.ok(!doc.canUndo);
  doc.lay({ pinned: [plan] }, true);
  doc.lay({ chosen: { party: 'south' } }, false);
  doc.undo();
  assert.deepEqual(doc.beside, { pinned: [], chosen: { party: 'south' }, renamed: undefined });
  doc.redo();
  assert.deepEqual(doc.beside.pinned, [plan]);
});

test('a change beside the text is told, and makes no new version of it', () => {
  const doc = new CaseDocument('title: None\n');
  let told = 0;
  doc.subscribe(() => told++);
  const { version } = doc;
  doc.lay({ pinned: [plan] }, true);
  doc.undo();
  assert.deepEqual([told, doc.version], [2, version]);
});
