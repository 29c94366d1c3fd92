import Fraction from 'fraction.js';
import { bits } from './integers.js';
import type { Game } from './model.js';
import { perfectRecall } from './recall.js';
import { subgameRoots } from './subgames.js';

/** What can be said of a game before it is solved. */
export interface Description {
  players: number;
  nodes: number;
  /** Nodes where the game ends. */
  terminal: number;
  /** Nodes where chance moves. */
  chance: number;
  /** Per player: number of information sets, and of actions in all of them together. */
  sets: number[];
  actions: number[];
  /** Most moves between the root and an end. */
  depth: number;
  /** Every information set of a player has one node. */
  perfectInformation: boolean;
  /** Nobody forgets what they did or knew (Kuhn 1953). */
  perfectRecall: boolean;
  /** Nodes at which a subgame begins; the whole game is one, unless it ends at once. */
  subgames: number;
  /** What all players together get, where that is the same at every end; not decided where sums become too long. */
  constantSum?: Fraction | 'not decided';
}

export function describeGame(game: Game): Description {
  const players = game.players.length;
  const sets = new Array<number>(players).fill(0);
  const actions = new Array<number>(players).fill(0);
  const size = new Int32Array(game.infosets.length);
  let [terminal, chance] = [0, 0];
  for (const set of game.infoset) {
    if (set < 0) terminal++;
    else if (game.infosets[set]!.player < 0) chance++;
    else size[set]!++;
  }
  game.infosets.forEach((set, id) => {
    if (set.player < 0 || size[id] === 0) return;
    sets[set.player]!++;
    actions[set.player]! += set.actions.length;
  });
  const sum = constantSum(game);
  return {
    players,
    nodes: game.end.length,
    terminal,
    chance,
    sets,
    actions,
    depth: depth(game),
    perfectInformation: perfectInformation(game),
    perfectRecall: perfectRecall(game),
    subgames: subgameRoots(game).length,
    ...(sum && { constantSum: sum }),
  };
}

/** Whether every information set of a player has one node. */
export function perfectInformation(game: Game): boolean {
  const seen = new Uint8Array(game.infosets.length);
  for (const set of game.infoset) {
    if (set < 0 || game.infosets[set]!.player < 0) continue;
    if (seen[set]) return false;
    seen[set] = 1;
  }
  return true;
}

function depth(game: Game): number {
  const moves = new Int32Array(game.end.length);
  let most = 0;
  for (let v = 0; v < moves.length; v++) {
    if (moves[v]! > most) most = moves[v]!;
    for (let c = v + 1; c < game.end[v]!; c = game.end[c]!) moves[c] = moves[v]! + 1;
  }
  return most;
}

/** A sum of payoffs along a path may have at most so many binary digits. */
const MAX_SUM_BITS = 20_000;

/** What all get together at every end, or undefined where it differs. */
function constantSum(game: Game): Fraction | undefined | 'not decided' {
  const zero = new Fraction(0);
  const totals = game.outcomes.map(({ payoffs }) => payoffs.reduce((sum, x) => sum.add(x), zero));
  const paid: Fraction[] = [];
  let sum: Fraction | undefined;
  const open: number[] = [];
  for (let v = 0; v < game.end.length; v++) {
    while (open.length > 0 && game.end[open.at(-1)!]! <= v) {
      open.pop();
      paid.pop();
    }
    const before = paid.at(-1) ?? zero;
    const here = game.outcome[v]! < 0 ? zero : totals[game.outcome[v]!]!;
    const sofar = here.n === 0n ? before : before.n === 0n ? here : before.add(here);
    if (sofar !== before && sofar !== here && bits(sofar.d) > MAX_SUM_BITS) return 'not decided';
    if (game.infoset[v]! >= 0) {
      open.push(v);
      paid.push(sofar);
    } else if (sum === undefined) sum = sofar;
    else if (sum.n !== sofar.n || sum.d !== sofar.d || sum.s !== sofar.s) return undefined;
  }
  return sum;
}
