import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { Balance } from './guarantee.js';
import type { CaseNumber } from './number.js';
import type { Sides } from './read-guarantee.js';
import { isBelowOne, numberOr } from './read-number.js';
import { CHANCE, CHANCE_PER_YEAR } from './scalar.js';

/** Chance that the defender holds alone where the case has no levels, and at the weakest and the strongest where it has. */
const ALONE = { one: 0.2, weakest: 0.4, strongest: 0.1 };

/** @param sides Nothing where they are not known, which is told. */
export function readBalance(at: Cursor, sides: Sides | undefined, context: Context): Balance | undefined {
  const written = at.get('levels').list.flatMap((item) => (item.words ? [item.words] : []));
  const levels = written.length ? written : ['even'];
  for (const [i, id] of levels.entries()) {
    if (levels.indexOf(id) < i)
      context.problems.error('duplicate-rank', at.get('levels').list[i]!.keyAt, `${id} stands twice among the levels`);
  }
  const start = at.get('start');
  if (start.words !== undefined && !levels.includes(start.words))
    context.problems.unknown('unknown-level', start.text!.at, 'level', start.words, levels);
  const who = sides?.adversary.name ?? 'the adversary';
  const rebuild = readRebuild(at.get('rebuild'), sides, who, context);
  const decay = numberOr(
    at.get('decay'),
    CHANCE_PER_YEAR,
    `chance per year of the loss of a level by ${who}`,
    0,
    '0% per year',
    context,
  );
  if (rebuild) isBelowOne(rebuild, at, context);
  if (decay) isBelowOne(decay, at, context);
  const alone = readAlone(at.get('alone'), levels, sides?.defender.name ?? 'the defender', context);
  if (!rebuild || !decay || alone.length < levels.length) return undefined;
  const middle = (levels.length - 1) >> 1;
  return { levels, start: start.words ? levels.indexOf(start.words) : middle, rebuild, decay, alone };
}

/** A number, or a number under the name of the adversary. */
function readRebuild(at: Cursor, sides: Sides | undefined, who: string, context: Context): CaseNumber | undefined {
  const what = `chance per year of the gain of a level by ${who}`;
  if (at.number || !at.map) return numberOr(at, CHANCE_PER_YEAR, what, 0, '0% per year', context);
  for (const [id, entry] of at.names()) {
    if (sides && id !== sides.adversary.id)
      context.problems.unknown('unknown-party', entry.keyAt, 'adversary', id, [sides.adversary.id]);
  }
  return sides && numberOr(at.get(sides.adversary.id), CHANCE_PER_YEAR, what, 0, '0% per year', context);
}

function readAlone(at: Cursor, levels: readonly string[], who: string, context: Context): CaseNumber[] {
  for (const [id, entry] of at.names()) {
    if (!levels.includes(id)) context.problems.unknown('unknown-level', entry.keyAt, 'level', id, levels);
  }
  return levels.flatMap((id, i) => {
    const { one, weakest, strongest } = ALONE;
    const value = levels.length === 1 ? one : weakest + ((strongest - weakest) * i) / (levels.length - 1);
    const what = `chance of a defence by ${who} without help against an adversary that is ${id}`;
    return numberOr(at.get(id), CHANCE, what, value, `${Number((value * 100).toFixed(1))}%`, context) ?? [];
  });
}
