import { assemble } from './assemble.js';
import { EMBEDDED } from './embedded.js';
import type { RecordFile } from './fileForm.js';
import type { Records } from './record.js';

let known: Records | undefined;

/** All records of data/records and data/models, embedded by the build after {@link readRecords} found no fault in them. */
export function records(): Records {
  known ??= assemble(JSON.parse(EMBEDDED) as [string, RecordFile][]);
  return known;
}
