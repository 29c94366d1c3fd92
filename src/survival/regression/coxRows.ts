import { ascending } from '../../shared/ascending.js';

/** Rows of a Cox regression; all arrays are as long as `time`. {@link Durations} are such rows. */
export interface CoxRows {
  /** When following ended. Times that are tied have to be equal: `durations` sees to that. */
  readonly time: Float64Array;
  /** How it ended: 0 still going on, 1 the event; of several causes 1, 2, … */
  readonly event: Uint8Array;
  /** When following began; below `time`. A row is at risk at t if start < t ≤ time. */
  readonly start?: Float64Array | undefined;
  /** Above 0; need not be whole. */
  readonly weight?: Float64Array | undefined;
  /** Rows are compared within their stratum alone. */
  readonly stratum?: Uint32Array | undefined;
}

/** On the average over the rows; 1 where they have none. */
export const meanWeight = ({ weight }: Pick<CoxRows, 'weight'>): number =>
  weight ? weight.reduce((sum, w) => sum + w / weight.length, 0) : 1;

/** The same rows as the kernels go through them: by stratum, in each by falling time. */
export interface SortedRows {
  n: number;
  /** Number of covariates. */
  p: number;
  /** Which row stands at each place. */
  row: Uint32Array;
  time: Float64Array;
  /** 1 where the row ended with the event that is asked for. */
  event: Uint8Array;
  weight: Float64Array;
  /** Covariates, place after place, each centred and divided by its scale. */
  x: Float64Array;
  mean: Float64Array;
  scale: Float64Array;
  /** Where each stratum begins, and where the last one ends. */
  from: number[];
  /** When the row at each place began, and places by falling start in each stratum; undefined where none began late. */
  start: Float64Array | undefined;
  byStart: Uint32Array | undefined;
}

/**
 * @param x Covariates, row after row.
 * @param cause The event that counts; other causes count as censored.
 */
export function sortedRows(rows: CoxRows, x: Float64Array, p: number, cause = 1): SortedRows {
  const n = rows.time.length;
  const row = falling(rows.time, rows.stratum);
  const { mean, scale } = centred(x, n, p, rows.weight);
  const sorted = new Float64Array(n * p);
  const of = (column: Float64Array) => Float64Array.from(row, (r) => column[r]);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) sorted[i * p + j] = (x[row[i] * p + j] - mean[j]) / scale[j];
  }
  for (let j = 0; j < p; j++) if (scale[j] === Number.POSITIVE_INFINITY) scale[j] = 1;
  const start = rows.start && of(rows.start);
  const stratum = rows.stratum && Uint32Array.from(row, (r) => rows.stratum![r]);
  const from = [0];
  for (let i = 1; i < n; i++) if (stratum && stratum[i] !== stratum[i - 1]) from.push(i);
  if (n > 0) from.push(n);
  return {
    n,
    p,
    row,
    time: of(rows.time),
    event: Uint8Array.from(row, (r) => (rows.event[r] === cause ? 1 : 0)),
    weight: rows.weight ? of(rows.weight) : new Float64Array(n).fill(1),
    x: sorted,
    mean,
    scale,
    from,
    start,
    byStart: start && falling(start, stratum),
  };
}

/**
 * What has to be left of a sum over those at risk when rows that began later are taken out again; of less, rounding of
 * what was there is too large a part, and it is added up anew.
 */
export const LEFT = 1e-6;

/** Places of a stratum at risk at the time before place `end`, without those that end with the event then. */
export function stillThere(
  { time, event, start, from }: SortedRows,
  stratum: number,
  end: number,
  each: (place: number) => void,
): void {
  const t = time[end - 1];
  for (let k = from[stratum]; k < end; k++) {
    if (!(start && start[k] >= t) && !(event[k] === 1 && time[k] === t)) each(k);
  }
}

/** Places by stratum, in each by falling number. */
function falling(numbers: Float64Array, stratum: Uint32Array | undefined): Uint32Array {
  const order = ascending(numbers).reverse();
  if (!stratum) return order;
  const groups = stratum.reduce((most, s) => Math.max(most, s), 0) + 1;
  const next = new Uint32Array(groups + 1);
  for (const s of stratum) next[s + 1]++;
  for (let s = 1; s <= groups; s++) next[s] += next[s - 1];
  const sorted = new Uint32Array(order.length);
  for (const i of order) sorted[next[stratum[i]]++] = i;
  return sorted;
}

/** Means, and mean absolute deviations from them (1 where there is none). */
function centred(x: Float64Array, n: number, p: number, weight: Float64Array | undefined) {
  const mean = new Float64Array(p);
  const scale = new Float64Array(p);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const w = weight ? weight[i] : 1;
    total += w;
    for (let j = 0; j < p; j++) mean[j] += w * x[i * p + j];
  }
  for (let j = 0; j < p; j++) mean[j] /= total;
  for (let i = 0; i < n; i++) {
    const w = weight ? weight[i] : 1;
    for (let j = 0; j < p; j++) scale[j] += (w * Math.abs(x[i * p + j] - mean[j])) / total;
  }
  // A column that does not differ, but for rounding, is made of zeros.
  for (let j = 0; j < p; j++) if (!(scale[j] > 1e-12 * Math.abs(mean[j]))) scale[j] = Number.POSITIVE_INFINITY;
  return { mean, scale };
}
