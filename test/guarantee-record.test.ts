import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Case } from '../src/case/index.js';
import { caseOf } from '../src/case/testing.js';
import { type Records, records } from '../src/evidence/index.js';
import type { Curves, Finding, Forest } from '../src/lens/finding.js';
import type { GuaranteeResult, ProfileResult } from '../src/lens/guarantee/assess.js';
import { recordFinding } from '../src/lens/guarantee/findings/record.js';
import { recordDepartsFinding } from '../src/lens/guarantee/findings/recordDeparts.js';
import { recordLifetimeFinding } from '../src/lens/guarantee/findings/recordLifetime.js';
import { recordPeaceFinding } from '../src/lens/guarantee/findings/recordPeace.js';
import { recordTurnoverFinding } from '../src/lens/guarantee/findings/recordTurnover.js';
import { lifetimesOf } from '../src/lens/guarantee/record/lifetimes.js';
import { turnoversOf } from '../src/lens/guarantee/record/turnover.js';
import { assess, chosenPackages, runWorlds } from '../src/lens/index.js';
import type { Context } from '../src/lens/settlement/context.js';
import { withWorlds } from '../src/lens/worlds/withWorlds.js';
import { Budget } from '../src/shared/budget.js';
import { anyGuaranteeCase, anyOptions } from './support/anyGuaranteeCase.js';
import { Definition } from './support/guaranteeByDefinition.js';
import { tinyCase } from './support/guaranteeCases.js';
import { answersOf, packageOf } from './support/guaranteeLens.js';
import type { Options } from './support/guaranteeRules.js';
import { storyOf } from './support/guaranteeStory.js';
import { classOf, curveOf, recordsOf } from './support/records.js';

const FITS = 'alliance.honoured.defense.post1945';

/** What a package's game answers, as the findings take it. */
function resultOf(c: Case, options: Options): GuaranteeResult {
  const answers = answersOf(c, options);
  const { id, name } = answers.structure.profile;
  const head = { id, name, answers, packages: [{ id: 'plan', name: 'the plan' }] } as unknown as ProfileResult;
  return { head, profiles: [head], depth: 'all' } as unknown as GuaranteeResult;
}

