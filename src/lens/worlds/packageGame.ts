import type { Case } from '../../case/index.js';
import { prospects } from '../../process/index.js';
import { expectedAt } from '../../process/instants.js';
import { horizonOf, timetable, wholeYears } from '../guarantee/calendar.js';
import { type Game, gameOf, type Stakes, type Structure, structureOf } from '../guarantee/game.js';
import type { Profile } from '../guarantee/inputs.js';
import { StateSpace } from '../guarantee/state.js';
import { stepAt, worthsOf } from '../guarantee/worth.js';

/** What is asked of a package's game in every world. All chances are joint: nothing is divided yet. */
export interface GameAnswers {
  /** By party with futures, see `Worth`. */
  worth: Record<string, number>;
  inPeace: Record<string, number>;
  /** P(no attack by the end of year y), y = 1 … the horizon. */
  peace: number[];
  /** By the horizon: P(attacked), P(attacked and somebody helped). */
  attacked: number;
  met: number;
  /** At the horizon: P(peace and something stands), P(peace and somebody would help). */
  standing: number;
  reliable: number;
}

/** Games of at most so many states × steps are played in the case's own steps in every world. */
export const AS_IS = 30_000;

type Step = NonNullable<Case['guarantee']>['step'];
/** Whether large games are continued from longer steps, or every game is played in the case's own. */
export type Steps = 'longer' | 'own';
const HALF: Step = { years: 0.5, name: 'half-year' };
const YEAR: Step = { years: 1, name: 'year' };

/** Plays the games of one world after the other. */
export class PackageGames {
  /** Of each profile the structure it last had, and in which world: another world uses its states again. */
  readonly #structures = new Map<string, { c: Case; structure: Structure }>();
  /** What the game of a profile last answered, and to which numbers: where one number moves, most games stay as they were. */
  readonly #last = new Map<string, { numbers: string; answers: GameAnswers }>();

  constructor(readonly steps: Steps = 'longer') {}

  /** Whether the game of a profile is continued from longer steps, so that its answers have an error. */
  continues(c: Case, profile: Profile): boolean {
    return this.steps === 'longer' && isContinued(c, profile);
  }

  /**
   * The game of a profile in a world. A large one is played in half-years and in years instead of the case's shorter
   * steps s, and each answer f continued in a straight line to them (Richardson 1911; the error of a step is of first
   * order in its length): f(s) ≈ f(½) + (f(½) − f(1)) · (½ − s) / ½.
   */
  play(c: Case, profile: Profile, stakes: Stakes): GameAnswers {
    const numbers = numbersOf(c, profile, stakes);
    const last = this.#last.get(profile.id);
    if (last?.numbers === numbers) return last.answers;
    const answers = this.#play(c, profile, stakes);
    this.#last.set(profile.id, { numbers, answers });
    return answers;
  }

  #play(c: Case, profile: Profile, stakes: Stakes): GameAnswers {
    const { step } = c.guarantee!;
    if (!this.continues(c, profile)) return this.playIn(c, profile, stakes, step);
    const [half, year] = [HALF, YEAR].map((longer) => this.playIn(c, profile, stakes, longer));
    return continued(half!, year!, (HALF.years - step.years) / HALF.years);
  }

  /** The game in steps of this length. */
  playIn(c: Case, profile: Profile, stakes: Stakes, step: Step): GameAnswers {
    const key = `${step.name} ${profile.id}`;
    const last = this.#structures.get(key);
    const part = c.guarantee!;
    const structure =
      last?.c === c
        ? last.structure
        : structureOf({ ...c, guarantee: { ...part, step } }, profile, part.tail.value, last?.structure);
    this.#structures.set(key, { c, structure });
    return answersOf(gameOf(structure, stakes), structure);
  }
}

/** All numbers on which the game of a profile may depend, in a text. */
function numbersOf(c: Case, profile: Profile, stakes: Stakes): string {
  const own = c.numbers.flatMap(({ path, value }) => (ELSEWHERE.test(path) ? [] : [value]));
  return JSON.stringify([own, profile.futures, stakes]);
}

