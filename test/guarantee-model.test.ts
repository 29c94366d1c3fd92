import assert from 'node:assert/strict';
import { test } from 'node:test';
import { caseOf } from '../src/case/testing.js';
import { records } from '../src/evidence/index.js';
import type { Curves } from '../src/lens/finding.js';
import type { ProfileResult } from '../src/lens/guarantee/assess.js';
import { modelFindings } from '../src/lens/guarantee/findings/model.js';
import { guaranteeJson } from '../src/lens/guarantee/resultJson.js';
import { assess } from '../src/lens/index.js';
import type { Context } from '../src/lens/settlement/context.js';
import { Budget } from '../src/shared/budget.js';
import { Definition } from './support/guaranteeByDefinition.js';
import { tinyCase } from './support/guaranteeCases.js';
import { answersOf, packageOf } from './support/guaranteeLens.js';
import { storyOf } from './support/guaranteeStory.js';

const BESIDE = `beside:
  again: {model: fighting.again, given: {ended: agreement, between: states, over: territory}}
  ending: {model: peace-agreement.ending, given: {kind: partial, peacekeepers: no, over: territory}}
`;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const CERTIFICATE = { kind: 'the game is right', checkedBy: 'aChecker', holds: true };

function findingsOf(more: string) {
  const c = caseOf(tinyCase({ more }));
  const options = packageOf(c, 'plan');
  const answers = answersOf(c, options);
  const head = {
    id: 'x',
    name: 'x',
    answers,
    packages: [{ id: 'plan', name: 'the plan' }],
  } as unknown as ProfileResult;
  return { c, options, findings: modelFindings({ c } as Context, head, CERTIFICATE, records()) };
}

test('beside each model stands the chance of attack in each year given peace, as the definitions of the game say', () => {
  const { c, options, findings } = findingsOf(`${BESIDE}horizon: 4 years\n`);
  assert.deepEqual(
    findings.map(({ id }) => id),
    ['guarantee/model/again', 'guarantee/model/ending'],
  );
  const { peace } = storyOf(new Definition(c, options));
  for (const { value } of findings) {
    const [game, model] = (value as Curves).series;
    assert.deepEqual((value as Curves).x.values, [1, 2, 3, 4]);
    // Half-years: year y ends with step 2y.
    game!.values.forEach((hazard, k) => {
      assert.ok(Math.abs(hazard! - (1 - peace[2 * k + 2]! / peace[2 * k]!)) < 1e-7);
    });
    for (const [i, middle] of model!.values.entries())
      if (middle !== null) assert.ok(model!.band!.lower[i]! < middle && middle < model!.band!.upper[i]!);
  }
  // Of the first year the data on fighting can say nothing, those on agreements can.
  assert.deepEqual(
    findings.map(({ value }) => (value as Curves).series[1]!.values[0] === null),
    [true, false],
  );
});

test('the sentence says in which years they differ, where most and by how much, and how cases were selected', () => {
  const { findings } = findingsOf(`${BESIDE}horizon: 4 years\n`);
  const [again, ending] = findings.map(({ sentence }) => plain(sentence));
  assert.match(
    again!,
    /^With the plan the chance of an attack in a year, given peace until then, lies above the range of the model fighting\.again in all 3 years\. They are furthest apart in year \d, by \+[\d.]+ percentage points: [\d.]+ % beside [\d.]+ % \(90 % from [\d.]+ to [\d.]+ %\)\. /,
  );
  assert.match(
    again!,
    /that fighting comes back, given ended agreement, between states and over territory: in year 2 it has [\d.]+ % \(90 % from .* and the game /,
  );
  assert.match(again!, /Neither moves the other\. .* 742 ended episodes .*Selection: An episode ends by definition/);
  assert.match(ending!, /that the agreement ends, given kind partial, peacekeepers no and over territory/);
});

test('each finding rests on its model, and its certificate speaks of the game and of the range of the model', () => {
  const { findings } = findingsOf(BESIDE);
  for (const { grounds, certificate } of findings) {
    assert.ok(grounds.some((key) => /^model\/(fighting\.again|peace-agreement\.ending)$/.test(key)));
    assert.ok(certificate !== 'not proven' && certificate.holds);
    assert.match(certificate.kind, /^of the game, the game is right; of the model, that its range/);
    assert.equal(certificate.checkedBy, 'aChecker, checkYearlyHazards');
  }
});

test('a game whose horizon is as short as the years in which a model is blind gets no finding of it', () => {
  const { findings } = findingsOf(`${BESIDE}horizon: 1 year\n`);
  assert.deepEqual(
    findings.map(({ id }) => id),
    ['guarantee/model/ending'],
  );
});

test('a model beside the peace moves no answer of the games, and stands in the JSON with its selection', async () => {
  const run = async (more: string) => {
    const c = caseOf(tinyCase({ more }));
    const found = await assess(c, 'test', new Budget(), 'screen');
    assert.ok(found.kind === 'assessed' && found.guarantee);
    return { ...found, json: guaranteeJson(c, found.assessment.case, found.guarantee) };
  };
  const [without, beside] = [await run(''), await run(BESIDE)];
  assert.deepEqual(beside.json.profiles, without.json.profiles);
  assert.deepEqual(without.json.beside, []);
  const rest = (one: typeof without) => one.assessment.findings.filter(({ id }) => !/^guarantee\/model\//.test(id));
  assert.deepEqual(
    rest(beside).map(({ id, sentence }) => [id, sentence]),
    rest(without).map(({ id, sentence }) => [id, sentence]),
  );
  const [again] = beside.json.beside;
  assert.match(again!.selection, /^An episode ends/);
  assert.equal(again!.years[0]!.model, null);
  const { middle, p5, p95 } = again!.years[1]!.model!;
  assert.ok(p5 < middle && middle < p95);
  assert.match(beside.assessment.grounds['model/fighting.again']!.text, /Checked: Cox–Snell residuals/);
});
