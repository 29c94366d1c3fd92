/** Why a regression has no answer, in terms of the columns of its design. */
export type RegressionFault =
  /** No row ended with the event. */
  | { kind: 'no-events' }
  /** A column is a sum of others, each times its factor, plus a constant; of none: it never differs where it is compared. */
  | { kind: 'collinear'; column: number; of: { column: number; factor: number }[] }
  /** The likelihood rises for ever in this direction of the coefficients: those not at 0 have no finite value. */
  | { kind: 'separation'; direction: Float64Array }
  /** A share that never ends was asked for, and the likelihood is largest with none. */
  | { kind: 'no-plateau' }
  /** There are too few different periods for the terms of the period that were asked for. */
  | { kind: 'few-periods' }
  /** Nobody was followed between two times: how rows that ended by other causes would count after is not known. */
  | { kind: 'gap'; from: number; to: number }
  /** The times of all rows that ended are met exactly: the likelihood rises for ever as the scale goes to 0. */
  | { kind: 'exact-fit' }
  /** Robust errors of so few clusters: their covariance cannot have the rank of so many coefficients. */
  | { kind: 'few-clusters'; clusters: number; coefficients: number }
  /** No peak was found; `flat` where the likelihood was curved so little that there need not be one, or beyond finding. */
  | { kind: 'not-converged'; coef: Float64Array; flat?: boolean };

/** A regression, or why there is none. */
export type Regressed<Fit> = { fit: Fit; fault?: undefined } | { fit?: undefined; fault: RegressionFault };
