import type { Coupled } from '../guarantee/couple.js';
import { profileOf } from '../guarantee/inputs.js';
import { stakesOf } from '../guarantee/stakes.js';
import { play } from '../guarantee/worth.js';
import type { Context, Shown } from '../settlement/context.js';
import { packageOptions } from '../settlement/space.js';

/**
 * Worth of a package to a party if everything that one guarantor has promised and deployed in it were gone, and all else
 * stood: its game is played without them. Undefined where the case says nothing about commitments or the party has no
 * futures in it.
 */
export function worthWithout(
  context: Context,
  { structures }: Pick<Coupled, 'structures'>,
  shown: Shown,
  guarantor: string,
  party: string,
): number | undefined {
  const { c } = context;
  const part = c.guarantee;
  if (!part?.futures[party]) return undefined;
  const profile = profileOf(part, packageOptions(c, shown.explained.package));
  const others = <T>(all: readonly T[], by: (one: T) => string) => all.filter((one) => by(one) !== guarantor);
  const bare = {
    ...profile,
    id: `${profile.id} without ${guarantor}`,
    promises: others(profile.promises, (p) => p.commitment.by),
    deployments: others(profile.deployments, (d) => d.by),
  };
  const stakes = { ...stakesOf(c, context, shown.explained), futures: profile.futures };
  return play(structures(bare), stakes).worth[party];
}
