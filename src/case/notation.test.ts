import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { median, range90 } from '../quantity/quantity.js';
import type { Diagnostic } from '../shared/diagnostic.js';
import { Problems } from './problems.js';
import {
  CHANCE,
  CHANCE_OF_SEVERAL,
  CHANCE_PER_YEAR,
  COST,
  COST_PER_WEEK,
  DRIFT,
  DURATION,
  type Field,
  OPTION_POINTS,
  RATE,
  readScalar,
  type Scalar,
  WEEKS,
  WEIGHT,
  WHOLE_POINTS,
} from './scalar.js';
import { showCase } from './show.js';
import { caseOf, complaints, EXAMPLE, GUARANTEE, readText } from './testing.js';
import { TextFile } from './text-file.js';
import type { TextNode } from './tree.js';

function read(text: string, field: Field): { scalar?: Scalar; problem?: Diagnostic } {
  const file = new TextFile('case.yaml', text);
  const at = file.place(0, text.length);
  const node: TextNode = { kind: 'text', text, style: 'plain', file, start: 0, end: text.length, at, keyAt: at };
  const problems = new Problems();
  const scalar = readScalar(node, field, problems);
  return { ...(scalar ? { scalar } : {}), ...(problems.list[0] ? { problem: problems.list[0] } : {}) };
}

/** Medians and ends by arithmetic where it is short; those of beta and PERT from SciPy 1.17 (scipy.stats.beta.ppf). */
const READ: [written: string, field: Field, median: number, lo: number, hi: number][] = [
  ['beta(2, 5)', CHANCE, 0.26444998329566, 0.06284989170835, 0.58180340925202], // a share of 1
  ['beta(2, 5) @p6', OPTION_POINTS, 26.444998329566, 6.284989170835, 58.180340925202], // of 100 points
  ['beta(2, 5) per year', CHANCE_PER_YEAR, 0.26444998329566, 0.06284989170835, 0.58180340925202],
  ['uniform(20, 60)', OPTION_POINTS, 40, 22, 58],
  ['uniform(20%, 60%)', OPTION_POINTS, 40, 22, 58],
  ['uniform(20%, 60%)', CHANCE, 0.4, 0.22, 0.58],
  ['triangular(0, 10, 20)', COST, 10, Math.sqrt(10), 20 - Math.sqrt(10)], // x² / 200 = 0.05
  ['normal({p5: 30, p95: 60})', WHOLE_POINTS, 45, 30, 60],
  ['lognormal({p5: 2, p95: 8})', COST, 4, 2, 8], // √(2 · 8)
  ['lognormal({p5: 2, p95: 8}) quarters', DURATION, 1, 0.5, 2],
  ['lognormal({p5: 2, p95: 8}) weeks', WEEKS, 4, 2, 8],
  ['lognormal({p5: 2, p95: 8}) per quarter', RATE, 16, 8, 32],
  ['uniform(1, 3) per day', COST_PER_WEEK, 14, 7.7, 20.3],
  ['uniform(-6, -2) per year', DRIFT, -1, -1.45, -0.55],
  ['exponential(0.5)', COST, 2 * Math.LN2, -2 * Math.log(0.95), -2 * Math.log(0.05)],
  ['gamma(1, 2)', COST, 2 * Math.LN2, -2 * Math.log(0.95), -2 * Math.log(0.05)],
  ['{p5: 3, p50: 8, p95: 20}', OPTION_POINTS, 8, 3, 20],
  ['{p5: 3%, p50: 8%, p95: 20%}', CHANCE, 0.08, 0.03, 0.2],
  ['mixture(10, 20, 30, [10%, 80%, 10%])', COST, 20, 10, 30],
  ['truncate(uniform(-50, 150), 0, 100)', OPTION_POINTS, 50, 5, 95],
  ['truncateLeft(uniform(-10, 10), 0)', COST, 5, 0.5, 9.5],
  ['2 * (4 to 9)', COST, 12, 8, 18],
  ['100 - 2 * (4 to 9)', WHOLE_POINTS, 88, 82, 92],
  ['10 / (4 to 9)', COST, 10 / 6, 10 / 9, 10 / 4],
  ['100% - uniform(20%, 40%)', CHANCE, 0.7, 0.61, 0.79],
  ['50 * uniform(20%, 40%)', COST, 15, 10.5, 19.5], // a share of a number
  ['uniform(20, 40)%', CHANCE, 0.3, 0.21, 0.39],
  ['(20 to 45)', WHOLE_POINTS, 32.5, 20, 45],
  ['normal(5, 0)', COST, 5, 5, 5],
  ['2 * 3', WEIGHT, 6, 6, 6],
];

