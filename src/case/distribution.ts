import { addUp } from './add-up.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { CaseNumber } from './number.js';
import { CHANCE_OF_SEVERAL } from './scalar.js';

/**
 * Sees to it that chances sum to 1 at their medians: points have to leave what the intervals hold, and the medians of
 * the intervals are brought to fill it. @param whose What they are chances of: "the chances of us after supportive".
 */
export function makeSumToOne(numbers: readonly CaseNumber[], at: Cursor, whose: string, context: Context): boolean {
  const found = addUp(numbers, 1);
  if ('values' in found) {
    for (const [i, n] of numbers.entries()) n.value = found.values[i]!;
    return true;
  }
  const fail = (what: string, instead: string) => {
    context.problems.error('sum-of-chances', at.keyAt, what, { instead });
    return false;
  };
  if ('free' in found) return fail(`${whose}: ${found.free} are ranges`, `at most ${found.most} ranges among them`);
  const { least, most } = found;
  if (least === most) return fail(`${whose} sum to ${percent(least)}`, 'chances that sum to 100%');
  return fail(
    `${whose} cannot sum to 100%: they sum to ${percent(least)} at least and to ${percent(most)} at most`,
    'intervals that leave room for 100%',
  );
}

/**
 * A matrix of chances: a row for each level, a chance for each level in it, rows summing to 1.
 * @param what What the matrix says: "the year's change of stance of us".
 */
export function readRows(
  at: Cursor,
  levels: readonly string[],
  what: string,
  context: Context,
): CaseNumber[][] | undefined {
  const before = context.problems.list.length;
  for (const [id, row] of at.names()) {
    if (!levels.includes(id)) context.problems.unknown('unknown-stance', row.keyAt, 'stance', id, levels);
  }
  const missing = levels.filter((id) => !at.has(id));
  if (missing.length) {
    context.problems.error('missing-stance', at.keyAt, `no row for ${missing.join(', ')}`, {
      instead: missing.map((id) => `${id}: [${levels.map(() => '…%').join(', ')}]`).join('; '),
    });
  }
  const rows = levels.map((id) => {
    const row = at.get(id);
    if (row.node?.kind !== 'list') return [];
    const items = row.numbered;
    if (items.length !== levels.length) {
      context.problems.error('row-length', row.keyAt, `the row of ${id} has ${items.length} chances`, {
        instead: `one for each of ${levels.join(', ')}, in this order`,
      });
      return [];
    }
    const numbers = items.flatMap(
      (item, i) => context.number(item, CHANCE_OF_SEVERAL, `${what}: from ${id} to ${levels[i]}`) ?? [],
    );
    if (numbers.length === levels.length) makeSumToOne(numbers, row, `${what}: the chances after ${id}`, context);
    return numbers;
  });
  const failed = context.problems.list.slice(before).some((d) => d.severity === 'error');
  return failed ? undefined : rows;
}

const percent = (share: number) => `${Number((share * 100).toFixed(6))}%`;
