import { named, text } from '../../efg/labels.js';
import { cellsOf, type NormalGame, payoffAt } from '../model.js';

/**
 * A game in Gambit's format `.nfg`, as Gambit's parser (16.7) wants it: rationals as `a/b`, strategies by name, labels
 * that are never empty nor the same within their kind, in printable ASCII. Where the game names outcomes, those that
 * some cell has are listed and cells have their numbers; otherwise each cell has its payoffs, on a line of its own.
 */
export function writeNfg(game: NormalGame): string {
  const players = named(game.players, (p) => `Player ${p + 1}`);
  const strategies = game.strategies.map((own) => named(own, (s) => String(s + 1)));
  const list = (labels: readonly string[]) => `{ ${labels.map(text).join(' ')} }`;
  const lines = [
    `NFG 1 R ${text(game.title)} ${list(players)}`,
    `{ ${strategies.map(list).join(' ')} }`,
    text(game.comment),
    '',
  ];
  return `${[...lines, ...(game.outcomes ? outcomeBody(game, game.outcomes) : payoffBody(game))].join('\n')}\n`;
}

function payoffBody(game: NormalGame): string[] {
  return Array.from({ length: cellsOf(game) }, (_, cell) => payoffs(game, cell).join(' '));
}

function outcomeBody(game: NormalGame, { of, labels }: NonNullable<NormalGame['outcomes']>): string[] {
  const cellWith = new Map<number, number>();
  for (const [cell, outcome] of of.entries()) {
    if (outcome >= 0 && !cellWith.has(outcome)) cellWith.set(outcome, cell);
  }
  const used = [...cellWith.keys()].sort((a, b) => a - b);
  const names = named(
    used.map((outcome) => labels[outcome]!),
    (i) => `Outcome ${i + 1}`,
  );
  const number = new Map(used.map((outcome, i) => [outcome, i + 1]));
  return [
    '{',
    ...used.map((outcome, i) => `{ ${text(names[i]!)} ${payoffs(game, cellWith.get(outcome)!).join(', ')} }`),
    '}',
    Array.from(of, (outcome) => number.get(outcome) ?? 0).join(' '),
  ];
}

function payoffs(game: NormalGame, cell: number): string[] {
  return game.players.map((_, p) => {
    const x = game.paid[p]![cell]!;
    return game.unit[p] === 1n ? String(x) : payoffAt(game, p, cell).toFraction();
  });
}
