import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { csvLine } from '../../shared/csvLine.js';
import { csvTable } from './csvTable.js';
import type { TableColumn } from './sampleTable.js';

const text = (...columns: TableColumn[]) => Buffer.concat([...csvTable({ rows: 2, columns })]).toString('utf8');

test('every number reads back as the same double', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (numbers) => {
      const read = csvLine(numbers).trimEnd().split(',').map(Number);
      read.forEach((x, i) => {
        assert.ok(Object.is(x, numbers[i]), `${numbers[i]} was read back as ${x}`);
      });
    }),
    { examples: [[[-0, 5e-324, 1 / 3, 2 ** 53 + 2]]] },
  );
});

test('a field with a comma, a quote or a line end stands in quotes, and a quote in it is doubled (RFC 4180, 2.6 and 2.7)', () => {
  assert.equal(
    csvLine(['plain', 'a,b', 'the "best"', 'two\nlines', 'ö']),
    'plain,"a,b","the ""best""","two\nlines",ö\n',
  );
});

test('the first line names the columns, lines end with a line feed, and a field without a value is empty', () => {
  const first: TableColumn = { id: 'world', type: 'int', whole: true, at: (w) => w };
  const second: TableColumn = { id: 'x, of y', type: 'double', whole: false, at: (w) => (w === 0 ? undefined : 0.1) };
  assert.equal(text(first, second), 'world,"x, of y"\n0,\n1,0.1\n');
});

test('more rows than a piece holds are all there, in order', () => {
  const columns: TableColumn[] = [{ id: 'world', type: 'int', whole: true, at: (w) => w }];
  const lines = Buffer.concat([...csvTable({ rows: 1000, columns })])
    .toString()
    .trimEnd()
    .split('\n');
  assert.deepEqual(lines, ['world', ...Array.from({ length: 1000 }, (_, w) => String(w))]);
});
