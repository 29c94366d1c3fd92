import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkCox } from '../check/cox.js';
import { checkCoxResiduals } from '../check/residuals.js';
import { durations } from '../durations.js';
import { logRank } from '../logRank.js';
import { covariateRows, cutInTwo } from '../testing/covariates.js';
import { concordance } from './concordance.js';
import { type CoxFit, type CoxOptions, coxRegression, wald } from './cox.js';
import { coxDerivatives } from './coxDerivatives.js';
import { coxResiduals } from './coxResiduals.js';
import { coxRowResiduals } from './coxRowResiduals.js';
import { type CoxRows, sortedRows } from './coxRows.js';
import { discreteLogit } from './discreteLogit.js';
import { exactWork } from './exactWork.js';
import { fineGray } from './fineGray.js';
import { parametricRegression } from './parametric.js';
import { TIES } from './partialDerivatives.js';
import { proportionality } from './proportionality.js';
import { scaledSchoenfeld } from './scaledSchoenfeld.js';
import { schoenfeld } from './schoenfeld.js';

const near = (a: number, b: number, within = 1e-9) =>
  assert.ok(Math.abs(a - b) <= within * Math.max(1, Math.abs(b)), `${a}, not ${b}`);

function same(a: CoxFit, b: CoxFit, factor = [1, 1, 1]) {
  for (const [j, x] of b.coef.entries()) near(a.coef[j]!, x * factor[j]!, 1e-8);
  for (const [k, x] of b.variance.entries()) {
    const p = b.coef.length;
    near(a.variance[k]!, x * factor[Math.floor(k / p)]! * factor[k % p]!, 1e-7);
  }
  near(a.loglik[0], b.loglik[0]);
  near(a.loglik[1], b.loglik[1]);
  near(a.score, b.score, 1e-8);
}

/*
 * A row with x = 1 ends at 1, one with x = 0 at 2, one with x = 1 is followed to 3. With e = exp(β)
 *   ln L = ln (e / (2e + 1)) + ln (1 / (e + 1)),   slope 0 at 1/(2e + 1) = e/(e + 1), so e² = ½ and β = −½ ln 2.
 *   Information 2e/(2e + 1)² + e/(e + 1)² = 0.4852814 (e = 0.7071068).
 */
test('three rows by hand: coefficient, information and both log-likelihoods', () => {
  const rows = { time: Float64Array.of(1, 2, 3), event: Uint8Array.of(1, 1, 0) };
  const { fit } = coxRegression(rows, Float64Array.of(1, 0, 1), 1);
  near(fit!.coef[0]!, -Math.LN2 / 2);
  const e = Math.SQRT1_2;
  near(1 / fit!.variance[0]!, (2 * e) / (2 * e + 1) ** 2 + e / (e + 1) ** 2);
  near(fit!.loglik[0], -Math.log(6)); // 1/3 · 1/2
  near(fit!.loglik[1], Math.log(e / (2 * e + 1)) - Math.log(e + 1));
  // Pairs: the first row against both others, the second against the third. β < 0, so x = 0 has more risk.
  const { concordant, discordant, tied } = concordance(fit!);
  assert.deepEqual([concordant, discordant, tied], [1, 1, 1]);
});

test('robust errors of no more clusters than coefficients are refused: they would be 0, or without their inverse', () => {
  const n = 24;
  const time = Float64Array.from({ length: n }, (_, i) => 1 + ((i * 7) % 11));
  const event = Uint8Array.from({ length: n }, (_, i) => (i % 4 === 3 ? 0 : 1));
  const x = Float64Array.from({ length: 2 * n }, (_, k) => ((k * k) % 13) - 6);
  const by = (clusters: number) => Uint32Array.from({ length: n }, (_, i) => (i * i) % clusters);
  const few = (clusters: number, coefficients: number) => ({ kind: 'few-clusters', clusters, coefficients });
  const rows = { time, event };
  for (const ties of ['efron', 'breslow'] as const) {
    for (const k of [1, 2]) assert.deepEqual(coxRegression(rows, x, 2, { ties, cluster: by(k) }).fault, few(k, 2));
  }
  assert.deepEqual(fineGray(rows, x, 2, { cause: 1, cluster: by(1) }).fault, few(1, 2));
  assert.deepEqual(parametricRegression(rows, x, 2, { distribution: 'weibull', cluster: by(2) }).fault, few(2, 4));
  const logit = discreteLogit(rows, x, 2, { hazard: 'constant', period: 1, cluster: by(1) });
  assert.deepEqual(logit.fault, few(1, 3));
  const { fit } = coxRegression(rows, x, 2, { cluster: Uint32Array.from(time, (_, i) => i % 3) });
  assert.ok(wald(fit!) > 0);
});

