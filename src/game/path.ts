import type Fraction from 'fraction.js';
import type { Game } from './model.js';
import { follow } from './tree.js';

/** A node on the path of play. */
export interface Step {
  node: number;
  /** How many moves of chance lie before it. */
  branch: number;
  /** How chance came here from the move before, where that was one of chance. */
  after?: { action: string; chance: Fraction };
  /** What is chosen here: index of the action; −1 where chance moves or the game ends. */
  choice: number;
}

/**
 * What is reached when a choice is played, in preorder: every branch of chance that has a chance above 0, one action
 * elsewhere.
 *
 * @param most Steps that are wanted; the rest is left out.
 */
export function pathOfPlay(game: Game, choice: Int32Array, most: number): { steps: Step[]; whole: boolean } {
  const steps: Step[] = [];
  const open: Omit<Step, 'choice'>[] = [{ node: 0, branch: 0 }];
  while (open.length > 0 && steps.length < most) {
    const step = { ...open.pop()!, choice: 0 };
    step.choice = choice[step.node]!;
    steps.push(step);
    const set = game.infosets[game.infoset[step.node]!];
    if (!set) continue;
    if (!set.chances) {
      open.push({ node: follow(game, step.node, step.choice), branch: step.branch });
      continue;
    }
    const branches: Omit<Step, 'choice'>[] = [];
    for (let c = step.node + 1, a = 0; c < game.end[step.node]!; c = game.end[c]!, a++) {
      const chance = set.chances[a]!;
      const after = { action: set.actions[a]!, chance };
      if (chance.n > 0n) branches.push({ node: c, branch: step.branch + 1, after });
    }
    open.push(...branches.reverse().slice(-most));
  }
  return { steps, whole: open.length === 0 };
}
