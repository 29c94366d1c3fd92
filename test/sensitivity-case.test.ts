import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { driversFindings } from '../src/lens/worlds/drivers.js';
import { groupFindings } from '../src/lens/worlds/groupIndices.js';
import { groupInputsBy } from '../src/lens/worlds/groupInputs.js';
import { informationFindings } from '../src/lens/worlds/information.js';
import { inputsOf } from '../src/lens/worlds/inputs.js';
import { robustFindings } from '../src/lens/worlds/robust.js';
import { scenarioFinding } from '../src/lens/worlds/scenario.js';
import { sensitivityFindings } from '../src/lens/worlds/sensitivityFindings.js';
import { normalBelow } from '../src/quantity/quantity.js';
import { Budget } from '../src/shared/budget.js';
import { abide, freshFolder } from './support/abide.js';
import { assessedCase, close, findingOf, linearCase, worlds } from './support/whatIf.js';

const Z95 = 1.6448536269514722;

test('the worlds in which a margin of one number fails are those beyond it, and the box says where that is', async () => {
  const { assessed, headline } = await assessedCase(linearCase({ low: '20 to 50' }), 'margin/plan/up');
  const run = await worlds(assessed, 512);
  const [finding] = scenarioFinding(assessed.context.c, headline, run);
  assert.ok(finding?.value.kind === 'table');
  assert.deepEqual(
    finding.value.rows.map(({ id }) => id),
    ['no-deal.up'],
  );
  // The margin is below 0 where the number is above 50; a box ends at a drawn value, the first one above.
  const from = finding.value.rows[0]!.cells[0]!.number!;
  assert.ok(from > 49.5 && from < 50.5, String(from));
  assert.match(finding.sentence, /Plan lies below what no agreement is worth to Upland in \d\d+/);
  assert.ok(finding.certificate !== 'not proven' && finding.certificate.holds);
});

test('no scenario is told of an answer that is the same in all worlds', async () => {
  const { assessed, headline } = await assessedCase(linearCase({ noDeal: '10 to 12' }), 'margin/plan/up');
  assert.deepEqual(scenarioFinding(assessed.context.c, headline, await worlds(assessed, 128)), []);
});

test('perfect information about a normal margin is worth its unit normal loss, and all of it lies in its one number', async () => {
  const { assessed } = await assessedCase(linearCase({ low: '20 to 50' }), 'margin/plan/up');
  const finding = findingOf(
    informationFindings(assessed, await worlds(assessed, 1024)),
    'sensitivity/information/plan/up',
  );
  // Signing brings m ~ N(8, s), s = 12 / 1.645, refusing 0: E max(m, 0) − 8 = s φ(8/s) − 8 Φ(−8/s) (Raiffa and
  // Schlaifer 1961), 0.44 points.
  const s = 12 / Z95;
  const loss = (s * Math.exp(-((8 / s) ** 2) / 2)) / Math.sqrt(2 * Math.PI) - 8 * normalBelow(-8 / s);
  const said =
    /would be worth ([\d.]+) points to it\. Of single numbers, knowing what no agreement is worth to Upland, ([\d.]+)/.exec(
      finding.sentence,
    );
  assert.ok(said, finding.sentence);
  assert.ok(close(Number(said[1]), loss, 0.06), `${said[1]}, ${loss}`);
  assert.ok(finding.value.kind === 'bars');
  assert.equal(finding.value.rows[0]!.id, 'no-deal.up');
  assert.ok(close(finding.value.rows[0]!.value, loss, 0.05));
  assert.doesNotMatch(finding.sentence, /Lowland/);
});

test('knowledge that changes no decision is worth nothing, and the sentence says what is best', async () => {
  const { assessed } = await assessedCase(linearCase({ noDeal: '10 to 12' }), 'margin/plan/up');
  const [finding] = informationFindings(assessed, await worlds(assessed, 128));
  assert.match(
    finding!.sentence,
    /best for Upland to sign; knowing every number before deciding whether to sign .* would be worth less than 0\.1 points/,
  );
});

test('robustness counts each party by its own points: best, worst world and regret are those of the margins', async () => {
  const { assessed } = await assessedCase(linearCase({ shared: '40 to 60', noDeal: '35' }), 'margin/plan/up');
  const findings = robustFindings(assessed, await worlds(assessed, 256));
  const up = findingOf(findings, 'sensitivity/robust/up');
  assert.ok(up.value.kind === 'table');
  const row = (id: string) => up.value.kind === 'table' && up.value.rows.find((r) => r.id === id)!;
  // To Upland ceding all is worth 100, 65 over its no-deal, in every world, and never less than sharing.
  const all = row('all');
  assert.ok(all);
  assert.deepEqual(
    all.cells.map(({ number }) => number),
    [1, 1, 1, 65, 0, 0],
  );
  const plan = row('plan');
  assert.ok(plan);
  // Sharing falls behind by 100 less its worth, of which 5 % lies below 40: 60 in 95 % of worlds.
  assert.ok(close(plan.cells[5]!.number!, 60, 0.5), plan.cells[5]!.text);
});

