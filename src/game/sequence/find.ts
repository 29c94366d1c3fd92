import Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { backwardInduction, behaviourOf } from '../backwardInduction.js';
import { checkEquilibrium, type EquilibriumCheck } from '../check/equilibrium.js';
import { payoffsOf } from '../check/payoffsOf.js';
import { type Description, describeGame } from '../describe.js';
import type { Behaviour, Game } from '../model.js';
import { subgameRoots } from '../subgames.js';
import { cutOut } from './cut.js';
import { solvePiece, whoMoves } from './solvePiece.js';

/** What can be looked for in a game in extensive form. */
export const EXTENSIVE_FINDS = ['value', 'one', 'subgame-perfect'] as const;
export type ExtensiveFind = (typeof EXTENSIVE_FINDS)[number];

/** What was found, with the result of an independent check. */
export interface ExtensiveResults {
  find: ExtensiveFind;
  description: Description;
  /** One profile, or none where a limit was met. */
  behaviour?: Behaviour;
  check?: EquilibriumCheck;
  /** Of a constant-sum game of two players: bounds of what the first gets, by what each side's best reply gets. */
  value?: { low: Fraction; high: Fraction };
  /** By which methods, each once. */
  methods: string[];
  /** Which limit was met, in words, where something is missing. */
  limit?: string;
}

/**
 * Looks for an equilibrium of a game with perfect recall: of a constant-sum game of two players with its value, any one,
 * or one that is an equilibrium in every subgame. Where at most two players move, in the game or for the last in each
 * subgame; otherwise `limit` says what was met.
 */
export async function findInExtensive(game: Game, find: ExtensiveFind, budget: Budget): Promise<ExtensiveResults> {
  const description = describeGame(game);
  const missed = (limit: string): ExtensiveResults => ({ find, description, methods: [], limit });
  if (!description.perfectRecall)
    return missed('a player forgets what they knew or did; the methods need perfect recall');
  if (find === 'value' && (game.players.length !== 2 || typeof description.constantSum !== 'object')) {
    return missed('the game is not one of two players with the same sum at every end, so it has no value');
  }
  // Where more than two move in all, subgames may still have two at most; what is found is one of the whole game too.
  const bySubgames = find === 'subgame-perfect' || (find === 'one' && whoMoves(game).length > 2);
  if (find !== 'value' && description.perfectInformation) {
    const found = backwardInduction(game);
    if (typeof found === 'object') {
      return checked(game, find, description, behaviourOf(game, found.choice), ['backward induction']);
    }
    if (bySubgames) return missed(found);
  }
  const constantSum = typeof description.constantSum === 'object';
  const methods = new Set<string>();
  const behaviour: (readonly Fraction[])[] = startingBehaviour(game);
  const roots = bySubgames ? subgameRoots(game) : [0];
  if (roots.length === 0) roots.push(0);
  const solved = new Map<number, Fraction[]>();
  for (const [done, root] of [...roots].reverse().entries()) {
    const alone = roots.length === 1;
    const piece = alone ? game : cutOut(game, root, solved);
    if (!(await budget.goOn('subgames', done, roots.length))) return missed('the time is over');
    const oneAgainstOne = constantSum && game.players.length === 2 && whoMoves(piece).length === 2;
    const outcome = await solvePiece(piece, behaviour, oneAgainstOne, budget);
    if ('limit' in outcome) {
      return missed(alone ? outcome.limit : `in the subgame at node ${root}, ${outcome.limit}`);
    }
    methods.add(outcome.method);
    if (!alone) solved.set(root, payoffsOf(piece, behaviour));
  }
  return checked(game, find, description, behaviour, [...methods]);
}

function checked(
  game: Game,
  find: ExtensiveFind,
  description: Description,
  behaviour: Behaviour,
  methods: string[],
): ExtensiveResults {
  const check = checkEquilibrium(game, behaviour);
  const found: ExtensiveResults = { find, description, behaviour, check, methods };
  const { constantSum: sum } = description;
  if (game.players.length === 2 && typeof sum === 'object' && check.regrets) {
    // Against the second's plan the first gets at most its best reply; against the first's, the second at most its own.
    found.value = { low: sum.sub(check.regrets.best[1]!), high: check.regrets.best[0]! };
  }
  return found;
}

/** Chance's own chances; the first action everywhere else, until something is found. */
export function startingBehaviour(game: Game): (readonly Fraction[])[] {
  return game.infosets.map(({ actions, chances }) => chances ?? actions.map((_, a) => new Fraction(a === 0 ? 1 : 0)));
}
