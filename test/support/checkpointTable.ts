/** The table of the tests of checkpoints: small, with rows that fail. */
export const MODULE = new URL('../../src/parallel/testing/mixed.js', import.meta.url);
export const KEY = 'the case, the options, the version';
export const ROWS = 300;
export const COLUMNS = 3;
export const SHAPE = { columns: COLUMNS, steps: 200, seed: 3 };
