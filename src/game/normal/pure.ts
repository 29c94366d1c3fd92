import Fraction from 'fraction.js';
import { cellsOf, type MixedProfile, type NormalGame, strategiesAt, strides } from './model.js';

/**
 * All equilibria in pure strategies, as cells from the first to the last. One scan for each player: along its own
 * strategies, the rest as it is, the best payoff is sought and marked wherever it stands; a cell is an equilibrium where
 * all players have marked it.
 */
export function pureEquilibria(game: NormalGame): number[] {
  const cells = cellsOf(game);
  const marks = new Uint32Array(cells);
  for (const [p, stride] of strides(game).entries()) markBest(game.paid[p]!, game.strategies[p]!.length, stride, marks);
  const found: number[] = [];
  for (let cell = 0; cell < cells; cell++) if (marks[cell] === game.players.length) found.push(cell);
  return found;
}

function markBest(paid: ArrayLike<number | bigint>, own: number, stride: number, marks: Uint32Array): void {
  const block = stride * own;
  for (let start = 0; start < marks.length; start += block) {
    for (let first = start; first < start + stride; first++) {
      let best = paid[first]!;
      for (let cell = first + stride; cell < first + block; cell += stride) if (paid[cell]! > best) best = paid[cell]!;
      for (let cell = first; cell < first + block; cell += stride) if (paid[cell] === best) marks[cell]!++;
    }
  }
}

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

/** The profile in which everybody plays what they do in a cell. */
export function pureProfile(game: NormalGame, cell: number): MixedProfile {
  const taken = strategiesAt(game, cell);
  return game.strategies.map((own, p) => own.map((_, s) => (s === taken[p] ? ONE : ZERO)));
}
