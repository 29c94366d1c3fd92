import type { Case } from '../../../case/index.js';
import { column, counted } from '../../text.js';
import type { StateSpace } from '../state.js';
import type { Standing } from './story.js';

/** A public state in the words of the case. */
export function standingsOf(c: Case, space: StateSpace, tuple: readonly number[]): Standing[] {
  return space.meanings.map((_, v) => standingOf(c, space, tuple, v));
}

function standingOf(c: Case, space: StateSpace, tuple: readonly number[], v: number): Standing {
  const meaning = space.meanings[v]!;
  const at = tuple[v]!;
  const of = space.sizes[v]!;
  const level = space.variables[v]!.levels[at]!;
  switch (meaning.kind) {
    case 'stance':
      return { kind: 'stance', name: column(nameOf(c, meaning.party)), level, at, of };
    case 'strength':
      return { kind: 'strength', name: column(nameOf(c, c.guarantee!.adversary)), level, at, of };
    case 'promise': {
      const { name } = space.profile.promises[meaning.promise]!.commitment;
      const left = counted(of - 1 - at, c.guarantee!.step.name);
      const words = at === 0 ? 'in force' : at === of - 1 ? 'out' : `under notice, ${left} left`;
      return { kind: 'promise', name, level: words, at, of };
    }
    case 'deployment': {
      const { name } = space.profile.deployments[meaning.deployment]!;
      return { kind: 'force', name, level: at === 0 ? 'in place' : 'recalled', at, of };
    }
  }
}

/** Whether something that was promised or deployed still stands. */
export function anyStands(space: StateSpace, tuple: readonly number[]): boolean {
  return (
    space.profile.promises.some((_, i) => space.standing(tuple, i) !== 'out') ||
    space.profile.deployments.some((_, i) => space.deployed(tuple, i))
  );
}

export function nameOf(c: Case, id: string): string {
  return c.parties.find((p) => p.id === id)!.name;
}
