import type { Known } from '../engine/engine.js';

/** The package that answers speak of first: as the assessment chose it, and before that the one that is offered. */
export function headPackage({ quick, valid, assessed }: Known): string | undefined {
  const chosen = assessed?.assessment.findings.find(({ id }) => id === 'guarantee/holds')?.about.package;
  const candidates = [chosen, valid?.c.offers[0]?.package, quick?.packages[0]?.id];
  return candidates.find((id) => quick?.packages.some((p) => p.id === id));
}