/** Numbers that come into a game through what a package is worth in peace, or not at all. */
const ELSEWHERE = /^(values|no-deal|red-lines|exchanges|links|ratifiers|offers)\b/;

/** Whether a game is played in longer steps: a large one, in which these divide the horizon and every notice. */
export function isContinued(c: Case, profile: Profile): boolean {
  const part = c.guarantee!;
  const whole = (years: number) => Math.abs(years - Math.round(years)) < 1e-9;
  if (part.step.years >= HALF.years || !whole(horizonOf(part))) return false;
  if (!profile.promises.every(({ form }) => whole(Math.round(form.notice.value / part.step.years) * part.step.years))) {
    return false;
  }
  const states = new StateSpace(part, profile).sizes.reduce((product, size) => product * size, 1);
  return states * timetable(part, part.tail.value).reduce((sum, { steps }) => sum + steps, 0) > AS_IS;
}

function answersOf(game: Game, structure: Structure): GameAnswers {
  const { model, space, profile } = game;
  const { table } = structure;
  const seen = prospects(model, undefined, structure.horizonSteps);
  const helped = new Float64Array(table.helpers.length);
  for (let e = 0; e < helped.length; e++) helped[e] = table.helpers[e]! > 0 ? 1 : 0;
  const helps = expectedAt(table.instants, seen.yes, helped);
  const stands = standsIn(space, profile);
  let [standing, reliable, attacked, met] = [0, 0, 0, 0];
  for (let s = 0; s < seen.standing.length; s++) {
    const chance = seen.standing[s]!;
    if (chance === 0) continue;
    if (stands[s] === 1) standing += chance;
    reliable += chance * helps[table.roots[s]!]!;
  }
  for (let i = 0; i < seen.entered.length; i++) {
    attacked += seen.entered[i]!;
    met += seen.entered[i]! * helps[i]!;
  }
  const peace = Array.from({ length: wholeYears(structure.part) }, (_, y) => seen.peace[stepAt(game, y + 1)]!);
  return { ...worthsOf(game, seen), peace, attacked, met, standing, reliable };
}

/** 1 in each state in which a promise or a force of the profile stands. */
function standsIn(space: StateSpace, { promises, deployments }: Profile): Uint8Array {
  const known = standing.get(space.tuples);
  if (known) return known;
  const found = Uint8Array.from(space.tuples, (tuple) =>
    promises.some((_, i) => space.standing(tuple, i) !== 'out') || deployments.some((_, i) => space.deployed(tuple, i))
      ? 1
      : 0,
  );
  standing.set(space.tuples, found);
  return found;
}

/** By the states of a space, which those of the same form share. */
const standing = new WeakMap<StateSpace['tuples'], Uint8Array>();

/** Answers at half-years and years, continued by so many times their distance; chances stay within 0 to 1. */
function continued(half: GameAnswers, year: GameAnswers, times: number): GameAnswers {
  const on = (a: number, b: number) => a + times * (a - b);
  const chance = (a: number, b: number) => Math.min(1, Math.max(0, on(a, b)));
  const each = (a: Record<string, number>, b: Record<string, number>, of: typeof on) =>
    Object.fromEntries(Object.keys(a).map((id) => [id, of(a[id]!, b[id]!)]));
  const peace = half.peace.map((p, y) => chance(p, year.peace[y]!));
  const last = peace.at(-1)!;
  const attacked = chance(half.attacked, year.attacked);
  return {
    worth: each(half.worth, year.worth, on),
    inPeace: each(half.inPeace, year.inPeace, chance),
    peace,
    attacked,
    // What is part of something else stays so.
    met: Math.min(attacked, chance(half.met, year.met)),
    standing: Math.min(last, chance(half.standing, year.standing)),
    reliable: Math.min(last, chance(half.reliable, year.reliable)),
  };
}
