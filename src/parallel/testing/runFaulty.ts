/** Computes forty rows of the faulty task in two workers and prints what comes of it as JSON: node runFaulty.js FAULT */
import { Budget } from '../../shared/budget.js';
import { computeRows } from '../computeRows.js';
import type { Fault } from './faulty.js';

const init: Fault = JSON.parse(process.argv[2]!);
const module = new URL('./faulty.js', import.meta.url);
const result = await computeRows({
  module,
  init,
  rows: 40,
  columns: 1,
  workers: 2,
  budget: new Budget(),
  stage: 'rows',
});
console.log(JSON.stringify({ ...result, values: [...result.values] }));
