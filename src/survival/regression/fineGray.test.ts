import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type CoxClaim, checkCox } from '../check/cox.js';
import { durations } from '../durations.js';
import { cutInTwo } from '../testing/covariates.js';
import { type CoxAnswer, likeCoxph } from '../testing/likeCoxph.js';
import { anyRows } from '../testing/rows.js';
import { answersOf, close, spells } from '../testing/spells.js';
import { type CoxOptions, coxRegression } from './cox.js';
import type { CoxRows } from './coxRows.js';
import { fineGray, subdistributionRows } from './fineGray.js';
import { followUp } from './followUp.js';
import { stretchesOf } from './stretches.js';

// bench/regression-residuals-r.R
const R = answersOf('residuals.json');
const { time, start, how, region, conflict, two } = spells();
const LATE = durations({ time, event: how, start });

/** What a checker is told of a fit. */
function claimOf(rows: CoxRows, x: Float64Array, options: CoxOptions & { cause: number }, id?: Uint32Array) {
  const stretches = id && stretchesOf(rows, id).stretches;
  const { fit, fault } = fineGray(rows, x, x.length / rows.time.length, { ...options, stretches });
  if (!fit) return { fault };
  const claim: CoxClaim = {
    rows: {
      ...rows,
      event: rows.event.map((e) => (e === options.cause ? 1 : 0)),
      competing: rows.event.map((e) => (e !== 0 && e !== options.cause ? 1 : 0)),
      cluster: options.cluster ?? id,
    },
    x,
    ties: fit.ties,
    coef: fit.coef,
    naive: fit.naive!,
    robust: fit.variance,
    loglik: fit.loglik,
  };
  return { fit, claim };
}

function likeR(
  answer: CoxAnswer,
  rows: CoxRows,
  x: Float64Array,
  options: CoxOptions & { cause: number },
  id?: Uint32Array,
) {
  const { fit, claim } = claimOf(rows, x, options, id);
  likeCoxph(fit!, answer, fit!.cluster);
  assert.deepEqual(checkCox(claim!), { holds: true });
}

test('late entry, each row by itself, by cluster and with Breslow’s ties: as coxph on what finegray makes', () => {
  likeR(R.late, LATE, two, { cause: 1 });
  likeR(R.lateBreslow, LATE, two, { cause: 2, ties: 'breslow', cluster: conflict });
});

test('chances to be followed by stratum, and rows compared within it: as finegray and coxph with strata', () => {
  likeR(R.strata, { ...LATE, stratum: region }, two, { cause: 1 });
});

test('rows that are cut where a covariate changes: as finegray with id', () => {
  const cut = spells('stretches.csv');
  const id = Uint32Array.from(cut.numbers('row'));
  const rows = durations({ time: cut.time, event: cut.how, start: cut.start });
  likeR(R.stretches, rows, cut.two, { cause: 1 }, id);
});

test('weights of rows multiply those of the follow-up, as in finegray', () => {
  likeR(R.weighted, { ...LATE, weight: Float64Array.from(conflict, (c) => 1 + (c % 3)) }, two, { cause: 1 });
});

test('weights of the pieces are those of finegray, wherever a time with events lies in both', () => {
  const { pieces } = subdistributionRows(LATE, 1);
  const { row, start: from, stop, weight } = R.weights;
  const events = [...new Set(time.filter((_, i) => how[i] === 1))];
  const found: number[] = [];
  const expected: number[] = [];
  for (const t of events) {
    const of = (
      rows: ArrayLike<number>,
      starts: ArrayLike<number>,
      ends: ArrayLike<number>,
      weights: ArrayLike<number>,
    ) => {
      const all = new Array<number>(time.length).fill(0);
      for (let k = 0; k < rows.length; k++) if (starts[k]! < t && t <= ends[k]!) all[rows[k]!] = weights[k]!;
      return all;
    };
    found.push(...of(pieces!.of, pieces!.rows.start!, pieces!.rows.time, pieces!.rows.weight));
    expected.push(...of(row, from, stop, weight));
  }
  close(found, expected, 'weight', 1e-12);
});

