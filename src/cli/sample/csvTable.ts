import { csvLine } from '../../shared/csvLine.js';
import type { SampleTable } from './sampleTable.js';

/**
 * A table as comma-separated values (RFC 4180, but with line feeds alone): a line of column ids, then the rows. A number
 * is the shortest text that reads back as the same double; where there is none the field is empty.
 *
 * @returns Pieces of UTF-8 in order.
 */
export function* csvTable({ rows, columns }: SampleTable): Generator<Uint8Array> {
  const encoder = new TextEncoder();
  yield encoder.encode(csvLine(columns.map(({ id }) => id)));
  for (let from = 0; from < rows; from += LINES) {
    const lines = Array.from({ length: Math.min(LINES, rows - from) }, (_, i) =>
      csvLine(columns.map(({ at }) => at(from + i))),
    );
    yield encoder.encode(lines.join(''));
  }
}

/** Lines in a piece. */
const LINES = 64;
