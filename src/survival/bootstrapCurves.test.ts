import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Budget } from '../shared/budget.js';
import { bootstrapCurves } from './bootstrapCurves.js';
import { clusterBootstrap } from './clusterBootstrap.js';
import { curveAt } from './curveAt.js';
import { durations } from './durations.js';
import { kaplanMeier } from './kaplanMeier.js';
import { shrunkGroups } from './shrunkGroups.js';
import { spells } from './testing/spells.js';

const { time, how, start, conflict, region } = spells();
const DATA = durations({ time, event: how, start, stratum: region, strata: 3 });
const options = () => ({ resamples: 150, seed: 4, budget: new Budget() });

test('each number of the curves by the bootstrap is that of a bootstrap of it alone, from the same resamples', async () => {
  const found = await bootstrapCurves(DATA, conflict, [2, 10], 2, options());
  const alone = await clusterBootstrap(
    conflict,
    (weight) => curveAt(kaplanMeier({ ...DATA, weight })[1]!, 10).surv,
    options(),
  );
  assert.deepEqual(found[1]!.surv[1], alone);
  assert.deepEqual([found.length, found[0]!.states.length, found[0]!.states[1]!.length], [3, 2, 2]);
  // What has ended by each cause, and what lasts, are all there is.
  for (const { surv, states } of found)
    for (const i of [0, 1]) {
      const sum = surv[i]!.estimate + states.reduce((all, own) => all + own[i]!.estimate, 0);
      assert.ok(Math.abs(sum - 1) < 1e-12, `${sum}`);
    }
});

test('weights say how many equal rows there are: so do the resamples of each', async () => {
  const weight = Float64Array.from(time, (_, i) => 1 + (i % 2));
  const twice = [...time.keys()].flatMap((i) => (i % 2 ? [i, i] : [i]));
  const rows = durations({
    time: Float64Array.from(twice, (i) => time[i]!),
    event: Uint8Array.from(twice, (i) => how[i]!),
    start: Float64Array.from(twice, (i) => start[i]!),
  });
  const clusters = Uint32Array.from(twice, (i) => conflict[i]!);
  const [equal] = await bootstrapCurves(rows, clusters, [5], 0, options());
  const [weighted] = await bootstrapCurves(durations({ time, event: how, start, weight }), conflict, [5], 0, options());
  assert.deepEqual(weighted, equal);
});

test('a share for which some resamples were followed too short has neither limits nor an error', async () => {
  const rows = durations({ time: Float64Array.of(1, 2, 3, 9), event: Uint8Array.of(1, 1, 0, 0) });
  const [found] = await bootstrapCurves(rows, Uint32Array.of(0, 1, 2, 3), [5], 0, options());
  const { estimate, lower, upper, stdErr } = found!.surv[0]!;
  assert.deepEqual([estimate, lower, upper, stdErr], [0.5, Number.NaN, Number.NaN, Number.NaN]);
});

test('a median that many resamples outlast has a lower limit and no upper one', async () => {
  const rows = durations({
    time: Float64Array.from({ length: 30 }, (_, i) => i + 1),
    event: new Uint8Array(30).fill(1, 0, 16),
  });
  const [{ median } = { median: undefined }] = await bootstrapCurves(
    rows,
    Uint32Array.from(time.keys()).subarray(0, 30),
    [5],
    0,
    options(),
  );
  assert.equal(median!.estimate, 15.5);
  assert.ok(median!.lower > 5 && median!.lower < 15.5, `${median!.lower}`);
  assert.ok(Number.isNaN(median!.upper) && Number.isNaN(median!.stdErr));
});

/*
 * Three groups: 1 event in 2 rows followed for 4, 0 in 1 followed for 2, 3 in 3 followed for 6 (one of them counting twice: 4
 * in 4, 9).
 */
test('groups are counted by rows and by the time that they were followed, and each lies between itself and all', () => {
  const counted = durations({
    time: Float64Array.of(1, 3, 2, 1, 2, 3),
    event: Uint8Array.of(1, 0, 0, 1, 2, 1),
    weight: Float64Array.of(1, 1, 1, 1, 1, 2),
    stratum: Uint32Array.of(0, 0, 1, 2, 2, 2),
  });
  const of = (what: 'share' | 'rate') => shrunkGroups(counted, what).groups.map((g) => [g.events, g.of]);
  assert.deepEqual(of('share'), [[1, 2], [0, 1], [4, 4]]); // biome-ignore format: a table
  assert.deepEqual(of('rate'), [[1, 4], [0, 2], [4, 9]]); // biome-ignore format: a table
  const { how: fitted, groups } = shrunkGroups(DATA, 'rate');
  const all = groups.reduce((sum, g) => sum + g.events, 0) / groups.reduce((sum, g) => sum + g.of, 0);
  assert.equal(fitted, 'pooled');
  for (const { alone, shrunk } of groups) {
    assert.ok((shrunk.mean - all) * (shrunk.mean - alone.mean) <= 1e-4);
    assert.ok(shrunk.upper - shrunk.lower < alone.upper - alone.lower);
  }
});
