import assert from 'node:assert/strict';
import { test } from 'node:test';
import { canGoOn, type Variant } from './variants.js';

const variant = (is: Variant['is']): Variant => ({
  id: '',
  key: '',
  name: '',
  is,
  load: () => ({ name: 'case.yaml', text: '', others: {} }),
});

test('one goes on with a text in its case only with the same files that it extends, and with another case always', () => {
  const text = (others: Record<string, string>) => variant({ kind: 'text', others });
  const base = { 'base.yaml': 'title: base' };
  assert.ok(canGoOn(text({}), { others: {} }));
  assert.ok(canGoOn(text({ ...base }), { others: base }));
  assert.ok(!canGoOn(text(base), { others: {} }));
  assert.ok(!canGoOn(text({}), { others: base }));
  assert.ok(!canGoOn(text({ 'base.yaml': 'title: other' }), { others: base }));
  assert.ok(!canGoOn(text({ 'other.yaml': 'title: base' }), { others: base }));
  assert.ok(canGoOn(variant({ kind: 'saved', id: '1' }), { others: base }));
  assert.ok(canGoOn(variant({ kind: 'example', file: 'a.yaml' }), { others: base }));
});
