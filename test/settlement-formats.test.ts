import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { type Outcome, type ResultJson, readInput, resultJson } from '../src/settlement/formats/index.js';
import type { Settlement } from '../src/settlement/result.js';
import { settle } from '../src/settlement/settle.js';
import { Budget } from '../src/shared/budget.js';

/** Copyleft data of others, read where it lies and never copied. */
const REFERENCE = '../shared/reference/negotiation';
const skip = existsSync(REFERENCE) ? false : `${REFERENCE} is missing`;

async function answer(path: string): Promise<ResultJson> {
  const { space, diagnostics } = readInput(path);
  assert.ok(space, JSON.stringify(diagnostics));
  const result = await settle(space, { check: false }, new Budget());
  assert.equal(result.kind, 'settlement');
  return resultJson(result as Settlement, space);
}

/** The references give six decimals, so a value may be off by half of the last, and a little for its rounding. */
const ROUNDING = 0.6e-6;

/** Both lists hold the same value vectors, in whatever order. */
function assertSame(outcomes: Outcome[], expected: number[][]): void {
  const actual = sorted(outcomes.map((outcome) => outcome.utilities));
  assert.equal(actual.length, expected.length);
  sorted(expected).forEach((vector, k) => {
    vector.forEach((u, i) => {
      assert.ok(Math.abs(actual[k]![i]! - u) <= ROUNDING, `${actual[k]} is not ${vector}`);
    });
  });
}

const rounded = (outcomes: Outcome[]) => outcomes.map((outcome) => outcome.utilities.map((u) => Number(u.toFixed(6))));
const vectors = (points: { u: number[] }[]) => points.map((point) => point.u);
const sorted = (list: number[][]) => [...list].sort((a, b) => a.reduce((d, x, i) => d || b[i]! - x, 0));

for (const name of ['ItexvsCypress', 'EnglandZimbabwe']) {
  test(`the GENIUS folder ${name} gives the same answers as its additive JSON, and the reference frontier`, {
    skip,
  }, async () => {
    const fromXml = await answer(`${REFERENCE}/genius-xml/${name}`);
    assert.deepEqual(fromXml, await answer(`${REFERENCE}/additive/y2010-${name}.json`));
    const { answers } = JSON.parse(readFileSync(`${REFERENCE}/additive/y2010-${name}.json`, 'utf8'));
    assertSame(fromXml.frontier, vectors(answers.pareto));
    assertSame(fromXml.nash, vectors(answers.solutionsAtReservation.nash));
  });
}

if (skip) test('additive references', { skip }, () => {});
const additive = skip ? [] : readdirSync(`${REFERENCE}/additive`).sort();
for (const name of additive) {
  const file = `${REFERENCE}/additive/${name}`;
  const reference = JSON.parse(readFileSync(file, 'utf8')).answers;
  // Larger spaces are the engine's own conformance; here it is about reading.
  if (reference.packages > 50_000) continue;
  test(`additive ${name}: counts, frontier, Nash and max-min agree with brute force`, async () => {
    const json = await answer(file);
    assert.equal(json.packages, reference.packages);
    assert.equal(json.signable, reference.individuallyRational);
    assert.equal(json.frontier.length, reference.paretoVectors);
    assert.equal(json.frontierRational.length, reference.paretoVectorsRational);
    assertSame(json.nash, vectors(reference.solutionsAtReservation.nash));
    const { maxmin } = json.kalaiSmorodinsky;
    assertSame(maxmin, vectors(reference.solutionsAtReservation.ksMaximin));
  });
}

for (const name of ['base', 'game1', 'game2']) {
  test(`scorable ${name}: counts under vetoes and all but one, thresholds, frontier and Nash agree with brute force`, async () => {
    const file = `cases/scorable/${name}.json`;
    const { answers, issues, parties } = JSON.parse(readFileSync(file, 'utf8'));
    const json = await answer(file);
    assert.equal(json.packages, answers.packages);
    assert.equal(json.signable, answers.allButOneWithBothVetoes);
    assert.equal(json.candidates, answers.unanimous);
    assert.deepEqual(Object.values(json.acceptable), answers.perPartyAcceptable);
    assert.deepEqual(
      Object.keys(json.acceptable),
      parties.map((party: { name: string }) => party.name),
    );
    assert.equal(json.frontier.length, answers.paretoVectors);
    assert.deepEqual(rounded(json.nash), vectors(answers.nashAmongUnanimous));
    const options = answers.nashAmongUnanimous[0].package.map((o: number, i: number) => issues[i].options[o]);
    assert.deepEqual(Object.values(json.nash[0]!.package), options);
  });
}

test('NegoLog domain0: size, Nash and Kalai agree with the shipped specs', { skip }, async () => {
  const folder = `${REFERENCE}/genius-xml/negolog-domain0`;
  const specs = JSON.parse(readFileSync(`${folder}/specs.json`, 'utf8'));
  const json = await answer(folder);
  assert.equal(json.packages, specs.NumberOfBids);
  assert.deepEqual(rounded(json.nash), [[0.7353, 0.7353]]);
  assert.deepEqual(json.nash[0]!.package, Object.assign(Object.create(null), specs.NashBid));
  assert.deepEqual(rounded(json.kalaiSmorodinsky.maxmin), [[0.7353, 0.7353]]);
});

test('NegoLog domain59: Nash agrees; what its specs call Kalai is the utilitarian package', { skip }, async () => {
  const folder = `${REFERENCE}/genius-xml/negolog-domain59`;
  const specs = JSON.parse(readFileSync(`${folder}/specs.json`, 'utf8'));
  const json = await answer(folder);
  assert.equal(json.packages, specs.NumberOfBids);
  assert.deepEqual(json.nash[0]!.package, Object.assign(Object.create(null), specs.NashBid));
  // NegoLog keeps the largest sum of utilities as its Kalai point (nenv/BidSpace.py, bid_points).
  assert.deepEqual(json.utilitarian[0]!.package, Object.assign(Object.create(null), specs.KalaiBid));
  assert.deepEqual(rounded(json.utilitarian), [[0.621, 0.9]]);
  // With the ideal at (1, 1) the smaller share of (0.765, 0.748) is larger than that of (0.621, 0.9).
  assert.deepEqual(
    json.ideal!.map((u) => Number(u.toFixed(6))),
    [1, 1],
  );
  assert.deepEqual(rounded(json.kalaiSmorodinsky.maxmin), [[0.765, 0.748]]);
});

test('constraint-based scenarios are refused by name, one diagnostic for each profile', { skip }, () => {
  for (const name of readdirSync(`${REFERENCE}/hypergraph`)) {
    const { space, diagnostics } = readInput(`${REFERENCE}/hypergraph/${name}`);
    assert.equal(space, undefined);
    const errors = diagnostics.filter((d) => d.severity === 'error');
    assert.equal(errors.length, 2);
    for (const d of errors) assert.equal(d.what, 'constraint-based profiles are not supported yet');
  }
});

test('the same input gives the same bytes', async () => {
  const once = JSON.stringify(await answer('cases/scorable/game1.json'));
  assert.equal(JSON.stringify(await answer('cases/scorable/game1.json')), once);
  assert.ok(!once.includes(process.cwd()));
});

test('the certificate of a scorable game holds', async () => {
  const { space } = readInput('cases/scorable/base.json');
  const result = await settle(space!, {}, new Budget());
  const { certificate } = resultJson(result as Settlement, space!);
  assert.ok(certificate.checks.length > 0);
  assert.deepEqual(
    certificate.checks.filter((check) => !check.holds),
    [],
  );
  assert.equal(certificate.holds, true);
});
