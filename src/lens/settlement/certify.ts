import { checkPackage } from '../../settlement/check/index.js';
import type { Check } from '../../settlement/result.js';
import type { Certificate } from '../finding.js';
import type { Context, Shown } from './context.js';

/** A check of the engine as the certificate of a finding. */
export function asCertificate({ kind, checkedBy, holds, whole, extent }: Check): Certificate {
  return { kind, checkedBy, holds: holds && whole, extent };
}

/** Looks again at the value, the margin and the lines of a package, by other code. */
export function certify({ space }: Context, shown: Shown): Certificate {
  return asCertificate(checkPackage(space, shown.explained));
}