test('of a margin that hangs on the numbers of one party, these account for all of the variance, by every method', async () => {
  const { assessed, headline } = await assessedCase(
    linearCase({ shared: '40 to 60', low: '20 to 50' }),
    'margin/plan/up',
  );
  const { c } = assessed.context;
  const groups = groupInputsBy(c, inputsOf(c), 'party');
  assert.deepEqual(
    groups.map(({ id }) => id),
    ['up', 'low'],
  );
  for (const method of ['sobol', 'shapley'] as const) {
    const options = { method, worlds: 512, seed: 0n, workers: 0 };
    const [finding] = await groupFindings(assessed, [headline], groups, options, new Budget({}));
    assert.ok(finding?.value.kind === 'table');
    const [first, second] = finding.value.rows;
    assert.deepEqual([first!.id, second!.id], ['up', 'low']);
    // Exactly so for the totals: a row in which only Lowland's numbers are others has the same margin.
    assert.ok(close(first!.cells[0]!.number!, 1, method === 'sobol' ? 0.15 : 1e-9), String(first!.cells[0]!.number));
    assert.equal(second!.cells[0]!.number, 0);
  }
});

test('numbers that go together are in one group, and drivers say that they share what they do', async () => {
  const more = 'correlations: {front: {name: The front, between: [no-deal.up, no-deal.low], rank: -0.9}}';
  const text = linearCase({ shared: '40 to 60', low: '20 to 50', more });
  const { assessed, headline } = await assessedCase(text, 'margin/plan/up');
  const { c } = assessed.context;
  const groups = groupInputsBy(c, inputsOf(c), 'party');
  assert.deepEqual(
    groups.map(({ id, name, inputs }) => [id, name, inputs]),
    [['up+low', 'the numbers of Upland and the numbers of Lowland', [0, 1, 2]]],
  );
  const run = await worlds(assessed, 128);
  const findings = await driversFindings([headline], run, c.correlations, new Budget({}));
  const said = findings.find(({ id }) => id === 'sensitivity/drivers/margin/plan/up')!.sentence;
  assert.match(said, /worth to Upland .*worth to Lowland/);
  assert.match(said, /Numbers that go together \(“The front”\) each count what goes through the other/);
});

test('every uncertain number of a case is in one group, whatever the groups are', async () => {
  const { assessed } = await assessedCase(linearCase({ shared: '40 to 60', low: '20 to 50' }), 'margin/plan/up');
  const { c } = assessed.context;
  const inputs = inputsOf(c);
  for (const by of ['party', 'issue', 'lens'] as const) {
    const all = groupInputsBy(c, inputs, by).flatMap((group) => group.inputs);
    assert.deepEqual(
      all.sort((a, b) => a - b),
      [...inputs.keys()],
      by,
    );
  }
});

test('findings are the same bytes for any number of workers', async () => {
  const { assessed } = await assessedCase(linearCase({ shared: '40 to 60', low: '45 to 70' }), 'margin/plan/up');
  const run = await worlds(assessed, 128);
  const findings = async (workers: number) =>
    JSON.stringify(await sensitivityFindings(assessed, run, { workers }, new Budget({})));
  assert.equal(await findings(2), await findings(0));
});

const folder = freshFolder();
const file = join(folder, 'case.yaml');
writeFileSync(file, linearCase({ shared: '40 to 60', low: '45 to 70' }));
const few = ['--samples', '64', '--workers', '0'];

test('abide sensitivity CASE says what would turn each headline, and --json gives the findings', () => {
  const { status, stdout } = abide(['sensitivity', file, ...few]);
  assert.equal(status, 0);
  assert.match(stdout, /^What would change our mind: A tiny what-if · 64 worlds · seed 0$/m);
  assert.match(stdout, /WHICH PACKAGE DOES WELL IN MOST WORLDS/);
  const json = JSON.parse(abide(['sensitivity', file, ...few, '--json']).stdout);
  assert.equal(json.worlds.count, 64);
  assert.ok(json.findings.some(({ id }: { id: string }) => id.startsWith('sensitivity/flips/')));
  assert.ok(json.findings.every(({ lens }: { lens: string }) => lens === 'sensitivity'));
});

test('--answer asks about one answer; list names them; a wrong name is answered with the nearest', () => {
  const one = JSON.parse(abide(['sensitivity', file, ...few, '--answer', 'signed/plan', '--json']).stdout);
  assert.deepEqual(
    one.answers.map(({ answer }: { answer: string }) => answer),
    ['signed/plan'],
  );
  assert.ok(one.findings.every(({ id }: { id: string }) => id.endsWith('signed/plan') || id === 'sensitivity/main'));
  assert.match(abide(['sensitivity', file, '--answer', 'list']).stdout, /^margin\/plan\/up +how far Plan lies above/m);
  const wrong = abide(['sensitivity', file, ...few, '--answer', 'signed/plam']);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /no answer 'signed\/plam'; did you mean signed\/plan/);
});

test('--sobol and --shapley give shares by party, issue or lens', () => {
  const { status, stdout } = abide([
    'sensitivity',
    file,
    ...few,
    '--answer',
    'margin/plan/low',
    '--shapley',
    '--by',
    'party',
  ]);
  assert.equal(status, 0);
  assert.match(stdout, /the numbers\s+of Lowland 100/);
  const wrong = abide(['sensitivity', file, ...few, '--sobol', '--by', 'colour']);
  assert.equal(wrong.status, 2);
  assert.match(wrong.stderr, /--by takes party, issue or lens, not 'colour'/);
});

test('a case and data made elsewhere do not go together, and one of them is needed', () => {
  for (const [args, said] of [
    [[file, '--design', 'd.csv'], /leave the case out/],
    [[], /name a case, or data made elsewhere/],
    [['--design', 'd.csv'], /both --design and --output/],
    [[file, '--samples', '0'], /without worlds/],
    [[file, '--by', 'party'], /--by says how/],
  ] as const) {
    const { status, stderr } = abide(['sensitivity', ...args]);
    assert.equal(status, 2, args.join(' '));
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, /\n {4}at /);
  }
});
