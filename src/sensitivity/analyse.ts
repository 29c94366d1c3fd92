import type { Budget } from '../shared/budget.js';
import type { Diagnostic } from '../shared/diagnostic.js';
import { error, note, startOf, warning } from '../shared/textFile.js';
import { binCount, binned, LEAST_ROWS } from './bins.js';
import { LEAST_RESAMPLES, once } from './bootstrap.js';
import { mostCorrelated } from './correlation.js';
import { type GivenDataIndices, givenDataIndices } from './givenData.js';
import type { Grouping } from './grouping.js';
import { type MorrisEffects, morrisEffects } from './morris.js';
import { type MorrisSteps, morrisSteps } from './morrisDesign.js';
import { meantAsSaltelli, type SaltelliShape, saltelliShape } from './saltelliDesign.js';
import { MOST_FOR_PAIRS, type SobolIndices, sobolIndices } from './sobol.js';
import { standardise } from './standardise.js';
import type { NumberTable } from './table.js';

export const METHODS = ['sobol', 'morris', 'given-data'] as const;
export type Method = (typeof METHODS)[number];

/** A design, the output for each of its rows, and how to look at them. */
export interface Request {
  design: NumberTable;
  groups: Grouping;
  output: NumberTable;
  /** Which column of the output. */
  column: number;
  /** Left out: the one that the design was made for. */
  method?: Method | undefined;
  /** Levels of the grid of a Morris design: even, at least 2. */
  levels: number;
  /** Bins of each input for given data. Left out: ten rows in each, at most 100. */
  bins?: number | undefined;
  resamples: number;
  seed: number;
}

/** What was asked about, and what came out. */
export type Sensitivity = {
  rows: number;
  groups: Grouping;
  output: string;
  seed: number;
} & (
  | { method: 'sobol'; shape: SaltelliShape; moments: Moments; indices: SobolIndices }
  | { method: 'morris'; steps: MorrisSteps; levels: number; effects: MorrisEffects }
  | { method: 'given-data'; moments: Moments; indices: GivenDataIndices }
);

/** Of the output, over the rows A and B of a Saltelli design and over all rows otherwise. */
export interface Moments {
  mean: number;
  /** Standard deviation, divisor: number of rows. */
  deviation: number;
}

/** With fewer independent units than this, intervals are said to be rough. */
const FEW = 50;

/** Looks at a design and its output, checks that one belongs to the other, and computes the indices. */
export async function analyse(
  request: Request,
  budget: Budget,
): Promise<{ result?: Sensitivity; diagnostics: Diagnostic[] }> {
  const { design, groups, output, column, levels, resamples, seed } = request;
  if (output.rows !== design.rows) {
    const what = `the design has ${rowsOf(design)} and the output ${rowsOf(output)}`;
    return {
      diagnostics: [
        error('row-count', startOf({ name: output.file }), what, {
          why: 'each row of the design has one output, in the same order',
        }),
      ],
    };
  }
  const y = columnOf(output, column);
  const named = { rows: design.rows, groups, output: output.names[column]!, seed };
  const resampling = { resamples, seed, budget };
  const found = choose(request);
  if ('refused' in found) return { diagnostics: [found.refused] };
  const diagnostics: Diagnostic[] = [];

  if (found.method === 'morris') {
    const { steps } = found;
    if (standardise(y) === 'constant') diagnostics.push({ ...constant(request), severity: 'warning' });
    few(steps.trajectories, 'trajectories', diagnostics);
    const effects = await morrisEffects(y, steps, levels, resampling);
    fewer(effects.resamples, request, budget, diagnostics);
    return { result: { ...named, method: 'morris', steps, levels, effects }, diagnostics };
  }

  if (found.method === 'given-data' && design.rows < LEAST_ROWS) {
    const what = `${rowsOf(design)} are too few for indices from given data; at least ${LEAST_ROWS} are needed`;
    return { diagnostics: [error('row-count', startOf({ name: design.file }), what)] };
  }
  const standard = standardise(y);
  if (standard === 'constant') return { diagnostics: [constant(request)] };
  if (found.method === 'given-data') {
    if (request.bins !== undefined && request.bins > design.rows / 2) {
      const what = `${request.bins} bins are too many for ${rowsOf(design)}; a bin needs two`;
      return { diagnostics: [error('bins', startOf({ name: design.file }), what)] };
    }
    if (found.why) diagnostics.push(found.why);
    const rows = once(design.rows);
    few(design.rows, 'rows', diagnostics);
    correlated(request, rows, GIVEN_CORRELATED, diagnostics);
    const bins = design.names.map((_, i) => binned(columnOf(design, i), request.bins ?? binCount(design.rows)));
    const indices = await givenDataIndices(bins, standard, resampling);
    fewer(indices.resamples, request, budget, diagnostics);
    return { result: { ...named, method: 'given-data', moments: momentsOf(y, rows), indices }, diagnostics };
  }

  const { shape } = found;
  const step = design.rows / shape.n;
  const base = Uint32Array.from({ length: 2 * shape.n }, (_, i) => (i >> 1) * step + (i % 2) * (step - 1));
  const moments = momentsOf(y, base);
  if (standardise(y.filter((_, row) => row % step === 0 || row % step === step - 1)) === 'constant') {
    return { diagnostics: [constant(request)] };
  }
  few(shape.n, 'base rows', diagnostics);
  correlated(request, base, SALTELLI_CORRELATED, diagnostics);
  if (shape.second && groups.names.length > MOST_FOR_PAIRS) {
    const what = `the ${groups.names.length} inputs have too many pairs; second order is left out above ${MOST_FOR_PAIRS}`;
    diagnostics.push(warning('too-many-pairs', undefined, what));
  }
  const indices = await sobolIndices({ y: standard, groups: groups.names.length, ...shape }, resampling);
  fewer(indices.resamples, request, budget, diagnostics);
  return { result: { ...named, method: 'sobol', shape, moments, indices }, diagnostics };
}

