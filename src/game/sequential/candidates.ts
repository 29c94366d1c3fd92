import Fraction from 'fraction.js';
import { type Behaviour, type Game, members } from '../model.js';
import { ruledOut } from '../ruledOut.js';

/** So many pure profiles are looked at one by one. */
export const MOST_PURE = 20_000;

/** So many ways to complete one mixed equilibrium. */
const MOST_COMPLETIONS = 1000;

/** All pure profiles, an action at each set; or how many there are, where that is more than {@link MOST_PURE}. */
export function pureProfiles(game: Game): { profiles: Generator<Behaviour>; many: number } | bigint {
  const chosen = game.infosets.flatMap(({ player }, set) => (player < 0 ? [] : [set]));
  const sets = new Map<number, number>();
  for (const set of chosen) {
    const { length } = game.infosets[set]!.actions;
    sets.set(length, (sets.get(length) ?? 0) + 1);
  }
  const many = [...sets].reduce((product, [actions, times]) => product * BigInt(actions) ** BigInt(times), 1n);
  return many > MOST_PURE ? many : { profiles: everyChoice(game, startOf(game), chosen), many: Number(many) };
}

/**
 * A behaviour with all ways to act at sets that a player's own plan rules out, where an equilibrium asks for nothing; as it is
 * where there are too many ways. Takes a game with perfect recall.
 */
export function completions(game: Game, behaviour: Behaviour): Iterable<Behaviour> {
  const open = ruledOut(game, behaviour);
  const many = open.reduce((product, set) => product * game.infosets[set]!.actions.length, 1);
  return many > MOST_COMPLETIONS ? [behaviour] : everyChoice(game, behaviour, open);
}

function startOf(game: Game): Behaviour {
  return game.infosets.map(({ chances, actions }) => chances ?? only(actions.length, 0));
}

/** The behaviour with each choice of one action at each of some sets; the action at the last set changes fastest. */
function* everyChoice(game: Game, behaviour: Behaviour, sets: readonly number[]): Generator<Behaviour> {
  const choice = sets.map(() => 0);
  const present = members(game);
  for (;;) {
    const next = [...behaviour];
    for (const [k, set] of sets.entries()) next[set] = only(game.infosets[set]!.actions.length, choice[k]!);
    yield next;
    let k = sets.length - 1;
    while (k >= 0 && (present[sets[k]!]!.length === 0 || choice[k]! + 1 === game.infosets[sets[k]!]!.actions.length)) {
      choice[k--] = 0;
    }
    if (k < 0) return;
    choice[k]!++;
  }
}

function only(actions: number, action: number): Fraction[] {
  return Array.from({ length: actions }, (_, a) => new Fraction(a === action ? 1 : 0));
}

/** Whether everybody does one thing at each set. */
export function isPure(game: Game, behaviour: Behaviour): boolean {
  return behaviour.every((own, set) => game.infosets[set]!.player < 0 || own.every((x) => x.n === 0n || x.equals(1)));
}
