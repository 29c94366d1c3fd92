import { forward } from '../../../process/index.js';
import { expectedAt } from '../../../process/instants.js';
import type { ProfileAnswers } from '../profileAnswers.js';

/** How long a promise of a package lasts in the model, counted as a record of alliances counts. */
export interface Lifetime {
  /** Id and name of the commitment, and who gave it. */
  id: string;
  name: string;
  by: string;
  /**
   * By the steps of the horizon, 0 = signing: share that has lasted, see {@link lifetimesOf}; null from where hardly any is
   * still followed on.
   */
  lasts: (number | null)[];
  /** P(it stands | peace so far), by the same steps; null where peace is all but over. */
  givenPeace: (number | null)[];
}

/** Below this share still followed nothing is said. */
const FEW = 1e-9;

/**
 * The promises of a package, each with the share that has lasted to each step. In records an alliance ends when it is left,
 * broken, renegotiated or has run out; a war in which it is kept does not end it. So a promise ends here when its notice
 * has run out, or when its guarantor is called upon while it binds and stands aside. Where it is kept the story of the
 * game is over, and it is no longer followed (censored), as are cases of a record whose data end:
 *
 *     lasts(t) = Π over steps u ≤ t of (1 − ended(u) / standing(u − 1))
 *
 * with standing(u) = P(peace to the end of u, and it stands): Kaplan and Meier's (1958) estimate, for a record without
 * end. Under notice a promise stands. Forces are no alliances, so they are not here.
 */
export function lifetimesOf({ structure, game, solution, peace }: ProfileAnswers): Lifetime[] {
  const { profile, space, table, guarantors } = structure;
  const stands = profile.promises.map((_, i) =>
    Float64Array.from(space.tuples, (tuple) => (space.standing(tuple, i) === 'out' ? 0 : 1)),
  );
  const kept = profile.promises.map(({ commitment }, i) => {
    const bit = 1 << guarantors.indexOf(commitment.by);
    const helps = Float64Array.from(table.list, ({ helpers }) => (helpers & bit ? 1 : 0));
    const atRoot = expectedAt(table.instants, solution.behaviour.yes, helps);
    return Float64Array.from(table.roots, (root, s) => stands[i]![s]! * atRoot[root]!);
  });
  const seen = forward(game.model, solution.behaviour, [...stands, ...kept]);
  const steps = Array.from({ length: structure.horizonSteps }, (_, u) => u + 1);
  return profile.promises.map(({ commitment: { id, name, by } }, i) => {
    const standing = seen.watched[i]!;
    const honoured = seen.outbreaks[profile.promises.length + i]!;
    const lasts: (number | null)[] = [1];
    for (const u of steps) {
      const before = lasts.at(-1)!;
      const ended = standing[u - 1]! - standing[u]! - honoured[u]!;
      const hazard = Math.min(1, Math.max(0, ended / standing[u - 1]!));
      lasts.push(before === null || standing[u - 1]! < FEW ? null : before * (1 - hazard));
    }
    return {
      id,
      name,
      by,
      lasts,
      givenPeace: [0, ...steps].map((u) => (peace[u]! < FEW ? null : standing[u]! / peace[u]!)),
    };
  });
}
