import { type Assessment, children, type Game, type Infoset, members } from '../../model.js';
import type { Dice } from './randomGames.js';

/** The same game and assessment with players, information sets and the actions of each set in another order. */
export function relabelled(
  game: Game,
  assessment: Assessment,
  roll: Dice,
): { game: Game; assessment: Assessment; sets: number[]; players: number[] } {
  const sets = shuffled(game.infosets.length, roll);
  const players = shuffled(game.players.length, roll);
  const actions = game.infosets.map((infoset) => shuffled(infoset.actions.length, roll));
  const ordered = <T>(list: readonly T[], order: readonly number[]): T[] => order.map((i) => list[i]!);

  const nodes: number[] = [];
  const end: number[] = [];
  const todo: (number | { close: number })[] = [0];
  for (let top = todo.pop(); top !== undefined; top = todo.pop()) {
    if (typeof top === 'object') {
      end[top.close] = nodes.length;
      continue;
    }
    todo.push({ close: nodes.push(top) - 1 });
    const below = [...children(game, top)];
    if (below.length > 0) todo.push(...ordered(below, actions[game.infoset[top]!]!).reverse());
  }
  const infosets = sets.map((h): Infoset => {
    const { player, label, chances, actions: names } = game.infosets[h]!;
    return {
      player: player < 0 ? -1 : players.indexOf(player),
      label,
      actions: ordered(names, actions[h]!),
      ...(chances && { chances: ordered(chances, actions[h]!) }),
    };
  });
  const believed = new Map(
    members(game).flatMap((list, h) => list.map((v, k) => [v, assessment.beliefs[h]![k]!] as const)),
  );
  const changed: Game = {
    title: game.title,
    comment: game.comment,
    players: ordered(game.players, players),
    infosets,
    outcomes: game.outcomes.map(({ label, payoffs }) => ({ label, payoffs: ordered(payoffs, players) })),
    end: Int32Array.from(end),
    infoset: Int32Array.from(nodes, (v) => (game.infoset[v]! < 0 ? -1 : sets.indexOf(game.infoset[v]!))),
    outcome: Int32Array.from(nodes, (v) => game.outcome[v]!),
  };
  return {
    game: changed,
    assessment: {
      behaviour: sets.map((h) => ordered(assessment.behaviour[h]!, actions[h]!)),
      beliefs: members(changed).map((list) => list.map((v) => believed.get(nodes[v]!)!)),
    },
    sets,
    players,
  };
}

/** 0 … n − 1 in random order (Fisher and Yates). */
function shuffled(n: number, roll: Dice): number[] {
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = roll(i + 1);
    [order[i], order[j]] = [order[j]!, order[i]!];
  }
  return order;
}