for (const [written, field, ...expected] of READ) {
  test(`${written} (${field.called}) has median ${expected[0]} and 90 % within ${expected[1]} to ${expected[2]}`, () => {
    const { scalar, problem } = read(written, field);
    assert.ok(scalar, problem?.what);
    const found = [median(scalar.quantity, field.scale), ...range90(scalar.quantity, field.scale)];
    for (const [i, x] of found.entries())
      assert.ok(Math.abs(x - expected[i]!) <= 1e-9 * Math.max(1, Math.abs(expected[i]!)), `${x} is not ${expected[i]}`);
  });
}

const REFUSED: [written: string, field: Field, code: string, column: number, instead: string | undefined][] = [
  ['normal(50, 30)', OPTION_POINTS, 'leaves-scale', 1, 'truncate(normal(50, 30), 0, 100)'],
  ['normal(50%, 30%) per year', CHANCE_PER_YEAR, 'leaves-scale', 1, 'truncate(normal(50%, 30%), 0%, 100%) per year'],
  ['normal(5, 3)', COST, 'leaves-scale', 1, 'truncateLeft(normal(5, 3), 0)'],
  ['normal(2, 1) quarters', DURATION, 'leaves-scale', 1, 'truncateLeft(normal(2, 1), 0) quarters'],
  ['uniform(200, 300)', OPTION_POINTS, 'leaves-scale', 1, 'a distribution that lies on the scale'],
  ['mixture(20 to 30, 60 to 120)', OPTION_POINTS, 'no-such-distribution', 19, undefined],
  ['mixture(0 to 30, 60)', COST, 'interval-from-zero', 1, 'a lower end above 0, or one number'],
  [
    'normal(0.4, 0.05)',
    CHANCE,
    'share-or-points',
    1,
    'a % at its numbers, as in normal(40%, 5%), or around it, as in (…)%',
  ],
  [
    'uniform(0.2, 0.4)',
    OPTION_POINTS,
    'share-or-points',
    1,
    'a % at its numbers for the share; uniform(0.2, 0.4) points for the points',
  ],
  ['uniform(20, 40%)', OPTION_POINTS, 'share-or-points', 13, 'a % at all of them, or at none'],
  ['uniform(20%, 40%) per year', RATE, 'unit', 19, 'how many times in a year: … per year'],
  ['normal(1, 2)', DRIFT, 'unit', 1, 'the number with its time: … per quarter'],
  ['lognormal(1, 0.5) fortnights', DURATION, 'unit', 19, 'the number with its unit: … quarters, … months or … years'],
  ['bata(2, 5)', CHANCE, 'unknown-function', 1, undefined],
  ['  pert(10, 5, 20)', COST, 'no-such-distribution', 12, 'pert(5, 10, 20)'],
  ['pert(10, 20)', COST, 'arguments', 1, 'pert(lo, mode, hi)'],
  [
    '{p10: 3, p50: 4, p90: 60}',
    WHOLE_POINTS,
    'no-such-distribution',
    1,
    'a p50 between 12.49 and 50.51; or a mixture of two parts',
  ],
  [
    '{p10: 3, p50: 2, p90: 60}',
    WHOLE_POINTS,
    'no-such-distribution',
    15,
    'a number for each that is above the one before',
  ],
  [
    '10 / (3 - (2 to 5))',
    COST,
    'division-by-zero',
    6,
    'a divisor that stays away from 0, as 2 to 5 does, or truncate(…, …, …)',
  ],
  ['mixture(1, 2, [0.5])', COST, 'mixture-weights', 15, 'one weight for each part: […, …]'],
  ['beta(2, 5)', WEIGHT, 'drawn-together', 1, '6.28% to 58.2%, its range of 90 %'],
  ['uniform(20%, 30%)', CHANCE_OF_SEVERAL, 'drawn-together', 1, '20.5% to 29.5%, its range of 90 %'],
  ['lognormal(50, 50)', COST, 'too-large', 1, undefined],
  [
    '{p10: 3 @p6, p50: 8, p90: 20}',
    COST,
    'ground-form',
    9,
    'ground: p6 as one more key in the braces, or "{p10: …, p50: …, p90: …} @p6" in quotes',
  ],
  ['2024-03-01', WHOLE_POINTS, 'not-a-number', 1, 'a number, or two: … to …'],
  ['35 + × 4', COST, 'quantity-form', 6, '*'],
];

