import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf } from '../src/case/testing.js';
import { assess, chosenPackages, inputsOf, runWorlds } from '../src/lens/index.js';
import { WorldAnswers } from '../src/lens/worlds/answers.js';
import { drawWorlds, valuesAt } from '../src/lens/worlds/draws.js';
import { worldOf } from '../src/lens/worlds/inputs.js';
import { isContinued } from '../src/lens/worlds/packageGame.js';
import { WorldTable } from '../src/lens/worlds/table.js';
import { Budget } from '../src/shared/budget.js';
import { tinyCase } from './support/guaranteeCases.js';

/** Ranges of every kind: of a cost, weights in an order, weights with ranges, chances that add up, a no-deal, a chance a year. */
const RANGES = tinyCase({
  more: `stances:
  friend: {start: {willing: 60% to 80%, unwilling: 20% to 40%}, drift: {from: willing, to: unwilling, chance: 5% to 20% per year}}
`,
})
  .replace('refusing: 28', 'refusing: 20 to 40')
  .replace('weight: {pledge: 30, guard: 20, land: 50}', 'weight: {order: [land, [pledge, guard]]}')
  .replace('weight: {pledge: 5, guard: 15, land: 80}', 'weight: {pledge: 5, guard: 10 to 20, land: 70 to 90}')
  .replace('up: 30, low: 35', 'up: 20 to 45, low: 35');

const MEDIANS = (c: ReturnType<typeof caseOf>) => inputsOf(c).map((input) => input.columns.map(({ median }) => median));

test('every range of a case is drawn once, and what has to add up is drawn together', () => {
  const c = caseOf(RANGES);
  const inputs = inputsOf(c).map(({ id, kind, columns }) => [id, kind, columns.length]);
  assert.deepEqual(inputs, [
    ['values.up.weight', 'weights', 3],
    ['no-deal.up', 'number', 1],
    ['values.low.weight.guard', 'number', 1],
    ['values.low.weight.land', 'number', 1],
    ['forms.treaty.refusing', 'number', 1],
    ['stances.friend.start', 'chances', 2],
    ['stances.friend.drift.chance', 'number', 1],
  ]);
});

test('in each world weights and chances add up, ranks and ranges are kept, and points stay what they are', () => {
  const c = caseOf(RANGES);
  const inputs = inputsOf(c);
  const { values, count } = drawWorlds(inputs, 64, 3n, []);
  const drawn = new Set<number>();
  for (let w = 0; w < count; w++) {
    const world = worldOf(c, inputs, valuesAt(values, w));
    const [up, low] = world.parties.map((p) => p.values!.shares);
    for (const shares of [up!, low!]) {
      assert.ok(Math.abs(Object.values(shares).reduce((a, b) => a + b, 0) - 1) < 1e-12);
    }
    assert.ok(up!.land! >= up!.pledge! && up!.land! >= up!.guard!);
    // Weights without a per cent are numbers like any other, and shares their ratios.
    const drawnGuard = world.numbers.find((n) => n.path === 'values.low.weight.guard')!.value;
    assert.ok(Math.abs(low!.guard! / low!.pledge! - drawnGuard / 5) < 1e-12);
    const start = world.guarantee!.stances[0]!.start.map((n) => n.value);
    assert.ok(Math.abs(start[0]! + start[1]! - 1) < 1e-12 && start[0]! >= 0.6 && start[0]! <= 0.8);
    world.numbers.forEach((number, i) => {
      if (c.numbers[i]!.quantity.kind === 'point') assert.equal(number.value, c.numbers[i]!.value, number.path);
    });
    drawn.add(world.numbers.find((n) => n.path === 'forms.treaty.refusing')!.value);
  }
  assert.equal(drawn.size, count);
});

test('a single range among weights in per cent leaves nothing to draw, and among other weights it moves the shares', () => {
  const percent = caseOf(
    tinyCase().replace(
      'weight: {pledge: 5, guard: 15, land: 80}',
      'weight: {pledge: 5%, guard: 15%, land: 70% to 90%}',
    ),
  );
  assert.deepEqual(inputsOf(percent), []);
  const c = caseOf(
    tinyCase().replace('weight: {pledge: 5, guard: 15, land: 80}', 'weight: {pledge: 5, guard: 15, land: 70 to 90}'),
  );
  const inputs = inputsOf(c);
  const { values } = drawWorlds(inputs, 8, 1n, []);
  const land = Array.from(
    { length: 8 },
    (_, w) => worldOf(c, inputs, valuesAt(values, w)).parties[1]!.values!.shares.land!,
  );
  assert.equal(new Set(land).size, 8);
  for (const [w, share] of land.entries())
    assert.ok(Math.abs(share - values[0]![0]![w]! / (20 + values[0]![0]![w]!)) < 1e-12);
});

