import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const AGREEMENTS = 'data/ucdp/peace_agreements_ucdp221.csv';
const agreements = (...more: string[]) =>
  abide(['survive', AGREEMENTS, '--time', 'days', '--status', 'ended', ...more]);
const transcript = (name: string) => readFileSync(join(root, 'test', 'transcripts', `${name}.txt`), 'utf8');

const FORMULA = 'factor(pa_type) + pko + ddr + intarmy + pp + cease + I(co_impl>0)';

test('what UCDP’s peace agreements ended by, with robust errors by conflict, as in the transcript', () => {
  const { status, stdout } = agreements('--cox', FORMULA, '--cluster', 'conflict_id');
  assert.equal(status, 0);
  assert.equal(stdout, transcript('ucdp-cox'));
});

// coxph(Surv(pmax(days, .5), 1 - censored) ~ factor(pa_type) + pko + ddr + intarmy + pp + cease + I(co_impl > 0),
// cluster = conflict_id), R 4.2.2 with survival 3.5-3.
test('JSON has the names and numbers of R’s coxph', () => {
  const { status, stdout } = agreements('--cox', FORMULA, '--cluster', 'conflict_id', '--json');
  assert.equal(status, 0);
  const { coxph, formula, missing } = JSON.parse(stdout);
  const [model] = coxph;
  assert.deepEqual([formula, missing.rows, model.n, model.nevent, model.clusters], [FORMULA, 6, 368, 128, 78]);
  const [first] = model.coefficients;
  assert.deepEqual(Object.keys(first), ['term', 'coef', 'exp(coef)', 'se', 'robust se', 'z', 'p', 'lower', 'upper']);
  const near = (found: number, expected: number) => assert.ok(Math.abs(found - expected) < 1e-8, `${found}`);
  assert.equal(first.term, 'factor(pa_type)2');
  near(first.coef, 0.7032046870659);
  near(first.se, 0.2833168545717);
  near(first['robust se'], 0.2529968186116);
  near(model.loglik[0], -727.183824573742);
  near(model.loglik[1], -714.640387136912);
  near(model.logtest.test, 25.086874873661);
  near(model.sctest.test, 25.016121290044);
  near(model.concordance.C, 0.63264148953);
  assert.deepEqual(model.check, { holds: true });
  assert.equal(model.zph.at(-1).term, 'GLOBAL');
  assert.equal(model.vcov.length, 8);
  const { residuals } = model.schoenfeld;
  assert.equal(residuals.length, 128);
  assert.ok(Math.abs(residuals.reduce((sum: number, r: number[]) => sum + r[0]!, 0)) < 1e-9, 'residuals sum to 0');
  const [{ time, hazard }] = model.basehaz;
  assert.ok(time.length === hazard.length && hazard.every((h: number, i: number) => i === 0 || h > hazard[i - 1]));
});

test('strata keep rows apart, and each cause has a model of its own', () => {
  const strata = JSON.parse(agreements('--cox', 'pko', '--strata', 'region', '--json').stdout);
  assert.ok(strata.coxph[0].basehaz.length > 3);
  const pacts = ['survive', 'test/data/survival/pacts.csv', '--time', 'years', '--status', 'ended', '--cause', 'how'];
  const causes = abide([...pacts, '--cox', 'form', '--json']);
  assert.equal(causes.status, 0);
  const { coxph } = JSON.parse(causes.stdout);
  assert.deepEqual(
    coxph.map((m: { cause: string }) => m.cause),
    ['broken', 'expired'],
  );
  assert.match(causes.stderr, /warning: cause 'lapsed': .*'formtreaty' runs off to −∞ \[separation\]/);
});

const DYADS = 'data/ucdp/dyad_terminations_ucdp3_2021.csv';
const OUTCOME = 'relevel(outcome_label, "low-activity")';
const dyads = (...more: string[]) => abide(['survive', DYADS, '--time', 'peace_days', '--status', 'recurred', ...more]);

test('how long peace lasted by how the war had ended, with a share that lasts for ever, as in the transcript', () => {
  const run = dyads('--regress', OUTCOME, '--dist', 'loglogistic', '--lasting', '1', '--cluster', 'conflict_id');
  assert.deepEqual([run.status, run.stdout], [0, transcript('ucdp-lasting')], run.stderr);
});

