import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Random } from '../quantity/design/random.js';
import { Budget } from '../shared/budget.js';
import { clusterBootstrap } from './clusterBootstrap.js';
import { curveAt } from './curveAt.js';
import { durations } from './durations.js';
import { kaplanMeier } from './kaplanMeier.js';

const options = () => ({ resamples: 2000, seed: 1, budget: new Budget() });
const share = (event: readonly number[]) => (weight: Float64Array) => {
  let [k, n] = [0, 0];
  for (const [row, w] of weight.entries()) {
    k += w * event[row]!;
    n += w;
  }
  return k / n;
};

// Ten clusters of five equal rows, three of them with events: the mean of ten draws of 0 or 1 with chance 0.3, so an
// error of √(0.3 · 0.7 / 10) = 0.1449. As 50 rows of their own it would be √(0.21/50) = 0.0648.
test('rows that always go together count as one: the error of 3 of 10 clusters, not of 15 of 50 rows', async () => {
  const event = Array.from({ length: 50 }, (_, row) => (row % 10 < 3 ? 1 : 0));
  const together = await clusterBootstrap(
    Uint32Array.from(event, (_, row) => row % 10),
    share(event),
    options(),
  );
  const alone = await clusterBootstrap(
    Uint32Array.from(event, (_, row) => row),
    share(event),
    options(),
  );
  assert.deepEqual([together.estimate, together.clusters, alone.clusters], [0.3, 10, 50]);
  // The standard deviation of 2,000 draws has an error of 1/√4000 = 1.6 %: five of these.
  assert.ok(Math.abs(together.stdErr / 0.1449 - 1) < 0.08, `${together.stdErr}`);
  assert.ok(Math.abs(alone.stdErr / 0.0648 - 1) < 0.08, `${alone.stdErr}`);
  assert.ok(
    together.lower < 0.3 && together.upper > 0.3 && together.upper - together.lower > alone.upper - alone.lower,
  );
});

test('same data and seed, same numbers; another seed, others', async () => {
  const event = [1, 0, 1, 1, 0, 0, 1, 0];
  const run = (seed: number) =>
    clusterBootstrap(Uint32Array.from([0, 0, 1, 1, 2, 2, 3, 3]), share(event), { ...options(), seed });
  assert.deepEqual(await run(1), await run(1));
  assert.notDeepEqual(await run(1), await run(2));
});

test('a survival curve is a statistic: without clusters its bootstrap error is near that of Greenwood', async () => {
  const random = Random.of(5n);
  const time = Float64Array.from({ length: 200 }, () => Math.ceil(-10 * Math.log(random.next())));
  const data = durations({ time, event: Uint8Array.from(time, () => (random.next() < 0.7 ? 1 : 0)) });
  const at = (weight?: Float64Array) => curveAt(kaplanMeier({ ...data, weight })[0]!, 5);
  const found = await clusterBootstrap(
    Uint32Array.from(time, (_, row) => row),
    (w) => at(w).surv,
    options(),
  );
  assert.equal(found.estimate, at().surv);
  assert.ok(Math.abs(found.stdErr / at().stdErr - 1) < 0.1, `${found.stdErr}, Greenwood ${at().stdErr}`);
});

test('resamples without an answer are left out and counted; with fewer than 100 there is no interval', async () => {
  const rare = await clusterBootstrap(Uint32Array.of(0, 1), ([a]) => (a! > 0 ? 1 : Number.NaN), options());
  assert.ok(rare.resamples > 1300 && rare.resamples < 1700, `${rare.resamples} of 2,000, three quarters expected`);
  const few = await clusterBootstrap(Uint32Array.of(0, 1), ([a]) => a!, { ...options(), resamples: 50 });
  assert.ok(Number.isNaN(few.lower) && Number.isNaN(few.upper));
});

test('half a million clusters are no more trouble than few', async () => {
  const cluster = Uint32Array.from({ length: 500_000 }, (_, i) => i);
  const first = (weight: Float64Array) => weight[0]!;
  const { clusters, resamples } = await clusterBootstrap(cluster, first, {
    resamples: 2,
    seed: 1,
    budget: new Budget(),
  });
  assert.deepEqual([clusters, resamples], [500_000, 2]);
});

test('a budget that is used up ends the work and is told', async () => {
  const stopped = await clusterBootstrap(Uint32Array.of(0, 1), ([a]) => a!, {
    ...options(),
    budget: new Budget({ seconds: 0 }),
  });
  assert.deepEqual([stopped.resamples, stopped.stopped], [0, 'time']);
});
