import { buildGame, type Tree } from '../build.js';
import type { Game } from '../model.js';

/**
 * Leduc hold'em (Southey and others 2005): six cards of three ranks, each twice. Both pay 1 and get a card; a round of
 * betting with raises of 2; a card that all see; a round with raises of 4; at most two raises in a round. A pair with
 * the open card wins, else the higher rank; equal ranks share. Suits are told apart by chance alone.
 */
export function leduc(): Game {
  return buildGame('Leduc hold’em', ['first', 'second'], {
    moves: 'chance',
    actions: draws([2, 2, 2]).flatMap(([a, chanceA]) => {
      const left = without([2, 2, 2], a);
      return draws(left).map(([b, chanceB]) => ({
        label: `${a} ${b}`,
        chance: `${chanceA * chanceB}/30`,
        then: betting({ cards: [a, b], paid: [1, 1], left: without(left, b), open: -1, said: '' }),
      }));
    }),
  });
}

interface Hand {
  cards: readonly [number, number];
  paid: readonly [number, number];
  /** Cards of each rank still in the deck. */
  left: readonly number[];
  /** Rank of the open card, −1 before it comes. */
  open: number;
  /** All that was done, a letter each. */
  said: string;
}

/** Ranks that may be drawn, each with the number of its cards. */
function draws(left: readonly number[]): [rank: number, cards: number][] {
  return left.flatMap((cards, rank): [number, number][] => (cards > 0 ? [[rank, cards]] : []));
}

function without(left: readonly number[], rank: number): number[] {
  return left.map((cards, r) => (r === rank ? cards - 1 : cards));
}

function betting(hand: Hand, raises = 0, mover: 0 | 1 = 0, opened = false): Tree {
  const { cards, paid, open, said } = hand;
  const other = mover === 0 ? 1 : 0;
  const size = open < 0 ? 2 : 4;
  const put = (amount: number): [number, number] => (mover === 0 ? [amount, paid[1]] : [paid[0], amount]);
  const level = paid[0] === paid[1];
  const call: Tree =
    level && !opened
      ? betting({ ...hand, said: `${said}c` }, raises, other, true)
      : closed({ ...hand, paid: put(paid[other]), said: `${said}c` });
  const actions = [
    ...(level ? [] : [{ label: 'fold', then: lost(mover, paid) }]),
    { label: level ? 'check' : 'call', then: call },
    ...(raises < 2
      ? [
          {
            label: 'raise',
            then: betting({ ...hand, paid: put(paid[other] + size), said: `${said}r` }, raises + 1, other, true),
          },
        ]
      : []),
  ];
  return { moves: mover === 0 ? 'first' : 'second', infoset: `${cards[mover]} ${open} ${said}`, actions };
}

function lost(mover: 0 | 1, paid: readonly [number, number]): Tree {
  return { payoffs: mover === 0 ? [-paid[0], paid[0]] : [paid[1], -paid[1]] };
}

/** After a round of betting: the open card, or the end. */
function closed(hand: Hand): Tree {
  const { cards, paid, left, open, said } = hand;
  if (open < 0) {
    return {
      moves: 'chance',
      actions: draws(left).map(([rank, count]) => ({
        label: String(rank),
        chance: `${count}/4`,
        then: betting({ ...hand, open: rank, said: `${said}/` }),
      })),
    };
  }
  const worth = cards.map((card) => (card === open ? 10 : card));
  const sign = Math.sign(worth[0]! - worth[1]!);
  return { payoffs: [sign * paid[0], -sign * paid[0]] };
}
