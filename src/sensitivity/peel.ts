import { ascending } from '../shared/ascending.js';
import type { Ends } from './box.js';
import type { Column } from './columns.js';

/** A box on the way inwards. */
export interface Peeled {
  ends: Ends;
  rows: number;
  interest: number;
}

/**
 * Top-down peeling (Friedman and Fisher 1999, section 5.1): from the box of all worlds that are given, again and again,
 * the share α of the worlds is cut off at one end of one input, so that
 *
 *     (density after − density before) / worlds cut off
 *
 * is largest (their more lenient objective, which is fair to inputs of few values; `lenient1` of the EMA Workbench,
 * whose peeling this is). Ends lie midway between the values on both sides. Equal gains: the box with fewer restricted
 * inputs, then the earlier input, its upper end first.
 *
 * Ends where no cut raises the density, or where less than `least` worlds would be left.
 *
 * @param inside By row: whether the world is there at all.
 * @returns All boxes, the first of which is without restrictions.
 */
export function peel(
  inputs: readonly Column[],
  interest: ArrayLike<number>,
  inside: Uint8Array,
  alpha: number,
  least: number,
): Peeled[] {
  const left = inside.slice();
  // By input, the worlds in the box in the order of its values, and how many there are.
  const orders = inputs.map(({ values }) => ascending(values).filter((row) => left[row] === 1));
  let rows = left.reduce((sum, one) => sum + one, 0);
  let of = 0;
  for (let row = 0; row < left.length; row++) if (left[row] === 1) of += interest[row];
  const ends: Ends = {
    low: new Float64Array(inputs.length).fill(Number.NEGATIVE_INFINITY),
    high: new Float64Array(inputs.length).fill(Number.POSITIVE_INFINITY),
  };
  const boxes: Peeled[] = [{ ends: copied(ends), rows, interest: of }];
  while (of > 0 && of < rows) {
    const cut = bestCut(inputs, orders, interest, ends, alpha, rows, of);
    if (!cut || rows - cut.rows < least) break;
    const order = orders[cut.input];
    for (let k = 0; k < cut.rows; k++) left[order[cut.upper ? rows - 1 - k : k]] = 0;
    for (const each of orders) keep(each, rows, left);
    ends[cut.upper ? 'high' : 'low'][cut.input] = cut.at;
    rows -= cut.rows;
    of -= cut.interest;
    boxes.push({ ends: copied(ends), rows, interest: of });
  }
  return boxes;
}

/** What would be cut off. */
interface Cut {
  input: number;
  upper: boolean;
  at: number;
  rows: number;
  interest: number;
}

function bestCut(
  inputs: readonly Column[],
  orders: readonly Uint32Array[],
  interest: ArrayLike<number>,
  ends: Ends,
  alpha: number,
  rows: number,
  of: number,
): Cut | undefined {
  const density = of / rows;
  let best: Cut | undefined;
  let most = 0;
  let open = 0;
  for (let input = 0; input < inputs.length; input++) {
    const already = ends.low[input] > Number.NEGATIVE_INFINITY || ends.high[input] < Number.POSITIVE_INFINITY ? 1 : 0;
    for (const upper of [true, false]) {
      const cut = cutAt(inputs[input].values, orders[input], interest, input, upper, alpha, rows);
      if (cut.rows === 0) continue;
      const gain = ((of - cut.interest) / (rows - cut.rows) - density) / cut.rows;
      if (!(gain > most || (gain === most && best && already > open))) continue;
      [best, most, open] = [cut, gain, already];
    }
  }
  return best;
}

/**
 * The cut at the α-quantile from one end: position α (rows − 1) from there, midway between the values of the worlds on
 * both sides of it, or, where these are equal, between theirs and the next one inwards.
 */
function cutAt(
  values: Float64Array,
  order: Uint32Array,
  interest: ArrayLike<number>,
  input: number,
  upper: boolean,
  alpha: number,
  rows: number,
): Cut {
  const from = upper ? rows - 1 : 0;
  const step = upper ? -1 : 1;
  const valueAt = (k: number) => values[order[from + step * k]];
  // From above the position is taken as (1 − α)(rows − 1) from below.
  const position = upper ? rows - 1 - (rows - 1) * (1 - alpha) : (rows - 1) * alpha;
  const outer = valueAt(Math.floor(position));
  let k = Math.ceil(position);
  while (k < rows - 1 && valueAt(k) === outer) k++;
  const at = outer / 2 + valueAt(k) / 2;
  let [count, of] = [0, 0];
  while (count < rows && (upper ? valueAt(count) > at : valueAt(count) < at))
    of += interest[order[from + step * count++]];
  return { input, upper, at, rows: count, interest: of };
}

/** Takes out of the first `rows` entries those that are not left, in place. */
function keep(order: Uint32Array, rows: number, left: Uint8Array): void {
  let to = 0;
  for (let k = 0; k < rows; k++) {
    const row = order[k];
    order[to] = row;
    to += left[row];
  }
}

function copied({ low, high }: Ends): Ends {
  return { low: low.slice(), high: high.slice() };
}
