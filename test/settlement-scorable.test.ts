import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readInput } from '../src/settlement/formats/index.js';
import { explainPackage, type Package, type Settlement, settle } from '../src/settlement/index.js';
import type { DealSpace } from '../src/settlement/space.js';
import { Budget } from '../src/shared/budget.js';

// Three scorable games of six parties by Sahar Abdelnabi (github.com/S-Abdelnabi/LLM-Deliberation at commit 78e11e0,
// games_descriptions/, MIT), with answers found by brute force for the collection in which they stand.
const FOLDER = '../shared/reference/negotiation/scorable';

for (const game of ['base', 'game1', 'game2']) {
  const file = `${FOLDER}/${game}.json`;
  test(`scorable game ${game}: every answer of the reference`, {
    skip: !existsSync(file) && `${file} is missing`,
  }, async () => {
    const { answers, parties } = JSON.parse(readFileSync(file, 'utf8'));
    const { space } = readInput(file);
    assert.ok(space);
    const settled = async (s: DealSpace): Promise<Settlement> => (await settle(s, {}, new Budget())) as Settlement;
    const result = await settled(space);
    const everyone = space.parties.map((_, p) => p);
    assert.equal(result.counts.packages, answers.packages);
    assert.equal(result.counts.unanimous, answers.unanimous);
    assert.equal(result.counts.candidates, answers.unanimous);
    assert.equal(result.counts.signable, answers.allButOneWithBothVetoes);
    assert.deepEqual(result.counts.acceptable, answers.perPartyAcceptable);
    assert.equal(result.frontier.all.length, answers.paretoVectors);
    assert.equal(
      result.frontier.all.reduce((n, p) => n + p.packages, 0),
      answers.paretoPackages,
    );
    assert.equal(answers.zopaEmpty, answers.unanimous === 0);
    const value = ({ u, package: x }: { u: number[]; package: number[] }) => ({ values: u, packages: 1, package: x });
    assert.deepEqual(result.solutions.nash.points, answers.nashAmongUnanimous.map(value));
    const sums = result.frontier.all.map((p) => p.values.reduce((a, b) => a + b));
    assert.equal(Math.max(...sums), answers.maxSum.sum);
    assert.ok(result.frontier.all.some((p) => String(p.values) === String(answers.maxSum.u)));
    assert.deepEqual(
      explainPackage(space, answers.initialDeal.package).standings.map((s) => s.value),
      answers.initialDeal.u,
    );
    // Package by package: how many accept, and the total by which thresholds are missed.
    const histogram = everyone.map(() => 0).concat(0);
    let least = Number.POSITIVE_INFINITY;
    for (const x of packages(space)) {
      const { standings } = explainPackage(space, x);
      histogram[standings.filter((s) => s.accepts).length]++;
      least = Math.min(
        least,
        standings.reduce((sum, s) => sum + Math.max(0, -s.margin), 0),
      );
    }
    assert.deepEqual(histogram, answers.acceptingPartiesHistogram);
    assert.equal(least, answers.minTotalShortfall);
    for (const x of answers.minTotalShortfallPackages) {
      const { standings } = explainPackage(space, x);
      assert.equal(
        standings.reduce((sum, s) => sum + Math.max(0, -s.margin), 0),
        least,
      );
    }
    for (const p of everyone) {
      const voters = everyone.filter((q) => q !== p);
      const without = await settled({ ...space, adoption: { voters, atLeast: voters.length, vetoes: [] } });
      assert.equal(without.counts.signable, answers.unanimousWithoutParty[p]);
    }
    assert.deepEqual(
      space.adoption.vetoes,
      parties.flatMap(({ role }: { role: string }, p: number) => (role === 'player' ? [] : [p])),
    );
    for (const check of result.checks) assert.ok(check.holds && check.whole, JSON.stringify(check));
  });
}

function packages(space: DealSpace): Package[] {
  let all: number[][] = [[]];
  for (const { options } of space.issues) all = all.flatMap((x) => options.map((_, o) => [...x, o]));
  return all;
}
