import { betaTails } from '../special/incompleteBeta.js';

/** Share of the chance that lies below the lower end, and above the upper one. */
const TAIL = 0.05;

/**
 * Shapes of the beta distribution with 5 % below `lo` and 5 % above `hi`, for 0 < lo < hi < 1. There is exactly one (van
 * Dorp and Mazzuchi 2000, Journal of Statistical Computation and Simulation 67, pp. 189–201). As there, it is found by
 * halving in halving: for each sum a + b the mean that leaves 5 % below `lo`; the larger the sum, the less of it lies
 * above `hi`. Both tails are right to about 1e-9 for ends from 0.001 to 0.999 that are not closer than 0.001.
 *
 * @throws RangeError for other ends.
 */
export function betaWithin(lo: number, hi: number): [a: number, b: number] {
  if (!(lo > 0 && lo < hi && hi < 1)) throw new RangeError(`no beta distribution lies within ${lo} to ${hi}`);
  let [least, most] = [Math.log(1e-3), Math.log(1e9)];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (least + most) / 2;
    const [a, b] = shapesBelow(lo, Math.exp(middle));
    if (betaTails(a, b, hi, 1 - hi).above > TAIL) least = middle;
    else most = middle;
  }
  return shapesBelow(lo, Math.exp((least + most) / 2));
}

/** Halvings of an interval of about 30: what is left is below 1e-14. */
const HALVINGS = 52;

/** Shapes with the sum `n` that leave 5 % below `lo`. */
function shapesBelow(lo: number, n: number): [a: number, b: number] {
  let [least, most] = [-30, 30];
  for (let k = 0; k < HALVINGS; k++) {
    const middle = (least + most) / 2;
    const [a, b] = shapesOf(middle, n);
    if (betaTails(a, b, lo, 1 - lo).below > TAIL) least = middle;
    else most = middle;
  }
  return shapesOf((least + most) / 2, n);
}

/** By the logit of the mean. */
function shapesOf(logit: number, n: number): [a: number, b: number] {
  return [n / (1 + Math.exp(-logit)), n / (1 + Math.exp(logit))];
}
