import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { idFor, isId } from './id.js';

test('a name is made of the first words of what something is called', () => {
  assert.equal(idFor('The Baltic states', [], 'party'), 'the-baltic-states');
  assert.equal(idFor('São Tomé & Príncipe', [], 'party'), 'sao-tome-principe');
  assert.equal(idFor('2nd offer', [], 'offer'), 'nd-offer');
  assert.equal(idFor('No foreign bases on the territory of the country', [], 'line'), 'no-foreign-bases-on-the');
  assert.equal(idFor('Україна', [], 'party'), 'party');
  assert.equal(idFor('Name', ['option'], 'option'), 'option-2');
});

test('a name that is made is one, and is not taken', () => {
  const taken = fc.array(fc.constantFrom('a', 'a-2', 'party', 'party-2'));
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('A', 'a', 'Party', 'null', '-')), taken, (words, known) => {
      const id = idFor(words, known, 'party');
      assert.ok(isId(id) && known.every((one) => one !== id), id);
    }),
  );
});
