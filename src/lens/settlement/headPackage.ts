import type { Case } from '../../case/case.js';

/** The package that answers speak of first: the first that the case names and that is not what stands now. */
export function headPackage<P extends { id: string; found: boolean }>(c: Case, packages: readonly P[]): P | undefined {
  const named = packages.filter(({ found }) => !found);
  return named.find(({ id }) => !isStatusQuo(c, id)) ?? named[0];
}

/** Whether a package is what somebody has without agreement. */
export function isStatusQuo(c: Case, id: string): boolean {
  return c.parties.some(({ noDeal }) => noDeal?.now.kind === 'package' && noDeal.now.package === id);
}
