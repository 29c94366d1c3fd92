import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { MAX_TOLD } from '../shared/textFile.js';
import { readTable } from './table.js';

const read = (text: string) => readTable({ name: 't.csv', text }, 'x');

test('commas, semicolons, tabs and blanks are all read, with or without names, comments and empty lines', () => {
  for (const text of [
    '1,2\n3,-4e-1\n',
    '1;2\r\n3;-.4\r\n',
    '1\t2\n\n3\t-0.4',
    '# made by hand\n  1   2 \n 3 -4.0E-1\n',
    '"1", "2"\n3, -0.4',
  ]) {
    const { table } = read(text);
    assert.deepEqual([...table!.values], [1, 2, 3, -0.4], text);
    assert.deepEqual(table!.names, ['x1', 'x2']);
  }
  const { table } = read('a, "b, c","say ""d"""\n1,2,3\n');
  assert.deepEqual([table!.names, table!.rows], [['a', 'b, c', 'say "d"'], 1]);
});

test('a number is read as it was written, to the last bit', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, min: -1e300, max: 1e300 }), { minLength: 1 }), (values) => {
      const { table } = read(values.map(String).join('\n'));
      // Minus 0 is written as 0.
      assert.deepEqual(
        [...table!.values],
        values.map((value) => value + 0),
      );
    }),
  );
});

test('a cell has the place at which it stands, comments and empty lines counted', () => {
  const { table } = read('# c\na,b\n\n1, 22\n3,4');
  assert.deepEqual(table!.place(0, 1), { file: 't.csv', line: 4, column: 4, length: 2 });
  assert.deepEqual(table!.place(1, 0), { file: 't.csv', line: 5, column: 1, length: 1 });
});

const FAULTS: [text: string, code: string, line: number, column: number, said: RegExp][] = [
  ['', 'no-rows', 1, 1, /no rows/],
  ['\n# nothing\n', 'no-rows', 1, 1, /no rows/],
  ['a,b\n', 'no-rows', 1, 1, /no rows/],
  ['1,2\n3,nan', 'not-finite', 2, 3, /'nan' in column 'x2' is not a finite number/],
  ['a,b\n1,-inf', 'not-finite', 2, 3, /'-inf'/],
  ['1,2\n3,1e999', 'not-finite', 2, 3, /beyond 1e300/],
  ['1,2\n3,', 'number', 2, 3, /an empty cell in column 'x2'/],
  ['a;b\n1;2,5', 'number', 2, 3, /'2,5' in column 'b' is not a number/],
  ['1,2\n0x10,3', 'number', 2, 1, /'0x10'/],
  ['1,b\n2,3', 'number', 1, 3, /'b'/],
  ['1,2\n3,4\n5', 'ragged-row', 3, 1, /this row has 1 cells, the first has 2/],
  ['1,2\n3,4,5', 'ragged-row', 2, 5, /this row has 3 cells/],
  ['a,b,a\n1,2,3', 'duplicate-column', 1, 5, /two columns are called 'a'/],
];

for (const [text, code, line, column, said] of FAULTS) {
  test(`${JSON.stringify(text)} is refused as ${code} at its place`, () => {
    const { table, diagnostics } = read(text);
    assert.equal(table, undefined);
    const [told] = diagnostics;
    assert.deepEqual([told!.code, told!.at!.line, told!.at!.column], [code, line, column]);
    assert.match(told!.what, said);
  });
}

test('no text is answered with anything but a table of finite numbers or diagnostics inside the text', () => {
  const piece = fc.constantFrom(
    '1',
    '-2.5e3',
    'a',
    '"',
    '""',
    ',',
    ';',
    '\t',
    ' ',
    '\n',
    '\r\n',
    '#',
    'nan',
    '.',
    '\u00e9',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('');
      const { table, diagnostics } = read(text);
      assert.equal(table === undefined, diagnostics.length > 0);
      if (table) {
        assert.equal(table.values.length, table.rows * table.names.length);
        assert.ok(table.values.every(Number.isFinite));
      }
      const lines = text.split('\n');
      for (const { at } of diagnostics) assert.ok(at!.column <= (lines[at!.line - 1] ?? '').length + 1, text);
    }),
    { numRuns: 2000 },
  );
});

test('all problems are told, up to a number', () => {
  assert.equal(read('1,x\ny,2\n3,z').diagnostics.length, 3);
  assert.equal(read('1\n'.concat('nan\n'.repeat(1000))).diagnostics.length, MAX_TOLD);
});
