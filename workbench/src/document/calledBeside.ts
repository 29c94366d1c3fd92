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
    // What the new name stood for before is no longer in the case: it was free.
    const known = Object.entries(one.options).filter(([issue]) => option !== undefined || issue !== to);
    const options = known.map(([issue, chosen]) =>
      issue !== id ? [issue, chosen] : option === undefined ? [to, chosen] : [issue, chosen === option ? to : chosen],
    );
    return { ...one, options: Object.fromEntries(options) };
  };
  const present = pinned.filter((one) => top !== 'packages' || one.id !== to || one.from);
  const now = present.map((one): Pinned => (one.from ? { ...called(one), from: called(one.from) } : called(one)));
  const kind = ({ packages: 'package', parties: 'party', ratifiers: 'party' } as const)[top];
  return {
    ...(JSON.stringify(now) !== JSON.stringify(pinned) && { pinned: now }),
    ...(kind && chosen[kind] === id && { chosen: { ...chosen, [kind]: to } }),
  };
}
