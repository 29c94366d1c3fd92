import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseOf } from '../src/case/testing.js';
import { groundTexts } from '../src/lens/evidence/groundTexts.js';
import { type OfferResult, solveOffer } from '../src/lens/offer/solveOffer.js';
import { showNamed } from '../src/lens/settlement/shown.js';
import { caseSpace } from '../src/lens/settlement/space.js';
import { Budget } from '../src/shared/budget.js';

/** Numbers of a small case in which target `t` and sponsor `s` talk, and `c` and a ratifier have to consent. */
interface Numbers {
  /** Worth of the offered package and of the counter to each: t, s, c, ratifier. */
  offer: [number, number, number, number];
  counter: [number, number, number, number];
  noDeal: { t: number; s: number; c: [number, number] };
  drift: { t: number; s: number };
  acceptsFrom: [number, number];
  resolve: number;
  weeks: number;
  stays: number;
  costs: number;
  waiting?: number;
  withdrawn: number;
  refused: number;
  prize: [number, number];
  hold: number;
  /** The counter crosses a line of c. */
  line: boolean;
}

/** One issue with options `offer`, `counter` and two that span the scale; each package is worth its points. */
function text(n: Numbers): string {
  const points = (i: number) => `{lo: 0, hi: 100, offer: ${n.offer[i]}, counter: ${n.counter[i]}}`;
  return `abide: 1
title: Small
as-of: 2026-01-01
parties:
  t: {roles: [signatory]}
  s: {roles: [signatory]}
  c: {roles: [signatory]}
issues:
  what: {options: {lo: Lowest, hi: Highest, offer: Offered, counter: Countered}}
values:
  t: {points: {what: ${points(0)}}}
  s: {points: {what: ${points(1)}}}
  c: {points: {what: ${points(2)}}}
no-deal:
  t: {now: ${n.noDeal.t}, drift: ${n.drift.t} per quarter}
  s: {now: ${n.noDeal.s}, drift: ${n.drift.s} per quarter}
  c: ${n.noDeal.c[0]} to ${n.noDeal.c[1]}
${n.line ? 'red-lines: {never: {party: c, when: what = counter}}\n' : ''}ratifiers:
  house: {of: s, values: {points: {what: ${points(3)}}}, accepts-from: ${n.acceptsFrom[0]} to ${n.acceptsFrom[1]}}
packages:
  plan: {what: offer}
  other: {what: counter}
offers:
  x:
    {by: s, to: t, package: plan, expires: {after: ${n.weeks} weeks}, resolve: ${n.resolve}%, counters: [other],
     extension: {for: ${n.stays} weeks, costs: ${n.costs} points}, ${n.waiting === undefined ? '' : `waiting: {t: ${n.waiting} per week}, `}withdrawn: {t: ${n.withdrawn}},
     refused: {t: ${n.refused}}, prize: {now: ${n.prize[0]}, falls-to: ${n.prize[1]}, by: 2026-03-12}, consent: {c: {lines-hold: ${n.hold}%}}}
`;
}

async function solved(n: Numbers): Promise<OfferResult> {
  const c = caseOf(text(n));
  const context = { c, grounds: groundTexts(c), ...caseSpace(c) };
  const packages = await Promise.all(c.packages.map((p) => showNamed(context, p, new Budget())));
  return solveOffer(
    context,
    c.offers[0]!,
    packages.map((p) => p!),
  )!;
}

/** Φ(z) by Simpson's rule on the density: other arithmetic than that of the product. */
function normal(z: number): number {
  const [steps, end] = [4000, Math.max(-12, Math.min(12, z))];
  const h = (end + 12) / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const x = -12 + i * h;
    sum += (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2) * Math.exp((-x * x) / 2);
  }
  return (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}

/** P(a normal with 5 % below lo and 5 % above hi ≤ x); no-deal and thresholds are unbounded. */
const below = (x: number, [lo, hi]: [number, number]) =>
  lo === hi ? (x >= lo ? 1 : 0) : normal(((x - (lo + hi) / 2) / (hi - lo)) * 2 * 1.6448536269514722);

/** What an agreement after t weeks pays target and sponsor, from the page docs/methods/offer.md. */
function agreed(n: Numbers, which: 'offer' | 'counter', t: number): [number, number] {
  const [toT, toS, toC, toHouse] = n[which];
  const consent = below(toC, n.noDeal.c) * (which === 'counter' && n.line ? 1 - n.hold / 100 : 1);
  const stands = consent * below(toHouse, n.acceptsFrom);
  const quarter = 365.2425 / 28;
  const wait = { t: n.waiting ?? Math.max(0, -n.drift.t / quarter), s: Math.max(0, -n.drift.s / quarter) };
  const rise = { t: Math.max(0, n.drift.t / quarter), s: Math.max(0, n.drift.s / quarter) };
  // 70 days from 2026-01-01 to 2026-03-12.
  const prize = n.prize[0] + Math.min(1, t / 10) * (n.prize[1] - n.prize[0]);
  return [
    stands * toT + (1 - stands) * (n.noDeal.t + rise.t * t + n.refused) - wait.t * t,
    stands * (toS + prize) + (1 - stands) * (n.noDeal.s + rise.s * t) - wait.s * t,
  ];
}

