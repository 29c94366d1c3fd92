import fc from 'fast-check';
import Fraction from 'fraction.js';
import { type Exact, exact } from '../build.js';
import type { CommitmentGame, Payoffs } from './model.js';

/** A game whose payoffs all fall by the same with each period: the one that closed forms are known for. */
export interface Steady {
  resolve?: Exact;
  periods: number;
  /** What waiting a period costs the target and the sponsor. */
  cost: Exact;
  sponsorCost?: Exact;
  /** Each pair: worth to the target, to the sponsor. */
  accept: readonly [Exact, Exact];
  counters: readonly (readonly [Exact, Exact])[];
  withdrawn: readonly [Exact, Exact];
  extended: readonly [Exact, Exact];
  /** A counter is answered at the end of its period, so that it costs the wait as well. */
  answeredLate?: boolean;
  bound?: boolean;
}

export function steady(s: Steady): CommitmentGame {
  const after = (t: number, [target, sponsor]: readonly [Exact, Exact]): Payoffs => ({
    target: exact(target).sub(exact(s.cost).mul(t)),
    sponsor: exact(sponsor).sub(exact(s.sponsorCost ?? 0).mul(t)),
  });
  const late = s.answeredLate ? 1 : 0;
  return {
    resolve: exact(s.resolve ?? '1/10'),
    accept: Array.from({ length: s.periods + 1 }, (_, t) => after(t, s.accept)),
    counters: s.counters.map((pair, j) => ({
      name: `counter ${j + 1}`,
      payoffs: Array.from({ length: s.periods }, (_, t) => after(t + late, pair)),
    })),
    withdrawn: after(s.periods, s.withdrawn),
    extended: after(s.periods, s.extended),
    ...(s.bound && { bound: true }),
  };
}

/** Games with payoffs of any kind. Small whole numbers make ties common, and so several equilibria. */
export function anyGame(maxPeriods: number, maxCounters: number): fc.Arbitrary<CommitmentGame> {
  const number = fc.oneof(
    fc.integer({ min: 0, max: 3 }).map((n) => new Fraction(n)),
    fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 7 })).map(([n, d]) => new Fraction(n, d)),
  );
  const payoffs = fc.record({ target: number, sponsor: number });
  const belief = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom(12, 13)).map(([n, d]) => new Fraction(n, d));
  return fc
    .tuple(fc.integer({ min: 0, max: maxPeriods }), fc.integer({ min: 0, max: maxCounters }))
    .chain(([periods, counters]) =>
      fc.record({
        resolve: belief,
        accept: fc.array(payoffs, { minLength: periods + 1, maxLength: periods + 1 }),
        counters: fc
          .array(fc.array(payoffs, { minLength: periods, maxLength: periods }), {
            minLength: counters,
            maxLength: counters,
          })
          .map((all) => all.map((payoffs, j) => ({ name: `counter ${j + 1}`, payoffs }))),
        withdrawn: payoffs,
        extended: payoffs,
        bound: fc.boolean(),
      }),
    );
}
