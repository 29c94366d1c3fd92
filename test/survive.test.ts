import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const PACTS = 'test/data/survival/pacts.csv';
const EXPECTED = JSON.parse(readFileSync(join(root, 'test', 'data', 'survival', 'expected.json'), 'utf8'));
const pacts = (...more: string[]) => abide(['survive', PACTS, '--time', 'years', ...more]);

test('abide survive prints curves, numbers still followed, a table for each group and the tests, as in the transcript', () => {
  const { status, stdout } = pacts('--status', 'ended', '--by', 'form');
  assert.equal(status, 0);
  assert.equal(stdout, readFileSync(join(root, 'test', 'transcripts', 'pacts-survive.txt'), 'utf8'));
});

test('JSON has the names and the numbers of R, and says what was left out', () => {
  const { status, stdout } = pacts('--status', 'ended', '--by', 'form', '--json');
  assert.equal(status, 0);
  const { strata, missing, survdiff, check, rows } = JSON.parse(stdout);
  assert.deepEqual([rows, missing.rows, check], [25, 2, { holds: true }]);
  assert.deepEqual(
    strata.map((s: { strata: string; n: number; events: number }) => [s.strata, s.n, s.events]),
    [
      ['form=letter', 11, 9],
      ['form=treaty', 12, 7],
    ],
  );
  for (const [g, name] of ['letter', 'treaty'].entries()) {
    for (const column of [
      'time',
      'n.risk',
      'n.event',
      'n.censor',
      'surv',
      'std.err',
      'lower',
      'upper',
      'cumhaz',
      'std.chaz',
    ]) {
      const [found, expected] = [strata[g][column], EXPECTED[name][column]];
      assert.equal(found.length, expected.length);
      for (const [i, x] of expected.entries()) {
        assert.ok(x === null ? found[i] === null : Math.abs(found[i] - x) < 1e-12, `${name} ${column} ${i}`);
      }
    }
  }
  assert.ok(Math.abs(survdiff[0].chisq - EXPECTED.logrank.chisq) < 1e-12);
  assert.ok(Math.abs(survdiff[1].chisq - EXPECTED.peto.chisq) < 1e-12);
});

test('with --at the times asked for are told, with events since the time before, and null beyond the record', () => {
  const { stdout } = pacts('--status', 'ended', '--at', '20,2,2,7', '--json');
  const [all] = JSON.parse(stdout).strata;
  assert.deepEqual(all.time, [2, 7, 20]);
  assert.deepEqual(all['n.risk'], [20, 7, 0]); // all 24 rows: 20 are followed for 2 years or longer
  // Up to 2: 1 + 2 + 4; to 7: one at 3 more than R's rows, which leave out the one without form.
  assert.deepEqual(all['n.event'].slice(0, 2), [7, 7]);
  assert.equal(all.surv[2], null);
});

test('clusters are drawn anew, with the names of boot, the same with the same seed; groups are drawn towards each other', () => {
  const spells = ['survive', 'test/data/survival/spells.csv', '--time', 'years', '--status', 'ended', '--by', 'region'];
  const asked = ['--bootstrap', '200', '--cluster', 'conflict', '--at', '5,10', '--shrink', 'rate'];
  const [one, again, other] = [[], [], ['--seed', '1']].map(
    (seed) => abide([...spells, ...asked, ...seed, '--json']).stdout,
  );
  assert.equal(one, again);
  assert.notEqual(one, other);
  const { bootstrap, shrink, strata } = JSON.parse(one!);
  assert.deepEqual([bootstrap.R, bootstrap.clusters, bootstrap.cluster], [200, 57, 'conflict']);
  for (const [g, { surv, rmean }] of bootstrap.strata.entries()) {
    assert.deepEqual(surv.t0, strata[g].surv);
    assert.ok(surv.lower[0] < surv.t0[0] && surv.t0[0] < surv.upper[0] && rmean.lower < rmean.t0);
  }
  assert.deepEqual([shrink.how, shrink.groups[0].events, shrink.groups[0].exposure], ['pooled', 30, 748]);
  const { stdout } = abide([...spells, ...asked]);
  assert.match(stdout, /Bootstrap: 57 clusters by conflict, drawn anew 200 times \(seed 0\)/);
  assert.match(
    stdout,
    /Events per unit of years, each group by itself and drawn towards the others: groups differ no more/,
  );
});