type Found =
  | { method: 'sobol'; shape: SaltelliShape }
  | { method: 'morris'; steps: MorrisSteps }
  | { method: 'given-data'; why?: Diagnostic }
  | { refused: Diagnostic };

/**
 * The method asked for, if the design is made for it. Where none was asked for: Sobol' for a Saltelli design, Morris for
 * trajectories, given data otherwise; but a design that begins as one and does not go on as one is refused, since a
 * mistake in it is likelier than chance.
 */
function choose({ method, design, groups, levels }: Request): Found {
  if (method === 'given-data') {
    return groups.sizes.some((size) => size > 1) ? { refused: noGroups() } : { method };
  }
  const shape = method === 'morris' ? undefined : saltelliShape(design, groups);
  if (shape && 'n' in shape) return { method: 'sobol', shape };
  if (shape && (method === 'sobol' || meantAsSaltelli(design, groups))) return { refused: asAnySample(shape) };
  // Any two rows are a step of one input, so trajectories of one input are never guessed.
  if (method === undefined && groups.names.length === 1) return guessed(groups);
  const steps = morrisSteps(design, groups, levels);
  if ('direction' in steps) return { method: 'morris', steps };
  const begins = { ...design, rows: Math.min(design.rows, 2 * (groups.names.length + 1)) };
  if (method === 'morris' || 'direction' in morrisSteps(begins, groups, levels)) return { refused: asAnySample(steps) };
  return guessed(groups);
}

function guessed(groups: Grouping): Found {
  if (groups.sizes.some((size) => size > 1)) return { refused: noGroups() };
  const what = 'the design is neither one of Saltelli nor of trajectories; indices are taken from it as given data';
  return { method: 'given-data', why: note('given-data', undefined, what) };
}

function asAnySample(fault: Diagnostic): Diagnostic {
  return { ...fault, instead: fault.instead ?? '--method given-data, if the design is any sample' };
}

function noGroups(): Diagnostic {
  const what = 'groups need a design that moves them together, of Saltelli or of trajectories';
  return error('groups', undefined, what, { instead: 'leave out --group' });
}

function constant({ output, column }: Request): Diagnostic {
  const what = `'${output.names[column]}' is the same in every row, or differs by rounding alone`;
  return error('constant-output', output.place(0, column), what, { why: 'there is no variance to be explained' });
}

function few(units: number, what: string, diagnostics: Diagnostic[]): void {
  if (units >= FEW) return;
  diagnostics.push(warning('few', undefined, `${units} ${what} are few: intervals from fewer than ${FEW} are rough`));
}

/** Fewer resamples than asked for, for another reason than that the work was stopped. */
function fewer(used: number, { resamples }: Request, { stopped }: Budget, diagnostics: Diagnostic[]): void {
  if (stopped || used === resamples) return;
  const none = used < LEAST_RESAMPLES ? `; below ${LEAST_RESAMPLES} no interval is given` : '';
  const what = `intervals rest on ${used} of ${resamples} resamples${none}`;
  const why = 'in the others the output did not vary, or they would have taken too much memory';
  diagnostics.push(warning('resamples', undefined, what, { why }));
}

const GIVEN_CORRELATED =
  'an index is then the share of the variance that is expected to go when this input becomes known, including what goes through inputs that go with it; the indices may sum to more than 1';
const SALTELLI_CORRELATED =
  'a Saltelli design takes inputs from two samples as if they were independent; with correlated ones the indices are no shares of the variance. Put them in one group, or use --method given-data on the rows of the first sample';

function correlated({ design, groups }: Request, rows: Uint32Array, why: string, diagnostics: Diagnostic[]): void {
  const most = mostCorrelated(design.values, groups.of, rows);
  if (!most) return;
  const what = `'${design.names[most.a]}' and '${design.names[most.b]}' go together: rank correlation ${most.correlation.toFixed(2)}`;
  diagnostics.push(warning('correlated-inputs', design.place(0, most.b), what, { why }));
}

function momentsOf(y: Float64Array, rows: Uint32Array): Moments {
  const mean = rows.reduce((sum, row) => sum + y[row]! / rows.length, 0);
  const size = rows.reduce((most, row) => Math.max(most, Math.abs(y[row]! - mean)), 0);
  const deviation = size * Math.sqrt(rows.reduce((sum, row) => sum + ((y[row]! - mean) / size) ** 2 / rows.length, 0));
  return { mean, deviation };
}

const rowsOf = ({ rows }: NumberTable) => (rows === 1 ? '1 row' : `${rows} rows`);

function columnOf({ values, names, rows }: NumberTable, column: number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => values[row * names.length + column]!);
}