const close = (actual: { valueOf(): unknown }, expected: number, what: string) =>
  assert.ok(
    Math.abs(Number(actual.valueOf()) - expected) < 2e-9,
    `${what}: ${Number(actual.valueOf())} is not ${expected}`,
  );

const points = fc.integer({ min: 0, max: 100 });
const interval = fc.tuple(points, points).map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b) + 1]);
const four = fc.tuple(points, points, points, points);
const numbers: fc.Arbitrary<Numbers> = fc.record(
  {
    offer: four,
    counter: four,
    noDeal: fc.record({ t: points, s: points, c: interval }),
    drift: fc.record({ t: fc.integer({ min: -9, max: 9 }), s: fc.integer({ min: -9, max: 9 }) }),
    acceptsFrom: interval,
    resolve: points,
    weeks: fc.integer({ min: 0, max: 5 }),
    stays: fc.integer({ min: 0, max: 5 }),
    costs: fc.integer({ min: 0, max: 9 }),
    waiting: fc.integer({ min: 1, max: 9 }),
    withdrawn: fc.integer({ min: -20, max: 20 }),
    refused: fc.integer({ min: -20, max: 20 }),
    prize: fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })),
    hold: points,
    line: fc.boolean(),
  },
  {
    requiredKeys: [
      'offer',
      'counter',
      'noDeal',
      'drift',
      'acceptsFrom',
      'resolve',
      'weeks',
      'stays',
      'costs',
      'withdrawn',
      'refused',
      'prize',
      'hold',
      'line',
    ],
  },
);

test('what every end of an offer pays is what the method page says of the case', async () => {
  await fc.assert(
    fc.asyncProperty(numbers, async (n) => {
      const { solution, extension, offered, counters } = await solved(n);
      const { game } = solution;
      assert.equal(game.accept.length, n.weeks + 1);
      for (let t = 0; t <= n.weeks; t++) {
        const [target, sponsor] = agreed(n, 'offer', t);
        close(game.accept[t]!.target, target, `offer to the target after ${t}`);
        close(game.accept[t]!.sponsor, sponsor, `offer to the sponsor after ${t}`);
        if (t === n.weeks) continue;
        const [y, yS] = agreed(n, 'counter', t);
        close(game.counters[0]!.payoffs[t]!.target, y, `counter to the target after ${t}`);
        close(game.counters[0]!.payoffs[t]!.sponsor, yS, `counter to the sponsor after ${t}`);
      }
      const quarter = 365.2425 / 28;
      const wait = n.waiting ?? Math.max(0, -n.drift.t / quarter);
      const rise = Math.max(0, n.drift.t / quarter);
      close(game.withdrawn.target, n.noDeal.t + rise * n.weeks + n.withdrawn - wait * n.weeks, 'withdrawn');
      close(game.extended.target, Number(extension.solution.value.target.valueOf()), 'extended, to the target');
      close(
        game.extended.sponsor,
        Number(extension.solution.value.sponsor.valueOf()) - n.costs,
        'extended, to the sponsor',
      );
      const end = n.weeks + n.stays;
      close(extension.solution.game.extended.target, n.noDeal.t + (rise - wait) * end, 'lapsed');
      assert.ok(Math.abs(offered.ratified - below(n.offer[3], n.acceptsFrom)) < 1e-9);
      assert.equal(counters.length, 1);
    }),
    { numRuns: 60 },
  );
});

test('what a game is worth follows from its endings: every chance once, times what it pays', async () => {
  await fc.assert(
    fc.asyncProperty(numbers, async (n) => {
      const { solution, agreement, offered, counters, extension } = await solved(n);
      const { endings, game } = solution;
      let worth = 0;
      let all = 0;
      let stands = 0;
      const add = (chance: { valueOf(): unknown }, pays: { valueOf(): unknown }, standing: number) => {
        const share = Number(chance.valueOf());
        worth += share * Number(pays.valueOf());
        all += share;
        stands += share * standing;
      };
      for (const [t, chance] of endings.all.offer.entries()) add(chance, game.accept[t]!.target, offered.stands);
      for (const [t, chance] of endings.all.counters[0]!.entries()) {
        add(chance, game.counters[0]!.payoffs[t]!.target, counters[0]!.stands);
      }
      add(endings.all.withdrawn, game.withdrawn.target, 0);
      add(endings.all.extended, game.extended.target, extension.agreement);
      assert.ok(Math.abs(all - 1) < 1e-12);
      assert.ok(Math.abs(worth - Number(solution.value.target.valueOf())) < 1e-9);
      assert.ok(Math.abs(stands - agreement) < 1e-12);
    }),
    { numRuns: 60 },
  );
});

test('a sponsor without resolve or cost of backing down is the reference game, unless it would withdraw', async () => {
  let same = 0;
  await fc.assert(
    fc.asyncProperty(numbers, async (n) => {
      const { solution, reference } = await solved({ ...n, resolve: 0, costs: 0 });
      if (solution.sponsorWithdraws) return;
      same++;
      assert.ok(solution.value.target.equals(reference.solution.value.target));
      assert.ok(solution.value.sponsor.equals(reference.solution.value.sponsor));
    }),
    { numRuns: 60 },
  );
  assert.ok(same > 10);
});
