import Fraction from 'fraction.js';
import type { Budget } from '../../shared/budget.js';
import { bayesBeliefs } from '../check/bayesBeliefs.js';
import { checkAssessment } from '../check/index.js';
import { type Assessment, type Behaviour, type Beliefs, children, type Game, members } from '../model.js';
import { beliefCorners, middle } from './beliefPolytope.js';

/** What became of a profile of which it was asked whether some beliefs make it sequential. */
export type Supported =
  | { assessment: Assessment }
  /** At this set no beliefs make what is done there the best; so there are none for the profile. */
  | { never: number }
  /** None of the beliefs that were tried serve, which proves nothing. */
  | { open: string }
  /** The budget ended first. */
  | { stopped: true };

/** So many combinations of beliefs at different sets are tried for one profile. */
const MOST_COMBINATIONS = 300;

/**
 * Beliefs with which a profile is a sequential equilibrium (Kreps and Wilson 1982). Where play comes they are Bayes'. At each
 * other set those under which what is done there is best form a polytope, since what follows does not depend on beliefs; its
 * middle and its corners are tried, together with those of other sets, until the exact checker says yes.
 */
export async function supportingBeliefs(game: Game, behaviour: Behaviour, budget: Budget): Promise<Supported> {
  const known = bayesBeliefs(game, behaviour);
  const nodes = members(game);
  const worth = worthAll(game, behaviour);
  const options: Fraction[][][] = [];
  let open: string | undefined;
  for (const [set, { player }] of game.infosets.entries()) {
    const own = nodes[set]!;
    options[set] = [own.map((_, k) => (k === 0 ? ONE : ZERO))];
    if (player < 0 || own.length === 0) continue;
    const pays = paysAt(game, own, (v) => worth[v]![player]!);
    const played = behaviour[set]!.flatMap((x, a) => (x.n === 0n ? [] : [a]));
    const given = known[set];
    if (given) {
      options[set] = [given];
      const mean = pays.map((row) => row.reduce((sum, x, k) => sum.add(x.mul(given[k]!)), ZERO));
      if (played.some((a) => mean.some((x) => x.compare(mean[a]!) > 0))) return { never: set };
      continue;
    }
    const corners = beliefCorners(pays, played);
    if (corners?.length === 0) return { never: set };
    if (corners) options[set] = own.length === 1 ? corners : [middle(corners), ...corners];
    else open = `beliefs at a set of ${own.length} nodes are too many to look at`;
  }
  for (const beliefs of combinations(options)) {
    if (!(await budget.goOn('beliefs'))) return { stopped: true };
    const assessment = { behaviour, beliefs };
    if (checkAssessment(game, assessment).holds) return { assessment };
  }
  return { open: open ?? 'none of the beliefs that were tried is consistent' };
}

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

/** Per action and node of a set: what is expected after it. */
export function paysAt(game: Game, nodes: readonly number[], worth: (node: number) => Fraction): Fraction[][] {
  const below = nodes.map((v) => [...children(game, v)]);
  return below[0]!.map((_, a) => below.map((child) => worth(child[a]!)));
}

/** Per node and player: what is expected from there on, what is paid at the node itself included. */
function worthAll(game: Game, behaviour: Behaviour): Fraction[][] {
  const worth: Fraction[][] = [];
  for (let v = game.end.length - 1; v >= 0; v--) {
    const own = [...(game.outcomes[game.outcome[v]!]?.payoffs ?? game.players.map(() => ZERO))];
    let a = 0;
    for (const child of children(game, v)) {
      const chance = behaviour[game.infoset[v]!]![a++]!;
      if (chance.n > 0n) for (const [p, x] of worth[child]!.entries()) own[p] = own[p]!.add(x.mul(chance));
    }
    worth[v] = own;
  }
  return worth;
}

/** One belief for each set; the first of each first, then all in the order of the last set fastest. */
function* combinations(options: readonly (readonly Fraction[][])[]): Generator<Beliefs> {
  const place = options.map(() => 0);
  for (let tried = 0; tried < MOST_COMBINATIONS; tried++) {
    yield options.map((own, set) => own[place[set]!]!);
    let set = options.length - 1;
    while (set >= 0 && place[set]! + 1 === options[set]!.length) place[set--] = 0;
    if (set < 0) return;
    place[set]!++;
  }
}
