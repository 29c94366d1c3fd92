import type { Beta } from './posterior.js';

/**
 * Beta distribution of a share that is known with a standard error: Jeffreys' posterior of a count of
 * as many cases as would give that error, n* = s (1 − s) / error² (the effective sample size of Cutler and Ederer 1958,
 * Journal of Chronic Diseases 8, and Rothman 1978, Journal of Chronic Diseases 31, for survival curves). So
 * a = s n* + ½ and b = (1 − s) n* + ½; where every case was followed to the end it is the posterior of the plain count.
 *
 * @param share 0 to 1.
 * @param error Above 0, or 0 where nothing or everything has happened; then `cases` stands for n*.
 * @param cases At least 0.
 */
export function effectiveBeta(share: number, error: number, cases: number): Beta {
  const n = error > 0 && share > 0 && share < 1 ? (share * (1 - share)) / error ** 2 : cases;
  return { a: share * n + 0.5, b: (1 - share) * n + 0.5 };
}
