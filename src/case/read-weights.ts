import { addUp } from './add-up.js';
import type { Values } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { CaseNumber } from './number.js';
import { WEIGHT } from './scalar.js';

type Weights = Pick<Values, 'shares' | 'weights' | 'weightsGround'>;

/**
 * Reads `weight:`: numbers in any unit, or `order:`. Left out, all issues that have points weigh the same, by default.
 * @param valued Issues that have points.
 */
export function readWeights(
  at: Cursor,
  context: Context,
  who: string,
  valued: readonly string[],
  path: string,
): Weights {
  if (at.has('order')) return readOrder(at, context);
  const of: Record<string, CaseNumber> = {};
  const what = (id: string) => `weight to ${who} of ${context.issues.find((i) => i.id === id)?.name ?? id}`;
  if (!at.node) {
    for (const id of valued) of[id] = context.default(`${path}.weight.${id}`, WEIGHT, what(id), 1, '1');
    return { shares: sharesOf(of), weights: { kind: 'numbers', of } };
  }
  for (const [id, entry] of at.names()) {
    if (!context.issue(id, entry.keyAt)) continue;
    const number = context.number(entry, WEIGHT, what(id));
    if (number) of[id] = number;
  }
  checkUnits(at, of, context, who);
  fitRanges(at, of, context, who);
  const all = Object.values(of);
  if (at.map && all.every((n) => n.value === 0) && all.length === at.names().length) {
    context.problems.error('no-weight', at.keyAt, `all weights of ${who} are 0`, {
      instead: 'a weight above 0 for at least one issue',
    });
  }
  return { shares: sharesOf(of), weights: { kind: 'numbers', of } };
}

/** Weights have one unit: beside 60 %, 0.4 may be meant as a share or as two fifths of a hundredth. Zero has none. */
function checkUnits(at: Cursor, of: Record<string, CaseNumber>, context: Context, who: string): void {
  const entries = at.names().filter(([id]) => of[id] && of[id].value !== 0);
  const isPercent = ([id]: [string, Cursor]) => of[id]!.written.includes('%');
  const percent = entries.find(isPercent);
  const bare = entries.find((entry) => !isPercent(entry));
  if (!percent || !bare) return;
  context.problems.error('share-or-points', of[bare[0]]!.at, `some weights of ${who} carry a %, and others do not`, {
    why: 'weights are compared with each other, so all have one unit',
    instead: 'a % at all of them, or at none',
    also: [{ at: of[percent[0]]!.at!, what: 'a weight with %' }],
  });
}

/**
 * Ranges of weights are drawn together. In per cent they have to leave room for 100 %, and their medians are brought to
 * it; in other units the total is the sum of the medians, which always fits.
 */
function fitRanges(at: Cursor, of: Record<string, CaseNumber>, context: Context, who: string): void {
  const numbers = Object.values(of);
  if (!numbers.some((n) => n.quantity.kind === 'interval')) return;
  const percent = numbers.some((n) => n.written.includes('%'));
  const found = addUp(numbers, percent ? 100 : numbers.reduce((sum, n) => sum + n.value, 0));
  if ('values' in found) {
    if (percent) for (const [i, n] of numbers.entries()) n.value = found.values[i]!;
  } else if ('free' in found) {
    context.problems.error('sum-of-weights', at.keyAt, `${found.free} weights of ${who} are ranges`, {
      why: 'ranges of weights are drawn together, and the work doubles with each',
      instead: `at most ${found.most} ranges among them; or an order: [A, B, C]`,
    });
  } else {
    const [least, most] = [found.least, found.most].map((x) => Number(x.toPrecision(9)));
    context.problems.error('sum-of-weights', at.keyAt, `the weights of ${who} cannot sum to 100%`, {
      why: `they sum to ${least}% at least and to ${most}% at most`,
      instead: 'ranges that leave room for 100%; or weights without %, of which only the ratios count',
    });
  }
}

/** At the medians. */
function sharesOf(of: Record<string, CaseNumber>): Record<string, number> {
  const total = Object.values(of).reduce((sum, n) => sum + n.value, 0);
  return Object.fromEntries(Object.entries(of).map(([id, n]) => [id, total > 0 ? n.value / total : 0]));
}

function readOrder(at: Cursor, context: Context): Weights {
  for (const [, entry] of at.names('order')) {
    context.problems.error('order-and-weights', entry.keyAt, 'weights are given as numbers or as an order, not both', {
      also: [{ at: at.get('order').keyAt, what: 'the order' }],
    });
  }
  const seen = new Map<string, Cursor>();
  const ranks = at
    .get('order')
    .list.map((rank) => (rank.text ? [rank] : rank.list))
    .map((rank) =>
      rank.flatMap((entry) => {
        const id = entry.words ?? '';
        const before = seen.get(id);
        if (before) {
          context.problems.error('duplicate-rank', entry.text!.at, `${id} stands twice in the order`, {
            also: [{ at: before.text!.at, what: 'the first' }],
          });
          return [];
        }
        if (!entry.text || !context.issue(id, entry.text.at)) return [];
        seen.set(id, entry);
        return [id];
      }),
    )
    .filter((rank) => rank.length > 0);
  const ground = context.groundOf(at).ground;
  return {
    shares: rankOrderCentroid(ranks),
    weights: { kind: 'order', ranks },
    ...(ground ? { weightsGround: ground } : {}),
  };
}

/**
 * Mean of all weight vectors that agree with a rank order: w_k = (1/n) Σ_{j=k..n} 1/j (rank-order centroid; Barron &
 * Barrett 1996, Management Science 42(11), 1515–1523). A tied block shares the mean of the ranks that it takes up.
 */
export function rankOrderCentroid(ranks: readonly (readonly string[])[]): Record<string, number> {
  const n = ranks.reduce((sum, block) => sum + block.length, 0);
  const weight = (k: number) => {
    let sum = 0;
    for (let j = n; j >= k; j--) sum += 1 / j;
    return sum / n;
  };
  const shares: Record<string, number> = {};
  let taken = 0;
  for (const block of ranks) {
    let mean = 0;
    for (let k = 1; k <= block.length; k++) mean += weight(taken + k) / block.length;
    for (const issue of block) shares[issue] = mean;
    taken += block.length;
  }
  return shares;
}
