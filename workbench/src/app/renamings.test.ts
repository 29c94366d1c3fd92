import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Renamings } from './renamings.js';

test('what is chosen stays chosen by whatever name it goes: renamed, twice, undone and redone', () => {
  const renamings = new Renamings();
  renamings.add('packages', 'offer', 'draft');
  renamings.add('packages', 'draft', 'text');
  for (const now of ['offer', 'draft', 'text'])
    for (const chosen of ['offer', 'draft', 'text'])
      assert.equal(renamings.among('packages', chosen, ['today', now]), now);
  assert.equal(renamings.among('packages', 'plan', ['today', 'text']), undefined);
  assert.equal(renamings.among('parties', 'offer', ['text']), undefined);
  assert.equal(renamings.among('packages', undefined, ['text']), undefined);
});
