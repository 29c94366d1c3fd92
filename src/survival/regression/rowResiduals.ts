/** What is left of each row when a model has said what it expects; in the order of the rows. */
export interface RowResiduals {
  /** Linear predictor: of the logarithm of the hazard ratio, or of ln T. */
  predictor: Float64Array;
  /** The cumulative hazard over the time that a row was followed: if the model holds, an exponential time with mean 1, censored as the row was (Cox and Snell 1968). */
  coxSnell: Float64Array;
  /** 1 or 0 for whether it ended, less `coxSnell`: events less those expected (Therneau, Grambsch and Fleming 1990). */
  martingale: Float64Array;
  /** The same, made about as symmetric as it can be. */
  deviance: Float64Array;
}

/**
 * The other residuals from those of Cox and Snell, H:
 *
 *     martingale M = δ − H        deviance sign(M) √(−2 (M + δ ln H))
 *
 * For Cox these are R's `residuals.coxph`; for durations of a given form the deviance is the same function (Collett 2015,
 * 7.1), and not that of R's `residuals.survreg`.
 */
export function rowResiduals(ended: ArrayLike<number>, coxSnell: Float64Array, predictor: Float64Array): RowResiduals {
  const martingale = coxSnell.map((h, i) => ended[i]! - h);
  const deviance = martingale.map((m, i) => {
    const inner = ended[i] === 1 ? m + Math.log(coxSnell[i]) : m;
    return Math.sign(m) * Math.sqrt(Math.max(0, -2 * inner));
  });
  return { predictor, coxSnell, martingale, deviance };
}

/** Σ_j b_j x_j of each row, row after row. */
export function predictorOf(x: Float64Array, coef: ArrayLike<number>, p: number, n: number): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < p; j++) sum += coef[j]! * x[i * p + j];
    return sum;
  });
}
