import type { Case, GuaranteePart } from '../../src/case/index.js';
import { commitmentsOf, type Options } from './guaranteeRules.js';
import { chancesOf, eventsFor, rateOf, ratesOf, type Step, stepsOf } from './guaranteeTimes.js';

/** Who governs, what binds, which forces stand, how strong the adversary is. */
export interface State {
  stance: Record<string, string>;
  /** Steps of notice that are left, where notice was given. */
  promise: Record<string, 'in force' | 'out' | number>;
  force: Record<string, 'there' | 'recalled'>;
  strength: string;
}

export interface Choice {
  party: string;
  /** The government, or the adversary, that decides here. */
  person: string;
  /** What switching costs every government of the party. */
  cost: number;
  to: State | 'attack';
}

/** What may happen at one place of a step. A choice is undefined where there is nothing to decide. */
export type Stage = { chance: (s: State) => [State, number][] } | { choice: (s: State) => Choice | undefined };

/** What may happen in the guarantee game of a package, and in which order. For tests alone. */
export class Stages {
  readonly part: GuaranteePart;
  readonly steps: Step[];
  /** Steps of the horizon. */
  readonly horizon: number;
  readonly promises: ReturnType<typeof commitmentsOf>['promises'];
  readonly forces: ReturnType<typeof commitmentsOf>['forces'];

  constructor(
    readonly c: Case,
    readonly options: Options,
  ) {
    this.part = c.guarantee!;
    this.steps = stepsOf(c);
    this.horizon = this.steps.length - Math.round(this.part.tail.value);
    const { promises, forces } = commitmentsOf(this.part, options);
    this.promises = promises;
    this.forces = forces;
  }

  stancesOf(party: string) {
    return this.part.stances.find((s) => s.party === party)!;
  }

  /** The states in which the agreement may start, with their chances. */
  get starts(): [State, number][] {
    const first: State = {
      stance: {},
      promise: Object.fromEntries(this.promises.map(({ id }) => [id, 'in force'])),
      force: Object.fromEntries(this.forces.map(({ id }) => [id, 'there'])),
      strength: this.part.balance.levels[this.part.balance.start],
    };
    let starts: [State, number][] = [[first, 1]];
    for (const party of this.part.behaviour.order) {
      const { levels, start } = this.stancesOf(party);
      starts = starts.flatMap(([s, p]) =>
        levels.map((level, i): [State, number] => [governedBy(s, party, level), p * start[i].value]),
      );
    }
    return starts;
  }

  /** Ids of commitments (of one guarantor) that stand, notice or not. */
  standing(s: State, party?: string): string[] {
    const mine = ({ by }: { by: string }) => party === undefined || by === party;
    return [
      ...this.promises.filter((promise) => mine(promise) && s.promise[promise.id] !== 'out').map(({ id }) => id),
      ...this.forces.filter((force) => mine(force) && s.force[force.id] === 'there').map(({ id }) => id),
    ];
  }

  governs(s: State, party: string): string {
    return `${party}, ${s.stance[party]}`;
  }

  /** Legal clock, politics, balance, promises, forces, challenge: mathematics of the game, in the order of a step. */
  of({ years, from, to }: Step): Stage[] {
    const { order } = this.part.behaviour;
    const own = <T extends { by: string }>(all: T[]) => order.flatMap((party) => all.filter(({ by }) => by === party));
    const { adversary } = this.part;
    return [
      { chance: (s) => [[this.#tick(s, years), 1]] },
      ...order.flatMap((party) => this.#politics(party, years, from, to)),
      this.#balance(years),
      ...own(this.promises).map((promise): Stage => ({ choice: (s) => this.#keepOrLeave(s, promise) })),
      ...own(this.forces).map((force): Stage => ({ choice: (s) => this.#stayOrRecall(s, force) })),
      { choice: () => ({ party: adversary, person: adversary, cost: 0, to: 'attack' }) },
    ];
  }

  /** Drift over the step, then what falls on its days. */
  #politics(party: string, years: number, from: string, to: string): Stage[] {
    const { levels } = this.stancesOf(party);
    const drift = chancesOf(ratesOf(this.stancesOf(party)), years);
    const events = eventsFor(this.c, party, this.steps.at(-1)!.to).filter(({ on }) => on >= from && on < to);
    return [drift, ...events.map(({ rows }) => rows.map((row) => row.map(({ value }) => value)))].map((matrix) => ({
      chance: (s) =>
        likely(levels.map((level, i) => [governedBy(s, party, level), matrix[levels.indexOf(s.stance[party])][i]])),
    }));
  }

  #balance(years: number): Stage {
    const { levels, rebuild, decay } = this.part.balance;
    const rate = (i: number, j: number) => (j === i + 1 ? rateOf(rebuild) : j === i - 1 ? rateOf(decay) : 0);
    const moves = chancesOf(
      levels.map((_, i) => levels.map((_, j) => rate(i, j))),
      years,
    );
    return {
      chance: (s) =>
        likely(levels.map((level, i) => [{ ...s, strength: level }, moves[levels.indexOf(s.strength)][i]])),
    };
  }

  /** Notice counts down; at 0 the promise is out. */
  #tick(s: State, years: number): State {
    const gone = Math.round(years / this.part.step.years);
    const promise = Object.entries(s.promise).map(([id, now]): [string, State['promise'][string]] => {
      if (typeof now !== 'number') return [id, now];
      return [id, now > gone ? now - gone : 'out'];
    });
    return { ...s, promise: Object.fromEntries(promise) };
  }

  /** In force: give notice, or leave at once where the form asks for none. Under notice: take it back, for nothing. */
  #keepOrLeave(s: State, { id, by, form }: Stages['promises'][number]): Choice | undefined {
    const now = s.promise[id];
    if (now === 'out') return undefined;
    const notice = Math.round(form.notice.value / this.part.step.years);
    const next = now === 'in force' ? notice || 'out' : 'in force';
    const cost = now === 'in force' ? form.leaving.value : 0;
    return { party: by, person: this.governs(s, by), cost, to: { ...s, promise: { ...s.promise, [id]: next } } };
  }

  /** A force that is called back does not return. */
  #stayOrRecall(s: State, { id, by, recalling }: Stages['forces'][number]): Choice | undefined {
    if (s.force[id] === 'recalled') return undefined;
    const to: State = { ...s, force: { ...s.force, [id]: 'recalled' } };
    return { party: by, person: this.governs(s, by), cost: recalling!.value, to };
  }
}

const governedBy = (s: State, party: string, stance: string): State => ({
  ...s,
  stance: { ...s.stance, [party]: stance },
});

const likely = (parts: [State, number][]) => parts.filter(([, p]) => p > 0);