/*
 * Rows (0, 2] other cause, (1, 3] censored, (0, 5] event, (3.5, 6] censored, (0, 4] event.
 * Censored at 3: followed then are (1, 3], (0, 5], (0, 4]: G = 2/3 after. Entered at 3.5: there then are it, (0, 5] and
 * (0, 4], so H was 2/3 of what it is after. So the first row counts 2/3 × 3/2 = 1 at 4 and at 5.
 */
test('five rows by hand: a censoring takes a third of a weight, and an entry gives it back', () => {
  const rows = {
    time: Float64Array.of(2, 3, 5, 6, 4),
    event: Uint8Array.of(2, 0, 1, 0, 1),
    start: Float64Array.of(0, 1, 0, 3.5, 0),
  };
  const { pieces } = subdistributionRows(rows, 1);
  const more = [...pieces!.of.keys()].filter((k) => pieces!.rows.start![k] === 2);
  close(
    more.flatMap((k) => [pieces!.rows.time[k]!, pieces!.rows.weight[k]!]),
    [5, 1],
    'piece',
    1e-15,
  );
  const { chance, before } = followUp(rows);
  close(
    [before(3), before(3.5), before(4)].map((steps) => chance(steps) / chance(before(2))),
    [1, 2 / 3, 1],
    'chance',
    1e-15,
  );
});

test('the share that lasts, the chance to be followed and how many are: one is the product of the others', () => {
  fc.assert(
    fc.property(anyRows({ causes: 2 }), (columns) => {
      const rows = durations(columns);
      const { time: ends, event, start: begins } = rows;
      const { chance, before, gap } = followUp({ time: ends, event, start: begins });
      const atRisk = (t: number) => ends.reduce((n, u, i) => n + (u >= t && !(begins && begins[i] >= t) ? 1 : 0), 0);
      const times = [...new Set(ends)].sort((a, b) => a - b);
      let lasting = 1;
      let first: number | undefined;
      for (const [k, t] of times.entries()) {
        if (k > 0 && gap(before(times[k - 1]!), before(t))) [lasting, first] = [1, undefined];
        const factor = atRisk(t) / (lasting * chance(before(t)));
        first ??= factor;
        assert.ok(Math.abs(factor - first) <= 1e-9 * first, `${factor} at ${t}, not ${first}`);
        const ended = ends.reduce((n, u, i) => n + (u === t && event[i] > 0 ? 1 : 0), 0);
        lasting *= 1 - ended / atRisk(t);
        if (lasting === 0) [lasting, first] = [1, undefined];
      }
    }),
  );
});

test('whatever rows with late entry and strata are fitted, the definition agrees, and a wrong weight is refused', () => {
  let fitted = 0;
  fc.assert(
    fc.property(anyRows({ causes: 2 }), fc.boolean(), (columns, strata) => {
      const rows: CoxRows = {
        ...durations(columns),
        stratum: strata ? Uint32Array.from(columns.time, (_, i) => i % 2) : undefined,
      };
      const x = Float64Array.from(columns.time, (_, i) => (i * i) % 5);
      const { claim } = claimOf(rows, x, { cause: 1 });
      if (!claim) return;
      fitted++;
      assert.deepEqual(checkCox(claim), { holds: true });
    }),
    { numRuns: 80 },
  );
  assert.ok(fitted > 15, `${fitted} of 80 could be fitted`);
  const { claim } = claimOf({ ...LATE, stratum: region }, two, { cause: 1 });
  // As if nobody had entered late; as if weights were of all strata; as if other causes were censored.
  const { start: _, ...early } = claim!.rows;
  for (const rows of [early, { ...claim!.rows, stratum: undefined }, { ...claim!.rows, competing: undefined }]) {
    assert.equal(checkCox({ ...claim!, rows })!.holds, false);
  }
});

/*
 * The first row has the largest risk of all by far and enters when the others are gone. What is left of their sum when it is
 * taken out of it again may be rounding alone: it looked like a peak where there is none.
 */
