import { ascending } from '../shared/ascending.js';
import type { Column } from './columns.js';
import type { Peeled } from './peel.js';

/**
 * Bottom-up pasting (Friedman and Fisher 1999, section 5.2): ends were set by cuts that came before later ones, and may
 * stand too far in. Again and again one end of the box is moved outwards over the nearest worlds, a share α of those in
 * the box (those of one value together), where the density does not fall. Of several such ends the one with the highest
 * density after is taken; equal ones: more worlds, then the earlier input, its lower end first. An end that has no world
 * beyond it is taken away: it restricts nothing.
 *
 * @param inside By row: whether the world is there at all.
 */
export function paste(
  inputs: readonly Column[],
  interest: ArrayLike<number>,
  inside: Uint8Array,
  start: Peeled,
  alpha: number,
): Peeled {
  const ends = { low: start.ends.low.slice(), high: start.ends.high.slice() };
  let { rows, interest: of } = start;
  const restricted = inputs.flatMap((_, i) =>
    ends.low[i] > Number.NEGATIVE_INFINITY || ends.high[i] < Number.POSITIVE_INFINITY ? [i] : [],
  );
  const orders = restricted.map((i) => ascending(inputs[i].values));
  for (;;) {
    let best: Added | undefined;
    for (const [k, input] of restricted.entries())
      for (const upper of [false, true]) {
        if (!Number.isFinite(upper ? ends.high[input] : ends.low[input])) continue;
        const beyond = worldsBeyond(orders[k], input, upper);
        const added = nearest(beyond, inputs[input].values, input, upper);
        const density = (of + added.interest) / (rows + added.rows);
        if (density < of / rows) continue;
        const than = best ? density - (of + best.interest) / (rows + best.rows) : 1;
        if (than > 0 || (than === 0 && added.rows > best!.rows)) best = added;
      }
    if (!best) return { ends, rows, interest: of };
    ends[best.upper ? 'high' : 'low'][best.input] = best.end;
    rows += best.rows;
    of += best.interest;
  }

  /** Worlds that one restriction alone keeps out, from its end outwards. */
  function worldsBeyond(order: Uint32Array, input: number, upper: boolean): Uint32Array {
    const { values } = inputs[input];
    const out = order.filter(
      (row) =>
        inside[row] === 1 &&
        (upper ? values[row] > ends.high[input] : values[row] < ends.low[input]) &&
        restricted.every(
          (i) => i === input || (inputs[i].values[row] >= ends.low[i] && inputs[i].values[row] <= ends.high[i]),
        ),
    );
    return upper ? out : out.reverse();
  }

  function nearest(beyond: Uint32Array, values: Float64Array, input: number, upper: boolean): Added {
    let count = Math.min(beyond.length, Math.max(1, Math.floor(alpha * rows)));
    while (count > 0 && count < beyond.length && values[beyond[count]] === values[beyond[count - 1]]) count++;
    let added = 0;
    for (let k = 0; k < count; k++) added += interest[beyond[k]];
    return { input, upper, end: endBefore(beyond, count, values, upper), rows: count, interest: added };
  }
}

/** Midway between the last of `count` worlds and the next; infinite where there is none. */
function endBefore(beyond: Uint32Array, count: number, values: Float64Array, upper: boolean): number {
  if (count === beyond.length) return upper ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
  const [last, next] = [values[beyond[count - 1]], values[beyond[count]]];
  const middle = last / 2 + next / 2;
  return middle === next ? last : middle; // of neighbouring numbers the middle is one of them
}

/** What moving an end would add. */
interface Added {
  input: number;
  upper: boolean;
  end: number;
  rows: number;
  interest: number;
}
