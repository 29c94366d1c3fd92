import { buildGame, type Tree } from '../build.js';
import type { Game } from '../model.js';

/**
 * Kuhn's poker with k cards (Kuhn 1950 has three): each pays 1 into the pot and gets a card of its own; the first
 * checks or bets 1; after a bet the other folds or calls; after a check the other checks or bets, and the first folds
 * or calls. The higher card wins what both have paid.
 */
export function kuhn(cards: number): Game {
  const deals: [number, number][] = [];
  for (let a = 0; a < cards; a++) for (let b = 0; b < cards; b++) if (a !== b) deals.push([a, b]);
  return buildGame(`Kuhn poker, ${cards} cards`, ['first', 'second'], {
    moves: 'chance',
    actions: deals.map(([a, b]) => ({ label: `${a} ${b}`, chance: `1/${deals.length}`, then: hand(a, b) })),
  });
}

function hand(a: number, b: number): Tree {
  const wins = (pot: number): Tree => ({ payoffs: a > b ? [pot, -pot] : [-pot, pot] });
  return {
    moves: 'first',
    infoset: `${a}`,
    actions: [
      {
        label: 'check',
        then: {
          moves: 'second',
          infoset: `${b} after check`,
          actions: [
            { label: 'check', then: wins(1) },
            {
              label: 'bet',
              then: {
                moves: 'first',
                infoset: `${a} after check, bet`,
                actions: [
                  { label: 'fold', then: { payoffs: [-1, 1] } },
                  { label: 'call', then: wins(2) },
                ],
              },
            },
          ],
        },
      },
      {
        label: 'bet',
        then: {
          moves: 'second',
          infoset: `${b} after bet`,
          actions: [
            { label: 'fold', then: { payoffs: [1, -1] } },
            { label: 'call', then: wins(2) },
          ],
        },
      },
    ],
  };
}