/** Rows that were censored before anybody ended have another value than all the others. */
const onlyBefore = (n: number, value: (i: number) => number) => ({
  rows: {
    time: Float64Array.from({ length: n }, (_, i) => (i < 3 ? 1 : 2 + (i % 11))),
    event: Uint8Array.from({ length: n }, (_, i) => (i < 3 ? 0 : 1)),
  },
  x: Float64Array.from({ length: n }, (_, i) => (i < 3 ? value(i) : 0.3)),
});

/*
 * Until 5, rows of risk 1 and e are followed; from 5 on, some of e^30. Their hazards are so different that the early
 * ones are lost in sums over all, and the late ones in differences of these.
 */
test('rows of very different risk that follow each other have the score and the expected events of each part alone', () => {
  const early = { time: [1, 2, 3, 4], start: [0, 0, 0, 0], event: [1, 1, 0, 1], x: [1, 0, 1, 0] };
  const late = { time: [6, 7, 8, 9], start: [5, 5, 5, 5], event: [1, 1, 1, 0], x: [30, 31, 31, 30] };
  const of = (...parts: (typeof early)[]) => {
    const rows = {
      time: Float64Array.from(parts.flatMap((part) => part.time)),
      start: Float64Array.from(parts.flatMap((part) => part.start)),
      event: Uint8Array.from(parts.flatMap((part) => part.event)),
    };
    const sorted = sortedRows(rows, Float64Array.from(parts.flatMap((part) => part.x)), 1);
    const scaled = Float64Array.of(sorted.scale[0]!);
    return { ...coxDerivatives(sorted, scaled, true), expected: coxResiduals(sorted, scaled, true).expected, sorted };
  };
  for (const sign of [1, -1]) {
    late.x = late.x.map((x) => sign * Math.abs(x));
    const [both, first, second] = [of(early, late), of(early), of(late)];
    near(both.loglik, first.loglik + second.loglik);
    const score = ({ score: own, sorted }: typeof both) => own[0]! * sorted.scale[0]!;
    near(score(both), score(first) + score(second));
    for (const [i, h] of [...first.expected, ...second.expected].entries()) near(both.expected[i]! / h, 1);
  }
});

test('a covariate that differs only among rows that left before anybody ended has no coefficient, however rounded', () => {
  for (const n of [7, 40, 3000]) {
    for (const ties of n > 100 ? (['efron', 'breslow'] as const) : TIES) {
      const { rows, x } = onlyBefore(n, (i) => i + 1);
      const nothing = { kind: 'collinear', column: 0, of: [] };
      assert.deepEqual(coxRegression(rows, x, 1, { ties }).fault, nothing, `${n} rows, ${ties}`);
      const both = Float64Array.from([...x].flatMap((v, i) => [(i * 7) % 5, v]));
      assert.deepEqual(coxRegression(rows, both, 2, { ties }).fault, { ...nothing, column: 1 }, `${n} rows, ${ties}`);
    }
  }
});

test('a covariate that differs little among rows at risk, beside what was censored before, has its coefficient', () => {
  const { rows, x } = onlyBefore(40, () => 1e4);
  const little = x.map((v, i) => (i < 3 ? v : (i * 7) % 5));
  const { fit } = coxRegression(rows, little, 1);
  const later = { time: rows.time.slice(3), event: rows.event.slice(3) };
  const alone = coxRegression(later, little.slice(3), 1).fit!;
  near(fit!.coef[0]!, alone.coef[0]!, 1e-6);
});

const fits = (
  law: (fit: CoxFit, refit: (rows: CoxRows, x: Float64Array) => CoxFit, rows: CoxRows, x: Float64Array) => void,
  options: CoxOptions[] = TIES.map((ties) => ({ ties })),
  weighted = false,
) => {
  let fitted = 0;
  fc.assert(
    fc.property(covariateRows({ weighted }), fc.constantFrom(...options), ({ rows, x, p }, option) => {
      const { fit } = coxRegression(rows, x, p, option);
      if (!fit) return;
      fitted++;
      law(fit, (other, y) => coxRegression(other, y, p, option).fit!, rows, x);
    }),
    { numRuns: 80 },
  );
  assert.ok(fitted > 20, `${fitted} of 80 could be fitted`);
};