for (const [written, field, code, column, instead] of REFUSED) {
  test(`${written} (${field.called}) is refused at column ${column}: ${code}`, () => {
    const { scalar, problem } = read(written, field);
    assert.equal(scalar, undefined);
    assert.deepEqual([problem?.code, problem?.at?.column, problem?.instead], [code, column, instead]);
  });
}

test('what is offered instead of a distribution that leaves its scale is read', () => {
  for (const [written, field, code] of REFUSED) {
    const instead = code === 'leaves-scale' ? read(written, field).problem?.instead : undefined;
    if (instead?.startsWith('truncate')) assert.ok(read(instead, field).scalar, instead);
  }
});

test('how much of a distribution leaves its scale is said', () => {
  // Φ(-5/3) = 0.0478 (Abramowitz and Stegun 1964, table 26.1)
  assert.match(read('normal(5, 3)', COST).problem!.what, /4\.8 % of it lies below 0$/);
  assert.match(
    read('normal(50, 30)', OPTION_POINTS).problem!.what,
    /4\.8 % of it lies below 0, and 4\.8 % of it lies above 100/,
  );
});

test('any notation in any field is read or refused with one place inside it', () => {
  const piece = fc.constantFrom(
    '3',
    '45',
    '%',
    ' to ',
    ' * ',
    ' - ',
    '/',
    '(',
    ')',
    ', ',
    '{p10: 3, p50: 8, p90: 20}',
    'beta(2, 5)',
    'normal(',
    'mx(',
    'truncate(',
    ' per year',
    ' weeks',
    '@p6',
    '[',
    ']',
  );
  const fields = fc.constantFrom(
    OPTION_POINTS,
    WHOLE_POINTS,
    COST,
    CHANCE,
    CHANCE_PER_YEAR,
    RATE,
    DURATION,
    DRIFT,
    WEIGHT,
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 9 }), fields, (pieces, field) => {
      const text = pieces.join('');
      const { scalar, problem } = read(text, field);
      if (problem) assert.ok(problem.at!.column >= 1 && problem.at!.column <= text.length + 1);
      else {
        const [lo, hi] = range90(scalar!.quantity, field.scale);
        assert.ok(lo <= hi && Number.isFinite(lo) && Number.isFinite(hi));
        if (field.scale.kind === 'bounded') assert.ok(lo >= field.scale.lo && hi <= field.scale.hi);
        if (field.scale.kind === 'positive') assert.ok(lo >= 0);
      }
    }),
    { numRuns: 1000 },
  );
});

test('quantiles may be a map, in braces or in lines, with their unit and a ground of their own', () => {
  const braces = caseOf(EXAMPLE.replace('friend: 10', 'friend: {p10: 3, p50: 8, p90: 20, ground: p7}'));
  const number = braces.numbers.find((n) => n.path === 'no-deal.friend')!;
  assert.deepEqual(number.quantity, { kind: 'quantiles', below: 0.1, lo: 3, middle: 8, hi: 20 });
  assert.equal(number.written, '{p10: 3, p50: 8, p90: 20}');
  assert.equal(number.ground?.key, 'report/p7');
  const lines = caseOf(EXAMPLE.replace('after: 3 to 6 weeks @p2', 'after: {p10: 21 days, p50: 30 days, p90: 42 days}'));
  const after = lines.numbers.find((n) => n.path === 'offers.first.expires.after')!;
  assert.deepEqual(after.quantity, { kind: 'quantiles', below: 0.1, lo: 3, middle: 30 / 7, hi: 6 });
  const cased = caseOf(GUARANTEE.replace('low: -10, up', 'low: {p10: -30, p50: -10, p90: 0}, up'));
  assert.equal(cased.guarantee!.futures.low!.lost.cases[0]!.number.quantity.kind, 'quantiles');
});

test('a wrong quantile in a map is told at its own place', () => {
  assert.deepEqual(complaints(EXAMPLE.replace('friend: 10', 'friend:\n    p10: 3\n    p50: 2\n    p90: 20')), [
    'no-such-distribution 50:10',
  ]);
});

