import { ByteWriter, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { version } from '../version.js';
import type { SampleTable, TableColumn } from './sampleTable.js';

/** Rows in a row group: each is made in memory as a whole. */
const GROUP = 8192;

/**
 * A table as an Apache Parquet file: INT32, DOUBLE and UTF-8 columns, plain and compressed with Snappy, no value where
 * there is none. The same table gives the same bytes.
 *
 * @param about What the file says of itself, under the key `abide`.
 * @returns Pieces of the file in order.
 */
export function* parquetTable({ rows, columns }: SampleTable, about: object): Generator<Uint8Array> {
  const writer = new ByteWriter();
  const taken = () => {
    const bytes = writer.getBytes().slice();
    // The writer goes on counting bytes of the file in `offset`.
    writer.index = 0;
    return bytes;
  };
  const parquet = new ParquetWriter({
    writer,
    schema: [{ name: 'worlds', num_children: columns.length }, ...columns.map(schemaOf)],
    kvMetadata: [{ key: 'abide', value: JSON.stringify(about) }],
    createdBy: `abide version ${version}`,
  });
  for (let from = 0; from < rows; from += GROUP) {
    const count = Math.min(GROUP, rows - from);
    parquet.write({
      columnData: columns.map((column) => ({ name: column.id, data: dataOf(column, from, count), encoding: 'PLAIN' })),
      rowGroupSize: count,
    });
    yield taken();
  }
  parquet.finish();
  yield taken();
}

function schemaOf({ id, type, whole }: TableColumn): SchemaElement {
  const repetition_type = whole ? 'REQUIRED' : 'OPTIONAL';
  if (type === 'text') return { name: id, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
  return { name: id, type: type === 'int' ? 'INT32' : 'DOUBLE', repetition_type };
}

function dataOf({ type, whole, at }: TableColumn, from: number, count: number) {
  if (type === 'double' && whole) return Float64Array.from({ length: count }, (_, i) => at(from + i) as number);
  return Array.from({ length: count }, (_, i) => at(from + i) ?? null);
}
