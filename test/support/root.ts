import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of the checkout: the compiled file lies at dist/test/support. */
export const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * Path of third-party reference data that does not ship with the repository, or undefined where it is missing: tests
 * that need it then skip, visibly.
 */
export function reference(path: string): string | undefined {
  const full = join(root, '..', 'shared', 'reference', path);
  return existsSync(full) ? full : undefined;
}