const times = (numbers: Float64Array | undefined, by: (t: number) => number) =>
  numbers ? { time: numbers.map(by) } : {};

test('the unit of time, or any other clock that keeps the order, changes nothing', () => {
  for (const clock of [(t: number) => 365.25 * t, (t: number) => Math.sqrt(t)]) {
    fits((fit, refit, rows, x) =>
      same(refit({ ...rows, ...times(rows.time, clock), ...(rows.start && { start: rows.start.map(clock) }) }, x), fit),
    );
  }
});

test('covariates in another unit have coefficients in that unit, and a constant more changes nothing', () => {
  fits((fit, refit, rows, x) =>
    same(
      refit(
        rows,
        x.map((v) => 3 + v / 1000),
      ),
      fit,
      [1000, 1000, 1000],
    ),
  );
});

test('rows in another order change nothing', () => {
  fits((fit, refit, rows, x) => {
    const p = fit.coef.length;
    const turned = <A extends Float64Array | Uint8Array | Uint32Array>(a: A | undefined) => a?.slice().reverse() as A;
    const { time, event, start, stratum } = rows;
    const other = { time: turned(time), event: turned(event), start: turned(start), stratum: turned(stratum) };
    const y = Float64Array.from(x, (_, k) => x[(rows.time.length - 1 - Math.floor(k / p)) * p + (k % p)]!);
    same(refit(other, y), fit);
  });
});

test('a row that is cut into stretches, the event in the last, is the row that it was', () => {
  fits((fit, refit, rows, x) => {
    const cut = cutInTwo({ rows, x });
    same(refit(cut.rows, cut.x), fit);
  });
});

test('where no two rows end at once the three ways to treat ties are one; so ties that tiny noise breaks', () => {
  fits((_, __, rows, x) => {
    const p = x.length / rows.time.length;
    // Noise that keeps the order of different times, of two sizes: both give the same broken ties.
    const broken = [1e-3, 1e-6].map((size) => ({
      ...rows,
      time: rows.time.map((t, i) => t + (size * i) / rows.time.length - (rows.event[i] ? size : 0)),
    }));
    const [first, ...others] = broken.flatMap((noisy) => TIES.map((ties) => coxRegression(noisy, x, p, { ties }).fit));
    for (const other of others) if (first) same(other!, first);
  });
});

test('a whole weight is so many equal rows, with Breslow’s ties', () => {
  fits(
    (fit, refit, rows, x) => {
      const p = fit.coef.length;
      const again = Array.from(rows.weight!, (w, i) => Array<number>(4 * w).fill(i)).flat();
      const of = (a: Float64Array | undefined) => a && Float64Array.from(again, (i) => a[i]!);
      const many = refit(
        {
          time: of(rows.time)!,
          event: Uint8Array.from(again, (i) => rows.event[i]!),
          start: of(rows.start),
          stratum: rows.stratum && Uint32Array.from(again, (i) => rows.stratum![i]!),
        },
        Float64Array.from(again.flatMap((i) => [...x.subarray(i * p, (i + 1) * p)])),
      );
      for (const [j, b] of fit.coef.entries()) near(many.coef[j]!, b, 1e-7);
      // Weights are quarters here: four times as many rows have a fourth of the variance.
      for (const [k, v] of fit.variance.entries()) near(4 * many.variance[k]!, v, 1e-6);
    },
    [{ ties: 'breslow' }],
    true,
  );
});

test('score residuals and martingale residuals sum to 0, with weights too', () => {
  fits(
    (fit, _, rows) => {
      const { score, martingale } = coxResiduals(fit.sorted, fit.scaled, fit.ties === 'efron');
      const w = (i: number) => rows.weight?.[i] ?? 1;
      near(
        martingale.reduce((sum, m, i) => sum + w(i) * m, 0),
        0,
        1e-8,
      );
      for (const j of fit.coef.keys()) {
        let sum = 0;
        for (const i of martingale.keys()) sum += w(i) * score[i * fit.coef.length + j]!;
        near(sum, 0, 1e-5);
      }
    },
    [{ ties: 'efron' }, { ties: 'breslow' }],
    true,
  );
});

