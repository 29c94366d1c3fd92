import type { Issue, Values } from './case.js';
import type { Context } from './context.js';
import type { Cursor } from './cursor.js';
import type { CaseNumber } from './number.js';
import { readWeights } from './read-weights.js';
import { OPTION_POINTS } from './scalar.js';

/** Reads weights and points. @param who Whose values, in words. */
export function readValues(at: Cursor, context: Context, who: string): Values {
  const valued = at
    .get('points')
    .names()
    .map(([id]) => id);
  const known = valued.filter((id) => context.issues.some((i) => i.id === id));
  const weights = readWeights(at.get('weight'), context, who, known, at.path);
  const points = readPoints(at.get('points'), context, who);
  checkCoverage(at, context, points, weights.shares, who);
  return { ...weights, points };
}

/** Points by issue and option. */
export function readPoints(at: Cursor, context: Context, who: string): Values['points'] {
  const points: Values['points'] = {};
  for (const [id, entry] of at.names()) {
    const issue = context.issue(id, entry.keyAt);
    if (!issue) continue;
    points[id] = readOptions(entry, issue, context, who);
  }
  return points;
}

function readOptions(at: Cursor, issue: Issue, context: Context, who: string): Record<string, CaseNumber> {
  const options: Record<string, CaseNumber> = {};
  for (const [id, entry] of at.names()) {
    const option = issue.options.find((o) => o.id === id);
    if (!option && id !== 'absent') {
      context.problems.unknown(
        'unknown-option',
        entry.keyAt,
        `option of ${issue.id}`,
        id,
        issue.options.map((o) => o.id),
      );
      continue;
    }
    if (id === 'absent' && !issue.exists && !context.unclear.has(issue.id)) {
      context.problems.error('never-absent', entry.keyAt, `${issue.id} is never absent`, {
        why: 'it has no exists, so every package settles it',
        instead: 'no points for absent',
      });
      continue;
    }
    const worth = id === 'absent' ? `${issue.name} not arising` : option!.name;
    const number = context.number(entry, OPTION_POINTS, `worth to ${who} of ${worth}`);
    if (number) options[id] = number;
  }
  return options;
}

/** Options without points, points without weight, and scales that do not run from 0 to 100. */
function checkCoverage(
  at: Cursor,
  context: Context,
  points: Values['points'],
  shares: Values['shares'],
  who: string,
): void {
  const weighed = Object.keys(shares);
  for (const issue of context.issues) {
    const entry = at.get('points').get(issue.id);
    const share = shares[issue.id] ?? 0;
    const given = points[issue.id];
    const wanted = [...issue.options.map((o) => o.id), ...(issue.exists ? ['absent'] : [])];
    if (!given) {
      if (share > 0) {
        const weightAt = at.get('weight').get(issue.id);
        context.problems.error('missing-points', weightAt.keyAt, `${who} gives ${issue.id} weight and no points`, {
          instead: `under points: ${issue.id}: {${wanted.map((id) => `${id}: …`).join(', ')}}, 0 (worst) to 100 (best)`,
        });
      }
      continue;
    }
    const written = new Set(entry.names().map(([id]) => id));
    // A name that is no option was meant for one: that is told already.
    if ([...written].some((id) => !wanted.includes(id) && !context.unclear.has(issue.id))) continue;
    const missing = wanted.filter((id) => !written.has(id));
    if (missing.length && (share > 0 || missing.length < wanted.length)) {
      context.problems.error(
        'missing-points',
        entry.keyAt,
        `${who} gives no points for ${missing.join(', ')} of ${issue.id}`,
        {
          ...(missing.includes('absent')
            ? { why: 'the issue does not exist in every package, so its absence needs points too' }
            : {}),
          instead: `what it is worth to ${who}, 0 (worst) to 100 (best): ${missing.map((id) => `${id}: …`).join(', ')}`,
        },
      );
      continue;
    }
    if (share === 0) {
      const unread = at.get('weight').has(issue.id) && !weighed.includes(issue.id);
      if (unread || Object.values(shares).every((s) => s === 0)) continue;
      context.problems.warning('weightless', entry.keyAt, `${who} gives ${issue.id} points and no weight`, {
        why: 'the points count for nothing',
        instead: `a weight for ${issue.id}`,
      });
      continue;
    }
    checkSpan(entry, context, issue, Object.values(given), who);
  }
}

function checkSpan(at: Cursor, context: Context, issue: Issue, given: readonly CaseNumber[], who: string): void {
  if (given.length === 0 || given.length < at.names().length) return;
  const lacks = [0, 100].filter((end) => !given.some((n) => n.quantity.kind === 'point' && n.quantity.value === end));
  if (lacks.length === 0) return;
  context.problems.warning(
    'scale-not-spanned',
    at.keyAt,
    `no option of ${issue.id} is worth ${lacks.join(' or ')} to ${who}`,
    {
      why: 'a weight is what going from the worst option to the best is worth; with a shorter scale it counts for less',
      instead: '0 for the worst option and 100 for the best, and the weight lowered instead',
    },
  );
}