test('the case itself is as it was after its worlds were drawn', () => {
  const c = caseOf(RANGES);
  const before = structuredClone(c);
  const inputs = inputsOf(c);
  const { values } = drawWorlds(inputs, 8, 1n, []);
  worldOf(
    c,
    inputs,
    values.map((columns) => columns.map((column) => column[5]!)),
  );
  assert.deepEqual(structuredClone(c), before);
});

test('a ratifier that takes over weights and points has the same ones in every world', () => {
  const text = RANGES.replace(
    'packages:\n',
    'ratifiers:\n  senate: {of: up, values: up, accepts-from: 20 to 40}\npackages:\n',
  );
  const c = caseOf(text);
  const inputs = inputsOf(c);
  const { values } = drawWorlds(inputs, 8, 1n, []);
  const world = worldOf(
    c,
    inputs,
    values.map((columns) => columns.map((column) => column[2]!)),
  );
  assert.deepEqual(world.ratifiers[0]!.values.shares, world.parties[0]!.values!.shares);
  assert.notDeepEqual(world.ratifiers[0]!.values.shares, c.ratifiers[0]!.values.shares);
});

test('the world of the medians is answered as the assessment answers the case', async () => {
  const text = `${RANGES}lasting: [land]\n`.replace(
    'packages:\n',
    'ratifiers:\n  senate: {of: low, values: low, except: {land: {kept: 100, shared: 20, ceded: 0}, guard: {none: 0, small: 90, large: 100}}, accepts-from: 20 to 40}\npackages:\n',
  );
  const c = caseOf(text);
  const assessed = await assess(c, 'test', new Budget(), 'screen');
  assert.ok(assessed.kind === 'assessed');
  const packages = chosenPackages(assessed);
  const answers = new WorldAnswers(c, packages);
  const own = answers.of(worldOf(c, inputsOf(c), MEDIANS(c)));
  const value = (id: string) => own[answers.list.findIndex((a) => a.id === id)]!;
  for (const { id, explained } of assessed.packages) {
    for (const { party, margin } of explained.standings) {
      const name = `margin/${id}/${assessed.context.actors[party]!.id}`;
      assert.ok(Math.abs(value(name) - margin) < 1e-8, `${name}: ${value(name)}, not ${margin}`);
    }
    assert.equal(value(`signed/${id}`), explained.signable ? 1 : 0);
    assert.equal(value(`ratified/${id}`), explained.ratifiable ? 1 : 0);
  }
  for (const { packages: played, answers: game } of assessed.guarantee!.profiles) {
    for (const { id } of played) {
      assert.ok(Math.abs(value(`peace/${id}/2`) - game.peace.at(-1)!) < 1e-12);
      assert.ok(Math.abs(value(`fails/${id}`) - game.guaranteeFails.at(-1)!) < 1e-12);
      assert.ok(Math.abs(value(`reliable/${id}`) - game.reliability.any!.at(-1)!) < 1e-12);
      const tested = game.testedEver.any;
      if (tested !== null && tested !== undefined) assert.ok(Math.abs(value(`tested/${id}`) - tested) < 1e-12);
    }
  }
});

test('what a world answers does not depend on the worlds that were answered before it', async () => {
  const c = caseOf(RANGES);
  const assessed = await assess(c, 'test', new Budget(), 'worth');
  assert.ok(assessed.kind === 'assessed');
  const packages = chosenPackages(assessed);
  const inputs = inputsOf(c);
  const { values } = drawWorlds(inputs, 16, 4n, []);
  const world = (w: number) => worldOf(c, inputs, valuesAt(values, w));
  const many = new WorldAnswers(c, packages);
  for (let w = 0; w < 15; w++) many.of(world(w));
  assert.deepEqual(many.of(world(15)), new WorldAnswers(c, packages).of(world(15)));
});

test('a run has the same answers for any number of workers, and others for another seed', async () => {
  const c = caseOf(RANGES);
  const assessed = await assess(c, 'test', new Budget(), 'worth');
  assert.ok(assessed.kind === 'assessed');
  const packages = chosenPackages(assessed);
  const run = async (workers: number, seed: bigint) =>
    (await runWorlds(c, packages, { count: 32, seed, workers }, new Budget())).table.values;
  const alone = await run(0, 1n);
  assert.deepEqual(await run(2, 1n), alone);
  assert.notDeepEqual(await run(0, 2n), alone);
});