test('causes that compete have shares of their own; without a status 0 stands for what still lasts', () => {
  const { stdout } = pacts('--status', 'ended', '--cause', 'how', '--json');
  const [{ states, surv }] = JSON.parse(stdout).strata;
  assert.deepEqual(
    states.map((s: { state: string }) => s.state),
    ['(s0)', 'broken', 'expired', 'lapsed'],
  );
  for (const [i, s] of surv.entries()) {
    const sum = states.reduce((all: number, { pstate }: { pstate: number[] }) => all + pstate[i]!, 0);
    assert.ok(Math.abs(sum - 1) < 1e-12 && Math.abs(states[0].pstate[i] - s) < 1e-12);
  }
  const folder = freshFolder();
  writeFileSync(join(folder, 'c.csv'), 't;e\r\n1;0\r\n2;2\r\n3;1\r\n');
  const alone = abide(['survive', 'c.csv', '--time', 't', '--cause', 'e', '--json'], folder);
  assert.deepEqual(JSON.parse(alone.stdout).strata[0].states[2].pstate, [0, 0.5, 0.5]);
});

test('late entry is used: fewer are followed at first than there are rows', () => {
  const { stdout } = pacts('--status', 'ended', '--start', 'since', '--json');
  assert.ok(JSON.parse(stdout).strata[0]['n.risk'][0] < 24);
});

test('--svg writes a drawing that stands by itself, and the same bytes again', () => {
  const folder = freshFolder();
  const svg = join(folder, 'pacts.svg');
  const draw = () => {
    assert.equal(pacts('--status', 'ended', '--by', 'form', '--svg', svg).status, 0);
    return readFileSync(svg, 'utf8');
  };
  const drawn = draw();
  assert.match(drawn, /^<svg data-made-by="abide survive" xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.match(drawn, /Treaty/);
  assert.match(drawn, /Cases still followed/);
  assert.equal(draw(), drawn);
  writeFileSync(svg, 'mine');
  assert.equal(pacts('--status', 'ended', '--svg', svg).status, 2);
  assert.equal(readFileSync(svg, 'utf8'), 'mine');
});

/** A table, the flags, the exit status and what is said. */
const FAULTS: [name: string, table: string, flags: string, status: number, said: RegExp][] = [
  ['an empty file', '', '', 1, /empty-file/],
  ['names alone', 't,s\n', '', 1, /no-rows/],
  ['a column that is not there', 'time,s\n1,1\n', '', 1, /no column 't'.*\[no-column\]/],
  ['a column with a near name', 't,stat\n1,1\n', '--status stats', 1, /nearest: stat/],
  ['two columns of one name', 't,t,s\n1,1,1\n', '', 1, /two columns are called 't'/],
  ['a negative time', 't,s\n1,1\n-2,0\n', '', 1, /:3:1: error: '-2' in column 't' is below 0/],
  ['a word for a time', 't,s\n1,1\nlong,0\n', '', 1, /:3:1: error: 'long' in column 't' is not a number/],
  ['a decimal comma', 't;s\n1,5;1\n', '', 1, /instead: 1\.5/],
  ['a status outside its codes', 't,s\n1,1\n2,3\n', '', 1, /:3:3: error: '3' in column 's' is no status/],
  ['a status 0, 1 and 2', 't,s\n1,1\n2,2\n3,0\n', '', 1, /has 0, 1 and 2[\s\S]*instead: --cause s/],
  ['a start after its end', 't,s,b\n1,1,0\n2,1,3\n', '--start b', 1, /:3:5: error: this row starts at 3 and ends at 2/],
  [
    'a start at its end but for rounding',
    't,s,b\n1,1,0\n0.3,1,0.29999999999\n',
    '--start b',
    1,
    /:3:1: .*start-after-end/,
  ],
  ['a short row', 't,s\n1\n', '', 1, /this row has 1 cells, the first has 2/],
  ['a quote that is not closed', 't,s\n1,"1\n2,0\n', '', 1, /:2:3: error: a double quote opens/],
  ['nothing but missing cells', 't,s\nNA,1\n2,\n', '', 1, /of no row everything that is needed is known/],
  ['causes that are never censored', 't,c\n1,war\n2,\n', '--cause c', 1, /no-censoring-code/],
  ['no status and no cause', 't,s\n1,1\n', '-', 2, /--status, or --cause/],
  ['an unknown interval', 't,s\n1,1\n', '--status s --conf-type exact', 2, /takes log, log-log, plain/],
  ['a level as a share', 't,s\n1,1\n', '--status s --level 0.95', 2, /per cent from 50/],
  ['times that are none', 't,s\n1,1\n', '--status s --at 1,,2', 2, /--at takes times/],
  ['a weight of 0', 't,s,w\n1,1,0\n', '--status s --weights w', 1, /:2:5: .*this row counts for nothing/],
  ['a weight in parts', 't,s,w\n1,1,1\n2,1,0.5\n', '--status s --weights w', 1, /:3:1: .*a weight of 0\.5: in a curve/],
  [
    'weights of more rows than are counted',
    't,s,w\n1,1,3\n2,1,1e100\n',
    '--status s --weights w',
    1,
    /:3:1: .*a weight of 1e\+100[\s\S]*more than 9,007,199,254,740,991/,
  ],
  ['one cluster drawn anew', 't,s\n1,1\n2,1\n', '--status s --bootstrap 100 --cluster s', 1, /one cluster by s/],
  [
    'a rate of a group without time',
    't,s,g\n0,1,a\n2,1,b\n',
    '--status s --by g --shrink rate',
    1,
    /no row of g=a was followed for any time/,
  ],
  ['few resamples', 't,s\n1,1\n', '--status s --bootstrap 10', 2, /--bootstrap takes how often to draw, from 100/],
  ['shrinking without groups', 't,s\n1,1\n', '--status s --shrink rate', 2, /--shrink needs groups/],
];

for (const [name, table, flags, status, said] of FAULTS) {
  test(`${name} is answered with a diagnostic and status ${status}, no result and no stack`, () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'data.csv'), table);
    const more =
      flags === '-'
        ? []
        : /--(status|cause)/.test(flags)
          ? flags.split(' ')
          : ['--status', 's', ...flags.split(' ').filter(Boolean)];
    const run = abide(['survive', 'data.csv', '--time', 't', ...more], folder);
    assert.deepEqual([run.status, run.stdout], [status, ''], run.stderr);
    assert.match(run.stderr, said);
    assert.doesNotMatch(run.stderr, /\n {4}at /);
  });
}

