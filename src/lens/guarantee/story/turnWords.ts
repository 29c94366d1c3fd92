import type { Case } from '../../../case/index.js';
import { title } from '../../text.js';
import { type Structure, stancesOf } from '../game.js';
import type { Move } from '../moves.js';
import { nameOf } from './standings.js';
import type { StoryTurn } from './story.js';

type Words = Pick<StoryTurn, 'kind' | 'name' | 'party'> & { says: string[] };

/**
 * What a move that has its turn is, and what each of its branches says: in the past, in which a verb is the same for one
 * and for many.
 *
 * @param tuple The state in which it has its turn. @param targets Levels of the move's variable after each branch; none
 * of an attack.
 */
export function moveWords(
  c: Case,
  { space, profile, part }: Structure,
  move: Move,
  tuple: readonly number[],
  targets: readonly number[],
): Words {
  if (move.v === 'attack') {
    const name = title(nameOf(c, part.adversary));
    const party = { id: part.adversary, name: nameOf(c, part.adversary) };
    return { kind: 'attack', party, says: [`${name} kept the peace`, `${name} attacked`] };
  }
  const meaning = space.meanings[move.v]!;
  const now = tuple[move.v]!;
  const levels = space.variables[move.v]!.levels;
  switch (meaning.kind) {
    case 'stance': {
      const name = title(nameOf(c, meaning.party));
      const says = targets.map((to) => `${name} ${to === now ? 'stayed' : 'turned'} ${levels[to]}`);
      if (move.kind === 'chance' && move.at) return { kind: 'event', name: move.name, says };
      return { kind: 'politics', says };
    }
    case 'strength': {
      const name = title(nameOf(c, part.adversary));
      return {
        kind: 'strength',
        says: targets.map((to) => `${name} ${to === now ? 'stayed' : 'became'} ${levels[to]}`),
      };
    }
    case 'promise': {
      const { commitment, form } = profile.promises[meaning.promise]!;
      const called = `“${commitment.name}”`;
      if (move.kind === 'chance') {
        const out = levels.length - 1;
        return {
          kind: 'clock',
          says: targets.map((to) => (to === out ? `${called} ran out` : `Notice of ${called} ran`)),
        };
      }
      const party = chooser(c, space.stance(tuple, move.party), part, move.party);
      const name = title(party.name);
      const leaves = levels.length > 2 && form.notice.value > 0 ? 'gave notice of' : 'left';
      const says =
        now === 0
          ? [`${name} kept ${called}`, `${name} ${leaves} ${called}`]
          : [`${name} let the notice of ${called} run`, `${name} took back the notice of ${called}`];
      return { kind: 'promise', party, says };
    }
    case 'deployment': {
      const called = `“${profile.deployments[meaning.deployment]!.name}”`;
      const by = profile.deployments[meaning.deployment]!.by;
      const party = chooser(c, space.stance(tuple, by), part, by);
      const name = title(party.name);
      return { kind: 'force', party, says: [`${name} kept ${called} in place`, `${name} recalled ${called}`] };
    }
  }
}

/** A guarantor that is asked for help, in a state. */
export function helpWords(
  c: Case,
  { space, profile, part }: Structure,
  party: string,
  tuple: readonly number[],
): Words {
  const name = title(nameOf(c, party));
  const word = profile.promises.some(
    ({ commitment }, i) => commitment.by === party && space.standing(tuple, i) !== 'out',
  );
  const force = profile.deployments.some(({ by }, i) => by === party && space.deployed(tuple, i));
  const why = word ? 'as promised' : force ? 'with a force in place' : 'bound by nothing';
  const whyNot = word ? 'against the promise' : why;
  const says = [`${name} helped, ${why}`, `${name} did not help, ${whyNot}`];
  return { kind: 'help', party: chooser(c, space.stance(tuple, party), part, party), says };
}

export function defenceWords(c: Case): Words {
  const name = title(nameOf(c, c.guarantee!.protects));
  return { kind: 'defence', says: [`${name} held`, `The defence of ${nameOf(c, c.guarantee!.protects)} was broken`] };
}

/** A government; its stance where the case tells some apart. */
function chooser(c: Case, stance: number, part: Structure['part'], id: string): NonNullable<StoryTurn['party']> {
  const levels = stancesOf(part, id);
  return { id, name: nameOf(c, id), ...(levels.length > 1 && { stance: levels[stance]! }) };
}
