import type { ReferenceClass } from './record.js';

/** How far a number that somebody computed or judged lies from a record. */
export interface Gap {
  /** The number less the record's, as a share: 0.17 is 17 percentage points above. */
  by: number;
  /**
   * The same in standard errors of the record. Null where no error can be given: the number is 0 or 1 and the record is
   * not, or nothing has ended in the record yet.
   */
  errors: number | null;
  /** In standard errors if each cluster of cases were one case. */
  byCluster?: { errors: number | null; count: number; of: string };
}

/**
 * A share beside a class. The error is the one that a record of n independent cases would have if the share were right,
 * as in the score test (Wilson 1927):
 *
 *     z = (share − k/n) / √(share · (1 − share) / n)
 *
 * So |z| ≤ 1.96 exactly where the share lies in Wilson's 95 % interval of the class. With clusters the same with their
 * number in place of n: all cases of a cluster then say one thing (a design effect of n / clusters, Kish 1965, p. 162),
 * which is the largest error that clusters of one size can make. The truth lies between the two.
 *
 * @param share 0 to 1.
 */
export function rateGap(share: number, { events, n, clusters }: ReferenceClass): Gap {
  const by = share - events / n;
  const inErrors = (cases: number) => errorsOf(by, Math.sqrt((share * (1 - share)) / cases));
  return {
    by,
    errors: inErrors(n),
    ...(clusters && { byCluster: { errors: inErrors(clusters.count), count: clusters.count, of: clusters.of } }),
  };
}

/** A share that lasts beside a Kaplan–Meier curve at the same time, in Greenwood's standard errors of the curve. */
export function survivalGap(share: number, { point, error }: { point: number; error: number }): Gap {
  return { by: share - point, errors: errorsOf(share - point, error) };
}

function errorsOf(by: number, error: number): number | null {
  if (Math.abs(by) < 1e-12) return 0;
  return error > 0 ? by / error : null;
}
