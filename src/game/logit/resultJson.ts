import type { Game } from '../model.js';
import { setsJson } from '../profileJson.js';
import type { LogitPoint, LogitResults } from './find.js';

/**
 * The logit branch as an object for JSON. Points are machine numbers; where the branch leads is exact, in text: `"1/3"`.
 *
 * @param numbers Per information set: its number; left out for a game in normal form, whose profiles are by player.
 */
export function logitJson(game: Game, { points, end, methods, limit }: LogitResults, numbers?: readonly number[]) {
  const { behaviour, check } = end ?? {};
  const chances = ({ logs }: LogitPoint) =>
    numbers
      ? {
          behaviour: game.infosets.flatMap(({ player, label }, id) => {
            if (player < 0 || logs[id]!.length === 0) return [];
            return [{ player: player + 1, set: numbers[id]!, label, chances: logs[id]!.map(Math.exp) }];
          }),
        }
      : { strategies: logs.map((own) => own.map(Math.exp)) };
  const profile = () =>
    numbers
      ? { behaviour: setsJson(game, numbers, behaviour!) }
      : { strategies: behaviour!.map((own) => own.map((x) => x.toFraction())) };
  return {
    find: 'logit',
    points: points.map((point) => ({
      lambda: point.lambda,
      turns: point.turns,
      residual: point.residual,
      profile: chances(point),
    })),
    equilibria: check?.regrets
      ? [
          {
            profile: profile(),
            payoffs: check.regrets.payoffs.map((x) => x.toFraction()),
            regret: check.regrets.largest.toFraction(),
            regrets: check.regrets.regrets.map((x) => x.toFraction()),
            ...(numbers && check.subgames && { regretInSubgames: check.subgames.largest.toFraction() }),
            index: null,
          },
        ]
      : [],
    components: null,
    value: null,
    methods,
    complete: false,
    limit: limit ?? null,
  };
}
