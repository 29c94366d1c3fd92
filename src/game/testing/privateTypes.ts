import Fraction from 'fraction.js';
import { buildGame, type Tree } from '../build.js';
import type { Game } from '../model.js';

/**
 * Alternating offers with a deadline over a price, with a private type: a seller whose good costs nothing and a buyer to
 * whom it is worth 1 or 3/5, each as likely, which the buyer alone knows. The seller offers first. Prices are 0, 1/(k−1),
 * …, 1; what is agreed in period t, from 0, is worth (9/10)^t of itself; after the last refusal both get nothing.
 *
 * Decision nodes: 2 · D(periods) with D(t) = 1 + k + k · D(t − 1) and D(0) = 0; for four periods and five prices 1,872.
 */
export function privateTypes(periods: number, prices: number): Game {
  const offers = Array.from({ length: prices }, (_, i) => new Fraction(i, prices - 1));
  const from = (t: number, worth: Fraction, said: string): Tree => {
    if (t === periods) return { payoffs: [0, 0] };
    const sells = t % 2 === 0;
    const seen = (player: string) => (player === 'buyer' ? `${worth.toFraction()} ${said}` : said);
    const discount = new Fraction(9n ** BigInt(t), 10n ** BigInt(t));
    const [proposer, answerer] = sells ? ['seller', 'buyer'] : ['buyer', 'seller'];
    return {
      moves: proposer!,
      infoset: seen(proposer!),
      actions: offers.map((price, i) => ({
        label: price.toFraction(),
        then: {
          moves: answerer!,
          infoset: `${seen(answerer!)}${i}?`,
          actions: [
            { label: 'yes', then: { payoffs: [price.mul(discount), worth.sub(price).mul(discount)] } },
            { label: 'no', then: from(t + 1, worth, `${said}${i}`) },
          ],
        },
      })),
    };
  };
  const types = [new Fraction(1), new Fraction(3, 5)];
  return buildGame(`${periods} offers of ${prices} prices to a buyer with a private type`, ['seller', 'buyer'], {
    moves: 'chance',
    actions: types.map((worth) => ({ label: worth.toFraction(), chance: '1/2', then: from(0, worth, '') })),
  });
}
