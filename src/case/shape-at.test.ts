import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEntries } from './entries.js';
import { alternatives, shapeAt } from './shape-at.js';
import { GUARANTEE } from './testing.js';

const entries = readEntries('case.yaml', () => ({ text: GUARANTEE, file: 'case.yaml' }));

test('whatever is written in a case has its shape, with words about it', () => {
  for (const { keys, kind } of entries) {
    const shape = shapeAt(keys);
    assert.ok(shape, keys.join('.'));
    // A number before its condition is told by its count, where the shape knows its condition.
    const kinds = alternatives(shape).map((one) => one.kind);
    assert.ok(kind === 'text' || kinds.includes(kind) || kinds.includes('cases'), `${keys.join('.')}: ${kinds}`);
  }
  assert.equal(shapeAt(['red-lines', 'x', 'price']), undefined);
  assert.equal(shapeAt(['title', 'x']), undefined);
  assert.equal(shapeAt(['constructor']), undefined);
});

test('whatever names something of the case cites what it names', () => {
  const ids = (top: string) =>
    entries.filter(({ keys }) => keys[0] === top && keys.length === 2).map(({ keys }) => keys[1]!);
  const names = { party: ids('parties'), issue: ids('issues'), package: ids('packages'), form: ids('forms') };
  for (const { keys, kind, written } of entries) {
    const above = shapeAt(keys.slice(0, -1));
    const key = keys.at(-1)!;
    for (const [of, known] of Object.entries(names)) {
      // Otherwise the same word may be a name of something else.
      if (kind === 'text' && known.includes(written) && !['name', 'says', 'title'].includes(key))
        assert.ok(
          alternatives(shapeAt(keys)!).some((one) => one.kind === 'text' && one.cites === of),
          keys.join('.'),
        );
      if (keys.length > 1 && known.includes(key) && !['parties', 'issues', 'packages', 'forms'].includes(keys.at(-2)!))
        assert.ok(
          alternatives(above!).some((one) => one.kind === 'map' && one.namesCite === of),
          keys.join('.'),
        );
    }
  }
});
