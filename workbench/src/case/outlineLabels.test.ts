import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readEntries } from '../../../src/case/index.js';
import { caseOf, EXAMPLE } from '../../../src/case/testing.js';
import { isOther, labelOf, opensFor, SECTIONS } from './outlineLabels.js';
import { outlineTree, pathOf } from './outlineTree.js';

const tree = outlineTree(readEntries('case.yaml', () => ({ text: EXAMPLE, file: 'case.yaml' })));
const c = caseOf(EXAMPLE);
const label = (path: string) => labelOf(path.split('.'), tree, c);

test('an entry is called what the case calls it, else by a word of the language', () => {
  const [party] = c.parties;
  const [issue] = c.issues;
  assert.equal(label(`values.${party!.id}`), party!.name);
  assert.equal(label(`values.${party!.id}.points.${issue!.id}`), issue!.name);
  assert.equal(label(`values.${party!.id}.points.${issue!.id}.${issue!.options[0]!.id}`), issue!.options[0]!.name);
  assert.equal(label('as-of'), 'Seen from');
  assert.equal(label('some-key'), 'Some key');
  assert.equal(label('constructor'), 'Constructor');
  assert.equal(label('correlations.dry.between'), 'The two numbers');
  // A covariate of a model is no word of the language.
  assert.equal(label('beside.past.given.between'), 'Between');
});

test('every key of the example has its section, and what has to be open for an entry begins with it', () => {
  for (const entry of tree.list) {
    assert.ok(!isOther(entry.keys[0]!), pathOf(entry));
    const [section, ...around] = opensFor(pathOf(entry));
    assert.ok(Object.keys(SECTIONS).includes(section!.replace('section:', '')));
    assert.equal(around.at(-1), pathOf(entry));
  }
  assert.equal(opensFor('constructor.toString')[0], 'section:other');
});
