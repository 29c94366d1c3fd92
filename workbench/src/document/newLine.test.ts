import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EditorState } from '@codemirror/state';
import { newLine } from './newLine.js';

test('a line begins as far in as the one before, and further below a key without a value', () => {
  for (const [before, after] of [
    ['a:', 'a:\n  '],
    ['a: # none yet', 'a: # none yet\n  '],
    ['  b: {c: 1} # as: it is', '  b: {c: 1} # as: it is\n  '],
    ['title: x', 'title: x\n'],
    ['    - x', '    - x\n    '],
  ] as const) {
    let state = EditorState.create({ doc: before, selection: { anchor: before.length } });
    newLine({ state, dispatch: (transaction) => (state = transaction.state) });
    assert.equal(state.doc.toString(), after);
    assert.equal(state.selection.main.head, after.length);
  }
});
