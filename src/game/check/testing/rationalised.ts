import Fraction from 'fraction.js';
import { type Assessment, type Behaviour, children, type Game, members } from '../../model.js';
import { pathTo } from './limits.js';
import type { Dice } from './randomGames.js';

/**
 * The game with payments added to actions such that an assessment is sequentially rational: at each set all actions of
 * positive chance pay the same, and each other one less by a random margin of 0 … 2. A payment for an action is the same at all
 * nodes of its set, so it shifts what the action pays there by itself; sets with more own moves before them come first,
 * since payments move what earlier own actions pay.
 * @returns Margins by set and action; 0 for actions of positive chance.
 */
export function rationalised(game: Game, assessment: Assessment, roll: Dice): { game: Game; margins: number[][] } {
  const nodes = members(game);
  const payoffs = Array.from(game.outcome, (o) =>
    o < 0 ? game.players.map(() => new Fraction(0)) : game.outcomes[o]!.payoffs.slice(),
  );
  const changed: Game = {
    ...game,
    outcome: Int32Array.from(game.outcome.keys()),
    outcomes: payoffs.map((p) => ({ label: '', payoffs: p })),
  };
  const ownMoves = (h: number): number =>
    pathTo(game, nodes[h]![0]!).filter(([g]) => game.infosets[g]!.player === game.infosets[h]!.player).length;
  const margins = assessment.behaviour.map((chances) => chances.map((x) => (x.n === 0n ? roll(3) : 0)));
  const sets = [...game.infosets.keys()].filter((h) => game.infosets[h]!.player >= 0);
  for (const h of sets.sort((a, b) => ownMoves(b) - ownMoves(a))) {
    const { player } = game.infosets[h]!;
    const pays = actionsPay(changed, assessment, h);
    for (const v of nodes[h]!) {
      for (const [a, child] of [...children(game, v)].entries()) {
        payoffs[child]![player] = payoffs[child]![player]!.add(pays[0]!.sub(pays[a]!)).sub(margins[h]![a]!);
      }
    }
  }
  return { game: changed, margins };
}

/** What each action of a set pays whoever moves there, given the beliefs; by plain recursion. */
export function actionsPay(game: Game, { behaviour, beliefs }: Assessment, infoset: number): Fraction[] {
  const { player, actions } = game.infosets[infoset]!;
  const pays = actions.map(() => new Fraction(0));
  for (const [k, v] of members(game)[infoset]!.entries()) {
    for (const [a, child] of [...children(game, v)].entries()) {
      pays[a] = pays[a]!.add(valueAt(game, behaviour, player, child).mul(beliefs[infoset]![k]!));
    }
  }
  return pays;
}

/** What a player expects from a node on, by plain recursion. */
export function valueAt(game: Game, behaviour: Behaviour, player: number, v: number): Fraction {
  let value = game.outcomes[game.outcome[v]!]?.payoffs[player] ?? new Fraction(0);
  for (const [a, child] of [...children(game, v)].entries()) {
    value = value.add(valueAt(game, behaviour, player, child).mul(behaviour[game.infoset[v]!]![a]!));
  }
  return value;
}
