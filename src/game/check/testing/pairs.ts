import { buildGame, type Exact, exact, type Tree } from '../../build.js';
import type { Assessment, Game } from '../../model.js';
import { assess, type Written } from './assess.js';

/**
 * The first player stays out or takes an action; chance then picks one of the watchers' sets that the action can lead to,
 * all with equal chance. Nobody is paid anything, so all is rational, and only beliefs can be wrong.
 * @param sets By label: the actions of the first player that lead there, in order.
 */
export function watched(sets: Record<string, readonly string[]>): Game {
  const names = Object.keys(sets);
  const actions = [...new Set(Object.values(sets).flat())].sort();
  const watch = (label: string): Tree => ({ moves: 'watcher', infoset: label, actions: [{ label: 'nod', then: {} }] });
  return buildGame('Watched', ['first', 'watcher'], {
    moves: 'first',
    infoset: 'first',
    actions: [
      { label: 'out', then: {} },
      ...actions.map((label) => {
        const seen = names.filter((name) => sets[name]!.includes(label));
        const chance = exact(1).div(seen.length);
        return { label, then: { moves: 'chance', actions: seen.map((s) => ({ label: s, chance, then: watch(s) })) } };
      }),
    ],
  });
}

/** The first player stays out; beliefs as written. */
export function outBelieving(game: Game, beliefs: Record<string, readonly Exact[]>): Assessment {
  const written: Written = { first: { play: game.infosets[0]!.actions.map((a) => (a === 'out' ? 1 : 0)) } };
  for (const [label, believe] of Object.entries(beliefs)) written[label] = { play: [1], believe };
  return assess(game, written);
}
