import type { Case } from '../../../case/index.js';
import { type Draws, drawPath, type Path, type Turn, worthsOnPath } from '../../../process/index.js';
import { Random } from '../../../quantity/design/random.js';
import { compile } from '../../../settlement/compile.js';
import { evaluate } from '../../../settlement/evaluate.js';
import { caseSpace, packageOptions } from '../../settlement/space.js';
import type { Chosen } from '../../worlds/answerList.js';
import { dayAfter, daysOf, horizonOf, timetable, yearsBetween } from '../calendar.js';
import { structureOf } from '../game.js';
import { profileOf } from '../inputs.js';
import { type Move, movesOf } from '../moves.js';
import { answersFor, type ProfileAnswers } from '../profileAnswers.js';
import { stakesOf } from '../stakes.js';
import { anyStands, nameOf, standingsOf } from './standings.js';
import type { Story, StoryEnding, StoryStep, StoryTurn } from './story.js';
import { defenceWords, helpWords, moveWords } from './turnWords.js';

/** Tells stories of one package: its game is solved once, each story is one draw of the chain that follows. */
export class StoryTeller {
  readonly answers: ProfileAnswers;
  readonly #moves: Move[];

  /** @param c With a guarantee part. Its numbers are taken as they are: those of the medians, or of a drawn world. */
  constructor(
    readonly c: Case,
    readonly chosen: Chosen,
  ) {
    const part = c.guarantee!;
    const certain = caseSpace(c);
    const explained = evaluate(compile(certain.space), chosen.options);
    const profile = profileOf(part, packageOptions(c, chosen.options));
    const structure = structureOf(c, profile, part.tail.value);
    this.answers = answersFor(structure, { ...stakesOf(c, certain, explained), futures: profile.futures });
    this.#moves = movesOf(c, structure.space, timetable(part, part.tail.value), part.behaviour.order)[0]!;
  }

  /** The path of a seed, over the horizon. What bears one name falls alike in every package. */
  draw(seed: bigint): { path: Path; held: boolean | undefined } {
    const { game, solution, structure } = this.answers;
    const draws: Draws = (name) => {
      const stream = Random.of(seed, `story ${name}`);
      return () => stream.next();
    };
    const path = drawPath(game.model, solution.behaviour, draws, game.horizonSteps);
    if (path.ending === undefined) return { path, held: undefined };
    return { path, held: draws('defence')() < structure.table.holds[path.ending]! };
  }

  /** The story of a seed in words, with what each choice was worth at its moment. */
  tell(seed: bigint): Story {
    const { c, chosen } = this;
    const { game, solution, structure, peace } = this.answers;
    const { space } = structure;
    const part = c.guarantee!;
    const { path, held } = this.draw(seed);
    const worths = worthsOnPath(game.model, solution, path);
    const days = this.#days();
    const count = path.ending === undefined ? path.states.length - 1 : path.states.length;
    const months = Math.round(part.step.years * 12);
    const steps = Array.from({ length: count }, (_, t): StoryStep => {
      const told = path.turns.flatMap((turn, i) => (turn.t === t ? [this.#told(turn, worths[i])] : []));
      const last = t === count - 1 && path.ending !== undefined;
      return {
        from: dayAfter(c.asOf, t * months),
        to: dayAfter(c.asOf, (t + 1) * months),
        turns: [...dated(days[t]!, told), ...(last ? [this.#defence(path.ending!, held!)] : [])],
        state: standingsOf(c, space, space.tuples[path.states[t + 1] ?? path.turns.at(-1)!.state]!),
        peace: peace[t + 1]!,
      };
    });
    return {
      package: { id: chosen.id, name: chosen.name },
      seed: String(seed),
      from: c.asOf,
      start: standingsOf(c, space, space.tuples[path.states[0]!]!),
      steps,
      ending: this.#ending(path, held),
      step: part.step.name,
      horizon: game.horizonSteps,
    };
  }

  #told(turn: Turn, worths: number[] | undefined): StoryTurn {
    const { structure, game } = this.answers;
    const { space } = structure;
    const tuple = space.tuples[turn.state]!;
    const { taken } = turn;
    const branches = (says: string[]) =>
      says.map((words, k) => ({
        says: words,
        chance: turn.chances[k]!,
        ...(worths && { worth: worths[k]! }),
      }));
    if (turn.instant !== undefined) {
      const { party } = game.players[structure.table.instants.player[turn.instant]!]!;
      const { says, ...words } = helpWords(this.c, structure, party, tuple);
      return { ...words, branches: branches(says), taken, changes: true };
    }
    const move = this.#moves[turn.layer]!;
    const levels = move.v === 'attack' ? [] : turn.to.map((to) => space.tuples[to]![move.v as number]!);
    const { says, ...words } = moveWords(this.c, structure, move, tuple, levels);
    const to = turn.to[taken]!;
    const runsOn = words.kind === 'clock' && levels[taken] !== space.sizes[move.v as number]! - 1;
    return { ...words, branches: branches(says), taken, changes: to !== turn.state && !runsOn };
  }

  #defence(ending: number, held: boolean): StoryTurn {
    const holds = this.answers.structure.table.holds[ending]!;
    const { says, ...words } = defenceWords(this.c);
    const branches = [holds, 1 - holds].map((chance, k) => ({ says: says[k]!, chance }));
    return { ...words, branches, taken: held ? 0 : 1, changes: true };
  }

  #ending(path: Path, held: boolean | undefined): StoryEnding {
    const { structure, peace, causes } = this.answers;
    const { space, table, guarantors } = structure;
    const last = peace.at(-1)!;
    if (path.ending === undefined) {
      const inForce = anyStands(space, space.tuples[path.states.at(-1)!]!);
      return { kind: 'peace', helpers: [], inForce, share: last, peace: last };
    }
    const { helpers, cause } = table.list[path.ending]!;
    return {
      kind: cause,
      helpers: guarantors.flatMap((id, g) => (helpers & (1 << g) ? [{ id, name: nameOf(this.c, id) }] : [])),
      held: held!,
      inForce: anyStands(space, space.tuples[path.turns.at(-1)!.state]!),
      share: causes[cause].at(-1)!,
      peace: last,
    };
  }

  /** Days of the calendar by step, in order. */
  #days(): { name: string; day: string }[][] {
    const { c } = this;
    const part = c.guarantee!;
    const steps: { name: string; day: string }[][] = Array.from({ length: this.answers.game.horizonSteps }, () => []);
    const all = part.events.flatMap((event) =>
      daysOf(event, c.asOf, horizonOf(part)).map((day) => ({ name: event.name, day })),
    );
    for (const one of all.sort((a, b) => (a.day < b.day ? -1 : 1))) {
      // A date on the border of two steps belongs to the later one, as in the game.
      steps[Math.floor(yearsBetween(c.asOf, one.day) / part.step.years + 1e-9)]?.push(one);
    }
    return steps;
  }
}

/** Gives the turns that are days of the calendar their date, and puts days that move nothing before the others. */
function dated(days: readonly { name: string; day: string }[], turns: readonly StoryTurn[]): StoryTurn[] {
  const left = [...days];
  const told = turns.map((turn) => {
    const i = turn.kind === 'event' ? left.findIndex(({ name }) => name === turn.name) : -1;
    return i < 0 ? turn : { ...turn, on: left.splice(i, 1)[0]!.day };
  });
  const marks = left.map(
    ({ name, day }): StoryTurn => ({ kind: 'calendar', name, on: day, branches: [], taken: -1, changes: false }),
  );
  return [...marks, ...told];
}
