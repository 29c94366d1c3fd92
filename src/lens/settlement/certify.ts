import { checkPackage } from '../../settlement/check/index.js';
import type { Check } from '../../settlement/result.js';
import type { Certificate } from '../finding.js';
import type { Context, Shown } from './context.js';

/** What became of a check: the claim holds, it fails, or not all was looked at and nothing is proven. */
export function stateOf({ holds, whole, problem }: Check): 'holds' | 'fails' | 'open' {
  if (problem !== undefined) return 'fails';
  if (!whole) return 'open';
  return holds ? 'holds' : 'fails';
}

/**
 * Checks of the engine as the certificate of one finding, which holds only if each does. Not proven where one is open,
 * and where there is none: a certificate about nothing could not fail.
 */
export function certificate(checks: readonly (Check | undefined)[]): Certificate | 'not proven' {
  const found = checks.filter((check) => check !== undefined);
  if (found.length < checks.length || found.length === 0) return 'not proven';
  const failing = found.find((check) => stateOf(check) === 'fails');
  if (!failing && found.some((check) => stateOf(check) === 'open')) return 'not proven';
  const once = (texts: string[]) => [...new Set(texts)];
  return {
    kind: once(found.map((check) => check.kind)).join('; '),
    checkedBy: once(found.map((check) => check.checkedBy)).join(', '),
    holds: !failing,
    extent: once(found.map((check) => failing?.problem ?? check.extent)).join('; '),
  };
}

/** Looks again at the value, the margin and the lines of packages, by other code. */
export function certify({ space }: Context, ...packages: Shown[]): Certificate | 'not proven' {
  return certificate(
    packages.flatMap((shown) => [
      checkPackage(space, shown.explained),
      ...(shown.completion ? [shown.completion] : []),
    ]),
  );
}
