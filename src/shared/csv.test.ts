import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { CsvReader, type Delimiter, delimiterOf } from './csv.js';

function rowsOf(text: string, delimiter: Delimiter = ',', comments = false): string[][] {
  const reader = new CsvReader(text, delimiter, { comments });
  const rows: string[][] = [];
  while (reader.next()) rows.push(Array.from({ length: reader.cells }, (_, c) => reader.cell(c)));
  return rows;
}

test('cells in quotes hold delimiters, line breaks and doubled quotes; lines end with LF or CRLF', () => {
  assert.deepEqual(rowsOf('a,"b, c"\r\n"d ""e""\nf",\r\n'), [
    ['a', 'b, c'],
    ['d "e"\nf', ''],
  ]);
});

test('blanks around cells do not count, empty lines are passed over, a last line needs no end', () => {
  assert.deepEqual(rowsOf(' a , "b" \n\n  \n1,2'), [
    ['a', 'b'],
    ['1', '2'],
  ]);
  assert.deepEqual(rowsOf(',\n'), [['', '']]);
  assert.deepEqual(rowsOf('\n \n'), []);
});

test('lines that begin with # are comments only where that is asked for', () => {
  assert.deepEqual(rowsOf('#1,2\n3,4\n', ',', true), [['3', '4']]);
  assert.deepEqual(rowsOf('#1,2\n', ','), [['#1', '2']]);
});

test('a tab keeps empty cells apart, any number of blanks is one delimiter', () => {
  assert.deepEqual(rowsOf('a\t\tb\n', '\t'), [['a', '', 'b']]);
  assert.deepEqual(rowsOf('  a   "b c"\td \n', ' '), [['a', 'b c', 'd']]);
});

test('a quote inside a cell is a character, one that opens a cell and is never closed ends the reading', () => {
  assert.deepEqual(rowsOf('5" gun,"a"b\n'), [['5" gun', '"a"b']]);
  const reader = new CsvReader('a\n"b\nc\n', ',');
  assert.equal(reader.next(), true);
  assert.equal(reader.next(), false);
  assert.equal(reader.unclosed, 2);
});

test('the delimiter is the first of semicolon, tab and comma that the first line has outside quotes', () => {
  assert.equal(delimiterOf('a;b,c\n'), ';');
  assert.equal(delimiterOf('"a;b",c\n'), ',');
  assert.equal(delimiterOf('a b\n'), ' ');
  assert.equal(delimiterOf('# a;b\n\na,b\n', true), ',');
});

test('what is written with quotes is read back, whatever it holds', () => {
  const cell = fc.string().map((text) => text.replace(/\r/g, ''));
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
      const text = rows.map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(',')).join('\r\n');
      assert.deepEqual(rowsOf(text), rows);
    }),
  );
});
