import type Fraction from 'fraction.js';
import { behaviourOf } from './backwardInduction.js';
import type { Description } from './describe.js';
import type { Game } from './model.js';
import { renamed } from './naming.js';
import { setsJson } from './profileJson.js';
import type { GameResults } from './solve.js';
import type { CheckedProfile } from './writeText.js';

/**
 * What is found in a game, as an object for JSON. Every number of the game is text, exact: `"1/3"`. Behaviour is in the
 * form that `--profile` reads.
 *
 * @param numbers Per information set: its number.
 */
export function gameJson(game: Game, numbers: readonly number[], results: GameResults, profile?: CheckedProfile) {
  const { description, backwardInduction: found, unsolved } = results;
  const set = (id: number) => ({
    player: game.infosets[id]!.player + 1,
    set: numbers[id]!,
    label: game.infosets[id]!.label,
  });
  return {
    title: game.title,
    players: game.players,
    description: descriptionJson(description),
    ...(unsolved !== undefined && { unsolved }),
    ...(found && {
      backwardInduction: {
        payoffs: found.value(0).map(written),
        behaviour: setsJson(game, numbers, behaviourOf(game, found.choice)),
        unique: found.ties === 0,
        pureEquilibria: found.all.count === undefined ? null : String(found.all.count),
        payoffsOfPure: found.all.payoffs?.map((x) => x.map(written)) ?? null,
        ...(found.all.limit !== undefined && { limit: found.all.limit }),
        nodesWithTies: found.ties,
        check: {
          holds: found.check.holds,
          strict: found.check.strict,
          faults: found.check.faults.map(({ what, node, message }) => ({ what, node, message })),
        },
      },
    }),
    ...(profile && {
      profile: {
        payoffs: profile.payoffs.map(written),
        holds: profile.check.holds,
        sequentiallyRational: profile.check.sequentiallyRational,
        bayes: profile.check.bayes,
        consistent: profile.check.consistent,
        faults: profile.check.faults.map(({ what, infoset, message, gain }) => ({
          what,
          ...(infoset >= 0 && set(infoset)),
          message: renamed(game, numbers, message),
          ...(gain && { gain: written(gain) }),
        })),
      },
    }),
  };
}

/** What can be said of a game before it is solved, for JSON. */
export function descriptionJson({ constantSum, ...counts }: Description) {
  return { ...counts, constantSum: typeof constantSum === 'object' ? written(constantSum) : (constantSum ?? null) };
}

function written(x: Fraction): string {
  return x.toFraction();
}
