import { NotCorrelations, rankCorrelated } from '../quantity/design/copula.js';
import { isUncertain } from '../quantity/quantity.js';
import type { Correlation } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import { type Holders, notDrawnAlone } from './drawn-together.js';
import type { CaseNumber } from './number.js';
import { inWords } from './read-issues.js';
import { RANK_CORRELATION } from './scalar.js';

/** Most numbers that have correlations: whether these can be together takes the cube of it. */
export const MOST_CORRELATED = 40;

/** Which numbers of the case go together. Read last, when all other numbers are known. */
export function readCorrelations(at: Cursor, holders: Holders, context: Context): Correlation[] {
  const known = new Map(context.numbers.map((number) => [number.path, number]));
  const together = notDrawnAlone(holders);
  const found = at.names().flatMap(([id, entry]) => {
    const { list } = entry.get('between');
    const numbers = list.flatMap((end) => readEnd(end, known, together, context) ?? []);
    const [a, b, ...others] = numbers;
    if (entry.get('between').node?.kind === 'list' && (list.length > 2 || (a && a === b))) {
      context.problems.error(
        'correlation-form',
        entry.get('between').keyAt,
        list.length === 2 ? `${a!.path} stands twice` : `${list.length} numbers, and a correlation is between two`,
        { instead: 'between: [no-deal.ua.now, no-deal.ru.now]; of three numbers, three correlations' },
      );
      return [];
    }
    const what = a && b ? `how closely ${a.what} goes with ${b.what}` : 'a correlation';
    const rank = context.number(entry.get('rank'), RANK_CORRELATION, what);
    if (rank && isUncertain(rank.quantity)) {
      context.problems.error('correlation-form', rank.at, `${rank.written}: a correlation is one number`, {
        instead: String(Number(rank.value.toFixed(3))),
      });
      return [];
    }
    if (!a || !b || others.length > 0 || !rank) return [];
    const points = [a, b].filter(({ quantity }) => !isUncertain(quantity));
    if (points.length > 0) {
      context.problems.warning('correlation-of-point', entry.get('between').keyAt, `${points[0]!.path} is no range`, {
        why: 'what does not vary goes with nothing, so this correlation changes no answer',
      });
    }
    const name = entry.get('name').words ?? inWords(id);
    const between: Correlation['between'] = [a.path, b.path];
    return [{ id, name, between, rank, ...context.groundOf(entry), at: entry.keyAt }];
  });
  return canBeTogether(at, found, known, context) ? found.map(({ at: _, ...correlation }) => correlation) : [];
}

/** One of the two numbers, by its path in the case. */
function readEnd(
  end: Cursor,
  known: ReadonlyMap<string, CaseNumber>,
  together: ReadonlySet<CaseNumber>,
  context: Context,
): CaseNumber | undefined {
  if (end.words === undefined) return undefined;
  // A number and the same number with its drift: `no-deal.ua` and `no-deal.ua.now`.
  const number = known.get(end.words) ?? known.get(`${end.words}.now`) ?? known.get(end.words.replace(/\.now$/, ''));
  if (!number) {
    context.problems.unknown('unknown-number', end.text!.at, 'number', end.words, [...known.keys()]);
  } else if (together.has(number)) {
    context.problems.error('correlation-form', end.text!.at, `${end.words} is not drawn by itself`, {
      why: 'weights in per cent and chances of one row are drawn so that they add up; horizon and tail stay as they are',
      instead: 'another number of the case',
    });
    return undefined;
  }
  return number;
}

/** Whether no pair is told twice, and numbers can have these correlations. */
function canBeTogether(
  at: Cursor,
  found: readonly (Correlation & { at: Cursor['keyAt'] })[],
  known: ReadonlyMap<string, CaseNumber>,
  context: Context,
): boolean {
  const { problems } = context;
  const pairOf = ({ between }: Pick<Correlation, 'between'>) => [...between].sort().join(' ');
  for (const [i, one] of found.entries()) {
    const first = found.find((other) => pairOf(other) === pairOf(one))!;
    if (first === found[i]) continue;
    const more = { why: `${first.id} says how closely they go together`, instead: 'one of the two alone' };
    problems.error('correlation-form', one.at, `${one.between.join(' and ')} have two correlations`, more);
    return false;
  }
  const names = [...known.keys()].filter((path) => found.some(({ between }) => between.includes(path)));
  if (names.length > MOST_CORRELATED) {
    const what = `${names.length} numbers have correlations, and at most ${MOST_CORRELATED} may`;
    problems.error('too-many', at.keyAt, what, { instead: 'fewer correlations: those on which an answer hangs' });
    return false;
  }
  try {
    rankCorrelated(names, rankTable(names, found));
    return true;
  } catch (error) {
    if (!(error instanceof NotCorrelations)) throw error;
    const { pair, nearest } = error;
    const worst = found.find(({ between }) => pair?.every((path) => between.includes(path)));
    const offered = nearest ? changes(names, found, nearest) : [];
    problems.error('correlations-contradict', worst?.at ?? at.keyAt, 'these correlations cannot be together', {
      why: `${(worst?.between ?? pair ?? []).join(' and ')} are farthest from what can be, given the others`,
      ...(offered.length > 0
        ? {
            instead: `the nearest that can be: ${offered.slice(0, MOST_OFFERED).join(', ')}${offered.length > MOST_OFFERED ? `, and ${offered.length - MOST_OFFERED} more` : ''}`,
          }
        : {}),
    });
    return false;
  }
}

/** Changes of correlations that are told. */
const MOST_OFFERED = 12;

/** What would be said otherwise; a pair of which nothing is said counts as 0. */
function changes(names: readonly string[], found: readonly Correlation[], nearest: readonly number[][]): string[] {
  return names.flatMap((b, j) =>
    names.slice(0, j).flatMap((a, i) => {
      const value = nearest[i]![j]!;
      const said = found.find(({ between }) => between.includes(a) && between.includes(b));
      if (value === (said?.rank.value ?? 0)) return [];
      return [said ? `${said.id} ${value}` : `between ${a} and ${b} ${value}`];
    }),
  );
}

/** Rank correlations as a table: 1 on the diagonal, 0 where nothing is said. */
export function rankTable(names: readonly string[], correlations: readonly Correlation[]): number[][] {
  const table = names.map((_, i) => names.map((_, j) => Number(i === j)));
  for (const { between, rank } of correlations) {
    const [i, j] = between.map((path) => names.indexOf(path));
    if (i === undefined || j === undefined || i < 0 || j < 0) continue;
    table[i]![j] = rank.value;
    table[j]![i] = rank.value;
  }
  return table;
}
