import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf } from '../src/case/testing.js';
import { checkFlips } from '../src/lens/worlds/checkFlips.js';
import { flips } from '../src/lens/worlds/flips.js';
import { claimOf, flipsFinding } from '../src/lens/worlds/flipsFinding.js';
import { inputsOf } from '../src/lens/worlds/inputs.js';
import { moversOf } from '../src/lens/worlds/movers.js';
import { byEffect, endsOf, oneAtATime } from '../src/lens/worlds/oneAtATime.js';
import { tornadoFinding } from '../src/lens/worlds/tornadoFinding.js';
import { normalBelow } from '../src/quantity/quantity.js';
import { Budget } from '../src/shared/budget.js';
import { tinyCase } from './support/guaranteeCases.js';
import { askable, close, linearCase } from './support/whatIf.js';

const Z95 = 1.6448536269514722;

async function turns(text: string, answer: string) {
  const { asker, group, headline } = await askable(text, answer);
  const movers = moversOf(asker.inputs);
  const alone = await oneAtATime(asker, group, movers, true);
  const [found] = await flips(asker, group, alone, true);
  const claims = found!.alone.map((flip) => claimOf(asker.inputs, headline, flip));
  return { asker, group, headline, alone, found: found!, claims };
}

test('the ends of a tornado of a margin that is one number less another are differences of the ends of their ranges', async () => {
  const { alone, headline } = await turns(linearCase({ shared: '40 to 60' }), 'margin/plan/up');
  // Medians: 50 by symmetry of 40 to 60 about the middle of the scale, 42 midway between 30 and 54.
  assert.ok(close(alone.centre[0]!, 50 - 42, 1e-9));
  const [first, second] = byEffect(alone.moved, 0);
  assert.deepEqual([first!.mover.id, second!.mover.id], ['no-deal.up', 'values.up.points.land.shared']);
  for (const [x, expected] of [
    [endsOf(first!, 0)[0], 50 - 30],
    [endsOf(first!, 0)[1], 50 - 54],
    [endsOf(second!, 0)[0], 40 - 42],
    [endsOf(second!, 0)[1], 60 - 42],
  ] as const) {
    assert.ok(close(x, expected, 1e-9), `${x}, ${expected}`);
  }
  const [tornado] = tornadoFinding(headline, 0, alone);
  assert.ok(tornado?.value.kind === 'tornado');
  assert.deepEqual(
    tornado.value.rows.map(({ low, high }) => [low.says, high.says]),
    [
      ['30.0', '54.0'],
      ['40.0', '60.0'],
    ],
  );
});

test('a margin that is linear in one number turns exactly where that number makes it 0', async () => {
  const { found } = await turns(linearCase(), 'margin/plan/up');
  assert.equal(found.alone.length, 1);
  const [flip] = found.alone;
  // 50 less a normal number of median 42 and 90 % range 30 to 54: its standard deviation is 12 / 1.645. Halving leaves
  // a gap of 0.1 / 4096 in u, less than 0.001 points here.
  assert.ok(close(flip!.value, 50, 1e-3), String(flip!.value));
  assert.ok(close(flip!.beyond, 1 - normalBelow((50 - 42) / (12 / Z95)), 3e-5), String(flip!.beyond));
  assert.equal(flip!.inside, true);
});

test('two numbers turn an answer together where neither does within its range, and the sentence names both', async () => {
  // Medians 50 and 41, so the margin is 9: alone 44 − 41 = 3 and 50 − 46 = 4, together 44 − 46 = −2.
  const { found, group, headline, alone, asker, claims } = await turns(
    linearCase({ shared: '44 to 56', noDeal: '36 to 46' }),
    'margin/plan/up',
  );
  assert.ok(found.alone.every(({ inside }) => !inside));
  assert.equal(found.pairs.length, 1);
  assert.ok(close(found.pairs[0]!.answer, -2, 1e-9));
  const checks = await checkFlips(group.c, group.packages, claims, 0, asker.budget);
  const [finding] = flipsFinding(group, headline, alone.centre[0]!, found, checks);
  assert.match(
    finding!.sentence,
    /^At the medians Plan lies above what no agreement is worth to Upland\. No single number/,
  );
  assert.match(finding!.sentence, /Two together do, .*worth to Upland of Shared \(44\.0\)/);
  assert.match(finding!.sentence, /what no agreement is worth to Upland \(46\.0\)/);
});

test('two numbers that go together closely are not moved to ends that they never reach together', async () => {
  const tied = (rank: number) => {
    const between = '[values.up.points.land.shared, no-deal.up]';
    return linearCase({
      shared: '44 to 56',
      noDeal: '36 to 46',
      more: `correlations: {x: {between: ${between}, rank: ${rank}}}`,
    });
  };
  const pairs = async (rank: number) => (await turns(tied(rank), 'margin/plan/up')).found.pairs.length;
  // It turns where one is low and the other high.
  assert.deepEqual([await pairs(0.9), await pairs(0.2), await pairs(-0.9)], [0, 1, 1]);
});

test('a number that plays no part moves nothing and turns nothing', async () => {
  const { alone, found } = await turns(linearCase({ low: '20 to 80' }), 'margin/plan/up');
  assert.deepEqual(
    byEffect(alone.moved, 0).map(({ mover }) => mover.id),
    ['no-deal.up'],
  );
  assert.ok(found.alone.every(({ mover }) => mover.id === 'no-deal.up'));
});

