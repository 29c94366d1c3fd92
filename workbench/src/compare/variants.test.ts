import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filesApart, type Variant } from './variants.js';

const variant = (is: Variant['is']): Variant => ({
  id: '',
  key: '',
  name: '',
  is,
  source: { name: 'case.yaml', text: '', others: {} },
});

test('one goes on with a text in its case only with the same files that it extends, which are told, and with another case always', () => {
  const text = (others: Record<string, string>) => variant({ kind: 'text', others });
  const base = { 'base.yaml': 'title: base' };
  assert.deepEqual(filesApart(text({}), { others: {} }), []);
  assert.deepEqual(filesApart(text({ ...base }), { others: base }), []);
  assert.deepEqual(filesApart(text(base), { others: {} }), ['base.yaml']);
  assert.deepEqual(filesApart(text({}), { others: base }), ['base.yaml']);
  assert.deepEqual(filesApart(text({ 'base.yaml': 'title: other' }), { others: base }), ['base.yaml']);
  assert.deepEqual(filesApart(text({ 'other.yaml': 'title: base' }), { others: base }), ['base.yaml', 'other.yaml']);
  assert.deepEqual(filesApart(variant({ kind: 'saved', id: '1' }), { others: base }), []);
  assert.deepEqual(filesApart(variant({ kind: 'example', file: 'a.yaml' }), { others: base }), []);
});
