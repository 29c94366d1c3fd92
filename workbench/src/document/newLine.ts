import { EditorSelection, type StateCommand } from '@codemirror/state';

/** Begins a line as far in as the one before; below a key that has no value yet, two spaces further. */
export const newLine: StateCommand = ({ state, dispatch }) => {
  if (state.readOnly) return false;
  const change = state.changeByRange(({ from, to }) => {
    const line = state.doc.lineAt(from);
    const before = line.text.slice(0, from - line.from);
    const indent = /^ */.exec(before)![0] + (/^[^#]*:\s*(#.*)?$/.test(before) ? '  ' : '');
    const insert = state.lineBreak + indent;
    return { changes: { from, to, insert }, range: EditorSelection.cursor(from + insert.length) };
  });
  dispatch(state.update(change, { scrollIntoView: true, userEvent: 'input' }));
  return true;
};
