export { computeRows, type Rows, type RowsOptions } from './computeRows.js';
export { defaultWorkers } from './platform.js';
export { Pool } from './pool.js';
export type { KnownRows } from './rowTable.js';
export type { Prepare, RowChunk, RowFailure, RowTask } from './rowTask.js';