const contextOf = (c: Case) => ({ c }) as Context;
const plan = (text: string) => {
  const c = caseOf(text);
  return { c, result: resultOf(c, packageOf(c, 'plan')) };
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const forestOf = ([finding]: Finding[]) => {
  assert.equal(finding!.value.kind, 'forest');
  return (finding!.value as Forest).rows;
};
const tested = (c: Case, result: GuaranteeResult, known: Records) =>
  recordFinding(contextOf(c), result, 'not proven', known);

test('tested stands first, by itself and as the record counts it, as the definitions of the game say', () => {
  fc.assert(
    fc.property(anyGuaranteeCase, anyOptions, (text, options) => {
      const c = caseOf(text);
      const { causes } = storyOf(new Definition(c, options));
      const rows = forestOf(tested(c, resultOf(c, options), recordsOf([classOf(FITS, 6, 43)])));
      const ended = (cause: string) => causes[cause]?.at(-1) ?? 0;
      const bound = ['honoured by all', 'honoured by some', 'refused while in force', 'refused under notice'];
      const all = bound.reduce((sum, cause) => sum + ended(cause), 0);
      const row = rows.find(({ id }) => id === 'counted');
      if (all < 1e-12) assert.equal(row, undefined);
      else assert.ok(Math.abs(row!.point - ended('honoured by all') / all) < 1e-7);
      if (rows[0]!.of === 'case') assert.equal(rows[0]!.id, 'tested/plan');
    }),
    { numRuns: 15 },
  );
});

test('a record that says what the model says leaves no gap, and one of few cases is not disagreed with', () => {
  const { c, result } = plan(tinyCase());
  const share = result.head.answers.testedEver.any!;
  const many = tested(c, result, recordsOf([classOf(FITS, Math.round(share * 1e9), 1e9)]));
  assert.match(many[0]!.sentence, /the model is level with it\..* Model and record agree/);
  const few = tested(c, result, recordsOf([classOf(FITS, 1, 2)]));
  assert.match(few[0]!.sentence, /Model and record agree, as far as so few cases can tell/);
  assert.deepEqual(recordDepartsFinding(contextOf(c), result, recordsOf([classOf(FITS, 1, 2)])), []);
});

test('every record stands with count, n, clusters, era and coding, and its gap in both kinds of standard errors', () => {
  const { c, result } = plan(tinyCase());
  const share = result.head.answers.testedEver.any!;
  const known = classOf(FITS, 30, 43, { clusters: { count: 20, of: 'wars' } });
  const [finding] = tested(c, result, recordsOf([known]));
  const row = (finding!.value as Forest).rows.find(({ of }) => of === 'record')!;
  // (share − 30/43) / √(share (1 − share) / n), with n = 43 cases and with 20 wars.
  const z = (n: number) => ((share - 30 / 43) / Math.sqrt((share * (1 - share)) / n)).toFixed(1).replace('-', '');
  assert.match(row.note!, /^30 of 43 in 20 wars, 1900–2000; the model −\d+ percentage points, /);
  assert.ok(row.note!.endsWith(`, ${z(43)} standard errors by cases, ${z(20)} by wars`), row.note);
  assert.equal(row.coding, 'As the test wants it. (Nobody 2000)');
  assert.deepEqual([row.n, row.ground], [43, `class/${FITS}`]);
  assert.match(plain(finding!.sentence), /in 70 % \(30 of 43 cases, 1900–2000; rule of a test\)/);
  assert.match(finding!.sentence, /tested when deterrence has failed, so nothing but “tested” may stand beside that/);
});

test('where hardly any attack comes, or nothing is promised, no gap is spoken of; without records nothing is', () => {
  const known = recordsOf([classOf(FITS, 6, 43)]);
  const sure = plan(
    tinyCase({ held: 'up: -50, low: 25, friend: 40, ally: 35', lost: 'up: -40, low: -5, friend: 30, ally: 25' }),
  );
  const [silent] = tested(sure.c, sure.result, known);
  assert.match(silent!.sentence, /hardly any attack comes, so there is nothing to set beside that/);
  assert.doesNotMatch(JSON.stringify(silent!.value), /percentage points/);
  const c = caseOf(tinyCase());
  const [bare] = tested(c, resultOf(c, packageOf(c, 'bare')), known);
  assert.match(bare!.sentence, /help without a commitment, of which this record says nothing/);
  assert.doesNotMatch(JSON.stringify(bare!.value), /the model [+−]/);
  assert.deepEqual(tested(c, resultOf(c, packageOf(c, 'plan')), recordsOf([])), []);
});

test('the shift that makes model and record agree does so in the case where that number is written', () => {
  const { c, result } = plan(tinyCase());
  const known = recordsOf([classOf(FITS, 60, 1000)]);
  const [finding] = recordDepartsFinding(contextOf(c), result, known);
  assert.ok(finding!.value.kind === 'table');
  const [honouring] = finding!.value.rows;
  const [, shift, then] = honouring!.cells;
  // The friend's help costs 22 in every stance.
  const moved = caseOf(tinyCase().replace('honouring: 22', `honouring: ${22 + shift!.number!}`));
  assert.ok(Math.abs(answersOf(moved, packageOf(moved, 'plan')).testedEver.any! - then!.number!) < 1e-9);
  assert.ok(then!.number! < result.head.answers.testedEver.any!);
});

const FIVE = tinyCase({ more: 'step: half-year\nhorizon: 6 years' });

test('a curve that is the model’s own has gap 0, and only what records can be known by is set beside it', () => {
  const { c, result } = plan(FIVE);
  const { years } = result.head.answers;
  const at = (values: readonly (number | null)[], x: number) => values[years.indexOf(x)]!;
  const { lasts } = lifetimesOf(result.head.answers)[0]!;
  const own = curveOf(
    'alliance.lifetime.treaty',
    [1, 5].map((x) => [x, at(lasts, x)!]),
  );
  const [found] = recordLifetimeFinding(contextOf(c), result.head, 'not proven', recordsOf([], [own]));
  assert.match(found!.sentence, /that is 0 and 0 percentage points, 0\.0 and 0\.0 standard errors/);
  assert.match(found!.sentence, /no gap is more than chance makes/);
  const series = (found!.value as Curves).series.at(-1)!;
  assert.deepEqual(
    series.values.flatMap((value, i) => (value === null ? [] : [years[i]])),
    [0, 1, 5],
  );
  assert.deepEqual([series.atRisk![0], at(series.atRisk!, 5)], [100, 50]);
  const later = curveOf('alliance.lifetime.treaty', [[0.25, 0.9]]);
  assert.deepEqual(recordLifetimeFinding(contextOf(c), result.head, 'not proven', recordsOf([], [later])), []);
});

test('beside a record that is blind for a year the model is taken given that its peace lasts it', () => {
  const { c, result } = plan(FIVE);
  const { years, peace } = result.head.answers;
  const at = (x: number) => peace[years.indexOf(x)]!;
  const given = curveOf('dyad.peace.interstate', [[5, at(5) / at(1)]], { kind: 'peace', blind: 1 });
  const [found] = recordPeaceFinding(contextOf(c), result.head, 'not proven', recordsOf([], [given]));
  assert.match(found!.sentence, /^After 5 years the peace of the plan is 0 percentage points, 0\.0 standard/);
  // Two standard errors of 0.05 lower, the gap is +10 points and +2 errors.
  const lower = curveOf('dyad.peace.interstate', [[5, at(5) / at(1) - 0.1]], { kind: 'peace', blind: 1 });
  const [off] = recordPeaceFinding(contextOf(c), result.head, 'not proven', recordsOf([], [lower]));
  assert.match(off!.sentence, /is \+10 percentage points, \+2\.0 standard errors beside/);
  assert.match(off!.sentence, /In its last year it disagrees with 1 of 1/);
});

test('turnover stands beside change of coalition, which is said to be another thing', () => {
  const commitments = '  help: {by: friend, given: pledge != none, form: treaty, honouring: {willing: 10, wary: 25}}';
  const more =
    'stances: {friend: {start: {willing: 100%, wary: 0%}, drift: {from: willing, to: wary, chance: 20% per year}}}';
  const c = caseOf(tinyCase({ commitments, more }));
  const known = recordsOf([classOf('state-year.sols-change.democracy', 150, 1000, { kind: 'turnover', per: 'year' })]);
  const [found] = recordTurnoverFinding(contextOf(c), known);
  // 20 % in the first year and 80 % · 20 % in the second: 18 %, 3 points above; √(0.18 · 0.82 / 1000) = 0.01215, 2.5 errors.
  assert.match(
    plain(found!.sentence),
    /of the friend changes in 18 % of years: 3 percentage points above it, 2\.5 standard errors/,
  );
  assert.match(found!.sentence, /A change of coalition is not a change of stance/);
  assert.match(found!.sentence, /the gap of the friend \(stances\.friend\)/);
  assert.equal((found!.value as Forest).rows[0]!.point, turnoversOf(c)[0]!.yearly);
});

test('a whole assessment sets itself beside the records that Abide has, with ranges of the worlds where they were drawn', async () => {
  const c = caseOf(tinyCase({ more: 'horizon: 6 years' }).replace('refusing: 28', 'refusing: 20 to 40'));
  const budget = new Budget();
  const assessed = await assess(c, 'test', budget);
  assert.ok(assessed.kind === 'assessed');
  const { findings, grounds } = assessed.assessment;
  const ids = ['guarantee/record', 'guarantee/record/lifetime', 'guarantee/record/turnover', 'guarantee/record/peace'];
  for (const id of ids) {
    const finding = findings.find((f) => f.id === id)!;
    for (const key of finding.grounds) assert.ok(grounds[key], `${id}: ${key}`);
    assert.ok(!finding.certificate || finding.certificate === 'not proven' || finding.certificate.holds);
  }
  const fits = records().classes[FITS]!;
  const rows = () => forestOf(findings.filter(({ id }) => id === 'guarantee/record'));
  assert.ok(rows().some(({ id, point }) => id === FITS && point === fits.events / fits.n));
  assert.equal(rows()[0]!.lo, undefined);
  const run = await runWorlds(c, chosenPackages(assessed), { count: 16, seed: 1n, workers: 0 }, budget);
  await withWorlds(assessed, run, budget);
  const [first] = rows();
  const [lo, hi] = run.table.range(first!.id)!;
  assert.deepEqual([first!.lo, first!.hi], [lo, hi]);
  assert.ok(lo < hi);
  assert.ok(grounds[`class/${FITS}`], 'a record that is set beside the case is explained');
  const sure = assessed.assessment.findings.find(({ id }) => id === 'worlds/how-sure')!;
  const cited = c.numbers.flatMap(({ ground }) => ground?.key ?? []);
  for (const key of sure.grounds) assert.ok(cited.includes(key), `no number rests on ${key}`);
});
