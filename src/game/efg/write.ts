import type Fraction from 'fraction.js';
import { distinct } from '../../shared/names.js';
import type { Game } from '../model.js';
import { named, plain, text } from './labels.js';

/**
 * A game in Gambit's format `.efg`, one node a line, as Gambit's parser (16.7) wants it: rationals as `a/b`, every set
 * and outcome described in full where it comes first and by its number alone later, and labels that are never the same
 * within their kind (players; outcomes; nodes; sets of a player; actions of a set) nor empty, those of nodes apart. In
 * labels, other characters than printable ASCII become their code, `<e9>`, and spaces together one; title and comment
 * stand as they are.
 *
 * Sets of a player and outcomes are numbered from 1 in the order in which they come first; outcomes that no node has
 * are left out. Reading it back gives the same game up to labels and that order.
 */
export function writeEfg(game: Game): string {
  const players = named(game.players, (i) => `Player ${i + 1}`);
  const setNumbers = numberSets(game);
  const setLabels = labelSets(game, setNumbers);
  const outcomeOrder = inOrder(game.outcome);
  const outcomeNumber = new Map(outcomeOrder.map((outcome, i) => [outcome, i + 1]));
  const outcomeLabels = named(
    outcomeOrder.map((outcome) => game.outcomes[outcome]!.label),
    (i) => `Outcome ${i + 1}`,
  );
  const nodeLabels = labelNodes(game);
  const told = new Set<number>();
  const set = (id: number): string => {
    const { player, actions, chances } = game.infosets[id]!;
    const head = player < 0 ? setNumbers[id] : `${player + 1} ${setNumbers[id]}`;
    if (told.has(id)) return `${head} `;
    told.add(id);
    const labels = named(actions, (a) => String(a + 1));
    const list = labels.map((label, a) => (chances ? `${text(label)} ${number(chances[a]!)}` : text(label)));
    return `${head} ${text(setLabels[id]!)} { ${list.join(' ')} } `;
  };
  let paid = 0;
  const outcome = (id: number): string => {
    const n = outcomeNumber.get(id);
    if (n === undefined) return '0';
    if (n <= paid) return String(n);
    paid = n;
    return `${n} ${text(outcomeLabels[n - 1]!)} { ${game.outcomes[id]!.payoffs.map(number).join(', ')} }`;
  };
  const lines = [`EFG 2 R ${text(game.title)} { ${players.map((name) => `${text(name)} `).join('')}}`];
  lines.push(text(game.comment), '');
  for (let v = 0; v < game.end.length; v++) {
    const id = game.infoset[v]!;
    const kind = id < 0 ? 't' : game.infosets[id]!.player < 0 ? 'c' : 'p';
    lines.push(`${kind} ${text(nodeLabels[v] ?? '')} ${id < 0 ? '' : set(id)}${outcome(game.outcome[v]!)}`);
  }
  return `${lines.join('\n')}\n`;
}

/** Per information set: its number within its player (chance has its own), from 1 in the order of the nodes. */
export function numberSets(game: Game): number[] {
  const numbers = game.infosets.map(() => 0);
  const used = new Map<number, number>();
  for (const id of inOrder(game.infoset)) {
    const { player } = game.infosets[id]!;
    numbers[id] = (used.get(player) ?? 0) + 1;
    used.set(player, numbers[id]!);
  }
  return numbers;
}

function labelNodes({ labels = [] }: Game): string[] {
  const known = labels.map(plain);
  const written = distinct(known.filter((label) => label !== ''));
  let next = 0;
  return known.map((label) => (label === '' ? '' : written[next++]!));
}

function labelSets(game: Game, numbers: readonly number[]): string[] {
  const labels: string[] = [];
  const ofPlayer = new Map<number, number[]>();
  game.infosets.forEach(({ player }, id) => {
    if (!ofPlayer.has(player)) ofPlayer.set(player, []);
    ofPlayer.get(player)!.push(id);
  });
  for (const [player, ids] of ofPlayer) {
    const written = ids.map((id) => game.infosets[id]!.label);
    named(written, (i) => `(${player + 1},${numbers[ids[i]!]})`).forEach((label, i) => {
      labels[ids[i]!] = label;
    });
  }
  return labels;
}

/** What occurs, once each, in the order of first occurrence; −1 left out. */
function inOrder(ids: Int32Array): number[] {
  return [...new Set(ids)].filter((id) => id >= 0);
}

function number(x: Fraction): string {
  return x.toFraction();
}
