import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { parquetTable } from './parquetTable.js';
import type { SampleTable } from './sampleTable.js';

const bytesOf = (table: SampleTable, about = {}) => Uint8Array.from(Buffer.concat([...parquetTable(table, about)]));

/** Doubles that a careless writer changes. */
const HARD = [-0, 5e-324, 1 / 3, -1.7976931348623157e308, 2 ** 53 + 2];

/** More rows than two row groups of 8,192 hold; every seventh has no answer. */
const LONG: SampleTable = {
  rows: 2 * 8192 + 3,
  columns: [
    { id: 'world', type: 'int', whole: true, at: (w) => w },
    { id: 'no-deal.ru.now', type: 'double', whole: true, at: (w) => HARD[w % HARD.length]! },
    { id: 'margin/offer/ru', type: 'double', whole: false, at: (w) => (w % 7 === 0 ? undefined : w / 3) },
    { id: 'signed/offer', type: 'int', whole: false, at: (w) => (w % 7 === 0 ? undefined : w % 2) },
    { id: 'failed', type: 'text', whole: false, at: (w) => (w % 7 === 0 ? `no equilibrium in “${w}”` : undefined) },
  ],
};

test('another reader finds every value of every row group, bit by bit, and nothing where there is none', async () => {
  const file = bytesOf(LONG).buffer;
  const rows = await parquetReadObjects({ file });
  assert.equal(rows.length, LONG.rows);
  rows.forEach((row, w) => {
    for (const { id, at } of LONG.columns) {
      assert.ok(Object.is(row[id] ?? undefined, at(w)), `${id} of row ${w} is ${row[id]}, not ${at(w)}`);
    }
  });
});

test('columns are typed, and say whether they may be empty', () => {
  const { schema, row_groups } = parquetMetadata(bytesOf(LONG).buffer);
  assert.deepEqual(
    schema
      .slice(1)
      .map(({ name, type, converted_type, repetition_type }) => [name, type, converted_type, repetition_type]),
    [
      ['world', 'INT32', undefined, 'REQUIRED'],
      ['no-deal.ru.now', 'DOUBLE', undefined, 'REQUIRED'],
      ['margin/offer/ru', 'DOUBLE', undefined, 'OPTIONAL'],
      ['signed/offer', 'INT32', undefined, 'OPTIONAL'],
      ['failed', 'BYTE_ARRAY', 'UTF8', 'OPTIONAL'],
    ],
  );
  assert.deepEqual(
    row_groups.map(({ num_rows }) => Number(num_rows)),
    [8192, 8192, 3],
  );
});

test('what the file says of itself stands under the key abide, and the same table gives the same bytes', () => {
  const about = { case: 'berlin-2025', seed: '7' };
  const bytes = bytesOf(LONG, about);
  const { key_value_metadata } = parquetMetadata(bytes.buffer);
  assert.deepEqual(key_value_metadata, [{ key: 'abide', value: JSON.stringify(about) }]);
  assert.deepEqual(bytesOf(LONG, about), bytes);
});