test('a weight without a per cent turns an answer through the shares that follow from it, and the check sees it too', async () => {
  const text = linearCase({ noDeal: '78' })
    .replace('ceded: Ceded}}', 'ceded: Ceded}}\n  sea: {options: {closed: Closed, open: Open}}')
    .replace('up: {weight: {land: 100}', 'up: {weight: {land: 10 to 40, sea: 50}')
    .replace('ceded: 100}}}', 'ceded: 100}, sea: {closed: 0, open: 100}}}')
    .replace('plan: {land: shared}', 'plan: {land: shared, sea: open}')
    .replace('all: {land: ceded}', 'all: {land: ceded, sea: closed}');
  const { group, found, claims } = await turns(text, 'margin/plan/up');
  // (50 w + 100 · 50) / (w + 50) = 78 at w = 1100 / 28.
  assert.ok(close(found.alone[0]!.value, 1100 / 28, 0.05));
  assert.deepEqual(
    (await checkFlips(group.c, group.packages, claims, 0, new Budget({}))).map((check) => check.turns),
    claims.map(() => true),
  );
  const corrupted = claims.map((claim) => ({ ...claim, outer: claim.inner }));
  for (const { turns: turned } of await checkFlips(group.c, group.packages, corrupted, 0, new Budget({})))
    assert.equal(turned, false);
});

test('whether a package is signed turns where the first of its signatories would refuse', async () => {
  const { found } = await turns(linearCase({ low: '45 to 65' }), 'signed/plan');
  const at = new Map(found.alone.map(({ mover, value }) => [mover.id, value]));
  assert.ok(close(at.get('no-deal.up')!, 50, 1e-3));
  // To Lowland the plan is worth 60.
  assert.ok(close(at.get('no-deal.low')!, 60, 1e-3));
});

const GAME = tinyCase({
  forms:
    '  letter: {notice: 0 quarters, leaving: 3, refusing: 4 to 12}\n  treaty: {notice: 1 year, leaving: 12, refusing: 20 to 60}',
});

test('turns of a peace are confirmed by games in the own steps of the case, and a corrupted one is refused', async () => {
  const { asker, group, found, headline, claims } = await turns(GAME.replace('up: 30', 'up: 20 to 50'), 'peace/plan/2');
  const all = moversOf(asker.inputs);
  assert.ok(all.length >= 2);
  const checks = await checkFlips(group.c, group.packages, claims, 0, new Budget({}));
  assert.ok(checks.every(({ turns: turned }) => turned === true));
  for (const claim of claims) {
    const corrupted = { ...claim, outer: claim.inner };
    const [check] = await checkFlips(group.c, group.packages, [corrupted], 0, new Budget({}));
    assert.equal(check!.turns, false);
  }
  assert.equal(found.alone.length, claims.length);
  assert.equal(headline.unit, 'share');
});

test('a claim of a turn where there is none is refused, and the finding says which and what came out', async () => {
  const { asker, group, headline, alone, found, claims } = await turns(linearCase(), 'margin/plan/up');
  // Upland's no-deal at 44 and 45 leaves a margin of 6 and 5: the answer does not turn between them.
  const corrupted = claims.map((claim) => ({ ...claim, inner: [44], outer: [45] }));
  const checks = await checkFlips(group.c, group.packages, corrupted, 0, asker.budget);
  assert.deepEqual(checks, [{ turns: false, inner: 6, outer: 5 }]);
  const [finding] = flipsFinding(group, headline, alone.centre[0]!, found, checks);
  assert.match(finding!.sentence, /does not turn there for what no agreement is worth to Upland/);
  assert.ok(finding!.certificate !== 'not proven' && !finding!.certificate.holds);
});

test('weights that are drawn together keep their sum and their order wherever one of them is moved', () => {
  const c = caseOf(RANKED);
  const movers = moversOf(inputsOf(c));
  assert.equal(movers.length, 3);
  for (const mover of movers) {
    const middle = mover.at(0.5);
    assert.ok(close(middle[mover.column]!, mover.median, 1e-12));
    for (const u of [0.05, 0.2, 0.4, 0.5, 0.7, 0.95]) {
      const weights = mover.at(u);
      assert.ok(
        close(
          weights.reduce((sum, w) => sum + w, 0),
          1,
          1e-9,
        ),
        `${mover.id} ${u}`,
      );
      assert.ok(
        weights.every((w, k) => k === 0 || w <= weights[k - 1]! + 1e-12),
        `${mover.id} ${u}: ${weights}`,
      );
    }
    assert.ok(mover.at(0.05)[mover.column]! < mover.at(0.95)[mover.column]!);
  }
});

const RANKED = `abide: 1
title: Ranks
as-of: 2024-03-01
parties:
  up: {name: Upland, roles: [signatory]}
  low: {name: Lowland, roles: [signatory]}
issues:
  land: {options: {kept: Kept, ceded: Ceded}}
  flow: {options: {free: Free, fixed: Fixed}}
  dam: {options: {none: None, large: Large}}
values:
  up: {weight: {order: [land, flow, dam]}, points: {land: {kept: 0, ceded: 100}, flow: {free: 0, fixed: 100}, dam: {none: 0, large: 100}}}
  low: {weight: {land: 50, flow: 30, dam: 20}, points: {land: {kept: 100, ceded: 0}, flow: {free: 100, fixed: 0}, dam: {none: 100, large: 0}}}
no-deal: {up: 30, low: 30}
packages:
  plan: {land: kept, flow: fixed, dam: large}
`;
