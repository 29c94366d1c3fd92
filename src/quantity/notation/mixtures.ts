import { argumentsOf } from './arguments.js';
import type { Call } from './calls.js';
import { type Expression, refuse } from './expression.js';
import {
  certainValue,
  type Factor,
  type Meaning,
  ONE,
  type Places,
  timed,
  timeTogether,
  together,
  uncertain,
  written,
} from './meaning.js';
import { meaningOf } from './meaningOf.js';

/**
 * `mixture(a, b, [weight, weight])` or `mixture([a, b], [weight, weight])`: one of several, each with a chance in
 * proportion to its weight; without weights all alike. Weights in per cent have to sum to 100 %.
 */
export function mixture(call: Call, takes: string): Meaning {
  const lists = call.args.filter((arg) => arg.kind === 'list');
  const inList = call.args[0]?.kind === 'list';
  const drawn = inList ? lists[0].items : call.args.filter((arg) => arg.kind !== 'list');
  const last = call.args.at(-1);
  const weighed = lists.length === (inList ? 2 : 1) && last?.kind === 'list' ? last : undefined;
  if (
    drawn.length === 0 ||
    lists.length !== (inList ? 1 : 0) + (weighed ? 1 : 0) ||
    (inList && call.args.length !== (weighed ? 2 : 1))
  )
    refuse(call, 'arguments', `${call.name} does not take these`, { instead: takes });
  const parts = argumentsOf({ ...call, args: drawn }, takes, 1, drawn.length);
  const weights = weighed ? weightsOf(weighed, parts.length) : parts.map(() => 1);
  const is = together(parts);
  const first = parts[0].certain;
  const same = first && parts.every(({ certain }) => certain?.(ONE) === first(ONE));
  const mixed = uncertain(
    call,
    is,
    (factor: Factor, places: Places) =>
      same
        ? { kind: 'point', value: first(factor) }
        : { kind: 'mixture', parts: parts.map((part, i) => ({ of: part.make(factor, places), weight: weights[i] })) },
    same ? first : undefined,
  );
  return timed(mixed, timeTogether(parts));
}

function weightsOf(list: Expression & { kind: 'list' }, count: number): number[] {
  if (list.items.length !== count)
    refuse(
      list,
      'mixture-weights',
      `${list.items.length} ${list.items.length === 1 ? 'weight' : 'weights'} for ${count} parts`,
      {
        instead: `one weight for each part: [${Array.from({ length: count }, () => '…').join(', ')}]`,
      },
    );
  const items = list.items.map(meaningOf);
  const weights = items.map((item) => certainValue(item, 'a weight'));
  const negative = weights.findIndex((weight) => weight < 0);
  if (negative >= 0)
    refuse(items[negative], 'mixture-weights', `a weight of ${written(items[negative])}`, {
      instead: 'weights of 0 or more',
    });
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0)
    refuse(list, 'mixture-weights', 'all weights are 0', { instead: 'a weight above 0 for one part at least' });
  if (together(items) === 'share' && Math.abs(total - 1) > 1e-9)
    refuse(list, 'mixture-weights', `the weights sum to ${Number((100 * total).toPrecision(9))}%`, {
      instead: 'weights that sum to 100%; or weights without %, which count in proportion',
    });
  return weights;
}
