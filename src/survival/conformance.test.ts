import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CsvReader } from '../shared/csv.js';
import { aalenJohansen } from './aalenJohansen.js';
import { durationQuantile } from './durationQuantile.js';
import { type Durations, durations } from './durations.js';
import { kaplanMeier } from './kaplanMeier.js';
import type { IntervalOptions } from './limits.js';
import { logRank } from './logRank.js';
import { restrictedMean } from './restrictedMean.js';

// Answers of R 4.2.2 with survival 3.5-3 for rows of our own, with 15 digits: bench/survival-r.R writes them.
const FOLDER = new URL('../../../test/data/survival/', import.meta.url);
const EXPECTED = JSON.parse(readFileSync(new URL('expected.json', FOLDER), 'utf8'));

const reader = new CsvReader(readFileSync(new URL('pacts.csv', FOLDER), 'utf8'), ',');
const written: string[][] = [];
while (reader.next()) written.push(Array.from({ length: reader.cells }, (_, c) => reader.cell(c)));
const [names, ...all] = written;
const column = (name: string) => kept.map((row) => row[names!.indexOf(name)]!);
/** As R leaves them out: without length, or without form. */
const kept = all.filter((row) => row[names!.indexOf('years')] !== 'NA' && row[names!.indexOf('form')] !== '');

const time = Float64Array.from(column('years'), Number);
const event = Uint8Array.from(column('ended'), Number);
const start = Float64Array.from(column('since'), Number);
const stratum = Uint32Array.from(column('form'), (form) => ['letter', 'treaty'].indexOf(form));
const cause = Uint8Array.from(column('how'), (how) => ['', 'broken', 'expired', 'lapsed'].indexOf(how));

function close(found: ArrayLike<number>, expected: readonly (number | null)[], what: string): void {
  assert.equal(found.length, expected.length, what);
  for (const [i, x] of expected.entries()) {
    const same = x === null ? Number.isNaN(found[i]) : Math.abs(found[i]! - x) <= 1e-13 * Math.max(1, Math.abs(x));
    assert.ok(same, `${what} ${i}: ${found[i]}, in R ${x}`);
  }
}

function likeR(data: Durations, group: number, expected: Record<string, number[]>, until: number, o?: IntervalOptions) {
  const curve = kaplanMeier(data, o)[group]!;
  close(curve.time, expected.time!, 'time');
  close(curve.nRisk, expected['n.risk']!, 'n.risk');
  close(curve.nEvent, expected['n.event']!, 'n.event');
  close(curve.nCensor, expected['n.censor']!, 'n.censor');
  close(curve.surv, expected.surv!, 'surv');
  close(curve.stdErr, expected['std.err']!, 'std.err');
  close(curve.lower, expected.lower!, 'lower');
  close(curve.upper, expected.upper!, 'upper');
  close(curve.cumhaz, expected.cumhaz!, 'cumhaz');
  close(curve.stdChaz, expected['std.chaz']!, 'std.chaz');
  const { mean, stdErr } = restrictedMean(curve, until);
  const median = durationQuantile(curve);
  const most = Math.max(...curve.nRisk);
  const summary = [curve.n, most, curve.nRisk[0]!, curve.events, mean, stdErr, median.time, median.lower, median.upper];
  close(summary, expected.table!, 'summary');
}

test('ties, censorings at events, three kinds of interval, medians and means: as in R', () => {
  const data = durations({ time, event });
  likeR(data, 0, EXPECTED.log, 15);
  likeR(data, 0, EXPECTED.plain, 15, { interval: 'plain', level: 0.9 });
  likeR(data, 0, EXPECTED.loglog, 15, { interval: 'log-log' });
});

test('groups, of which one comes down to 0: as in R, means to the last time of all', () => {
  const data = durations({ time, event, stratum });
  likeR(data, 0, EXPECTED.letter, 15);
  likeR(data, 1, EXPECTED.treaty, 15);
});

test('rows that begin late: as in R', () => {
  likeR(durations({ time, event, start }), 0, EXPECTED.late, 15);
});

test('three competing causes with errors and limits: as in R', () => {
  const [curves] = aalenJohansen(durations({ time, event: cause }));
  const expected = EXPECTED.states;
  close(curves!.time, expected.time, 'time');
  close(curves!.nRisk, expected['n.risk'], 'n.risk');
  for (const [name, columns] of Object.entries({
    pstate: curves!.pstate,
    'std.err': curves!.stdErr,
    lower: curves!.lower,
    upper: curves!.upper,
  })) {
    close(
      columns.flatMap((c) => [...c]),
      expected[name],
      name,
    );
  }
});

test('log-rank, Peto and Peto, and a stratified test: as in R', () => {
  const data = durations({ time, event, stratum });
  const within = Uint32Array.from(start, (s) => (s > 0 ? 1 : 0));
  for (const [name, found] of Object.entries({
    logrank: logRank(data),
    peto: logRank(data, { rho: 1 }),
    stratified: logRank(data, { within }),
  })) {
    const expected = EXPECTED[name];
    // R keeps groups by strata: what we have is their sum.
    const byGroup = (x: number[]) => found.n.map((_, g) => x.filter((__, i) => i % 2 === g).reduce((a, b) => a + b));
    close(found.obs, byGroup(expected.obs), `${name} observed`);
    close(found.exp, byGroup(expected.exp), `${name} expected`);
    close(found.variance.flat(), expected.var, `${name} variance`);
    close([found.chisq], [expected.chisq], `${name} χ²`);
  }
});