// survreg(Surv(peace_days, recurred) ~ out), R 4.2.2 with survival 3.5-3; in days, so that ln T is larger by ln 365.25
// and the log-likelihood smaller by 269 ln 365.25.
test('JSON of a Weibull regression has the names and numbers of R’s survreg', () => {
  const { status, stdout } = dyads('--regress', OUTCOME, '--json');
  assert.equal(status, 0);
  const { survreg } = JSON.parse(stdout);
  const near = (found: number, expected: number) => assert.ok(Math.abs(found - expected) < 1e-8, `${found}`);
  const of = (term: string) => survreg.coefficients.find((row: { term: string }) => row.term === term).coef;
  near(of('(Intercept)'), 3.609427148901 + Math.log(365.25));
  near(of('outcome_labelpeace-agreement'), 2.023580586548);
  near(survreg.scale, 1.783771770578);
  near(Math.exp(of('Log(scale)')), survreg.scale);
  near(survreg.loglik[1], -1212.59536194321 - 269 * Math.log(365.25));
  assert.deepEqual(survreg.check, { holds: true });
  assert.deepEqual(
    survreg.aic.map(({ dist }: { dist: string }) => dist),
    ['weibull', 'exponential', 'lognormal', 'loglogistic'],
  );
});

test('a share that lasts for ever has a part of its own in the JSON, and what it depends on', () => {
  const { survreg } = JSON.parse(dyads('--regress', '1', '--lasting', 'incompatibility', '--json').stdout);
  const { lasting } = survreg;
  assert.ok(lasting.share > 0.3 && lasting.share < 0.7);
  assert.deepEqual(
    lasting['odds to end'].map(({ term }: { term: string }) => term),
    ['(Intercept)', 'incompatibility'],
  );
  assert.equal(survreg.vcov.length, 4);
  assert.deepEqual(survreg.check, { holds: true });
});

test('odds to end by year, in any form, are told with the periods that were counted', () => {
  for (const hazard of ['cubic', 'log', 'constant']) {
    const run = dyads('--logit', 'factor(incompatibility)', '--period', '365.25', '--hazard', hazard, '--json');
    assert.equal(run.status, 0, run.stderr);
    const { logit } = JSON.parse(run.stdout);
    assert.deepEqual([logit.hazard, logit.nevent, logit.check], [hazard, 270, { holds: true }]);
    assert.ok(logit.periods > 10_000);
  }
  assert.match(dyads('--logit', '1', '--period', '365.25').stdout, /Odds to end in a period of 365\.3/);
});

