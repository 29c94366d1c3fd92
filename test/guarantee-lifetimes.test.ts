import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Case } from '../src/case/index.js';
import { caseOf } from '../src/case/testing.js';
import { lifetimesOf } from '../src/lens/guarantee/record/lifetimes.js';
import { turnoversOf } from '../src/lens/guarantee/record/turnover.js';
import { anyGuaranteeCase, anyOptions } from './support/anyGuaranteeCase.js';
import { Definition } from './support/guaranteeByDefinition.js';
import { tinyCase } from './support/guaranteeCases.js';
import { answersOf, packageOf } from './support/guaranteeLens.js';
import type { Options } from './support/guaranteeRules.js';
import type { State } from './support/guaranteeStages.js';
import { advance, gather } from './support/guaranteeStory.js';
import { eventsFor, monthsAfter, ratesOf } from './support/guaranteeTimes.js';

/**
 * How long a promise lasts, as Kaplan and Meier (1958) count: in each step those that end of those still followed. From
 * the definitions of the game, by states by name.
 */
function lifetimeByDefinition(d: Definition, id: string): number[] {
  const { by } = d.promises.find((promise) => promise.id === id)!;
  const stands = (s: State) => d.standing(s).includes(id);
  const lasts = [1];
  let now = gather(d.starts);
  for (let t = 0; t < d.horizon; t++) {
    const { after, fought } = advance(d, t, now);
    const sum = (states: [State, number][]) => states.reduce((total, [s, p]) => total + (stands(s) ? p : 0), 0);
    const [followed, left] = [sum(now), sum(after)];
    const called = fought.filter(({ s }) => stands(s));
    const broken = called.filter(({ helpers }) => !helpers.includes(by)).reduce((total, a) => total + a.chance, 0);
    const kept = called.filter(({ helpers }) => helpers.includes(by)).reduce((total, a) => total + a.chance, 0);
    const runOut = followed - left - broken - kept;
    lasts.push(lasts.at(-1)! * (1 - (runOut + broken) / followed));
    now = after;
  }
  return lasts;
}

function agrees(c: Case, options: Options): void {
  const d = new Definition(c, options);
  const lifetimes = lifetimesOf(answersOf(c, options));
  assert.deepEqual(
    lifetimes.map(({ id }) => id),
    d.promises.map(({ id }) => id),
  );
  for (const { id, lasts } of lifetimes) {
    lifetimeByDefinition(d, id).forEach((expected, t) => {
      if (lasts[t] === null) return;
      assert.ok(Math.abs(lasts[t]! - expected) < 1e-7, `${id} at step ${t}: ${lasts[t]}, not ${expected}`);
    });
  }
}

test('a promise lasts as long as the definitions of the game say, with notice, without, and with any numbers', () => {
  for (const id of ['plan', 'word']) {
    const c = caseOf(tinyCase({ more: 'step: quarter\nhorizon: 2 years' }));
    agrees(c, packageOf(c, id));
  }
  fc.assert(
    fc.property(anyGuaranteeCase, anyOptions, (text, options) => agrees(caseOf(text), options)),
    { numRuns: 25 },
  );
});

test('a promise that is never called and too dear to leave lasts for ever, and none comes back', () => {
  const forms =
    '  letter: {notice: 0 quarters, leaving: 3, refusing: 9}\n  treaty: {notice: 1 year, leaving: 900, refusing: 28}';
  const peaceful = { held: 'up: -900, low: 25, friend: 40, ally: 35', lost: 'up: -900, low: -5, friend: 30, ally: 25' };
  const c = caseOf(tinyCase({ forms, ...peaceful }));
  const [promise] = lifetimesOf(answersOf(c, packageOf(c, 'plan')));
  for (const share of promise!.lasts) assert.ok(share! > 1 - 1e-9);
  fc.assert(
    fc.property(anyGuaranteeCase, anyOptions, (text, options) => {
      for (const { lasts } of lifetimesOf(answersOf(caseOf(text), options))) {
        lasts.forEach((share, t) => {
          const before = lasts[t - 1] ?? null;
          if (share !== null && before !== null) assert.ok(share >= 0 && share <= before);
          if (before === null && t > 0) assert.equal(share, null);
        });
      }
    }),
    { numRuns: 15 },
  );
});