test('a row that enters late with a large risk leaves nothing in sums of rows before it', () => {
  for (const [time, start, event, x] of [
    [
      [7, 3, 6, 6, 4],
      [6, 1, 2, 5, 3],
      [0, 1, 1, 0, 1],
      [0, 1, 4, 4, 1],
    ],
    [
      [3, 3, 2, 4],
      [1, 2, 0, 3],
      [0, 1, 1, 0],
      [0, 1, 4, 4],
    ],
  ] as const) {
    const rows = { time: Float64Array.from(time), start: Float64Array.from(start), event: Uint8Array.from(event) };
    assert.equal(fineGray(rows, Float64Array.from(x), 1, { cause: 1 }).fault?.kind, 'separation');
  }
});

test('rows that are cut into stretches, a later start for all, another unit of time: the fit stays what it was', () => {
  const rows = durations({ time, event: how, start, stratum: region });
  const { fit } = fineGray(rows, two, 2, { cause: 1 });
  const same = (other: CoxRows, x: Float64Array, id?: Uint32Array) => {
    const stretches = id && stretchesOf(other, id).stretches;
    const again = fineGray(other, x, 2, { cause: 1, stretches }).fit!;
    close(again.coef, [...fit!.coef], 'coef');
    close(again.variance, [...fit!.variance], 'variance');
  };
  const cut = cutInTwo({ rows, x: two });
  const of = Uint32Array.from(cut.rows.time, (_, k) => Math.floor(k / 2));
  same(cut.rows, cut.x, of);
  same({ ...rows, time: time.map((t) => 365.25 * t), start: start.map((t) => 365.25 * t) }, two);
  // Before anybody ends it does not matter when rows began.
  same({ ...rows, start: start.map((t) => Math.max(t, 0.5)) }, two);
});

test('where rows end by one cause alone, or are followed for as long as any, nothing is weighed', () => {
  const alone = { time, event: how.map((e) => (e === 1 ? 1 : 0)), start };
  const cluster = Uint32Array.from(time.keys());
  const { fit } = fineGray(alone, two, 2, { cause: 1 });
  const cox = coxRegression(alone, two, 2, { cluster }).fit!;
  close(fit!.coef, [...cox.coef], 'coef');
  close(fit!.variance, [...cox.variance], 'variance');
  const { pieces } = subdistributionRows({ time, event: how.map((e) => e || 2) }, 1);
  assert.ok(pieces!.rows.weight.every((w) => w === 1));
});

test('where nobody is followed through, rows that ended before by another cause have no weight, and it is said when', () => {
  const rows = {
    time: Float64Array.of(2, 3, 6, 7, 8),
    event: Uint8Array.of(2, 1, 1, 0, 1),
    start: Float64Array.of(0, 0, 4, 4, 5),
  };
  const x = Float64Array.of(1, 2, 3, 1, 2);
  assert.deepEqual(fineGray(rows, x, 1, { cause: 1 }).fault, { kind: 'gap', from: 3, to: 4 });
  // Nobody ended by another cause before the gap: there is nothing to weigh.
  assert.equal(subdistributionRows({ ...rows, event: Uint8Array.of(1, 0, 1, 2, 1) }, 1).fault, undefined);
});

test('stretches have to follow each other, and only the last may end', () => {
  const time = Float64Array.of(2, 5, 4);
  const start = Float64Array.of(0, 3, 0);
  const of = Uint32Array.of(7, 7, 8);
  assert.deepEqual(stretchesOf({ time, start, event: Uint8Array.of(0, 1, 1) }, of).fault, {
    kind: 'apart',
    row: 1,
    before: 0,
  });
  start[1] = 2;
  assert.deepEqual(stretchesOf({ time, start, event: Uint8Array.of(1, 1, 1) }, of).fault, {
    kind: 'ended-early',
    row: 1,
    before: 0,
  });
  const { stretches } = stretchesOf({ time, start, event: Uint8Array.of(0, 1, 1) }, of);
  assert.deepEqual(
    [[...stretches!.first], [...stretches!.last]],
    [
      [1, 0, 1],
      [0, 1, 1],
    ],
  );
});
