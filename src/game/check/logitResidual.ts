import type { Game } from '../model.js';

/**
 * How far chances are from a logit equilibrium, by the definition (McKelvey and Palfrey 1998): at each information set the
 * logarithm of each chance is λ · u_a − log Σ exp(λ · u_b), where u_a is what the mover expects in all, given that play
 * comes to the set and a is taken there. Largest difference, in logarithms; infinite where chances are none. Adds up over
 * the ends of the tree one by one, in machine numbers. Sets to which chance never lets play come are not looked at.
 *
 * @param lambda At least 0, in 1 over payoff.
 * @param logs Per information set of a player: natural logarithms of the chances of its actions. Not read for chance.
 */
export function logitResidual(game: Game, lambda: number, logs: readonly (readonly number[])[]): number {
  const stages = game.infosets.map(({ actions }) =>
    actions.map(() => ({ ways: [] as { log: number; pays: number }[] })),
  );
  /** The way from the root to the present node: its nodes, the actions taken there, logarithm and payoffs so far. */
  const way: { node: number; action: number }[] = [];
  for (let node = 0; node < game.end.length; node++) {
    while (way.length > 0 && game.end[way.at(-1)!.node]! <= node) way.pop();
    if (way.length > 0) way.at(-1)!.action++;
    if (game.infoset[node]! >= 0) {
      way.push({ node, action: -1 });
      continue;
    }
    const log = way.reduce((sum, { node: v, action }) => sum + logOf(game, logs, game.infoset[v]!, action), 0);
    if (log === Number.NEGATIVE_INFINITY) continue;
    for (const { node: v, action } of way) {
      const set = game.infoset[v]!;
      const { player } = game.infosets[set]!;
      if (player < 0) continue;
      const pays = [...way.map((step) => step.node), node].reduce((sum, w) => sum + paidAt(game, w, player), 0);
      stages[set]![action]!.ways.push({ log: log - logOf(game, logs, set, action), pays });
    }
  }
  let worst = 0;
  for (const [set, actions] of stages.entries()) {
    if (actions.every(({ ways }) => ways.length === 0)) continue;
    const sharp = actions.map(({ ways }) => lambda * mean(ways));
    const all = logOfSum(sharp);
    for (const [a, x] of sharp.entries()) {
      const apart = Math.abs((logs[set]?.[a] ?? Number.NaN) - (x - all));
      if (!(apart <= worst)) worst = Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart;
    }
  }
  return worst;
}

function logOf(game: Game, logs: readonly (readonly number[])[], set: number, action: number): number {
  const chance = game.infosets[set]!.chances?.[action];
  return chance ? Math.log(chance.valueOf()) : (logs[set]?.[action] ?? Number.NaN);
}

function paidAt(game: Game, node: number, player: number): number {
  return game.outcomes[game.outcome[node]!]?.payoffs[player]?.valueOf() ?? 0;
}

/** What is paid on average, each way weighted with its chance. */
function mean(ways: readonly { log: number; pays: number }[]): number {
  const most = Math.max(...ways.map(({ log }) => log));
  let [sum, weight] = [0, 0];
  for (const { log, pays } of ways) {
    const chance = Math.exp(log - most);
    weight += chance;
    sum += chance * pays;
  }
  return sum / weight;
}

function logOfSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, x) => sum + Math.exp(x - most), 0));
}