/** Chance of some change of stance in each year: the year is cut into slices in which drift is at most one small step. */
function turnoverBySlices(c: Case, party: string, years: number): number[] {
  const stances = c.guarantee!.stances.find((s) => s.party === party)!;
  const rates = ratesOf(stances);
  const leaving = rates.map((row, s) => row.reduce((sum, rate, to) => sum + (to === s ? 0 : rate), 0));
  const events = eventsFor(c, party, monthsAfter(c.asOf, 12 * years));
  const perMonth = 2_000;
  let now = stances.start.map(({ value }) => value);
  return Array.from({ length: years }, (_, year) => {
    let kept = now.slice();
    for (let month = 0; month < 12; month++) {
      const day = monthsAfter(c.asOf, 12 * year + month);
      for (const { rows } of events.filter(({ on }) => on === day)) {
        now = now.map((_, to) => now.reduce((sum, p, s) => sum + p * rows[s]![to]!.value, 0));
        kept = kept.map((p, s) => p * rows[s]![s]!.value);
      }
      for (let k = 0; k < perMonth; k++) {
        const h = 1 / (12 * perMonth);
        now = now.map((p, to) =>
          now.reduce((sum, q, s) => sum + (s === to ? 0 : q * h * rates[s]![to]!), p * (1 - h * leaving[to]!)),
        );
        kept = kept.map((p, s) => p * (1 - h * leaving[s]!));
      }
    }
    return 1 - kept.reduce((a, b) => a + b, 0);
  });
}

test('turnover is the chance of some change in a year, from the start, the drift and the days of the calendar', () => {
  const commitments =
    '  help: {by: friend, given: pledge != none, form: treaty, honouring: {willing: 10, wary: 25, hostile: 50}}';
  const c = caseOf(
    tinyCase({
      commitments,
      more: `horizon: 5 years
stances: {friend: {start: {willing: 50%, wary: 30%, hostile: 20%}, drift: [{from: willing, to: wary, chance: 20% per year},
    {from: wary, to: hostile, chance: 30% per year}, {from: hostile, to: willing, chance: 5% per year}]}}
calendar:
  vote: {on: [2025-06-01, 2027-06-01], moves: friend, chance: {willing: [60%, 30%, 10%], wary: [10%, 80%, 10%], hostile: [0%, 10%, 90%]}}`,
    }),
  );
  const [friend] = turnoversOf(c);
  const expected = turnoverBySlices(c, 'friend', 5);
  assert.equal(friend!.byYear.length, 5);
  friend!.byYear.forEach((chance, y) => {
    assert.ok(Math.abs(chance - expected[y]!) < 1e-4, `year ${y + 1}: ${chance}, not ${expected[y]}`);
  });
  assert.ok(Math.abs(friend!.yearly - expected.reduce((a, b) => a + b, 0) / 5) < 1e-4);
});

test('a stance that only drifts at p a year from a sure start changes with p in the first year; one stance never does', () => {
  const commitments = '  help: {by: friend, given: pledge != none, form: treaty, honouring: {willing: 10, wary: 25}}';
  const more =
    'stances: {friend: {start: {willing: 100%, wary: 0%}, drift: {from: willing, to: wary, chance: 20% per year}}}';
  const [friend] = turnoversOf(caseOf(tinyCase({ commitments, more })));
  // Then it is willing still with 0.8, and changes with 0.8 · 0.2 = 0.16 in the second year; the mean is 0.18.
  assert.ok(Math.abs(friend!.byYear[0]! - 0.2) < 1e-12);
  assert.ok(Math.abs(friend!.byYear[1]! - 0.16) < 1e-12);
  assert.ok(Math.abs(friend!.yearly - 0.18) < 1e-12);
  assert.deepEqual(turnoversOf(caseOf(tinyCase())), [{ party: 'friend', byYear: [0, 0], yearly: 0 }]);
});
