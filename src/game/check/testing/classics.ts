import Fraction from 'fraction.js';
import { buildGame, type Exact, exact, type Tree } from '../../build.js';
import type { Game } from '../../model.js';

const end = (...payoffs: Exact[]): Tree => ({ payoffs });

/** Selten's horse (1975), with the payoffs of Osborne and Rubinstein (1994), figure 225.1. */
export function horse(): Game {
  const last = (left: Tree, right: Tree): Tree => ({
    moves: '3',
    infoset: '3',
    actions: [
      { label: 'L', then: left },
      { label: 'R', then: right },
    ],
  });
  return buildGame("Selten's horse", ['1', '2', '3'], {
    moves: '1',
    infoset: '1',
    actions: [
      { label: 'D', then: last(end(3, 3, 2), end(0, 0, 0)) },
      {
        label: 'C',
        then: {
          moves: '2',
          infoset: '2',
          actions: [
            { label: 'd', then: last(end(4, 4, 0), end(0, 0, 1)) },
            { label: 'c', then: end(1, 1, 1) },
          ],
        },
      },
    ],
  });
}

/**
 * Beer and quiche (Cho and Kreps 1987, figure I): a surly sender, with chance 9/10, likes beer for breakfast, a wimp quiche;
 * what it likes is worth 1, not having to fight is worth 2. Whoever meets it gets 1 for a fight with a wimp and for none
 * with a surly one. Sets: surly, wimp, after beer, after quiche; nodes: surly first.
 */
export function beerQuiche(): Game {
  const breakfast = (surly: boolean): Tree => ({
    moves: 'sender',
    infoset: surly ? 'surly' : 'wimp',
    actions: ['beer', 'quiche'].map((label) => {
      const liked = (label === 'beer') === surly ? 1 : 0;
      return {
        label,
        then: {
          moves: 'receiver',
          infoset: `after ${label}`,
          actions: [
            { label: 'fight', then: end(liked, surly ? 0 : 1) },
            { label: 'leave', then: end(liked + 2, surly ? 1 : 0) },
          ],
        },
      };
    }),
  });
  return buildGame('Beer and quiche', ['sender', 'receiver'], {
    moves: 'chance',
    actions: [
      { label: 'surly', chance: '9/10', then: breakfast(true) },
      { label: 'wimp', chance: '1/10', then: breakfast(false) },
    ],
  });
}

/** The chain store with an incumbent that may be tough (Kreps and Wilson 1982, Journal of Economic Theory 27). */
export interface ChainStore {
  entrants: number;
  /** Worth to the incumbent of a market that nobody enters, above 1. A yielded one is worth 0 to it, a fought one −1. */
  a: Exact;
  /** Worth to an entrant of being yielded to, in 0 … 1; being fought is worth b − 1, staying out 0. */
  b: Exact;
  /** Chance that the incumbent is tough: it fights every entry and has no choice. */
  tough: Exact;
}

/**
 * Sets are labelled by whose they are and what was seen: `E ` or `M `, then `o` for a market not entered, `f` for one
 * fought, `y` for one yielded. Nodes of an entrant's set: the tough incumbent's first, where it is possible still.
 */
export function chainStore({ entrants, a, b, tough }: ChainStore): Game {
  const players = ['M', ...Array.from({ length: entrants }, (_, i) => `E${i + 1}`)];
  const pay = (entrant: number, incumbent: Exact, own: Exact): Exact[] =>
    players.map((_, p) => (p === 0 ? incumbent : p === entrant + 1 ? own : 0));
  const market = (seen: string, isTough: boolean): Tree => {
    const i = seen.length;
    if (i === entrants) return {};
    const fought = { ...market(`${seen}f`, isTough), payoffs: pay(i, -1, exact(b).sub(1)) };
    const answer = (): Tree => ({
      moves: 'M',
      infoset: `M ${seen}`,
      actions: [
        { label: 'fight', then: fought },
        { label: 'yield', then: { ...market(`${seen}y`, false), payoffs: pay(i, 0, b) } },
      ],
    });
    return {
      moves: `E${i + 1}`,
      infoset: `E ${seen}`,
      actions: [
        { label: 'in', then: isTough ? fought : answer() },
        { label: 'out', then: { ...market(`${seen}o`, isTough), payoffs: pay(i, a, 0) } },
      ],
    };
  };
  return buildGame('Chain store', players, {
    moves: 'chance',
    actions: [
      { label: 'tough', chance: tough, then: market('', true) },
      { label: 'weak', chance: new Fraction(1).sub(exact(tough)), then: market('', false) },
    ],
  });
}