/** A table that can be answered, and what is said of it. */
const CAUTIONS: [name: string, table: string, flags: string, said: RegExp][] = [
  ['nobody ended', 't,s\n1,0\n2,0\n', '', /all-censored/],
  ['one row', 't,s\n4,1\n', '', /one-status/],
  ['a cause that is not given', 't,s,c\n1,1,war\n2,1,\n3,0,\n', '--cause c', /cause-not-given/],
  [
    'a curve that is 0 before others enter',
    't,s,b\n1,1,0\n5,1,3\n6,0,3\n',
    '--start b',
    /at 1 all that were followed had ended/,
  ],
  ['times of 0 alone', 't,s\n0,1\n0,0\n', '', /^$/],
];

for (const [name, table, flags, said] of CAUTIONS) {
  test(`${name}: an answer all the same, with a word of caution where one is due`, () => {
    const folder = freshFolder();
    writeFileSync(join(folder, 'data.csv'), table);
    const flag = ['survive', 'data.csv', '--time', 't', '--status', 's', ...flags.split(' ').filter(Boolean)];
    const text = abide(flag, folder);
    assert.deepEqual([text.status, /NaN|undefined/.test(text.stdout)], [0, false], text.stderr + text.stdout);
    assert.match(text.stderr, said);
    assert.equal(JSON.parse(abide([...flag, '--json'], folder).stdout).check.holds, true);
    const svg = abide([...flag, '--svg', 'a.svg'], folder);
    assert.ok(svg.status === 0 && existsSync(join(folder, 'a.svg')), svg.stderr);
  });
}

test('a status TRUE and FALSE, and 1 and 2, is read as R does, and it is said', () => {
  const folder = freshFolder();
  const coding = (statuses: string[]) => {
    writeFileSync(join(folder, 'd.csv'), `t,s\n${statuses.map((s, i) => `${i + 1},${s}`).join('\n')}\n`);
    const { coding, strata } = JSON.parse(
      abide(['survive', 'd.csv', '--time', 't', '--status', 's', '--json'], folder).stdout,
    );
    return [coding, strata[0]['n.event'].join('')];
  };
  assert.deepEqual(coding(['TRUE', 'FALSE', 'T']), ['FALSE censored, TRUE event', '101']);
  assert.deepEqual(coding(['1', '2', '2']), ['1 censored, 2 event', '011']);
  assert.deepEqual(coding(['1', '0', '1']), ['0 censored, 1 event', '101']);
});

test('where a group is followed less long than another, its mean says from when on it is a guess', () => {
  const file = join(freshFolder(), 'short.csv');
  writeFileSync(file, 'years,ended,side\n2,1,a\n3,0,a\n9,1,b\n10,0,b\n');
  const { stdout } = abide(['survive', file, '--time', 'years', '--status', 'ended', '--by', 'side']);
  const says = stdout.replace(/\s+/g, ' ');
  assert.match(
    says,
    /side=a: .* Mean up to 10: 6, standard error [\d.]+, as if all that lasted to 3 lasted until then\./,
  );
  assert.doesNotMatch(says, /side=b: .* lasted until then/);
});
