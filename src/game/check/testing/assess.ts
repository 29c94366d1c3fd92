import Fraction from 'fraction.js';
import { type Exact, exact } from '../../build.js';
import type { Assessment, Game } from '../../model.js';

/** By the label of a set, the chances of its actions and the beliefs in its nodes; beliefs left out are certain of the first node. */
export type Written = Record<string, { play: readonly Exact[]; believe?: readonly Exact[] }>;

/** An assessment of a game whose players' sets have labels, no two the same. Chance plays its own. */
export function assess(game: Game, written: Written): Assessment {
  const read = (shares: readonly Exact[]): Fraction[] => shares.map(exact);
  const at = (label: string): Written[string] => {
    const found = written[label];
    if (!found) throw new RangeError(`nothing is written for ${label}`);
    return found;
  };
  return {
    behaviour: game.infosets.map(({ label, chances }) => chances ?? read(at(label).play)),
    beliefs: game.infosets.map(({ player, label }) => {
      if (player < 0) return [new Fraction(1)];
      return read(at(label).believe ?? [1]);
    }),
  };
}

/** Index of the set with a label. */
export function setNamed(game: Game, label: string): number {
  return game.infosets.findIndex((infoset) => infoset.label === label);
}