test('a variant and --set replace a map of quantiles as they replace a number', () => {
  const text = EXAMPLE.replace('friend: 10', 'friend: {p10: 3, p50: 8, p90: 20}');
  const { case: c } = readText(text, ['friend.no-deal=pert(10, 20, 40)']);
  assert.equal(c!.numbers.find((n) => n.path === 'no-deal.friend')!.quantity.kind, 'pert');
  const { case: back } = readText(EXAMPLE, ['friend.no-deal={p10: 3, p50: 8, p90: 20}']);
  assert.equal(back!.numbers.find((n) => n.path === 'no-deal.friend')!.quantity.kind, 'quantiles');
});

test('what each uncertain number means is shown: its distribution, an end that was moved in, median and range', () => {
  const shown = showCase(
    caseOf(
      EXAMPLE.replace('40 to 60 @p5', '0 to 60')
        .replace('friend: 10', 'friend: (2 to 3) * (3 to 5)')
        .replace('costs: 5 to 20 @p9', 'costs: "gamma(2, 4) @p9"'),
    ),
  )
    .join(' ')
    .replace(/\s+/g, ' ');
  for (const words of [
    'values.up.points.flow.shared: 0 to 60 is logit-normal on 0 to 100, its lower end moved in to 0.5; median',
    'red-lines.no-foreign-court.costs: gamma(2, 4) is gamma; median 6.71, 90 % from 1.42 to 18.98',
    'no-deal.friend: (2 to 3) * (3 to 5) is calculated from several uncertain numbers by a fixed sample, its error about',
    'values.low.weight.dam: 20 to 40 is drawn together with the other weights, uniformly over all that agree; median 28.28',
    'no-deal.low.now: 20 to 40 is normal; median 30',
  ])
    assert.ok(shown.includes(words), `${words}\n${shown.slice(shown.indexOf('UNCERTAIN'))}`);
});

const CHANCES = (start: string) => GUARANTEE.replace('willing: 70% @p11, wary: 30%', start);

test('chances with ranges need room for 100 %, and get values within their ranges that sum to it', () => {
  assert.ok(complaints(CHANCES('willing: 20% to 40%, wary: 30% to 50%'))[0]!.startsWith('sum-of-chances'));
  const [willing, wary] = caseOf(CHANCES('willing: 20% to 40%, wary: 30% to 70%')).guarantee!.stances[0]!.start;
  // Medians 28.9 % and 50 % times one factor: 36.6 % and 63.4 %
  assert.ok(Math.abs(willing!.value + wary!.value - 1) < 1e-9);
  assert.ok(willing!.value <= 0.4 && wary!.value <= 0.7);
  // Odds of 10 to 31 % have the geometric mean 0.2234, so 18.3 % and 50 %; times one factor wary would pass its 70 %.
  const [rest, full] = caseOf(CHANCES('willing: 10% to 31%, wary: 30% to 70%')).guarantee!.stances[0]!.start;
  assert.ok(Math.abs(rest!.value - 0.3) < 1e-9 && Math.abs(full!.value - 0.7) < 1e-9);
  assert.ok(complaints(CHANCES('willing: "beta(7, 3)", wary: 30%'))[0]!.startsWith('drawn-together'));
});

test('more than twelve ranges that add up are refused with the number', () => {
  const ids = Array.from({ length: 13 }, (_, i) => `s${i}`);
  const { diagnostics } = readText(
    CHANCES(ids.map((id) => `${id}: 1% to 20%`).join(', '))
      .replace(/honouring: \{willing: 10 to 20, wary: 30\}/, 'honouring: 20')
      .replace('upkeep: {willing: 1, wary: 3}', 'upkeep: 1')
      .replace(/drift: \[\{from: willing.*\]\n/, '\n')
      .replace('moves: friend, chance: {willing: [60%, 40%], wary: [30%, 70%]}', 'marks: friend'),
  );
  const [d] = diagnostics.filter(({ severity }) => severity === 'error');
  assert.deepEqual([d?.code, d?.instead], ['sum-of-chances', 'at most 12 ranges among them']);
});

test('an order that names an issue twice or one that does not exist is told', () => {
  const order = (text: string) => complaints(EXAMPLE.replace('order: [dam, [flow, pledge], court]', `order: ${text}`));
  assert.ok(order('[dam, [flow, pledge], court, dam]').some((c) => c.startsWith('duplicate-rank')));
  assert.ok(order('[dam, [flow, pledge], court, law]').some((c) => c.startsWith('unknown-issue')));
});