test('of two groups the score test with exact ties is the log-rank test, strata or not', () => {
  let compared = 0;
  fc.assert(
    fc.property(covariateRows(), ({ rows, x, p }) => {
      const group = Float64Array.from(rows.time, (_, i) => x[i * p]!);
      const { fit } = coxRegression(rows, group, 1, { ties: 'exact' });
      if (!fit) return;
      compared++;
      const data = durations({
        time: rows.time,
        event: rows.event,
        ...(rows.start && { start: rows.start }),
        stratum: Uint32Array.from(group),
        strata: 2,
      });
      near(logRank(data, rows.stratum ? { within: rows.stratum } : {}).chisq, fit.score, 1e-8);
    }),
  );
  assert.ok(compared > 40);
});

test('the three tests of a coefficient, and C, do not know in which direction it is counted', () => {
  fits((fit, refit, rows, x) => {
    const other = refit(
      rows,
      x.map((v) => -v),
    );
    near(wald(other), wald(fit), 1e-8);
    near(other.score, fit.score, 1e-8);
    near(concordance(other).concordance, concordance(fit).concordance);
    const terms = [[0]];
    // Where all events come at one time, no coefficient can be seen to change, in either direction.
    const [turned, tested] = [other, fit].map((of) => proportionality(of, terms).terms[0]!.chisq);
    if (Number.isNaN(tested)) assert.ok(Number.isNaN(turned));
    else near(turned!, tested!, 1e-6);
  });
});

test('each row a cluster of its own, or no two alike: the robust covariance is that of White; numbers of clusters do not matter', () => {
  fits(
    (fit, _, rows, x) => {
      const p = fit.coef.length;
      const other = Uint32Array.from(rows.time, (_, i) => 1000 - 3 * i);
      const { fit: again } = coxRegression(rows, x, p, { ...fit, cluster: other });
      assert.equal(again!.clusters, rows.time.length);
      for (const [k, v] of fit.variance.entries()) near(again!.variance[k]!, v);
    },
    [{ ties: 'efron', cluster: Uint32Array.from({ length: 50 }, (_, i) => i) }],
  );
});

const TWELVE = {
  time: Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12),
  event: Uint8Array.of(1, 0, 1, 1, 0, 1, 1, 0, 1, 1, 0, 1),
};
const column = (...values: number[]) => Float64Array.from(values);

test('a level of which nobody ended runs off, and the direction names it alone', () => {
  const never = (i: number) => (i > 1 && TWELVE.event[i] === 0 ? 1 : 0);
  const design = Float64Array.from([...TWELVE.time.keys()].flatMap((i) => [Math.sin(i), never(i)]));
  for (const ties of TIES) {
    const { fault } = coxRegression(TWELVE, design, 2, { ties });
    assert.equal(fault?.kind, 'separation');
    if (fault?.kind !== 'separation') return;
    assert.equal(fault.direction[0], 0);
    assert.ok(fault.direction[1]! < 0);
  }
});

test('a covariate in whose order rows end runs off', () => {
  const { fault } = coxRegression(
    TWELVE,
    TWELVE.time.map((t) => -t),
    1,
  );
  assert.equal(fault?.kind, 'separation');
});

/** Values 40, 39, … of which a third each end at 1, at 2 or never; but the first after each border has more than the last before it. */
function nearlyApart(by: number): { rows: CoxRows; x: Float64Array } {
  const x = Float64Array.from({ length: 40 }, (_, i) => 40 - i);
  for (const border of [13, 26]) x[border] = x[border - 1]! + by;
  const time = x.map((_, i) => (i < 13 ? 1 : i < 26 ? 2 : 3));
  return { rows: { time, event: Uint8Array.from(time, (t) => (t < 3 ? 1 : 0)) }, x };
}

test('rows that are apart but for a pair have a peak far out, which is checked; without that pair they have none', () => {
  for (const by of [0.1, 0.001]) {
    const { rows, x } = nearlyApart(by);
    const { fit } = coxRegression(rows, x, 1, { ties: 'exact' });
    assert.ok(fit!.coef[0]! > 2, `${fit!.coef[0]}`);
    const claim = { rows, x, ties: fit!.ties, coef: fit!.coef, naive: fit!.variance, loglik: fit!.loglik };
    assert.deepEqual(checkCox(claim), { holds: true });
    assert.equal(checkCox({ ...claim, naive: claim.naive.map((v) => 1.001 * v) })!.holds, false);
    const events = schoenfeld(fit!);
    const second = checkCoxResiduals(
      claim,
      { ...events, scaled: scaledSchoenfeld(fit!, events).y },
      coxRowResiduals(fit!),
    );
    assert.deepEqual(second, { holds: true });
  }
  const { rows, x } = nearlyApart(-0.001);
  assert.equal(coxRegression(rows, x, 1, { ties: 'exact' }).fault?.kind, 'separation');
  // So flat that doubles cannot tell a peak from none.
  const flat = nearlyApart(1e-6);
  const { fault } = coxRegression(flat.rows, flat.x, 1, { ties: 'exact' });
  assert.ok(fault?.kind === 'not-converged' && fault.flat);
});

