import { visible } from '../../shared/diagnostic.js';
import type { Game } from '../model.js';
import { count, rounded, shown } from '../shown.js';
import { payoffLines } from '../writeText.js';
import { CONFIRMED, type LogitPoint, type LogitResults } from './find.js';

/** So many lines of chances are shown, and so many points; `--json` has all. */
const MOST_LINES = 60;
const MOST_POINTS = 7;

/**
 * The logit branch for people: chances at some of its points, side by side, and where it leads.
 *
 * @param name Of an information set.
 */
export function logitLines(game: Game, { points, end, limit }: LogitResults, name: (set: number) => string): string[] {
  if (!end) return [`Nothing was found: ${limit}.`].map(visible);
  const last = points.at(-1)!;
  const worst = points.reduce((most, { residual }) => Math.max(most, residual), 0);
  const turns = points.filter((point) => point.turns).length;
  const lines = [
    `Logit branch from λ = 0 to λ = ${short(last.lambda)}: ${count(points.length, 'point')}, ${turns === 0 ? 'no turning point' : `${count(turns, 'turning point')} (marked *)`}`,
    worst < CONFIRMED
      ? `  Checked: at every point the logit equations hold within ${short(worst)}, in logarithms of chances.`
      : `  NOT CONFIRMED: at some point the logit equations are off by ${short(worst)}, in logarithms of chances.`,
    '',
    ...table(game, chosen(points), name),
    '',
  ];
  if (limit !== undefined) lines.push(`The branch is not followed further: ${limit}.`, '');
  return [...lines, ...endLines(game, end, name, limit === undefined)].map(visible);
}

/** The first, the last, turning points, and some between. */
function chosen(points: readonly LogitPoint[]): LogitPoint[] {
  const last = points.length - 1;
  const places = new Set([0, last, ...points.flatMap(({ turns }, k) => (turns ? [k] : [])).slice(0, MOST_POINTS - 3)]);
  const more = MOST_POINTS - places.size;
  for (let k = 1; k <= more; k++) places.add(Math.round((k * last) / (more + 1)));
  return [...places].sort((a, b) => a - b).map((k) => points[k]!);
}

function table(game: Game, points: readonly LogitPoint[], name: (set: number) => string): string[] {
  const rows: string[][] = [['λ', ...points.map(({ lambda, turns }) => `${short(lambda)}${turns ? '*' : ''}`)]];
  for (const [set, { actions }] of game.infosets.entries()) {
    for (const [a, action] of actions.entries()) {
      if (points[0]!.logs[set]!.length === 0) continue;
      rows.push([`${name(set)}: ${action}`, ...points.map(({ logs }) => Math.exp(logs[set]![a]!).toFixed(4))]);
    }
  }
  const kept = rows.slice(0, MOST_LINES + 1);
  const width = kept[0]!.map((_, column) => Math.max(...kept.map((row) => row[column]!.length)));
  const lines = kept.map((row) => {
    const cells = row.map((cell, c) => (c === 0 ? cell.padEnd(width[c]!) : cell.padStart(width[c]!)));
    return `  ${cells.join('  ')}`;
  });
  return rows.length > kept.length ? [...lines, `  … and ${rows.length - kept.length} more (--json)`] : lines;
}

function endLines(
  game: Game,
  { behaviour, check }: NonNullable<LogitResults['end']>,
  name: (set: number) => string,
  far: boolean,
) {
  const { regrets, faults } = check;
  if (!regrets)
    return ['NOT CONFIRMED: the check of this result found', ...faults.map(({ message }) => `  ${message}`)];
  const exact = regrets.largest.n === 0n;
  const lines = [
    far ? 'Where it leads, in fractions' : 'The last point, in fractions',
    ...payoffLines(game, regrets.payoffs),
    exact
      ? '  Checked: nobody gains anything by another plan; exact, an equilibrium.'
      : `  Checked: nobody gains more than ${rounded(regrets.largest, 3)} by another plan; an equilibrium up to that only.`,
    '',
  ];
  const sets = [...game.infosets.keys()].filter((set) => game.infosets[set]!.player >= 0);
  for (const set of sets.slice(0, MOST_LINES)) {
    const played = game.infosets[set]!.actions.flatMap((action, a) => {
      const chance = behaviour[set]![a]!;
      return chance.n === 0n ? [] : [chance.equals(1) ? action : `${action} ${shown(chance)}`];
    });
    lines.push(`  ${name(set)}: ${played.join(', ')}`);
  }
  if (sets.length > MOST_LINES) lines.push(`  … and ${sets.length - MOST_LINES} more (--json)`);
  return lines;
}

function short(x: number): string {
  return String(Number(x.toPrecision(4)));
}
