import type { PackageByName } from '../../../src/lens/index.js';
import type { Beside, Pinned } from './beside.js';

/**
 * What changes beside the text when something of the case has another name: pinned packages and drafts that settle its
 * issue, or that are it, and what is chosen.
 * @param of What it is: `packages.plan`, `issues.dam.options.none`.
 */
export function calledBeside({ pinned, chosen }: Beside, of: string, to: string): Partial<Beside> {
  const [top, id, , option] = of.split('.') as [string, string, string?, string?];
  const called = <P extends PackageByName>(one: P): P => {
    if (top === 'packages') return one.id === id ? { ...one, id: to } : one;
    if (top !== 'issues' || !Object.hasOwn(one.options, id)) return one;
    const options = Object.entries(one.options).map(([issue, chosen]) =>
      issue !== id ? [issue, chosen] : option === undefined ? [to, chosen] : [issue, chosen === option ? to : chosen],
    );
    return { ...one, options: Object.fromEntries(options) };
  };
  const now = pinned.map((one): Pinned => (one.from ? { ...called(one), from: called(one.from) } : called(one)));
  const kind = ({ packages: 'package', parties: 'party', ratifiers: 'party' } as const)[top];
  return {
    ...(JSON.stringify(now) !== JSON.stringify(pinned) && { pinned: now }),
    ...(kind && chosen[kind] === id && { chosen: { ...chosen, [kind]: to } }),
  };
}