test('a column that is a sum of others is named with its factors; one that does not differ is named alone', () => {
  const design = Float64Array.from(
    [...TWELVE.time.keys()].flatMap((i) => [Math.sin(i), i % 2, 2 * Math.sin(i) - 5 * (i % 2) + 7]),
  );
  const { fault } = coxRegression(TWELVE, design, 3);
  assert.ok(fault?.kind === 'collinear' && fault.column === 2);
  near(fault.of[0]!.factor, 2, 1e-6);
  near(fault.of[1]!.factor, -5, 1e-6);
  const constant = coxRegression(TWELVE, new Float64Array(12).fill(3), 1).fault;
  assert.deepEqual(constant, { kind: 'collinear', column: 0, of: [] });
  // It differs between strata, and rows are compared within them alone.
  const within = coxRegression({ ...TWELVE, stratum: Uint32Array.from(TWELVE.time, (_, i) => i % 2) }, design, 3).fault;
  assert.ok(within?.kind === 'collinear' && within.column === 1 && within.of.length === 0);
});

test('nobody ended, or one row alone: there is nothing to compare', () => {
  assert.equal(coxRegression({ ...TWELVE, event: new Uint8Array(12) }, TWELVE.time, 1).fault?.kind, 'no-events');
  const one = coxRegression({ time: column(3), event: Uint8Array.of(1) }, column(2), 1).fault;
  assert.equal(one?.kind, 'collinear');
});

/*
 * Exact ties of two covariates take 1 + 2 + 3 sums for each row at risk and each count up to d. At 2 three rows are at risk
 * and one ends: 3 · 2 · 6; at 1 four are and two end: 4 · 3 · 6. At 3 all that are at risk end: nothing. Looked at for
 * whether they are at risk: 1, 4 and 5 rows (the one from 1 on is not, at 1).
 */
test('the work of exact ties is counted before: with the number and a way out more than the limit is refused', () => {
  const rows = {
    time: column(3, 2, 2, 1, 1),
    start: column(0, 0, 1, 0, 0),
    event: Uint8Array.of(1, 1, 0, 1, 1),
  };
  const sorted = sortedRows(rows, new Float64Array(10), 2);
  assert.equal(exactWork(sorted), 3 * 2 * 6 + 4 * 3 * 6 + 1 + 3 + 5);
  // 60,000 rows of which half end at one time: 60,000 · 30,001 · 3 sums.
  const n = 60_000;
  const many = { time: new Float64Array(n).fill(1), event: Uint8Array.from({ length: n }, (_, i) => i % 2) };
  assert.throws(
    () =>
      coxRegression(
        many,
        Float64Array.from({ length: n }, (_, i) => i % 7),
        1,
        { ties: 'exact' },
      ),
    (thrown) => thrown instanceof RangeError && /would take 5\.4e\+9 sums .* --ties efron/.test(thrown.message),
  );
});

/*
 * Of 150,000 rows the first and the last end, at one time; x is 0 in the first half, 1 in the second. Choices of two: none of
 * the second half N²/2 in number, one N² e, both N² e²/2 (but for N of each): the log-likelihood is e / (½ + e + ½ e²),
 * largest at e = 1, where β = 0.
 */
test('exact ties take many rows at risk', () => {
  const n = 150_000;
  const time = Float64Array.from({ length: n }, (_, i) => (i === 0 || i === n - 1 ? 1 : 2));
  const event = Uint8Array.from(time, (t) => (t === 1 ? 1 : 0));
  const { fit } = coxRegression(
    { time, event },
    Float64Array.from(time, (_, i) => (i < n / 2 ? 0 : 1)),
    1,
    { ties: 'exact' },
  );
  near(fit!.coef[0]!, 0, 1e-8);
});

test('exact ties are refused with weights and with clusters', () => {
  const cluster = new Uint32Array(12);
  assert.throws(() => coxRegression(TWELVE, TWELVE.time, 1, { ties: 'exact', cluster }), RangeError);
  const weight = new Float64Array(12).fill(2);
  assert.throws(() => coxRegression({ ...TWELVE, weight }, TWELVE.time, 1, { ties: 'exact' }), RangeError);
});