test('a large game continued from longer steps answers nearly as in its own', async () => {
  // 3 stances, 3 strengths and two promises of 6 levels are 324 states; 80 quarters and 20 years are 100 steps.
  const text = tinyCase({
    more: `step: quarter
horizon: 20 years
tail: 20 years
stances:
  friend: {start: {willing: 70%, doubting: 20%, unwilling: 10%}, drift: {from: willing, to: doubting, chance: 15% per year}}
balance: {levels: [weak, even, strong], rebuild: {up: 15% per year}, alone: {weak: 60%, even: 45%, strong: 30%}}
`,
    commitments: `  help: {by: friend, given: pledge != none, form: {treaty: pledge = firm, letter: otherwise}, honouring: 22}
  more: {by: ally, given: guard != none, form: {treaty: pledge = firm, letter: otherwise}, honouring: 18}`,
  });
  const c = caseOf(text);
  const { profileOf } = await import('../src/lens/guarantee/inputs.js');
  const { PackageGames } = await import('../src/lens/worlds/packageGame.js');
  const { packageOf, stakesFor } = await import('./support/guaranteeLens.js');
  const options = packageOf(c, 'plan');
  const profile = profileOf(c.guarantee!, options);
  assert.ok(isContinued(c, profile), 'the game is large enough');
  const games = new PackageGames();
  const stakes = stakesFor(c, options);
  const [continued, own] = [games.play(c, profile, stakes), games.playIn(c, profile, stakes, c.guarantee!.step)];
  const [half] = [games.playIn(c, profile, stakes, { years: 0.5, name: 'half-year' })];
  for (const [y, p] of continued.peace.entries()) assert.ok(Math.abs(p - own.peace[y]!) < 0.01, `year ${y + 1}`);
  for (const party of Object.keys(own.worth)) {
    assert.ok(Math.abs(continued.worth[party]! - own.worth[party]!) < 0.3, party);
    // And nearer than the half-years alone, which is what continuing is for.
    const [near, far] = [continued, half].map((g) => Math.abs(g!.worth[party]! - own.worth[party]!));
    assert.ok(near! <= far! + 0.02, `${party}: ${near} and ${far}`);
  }
  // And who asks for the own steps gets what the assessment has.
  const { answerAtMedians, GamesOfEdits } = await import('../src/lens/index.js');
  const [quick, exact] = [await answerAtMedians(c, []), await answerAtMedians(c, [], new GamesOfEdits('own'))];
  assert.deepEqual([quick.continued, exact.continued], [true, false]);
  const found = await assess(c, 'test', new Budget(), 'worth');
  assert.ok(found.kind === 'assessed');
  for (const { id, explained } of found.packages.filter((p) => !p.found)) {
    found.context.actors.forEach((actor, a) => {
      const margin = exact.values[`margin/${id}/${actor.id}`]!;
      assert.ok(Math.abs(margin - explained.standings[a]!.margin) < 1e-9, `${id} ${actor.id}`);
    });
  }
});

test('shares of worlds come with an error from the hypercubes, and what a world cannot say is left out of ranges', () => {
  // World w belongs to hypercube w mod 8. In hypercubes 0 to 3 both worlds say yes, in the others neither does.
  const answers = [{ id: 'x', kind: 'signed', unit: 'yes' } as const];
  const values = Float64Array.from({ length: 16 }, (_, w) => (w % 8 < 4 ? 1 : 0));
  const table = new WorldTable(answers, values, new Uint8Array(16).fill(1), []);
  const { point, within } = table.share('x', (x) => x === 1);
  assert.equal(point, 0.5);
  // Means of the eight: four times 1, four times 0; variance 8 · 0.25 / 7 = 2/7, of their mean 1/28; t = 2.3646.
  assert.ok(Math.abs(within - 2.364624251592785 / Math.sqrt(28)) < 1e-12);
  const gaps = Float64Array.of(Number.NaN, 3, 1, Number.NaN, 2, 5, 4, 6);
  const some = new WorldTable(answers, gaps, Uint8Array.of(1, 1, 1, 1, 1, 1, 1, 0), [
    { world: 7, why: 'too many states' },
  ]);
  assert.deepEqual(some.quantiles('x', [0, 0.5, 1]), [1, 3, 5]);
  assert.deepEqual([...some.worlds], [0, 1, 2, 3, 4, 5, 6]);
});

test('a world that cannot be answered is counted with its reason, and the others stand', async () => {
  const c = caseOf(RANGES);
  const assessed = await assess(c, 'test', new Budget(), 'worth');
  assert.ok(assessed.kind === 'assessed');
  // A package without options makes every game throw.
  const broken = [{ id: 'plan', name: 'plan', options: [99, 0, 0], found: false }];
  const { table } = await runWorlds(c, broken, { count: 8, seed: 1n, workers: 0 }, new Budget());
  assert.equal(table.worlds.length, 0);
  assert.equal(table.failures.length, 8);
  assert.match(table.failures[0]!.why, /option/);
});
