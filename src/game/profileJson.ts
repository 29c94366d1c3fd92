import type Fraction from 'fraction.js';
import { type Assessment, type Game, members } from './model.js';

/** What is done, or believed, at one set of a player: the form that `readProfile` reads. */
export interface SetJson {
  player: number;
  set: number;
  label: string;
  chances: string[];
}

/**
 * An assessment as an object for JSON, in the form that `readProfile` reads. Sets of chance, sets without a node, and
 * beliefs at sets of one node are left out: they follow from the game.
 *
 * @param numbers Per information set: its number in its game's file.
 */
export function profileJson(
  game: Game,
  numbers: readonly number[],
  { behaviour, beliefs }: Assessment,
): { behaviour: SetJson[]; beliefs: SetJson[] } {
  const sizes = members(game).map((nodes) => nodes.length);
  const filter = <T>(all: readonly T[], least: number) => all.map((x, id) => (sizes[id]! < least ? undefined : x));
  return {
    behaviour: setsJson(game, numbers, filter(behaviour, 1)),
    beliefs: setsJson(game, numbers, filter(beliefs, 2)),
  };
}

/** A distribution for each set of a player that has one. Numbers are text, exact: `"1/3"`. */
export function setsJson(
  game: Game,
  numbers: readonly number[],
  distributions: readonly (readonly Fraction[] | undefined)[],
): SetJson[] {
  return game.infosets.flatMap(({ player, label }, id) => {
    const chances = distributions[id];
    if (player < 0 || !chances) return [];
    return [{ player: player + 1, set: numbers[id]!, label, chances: chances.map((x) => x.toFraction()) }];
  });
}
