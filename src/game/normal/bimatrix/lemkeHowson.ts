import Fraction from 'fraction.js';
import type { Budget } from '../../../shared/budget.js';
import type { MixedProfile, NormalGame } from '../model.js';
import { TIE } from './dictionary.js';
import { ExactDictionary } from './exactDictionary.js';
import { exactVertex } from './exactVertex.js';
import { type Polytope, polytopesOf } from './polytope.js';

/**
 * One equilibrium of a game of two players (Lemke and Howson 1964): from 0, the label of one strategy is given up; then
 * alternately in each player's polytope what was doubled leaves, until nothing is doubled. In whole numbers; moved
 * right sides break ties, so the path ends. Undefined where the budget ends first.
 *
 * @param label Strategy whose label is given up: those of the first player, then those of the second.
 */
export async function lemkeHowson(game: NormalGame, budget: Budget, label = 0): Promise<MixedProfile | undefined> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await follow(polytopesOf(game, attempt), label, budget);
    } catch (thrown) {
      if (thrown !== TIE) throw thrown;
    }
  }
}

async function follow(
  polytopes: readonly [Polytope, Polytope],
  label: number,
  budget: Budget,
): Promise<MixedProfile | undefined> {
  const m = polytopes[0].columns;
  const n = polytopes[1].columns;
  // In the second polytope, inequality j is about label m + j and inequality n + i about label i.
  const variable = (player: 0 | 1, l: number) => (player === 0 ? l : l < m ? n + l : l - m);
  const labelOf = (player: 0 | 1, k: number) => (player === 0 ? k : k < n ? m + k : k - n);
  const at = polytopes.map((polytope) => ExactDictionary.origin(polytope)) as [ExactDictionary, ExactDictionary];
  let player: 0 | 1 = label < m ? 0 : 1;
  let enters = label;
  for (let pivots = 1; ; pivots++) {
    const dictionary = at[player];
    const column = dictionary.nonbasic.indexOf(variable(player, enters));
    const row = dictionary.leaving(column);
    const leaves = labelOf(player, dictionary.basic[row]!);
    at[player] = dictionary.pivoted(row, column);
    if (leaves === label) break;
    if (!(await budget.goOn('pivots', pivots))) return undefined;
    enters = leaves;
    player = player === 0 ? 1 : 0;
  }
  return at.map((dictionary, p) => {
    const { z } = exactVertex(polytopes[p]!, dictionary.nonbasic)!;
    const sum = z.reduce((a, b) => a + b, 0n);
    return z.map((x) => new Fraction(x, sum));
  });
}