test('shares of each cause have robust errors, a Wald test alone, and a robust test whether subhazards are proportional', () => {
  const pacts = ['survive', 'test/data/survival/pacts.csv', '--time', 'years', '--status', 'ended', '--cause', 'how'];
  const run = abide([...pacts, '--fine-gray', 'form']);
  assert.equal(run.status, 0);
  assert.match(run.stdout, /Share ended by broken \(Fine–Gray[\s\S]*robust se/);
  assert.doesNotMatch(run.stdout, /Likelihood ratio/);
  assert.match(
    run.stdout,
    /Proportional subhazards \(robust score test that an effect changes with time\): all χ² 1\.065 /,
  );
  const { finegray } = JSON.parse(abide([...pacts, '--fine-gray', 'form', '--json']).stdout);
  assert.deepEqual([finegray[0].cause, finegray[0].n, finegray[0].check], ['broken', 23, { holds: true }]);
  assert.deepEqual(
    finegray[0].zph.map(({ term }: { term: string }) => term),
    ['form', 'GLOBAL'],
  );
});

test('shares take late entry, strata and rows that are cut, and say of which rows errors are', () => {
  const cut = [
    'survive',
    'test/data/survival/stretches.csv',
    '--time',
    'years',
    '--status',
    'ended',
    '--start',
    'since',
  ];
  const shares = ['--cause', 'how', '--fine-gray', 'form + strength', '--id', 'row', '--json'];
  const { finegray } = JSON.parse(abide([...cut, ...shares]).stdout);
  assert.deepEqual([finegray[0].n, finegray[0].clusters, finegray[0].check], [251, 160, { holds: true }]);
  const within = JSON.parse(abide([...cut, ...shares, '--strata', 'region']).stdout).finegray;
  assert.deepEqual([within[0].basehaz.length, within[0].check], [3, { holds: true }]);
});

test('residuals are drawn on one sheet or as a file each, and stand in the JSON with their rows', () => {
  const folder = freshFolder();
  const table = join(root, 'test', 'data', 'survival', 'spells.csv');
  const spells = ['survive', table, '--time', 'years', '--status', 'ended'];
  const cox = abide([...spells, '--cox', 'form + strength', '--svg', 'cox.svg', '--json'], folder);
  assert.match(cox.stderr, /written: cox\.svg/);
  const sheet = readFileSync(join(folder, 'cox.svg'), 'utf8');
  assert.match(sheet, /^<svg data-made-by="abide survive"/);
  for (const title of [
    'effect of formtreaty change',
    'effect of strength change',
    'whole fit',
    'strength linear',
    'fit badly',
  ]) {
    assert.match(sheet, new RegExp(`<title>[^<]*${title}`));
  }
  const [{ schoenfeld, residuals, nevent, n }] = JSON.parse(cox.stdout).coxph;
  assert.deepEqual([schoenfeld.y.length, schoenfeld.smooth.length, schoenfeld.smooth[0].x.length], [nevent, 2, 40]);
  assert.deepEqual([residuals.row.length, residuals.row.at(-1), residuals.deviance.length], [n, 160, n]);
  const form = abide([...spells, '--regress', 'strength', '--svg', 'plots'], folder);
  assert.match(form.stderr, /plots\/1-cox-snell\.svg[\s\S]*2-martingale-strength\.svg[\s\S]*3-deviance\.svg/);
  assert.match(readFileSync(join(folder, 'plots', '3-deviance.svg'), 'utf8'), /Linear predictor: ln of years/);
  const odds = abide([...spells, '--logit', 'strength', '--svg', 'odds'], folder);
  assert.match(odds.stderr, /odds\/1-periods\.svg[\s\S]*2-martingale-strength\.svg[\s\S]*3-deviance\.svg/);
  assert.match(odds.stdout, /Ends by period,[\s\S]* furthest\s+off\s+are\s+periods? \d/);
});

test('weights count in a regression as in R, and the errors of whole ones are those of as many rows', () => {
  const table = readFileSync(join(root, 'test', 'data', 'survival', 'spells.csv'), 'utf8')
    .trim()
    .split('\n');
  const folder = freshFolder();
  const weightOf = (i: number) => (i === 0 ? 'w' : String(1 + (i % 2)));
  writeFileSync(join(folder, 'w.csv'), table.map((row, i) => `${row},${weightOf(i)}`).join('\n'));
  writeFileSync(join(folder, 'two.csv'), table.flatMap((row, i) => (i % 2 === 1 ? [row, row] : [row])).join('\n'));
  for (const kind of [
    ['--cox', 'form + strength', '--ties', 'breslow'],
    ['--regress', 'form + strength'],
  ]) {
    const run = (file: string, ...more: string[]) =>
      JSON.parse(
        abide(['survive', file, '--time', 'years', '--status', 'ended', ...kind, ...more, '--json'], folder).stdout,
      );
    const [weighted, twice] = [run('w.csv', '--weights', 'w'), run('two.csv')].map(
      ({ coxph, survreg }) => survreg ?? coxph[0],
    );
    assert.deepEqual(weighted.check, { holds: true });
    assert.equal(twice.n, 240);
    for (const [j, row] of twice.coefficients.entries()) {
      for (const name of ['coef', 'se']) assert.ok(Math.abs(weighted.coefficients[j][name] - row[name]) < 1e-8, name);
    }
  }
});

test('the unit of weights changes no coefficient and no robust error, and is no reason for a check to fail', () => {
  const table = readFileSync(join(root, 'test', 'data', 'survival', 'spells.csv'), 'utf8')
    .trim()
    .split('\n');
  const folder = freshFolder();
  for (const kind of ['--cox', '--regress']) {
    const [one, ...others] = [1, 1e-9, 1e-12, 1e6].map((unit): number[] => {
      writeFileSync(
        join(folder, 'w.csv'),
        table.map((row, i) => `${row},${i === 0 ? 'w' : unit * (1 + (i % 3))}`).join('\n'),
      );
      const flags = ['--time', 'years', '--status', 'ended', '--weights', 'w', '--cluster', 'conflict', '--json'];
      const run = abide(['survive', 'w.csv', ...flags, kind, 'form + strength'], folder);
      const { coxph, survreg } = JSON.parse(run.stdout);
      const { check, coefficients } = survreg ?? coxph[0];
      assert.deepEqual([check, run.stderr], [{ holds: true }, '']);
      return coefficients.flatMap((row: { coef: number; 'robust se': number }) => [row.coef, row['robust se']]);
    });
    assert.ok(one!.length > 3 && one!.every(Number.isFinite), `${one}`);
    for (const other of others)
      for (const [k, value] of other.entries()) assert.ok(Math.abs(value - one![k]!) < 1e-9, `${kind} ${k}: ${value}`);
  }
});

test('odds with a constant for each period fit their ends exactly: this is said, and no rounding is told or drawn', () => {
  const folder = freshFolder();
  const file = join(root, 'test', 'data', 'survival', 'spells.csv');
  for (const formula of ['strength', '1']) {
    const flags = ['--time', 'years', '--status', 'ended', '--logit', formula, '--hazard', 'steps', '--svg', formula];
    const { status, stdout, stderr } = abide(['survive', file, ...flags], folder);
    assert.equal(status, 0, stderr);
    assert.match(stdout, /as many ends are expected in it as came/);
    assert.doesNotMatch(stdout, /furthest off/);
    assert.ok(!readdirSync(join(folder, formula)).some((name) => name.includes('periods')));
  }
});

test('weights in parts without clusters: the errors are those of equal rows, and it is said', () => {
  const folder = freshFolder();
  writeFileSync(
    join(folder, 'w.csv'),
    't,s,x,w,i\n1,1,3,1,1\n2,1,2,0.5,2\n3,1,4,1,3\n5,0,3,2,4\n6,1,1,1,5\n7,0,2,1,6\n',
  );
  for (const kind of ['--cox', '--regress']) {
    const flags = ['survive', 'w.csv', '--time', 't', '--status', 's', '--weights', 'w', kind, 'x'];
    assert.match(abide(flags, folder).stderr, /w\.csv:3:1: warning: a weight of 0\.5: errors are as if .*\[weight\]/);
    assert.equal(abide([...flags, '--cluster', 'i'], folder).stderr, '');
  }
});

test('groups are compared within strata where these are named, and it is said', () => {
  const spells = ['survive', 'test/data/survival/spells.csv', '--time', 'years', '--status', 'ended', '--by', 'form'];
  const plain = JSON.parse(abide([...spells, '--json']).stdout).survdiff[0];
  const run = abide([...spells, '--strata', 'region', '--json']);
  const [logRank, peto] = JSON.parse(run.stdout).survdiff;
  assert.deepEqual([logRank.strata, peto.strata, plain.strata], ['region', 'region', undefined]);
  assert.notEqual(logRank.chisq, plain.chisq);
  assert.match(abide([...spells, '--strata', 'region']).stdout, /differ, compared within region: log-rank/);
});

test('cells in quotes may have line breaks and delimiters, in names of levels too', () => {
  const folder = freshFolder();
  const rows = Array.from(
    { length: 20 },
    (_, i) => `${1 + ((i * 7) % 11)},${i % 3 === 0 ? 0 : 1},${i % 2 ? '"a,\nb"' : 'c'}`,
  );
  writeFileSync(join(folder, 'd.csv'), `t,s,"g\nroup"\n${rows.join('\n')}\n`);
  const run = abide(['survive', 'd.csv', '--time', 't', '--status', 's', '--cox', '`g\nroup`', '--json'], folder);
  assert.equal(run.status, 0, run.stderr);
  assert.equal(JSON.parse(run.stdout).coxph[0].coefficients[0].term, '`g\nroup`c');
});

const GOOD = 't,s,x,g\n1,1,3,a\n2,1,1,b\n3,0,2,a\n4,1,5,b\n5,1,1,a\n6,0,2,b\n7,1,4,a\n';
const STRETCHES = 'b,t,s,x,g,i\n0,2,0,1,a,1\n2,5,1,2,b,1\n0,3,1,3,a,2\n0,6,1,1,a,3\n0,9,1,2,a,4\n0,8,1,4,a,5\n';
/** A table, the flags, the exit status and what is said. */
const FAULTS: [name: string, table: string, flags: string[], status: number, said: RegExp][] = [
  ['a formula without a column', GOOD, ['--cox', '1'], 2, /--cox names at least one column/],
  ['a formula that ends early', GOOD, ['--cox', 'x +'], 2, /ends where a column is expected[\s\S]*\n {2}x \+\n {5}\^/],
  ['a sign that is no name', GOOD, ['--cox', 'x + 3'], 2, /'3' is not the name of a column/],
  ['strata in the formula', GOOD, ['--cox', 'x + strata(g)'], 2, /strata\(…\) is said with --strata/],
  ['a call that is not there', GOOD, ['--cox', 'spline(x)'], 2, /there is no spline\(…\)/],
  ['an interaction without its parts', GOOD, ['--cox', 'x:g'], 2, /needs 'x' itself too: write x\*g/],
  ['a column that is not there', GOOD, ['--cox', 'xx'], 1, /no column 'xx'[\s\S]*nearest: x/],
  ['a level that is not there', GOOD, ['--cox', 'relevel(g, "aa")'], 1, /no level 'aa'[\s\S]*nearest: a/],
  ['a logarithm of names', GOOD, ['--cox', 'log(g)'], 1, /'g' has names, and log\(g\) needs numbers/],
  ['a logarithm of 0', GOOD.replace('3,0,2', '3,0,0'), ['--cox', 'log(x)'], 1, /:4:1: error: log\(x\) is no finite/],
  ['a slip in a column of numbers', GOOD.replace('3,0,2', '3,0,2x'), ['--cox', 'x'], 1, /:4:5: .*\[mixed-column\]/],
  ['one level alone', GOOD.replaceAll('b', 'a'), ['--cox', 'g'], 1, /every row that is kept has 'a'/],
  ['two columns that say the same', GOOD, ['--cox', 'x + I(x^1)'], 1, /'I\(x\^1\)' says nothing new: it is 1 × 'x'/],
  ['a constant', GOOD.replace(/,\d,([ab])/g, ',7,$1'), ['--cox', 'x'], 1, /'x' does not differ among rows/],
  [
    'a level that never ended',
    GOOD.replace(/1,(\d),b/g, '0,$1,b'),
    ['--cox', 'g'],
    1,
    /'gb' runs off to −∞[\s\S]*of 3 rows with g=b none ended/,
  ],
  [
    'nobody ended',
    GOOD.replace(/,1,(\d)/g, ',0,$1'),
    ['--cox', 'x'],
    1,
    /no row ended with the event.*\[all-censored\]/,
  ],
  ['one row', 't,s,x\n4,0,1\n', ['--cox', 'x'], 1, /all-censored/],
  ['one row that ended', 't,s,x\n4,1,1\n', ['--cox', 'x'], 1, /'x' does not differ/],
  ['a negative time', GOOD.replace('\n3,', '\n-3,'), ['--cox', 'x'], 1, /:4:1: error: '-3' in column 't' is below 0/],
  ['a status outside its codes', GOOD.replace('3,0', '3,9'), ['--cox', 'x'], 1, /status-code/],
  ['a start after its end', GOOD, ['--cox', 'g', '--start', 'x'], 1, /start-after-end/],
  ['a quote that is not closed', GOOD.replace('3,0,2', '3,0,"2'), ['--cox', 'x'], 1, /unclosed-quote/],
  [
    'a time of 0 with a form',
    GOOD.replace('\n3,', '\n0,'),
    ['--regress', 'x'],
    1,
    /:4:1: error: this row ends at 0.*\[time-zero\]/,
  ],
  ['a time of 0 in periods', GOOD.replace('\n3,', '\n0,'), ['--logit', 'x'], 1, /time-zero/],
  ['a form that is not there', GOOD, ['--regress', 'x', '--dist', 'gamma'], 2, /--dist takes weibull, exponential/],
  [
    'a share that lasts where all ended',
    GOOD.replace(/,0,/g, ',1,'),
    ['--regress', '1', '--lasting', '1'],
    1,
    /no-plateau/,
  ],
  [
    'a level that never ended, with a form',
    GOOD.replace(/1,(\d),b/g, '0,$1,b'),
    ['--regress', 'g'],
    1,
    /'gb' runs off to \+∞/,
  ],
  [
    'a level that never ended, in periods',
    GOOD.replace(/1,(\d),b/g, '0,$1,b'),
    ['--logit', 'g', '--hazard', 'log'],
    1,
    /'gb' runs off to −∞/,
  ],
  [
    'a constant in the odds to end',
    GOOD,
    ['--regress', '1', '--lasting', 'I(x>0)'],
    1,
    /'I\(x > 0\)TRUE' does not differ/,
  ],
  ['too few periods for a cubic', GOOD, ['--logit', '1', '--period', '4'], 1, /few-periods/],
  ['a period of no length', GOOD, ['--logit', 'x', '--period', '0'], 2, /--period takes a length/],
  ['periods without number', GOOD, ['--logit', 'x', '--period', '1e-7'], 3, /more than 2000000 periods/],
  ['shares without causes', GOOD, ['--fine-gray', 'x'], 2, /--fine-gray needs --cause/],
  [
    'stretches without their beginning',
    GOOD,
    ['--fine-gray', 'x', '--cause', 'g', '--id', 'x'],
    2,
    /--id needs --start/,
  ],
  [
    'stretches that do not follow each other',
    STRETCHES.replace('2,5', '3,5'),
    ['--fine-gray', 'x', '--cause', 'g', '--start', 'b', '--id', 'i'],
    1,
    /:3:1: .*\[stretches-apart\][\s\S]*:2:1: the stretch before/,
  ],
  [
    'a stretch after an event',
    STRETCHES.replace('0,2,0', '0,2,1'),
    ['--fine-gray', 'x', '--cause', 'g', '--start', 'b', '--id', 'i'],
    1,
    /:2:1: .*\[ended-early\]/,
  ],
  [
    'a time at which nobody was followed',
    'b,t,s,x,g\n0,2,1,1,a\n0,5,1,2,b\n0,6,0,1,a\n7,9,1,2,a\n7,8,1,4,b\n',
    ['--fine-gray', 'x', '--cause', 'g', '--start', 'b'],
    1,
    /cause 'b': nobody was followed from 6 to 7 \[follow-up-gap\]/,
  ],
  [
    'a form that meets every time',
    't,s,x\n1,1,0\n2,1,1\n4,1,2\n3,0,2\n',
    ['--regress', 'x'],
    1,
    /the scale runs off to 0 \[exact-fit\]/,
  ],
  [
    'all that ended did so in one period',
    GOOD.replace(/\n\d,/g, '\n4,'),
    ['--logit', 'x', '--hazard', 'log'],
    1,
    /the odds by period run off \[separation\][\s\S]*--hazard constant/,
  ],
  ['two regressions', GOOD, ['--cox', 'x', '--logit', 'x'], 2, /one regression at a time/],
  ['a form with Cox', GOOD, ['--cox', 'x', '--dist', 'weibull'], 2, /--dist cannot be used with --cox/],
  ['strata without groups', GOOD, ['--strata', 'g'], 2, /--strata needs groups/],
  [
    'a formula of too many products',
    `t,s,a,b\n${Array.from({ length: 80 }, (_, i) => `${i + 1},1,${i % 40}x,${(i * 7) % 41}y`).join('\n')}\n`,
    ['--cox', 'a*b'],
    1,
    /makes 1639 columns of 80 rows \[too-large\]/,
  ],
  ['ties of an unknown kind', GOOD, ['--cox', 'x', '--ties', 'random'], 2, /--ties takes efron, breslow, exact/],
  [
    'robust errors with exact ties',
    GOOD,
    ['--cox', 'x', '--ties', 'exact', '--cluster', 'g'],
    2,
    /exact ties have no robust/,
  ],
  ['clusters of curves without a bootstrap', GOOD, ['--cluster', 'g'], 2, /--cluster of curves needs --bootstrap/],
  [
    'a bootstrap of a regression',
    GOOD,
    ['--cox', 'x', '--bootstrap', '500'],
    2,
    /--bootstrap cannot be used with --cox/,
  ],
  [
    'intervals of curves with a regression',
    GOOD,
    ['--cox', 'x', '--conf-type', 'plain'],
    2,
    /--conf-type cannot be used/,
  ],
  ['weights of odds by period', GOOD, ['--logit', 'x', '--weights', 'x'], 2, /--weights cannot be used with --logit/],
  [
    'weights with exact ties',
    GOOD,
    ['--cox', 'x', '--ties', 'exact', '--weights', 'x'],
    2,
    /exact ties take no weights/,
  ],
];

for (const [name, table, flags, status, said] of FAULTS) {
  test(`${name} is answered with a diagnostic and status ${status}, no result and no stack`, () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'data.csv'), table);
    const run = abide(['survive', 'data.csv', '--time', 't', '--status', 's', ...flags], folder);
    assert.deepEqual([run.status, run.stdout], [status, ''], run.stderr);
    assert.match(run.stderr, said);
    assert.doesNotMatch(run.stderr, /\n {4}at /);
  });
}
