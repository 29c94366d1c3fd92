import { type Box, boxOf, type Totals, youden } from './box.js';
import { type Column, demandColumns, demandInterest } from './columns.js';
import { paste } from './paste.js';
import { type Peeled, peel } from './peel.js';
import { quasiP } from './quasiP.js';

/*
 * The patient rule induction method: Friedman and Fisher, "Bump hunting in high-dimensional data", Statistics and
 * Computing 9 (1999); for worlds of interest: Bryant and Lempert, "Thinking inside the box", Technological Forecasting
 * and Social Change 77 (2010).
 */

export interface PrimOptions {
  /** Share of the worlds in the box that a cut takes, and an end that is moved out gives: 0.05 unless said. */
  alpha?: number;
  /** Least share of all worlds in a box: 0.05 unless said. */
  least?: number;
  /** How many boxes are sought at most, each among the worlds that no earlier one holds: 1 unless said. */
  boxes?: number;
}

/** A restriction with a larger quasi-p-value than this is dropped. */
export const DROPPED_ABOVE = 0.05;

export interface PrimBox extends Box {
  /** By restriction (see {@link quasiP}). */
  quasiP: number[];
}

/** One search for a box. */
export interface PrimSearch {
  /** From all worlds that are left inwards, cut by cut. Shares are of all worlds, also for a second box. */
  trajectory: Box[];
  /** Which box of the trajectory the chosen one comes from. */
  step: number;
  chosen: PrimBox;
  /** Inputs whose restrictions were dropped, in this order. */
  dropped: string[];
}

/**
 * Boxes in the space of inputs in which worlds of interest are dense.
 *
 * The choice among the boxes of a trajectory is by rule: the largest J, coverage less the share of the other worlds
 * inside ({@link youden}), and of equal ones the first. Its ends are then pasted outwards ({@link paste}), and
 * restrictions with a quasi-p-value above {@link DROPPED_ABOVE} are dropped, the largest first. Nothing is drawn at
 * random. A search finds a box in noise as well: density and coverage of worlds that were not searched are the ones to
 * be believed.
 *
 * @param inputs One column each; up to some 200 inputs and 16,384 worlds take a second.
 * @param interest By row: 1 for a world of interest, 0 for others.
 * @returns One search for each box. None where no world or every world is of interest; fewer than asked for where
 * no further box is better than chance.
 * @throws RangeError as {@link demandColumns} and {@link demandInterest}, or where a share is none.
 */
export function prim(inputs: readonly Column[], interest: ArrayLike<number>, options: PrimOptions = {}): PrimSearch[] {
  const { alpha = 0.05, least = 0.05, boxes = 1 } = options;
  for (const share of [alpha, least])
    if (!(share > 0 && share <= 0.5)) throw new RangeError(`${share} is no such share`);
  demandColumns(inputs);
  const rows = inputs[0]?.values.length ?? 0;
  const all = { rows, interest: demandInterest(interest, rows) };
  const inside = new Uint8Array(rows).fill(1);
  const found: PrimSearch[] = [];
  let left: Totals = all;
  while (found.length < boxes && left.interest > 0 && left.interest < left.rows) {
    const path = peel(inputs, interest, inside, alpha, least * rows);
    const step = path.reduce((best, box, k) => (youden(box, left) > youden(path[best], left) ? k : best), 0);
    if (step === 0) break;
    const { box, dropped } = withoutIdle(inputs, interest, inside, paste(inputs, interest, inside, path[step], alpha));
    const names = inputs.map(({ name }) => name);
    const p = quasiP(inputs, interest, inside, box);
    const chosen = { ...boxOf(names, box.ends, box, all), quasiP: [...p].filter((value) => !Number.isNaN(value)) };
    if (chosen.restrictions.length === 0) break;
    found.push({
      trajectory: path.map((one) => boxOf(names, one.ends, one, all)),
      step,
      chosen,
      dropped: dropped.map((i) => names[i]),
    });
    for (let row = 0; row < rows; row++) if (isIn(inputs, box, row)) inside[row] = 0;
    left = { rows: left.rows - box.rows, interest: left.interest - box.interest };
  }
  return found;
}

/** The box without restrictions that may be chance. */
function withoutIdle(
  inputs: readonly Column[],
  interest: ArrayLike<number>,
  inside: Uint8Array,
  start: Peeled,
): { box: Peeled; dropped: number[] } {
  const ends = { low: start.ends.low.slice(), high: start.ends.high.slice() };
  let box: Peeled = { ...start, ends };
  const dropped: number[] = [];
  for (;;) {
    const p = quasiP(inputs, interest, inside, box);
    const worst = p.reduce((most, value, i) => (value > (most < 0 ? DROPPED_ABOVE : p[most]) ? i : most), -1);
    if (worst < 0) return { box, dropped };
    dropped.push(worst);
    ends.low[worst] = Number.NEGATIVE_INFINITY;
    ends.high[worst] = Number.POSITIVE_INFINITY;
    let [rows, of] = [0, 0];
    for (let row = 0; row < inside.length; row++) {
      if (inside[row] === 0 || !isIn(inputs, box, row)) continue;
      rows++;
      of += interest[row];
    }
    box = { ends, rows, interest: of };
  }
}

function isIn(inputs: readonly Column[], { ends }: Peeled, row: number): boolean {
  for (let i = 0; i < inputs.length; i++) {
    const value = inputs[i].values[row];
    if (value < ends.low[i] || value > ends.high[i]) return false;
  }
  return true;
}
