import { helpBy, isTrue, lastingOf, peaceOf } from './guaranteeRules.js';
import { type Choice, type Stage, Stages, type State } from './guaranteeStages.js';

/** Numbers by person: a government (`fr, wary`), the adversary, a party that only lives with what others do. */
export type Worths = Record<string, number>;

/**
 * Worths and choices in the guarantee game of a package, straight from the case: states by name, recursion over time.
 * Nothing of the lens or the engine is used. Slow; for tests of small cases.
 */
export class Definition extends Stages {
  readonly #persons = Object.keys(this.part.futures).flatMap(
    (party): { id: string; party: string; stance?: string }[] =>
      this.part.behaviour.order.includes(party)
        ? this.stancesOf(party).levels.map((stance) => ({ id: `${party}, ${stance}`, party, stance }))
        : [{ id: party, party }],
  );
  readonly #stages = this.steps.map((step) => this.of(step));
  readonly #known = new Map<string, Worths>();

  /** What happens in step t, in order. */
  stages(t: number): Stage[] {
    return this.#stages[t];
  }

  /**
   * W of every person in a state at the beginning of step t: (1 − δ)·u + δ·E[what the step brings], and at the very end
   * what the last state is worth for ever.
   */
  worthAt(t: number, s: State): Worths {
    const flow = this.flow(s);
    if (t === this.steps.length) return flow;
    return this.#remember(`${t}`, s, () => {
      const inside = this.worthInside(t, 0, s);
      return byKey(flow, (id) => (1 - this.delta(id, t)) * flow[id] + this.delta(id, t) * inside[id]);
    });
  }

  /** The same within step t, before stage k. */
  worthInside(t: number, k: number, s: State): Worths {
    const stage = this.#stages[t][k];
    if (!stage) return this.worthAt(t + 1, s);
    return this.#remember(`${t} ${k}`, s, () => {
      if ('chance' in stage)
        return mean(stage.chance(s).map(([to, p]): [Worths, number] => [this.worthInside(t, k + 1, to), p]));
      const stay = this.worthInside(t, k + 1, s);
      const choice = stage.choice(s);
      if (!choice) return stay;
      const p = this.switches(t, k, s);
      return mean([
        [this.#switched(t, k, s, choice), p],
        [stay, 1 - p],
      ]);
    });
  }

  /** P(switch) in a step: an opportunity comes, and it is taken. */
  switches(t: number, k: number, s: State): number {
    const stage = this.#stages[t][k];
    const choice = 'choice' in stage ? stage.choice(s) : undefined;
    if (!choice) return 0;
    const gain = this.#switched(t, k, s, choice)[choice.person] - this.worthInside(t, k + 1, s)[choice.person];
    const { reconsiders, slip } = this.part.behaviour;
    const lambda = Math.log(reconsiders.value / slip.in.value - 1) / slip.loses.value;
    return (1 - Math.exp(-reconsiders.value * this.steps[t].years)) / (1 + Math.exp(-lambda * gain));
  }

  #switched(t: number, k: number, s: State, { party, cost, to }: Choice): Worths {
    const after =
      to === 'attack'
        ? mean(this.tests(s).map(({ helpers, chance }): [Worths, number] => [this.endingWorth(s, helpers), chance]))
        : this.worthInside(t, k + 1, to);
    const payers = this.#persons.filter((person) => person.party === party).map(({ id }) => id);
    return byKey(after, (id) => after[id] - (payers.includes(id) ? cost : 0));
  }

  /** An attack: every guarantor in turn helps or does not, seeing what those before it did. */
  tests(s: State, decided: string[] = [], rest = this.part.behaviour.order): { helpers: string[]; chance: number }[] {
    const [party, ...later] = rest;
    if (party === undefined) return [{ helpers: decided, chance: 1 }];
    const helped = this.tests(s, [...decided, party], later);
    const refused = this.tests(s, decided, later);
    const expected = (ways: typeof helped) =>
      ways.reduce((sum, w) => sum + w.chance * this.endingWorth(s, w.helpers)[this.governs(s, party)], 0);
    // 90 % of a logistic lie within ln 19 of its scales.
    const lambda = Math.log(19) / this.part.behaviour.warCostKnownTo.value;
    const p = 1 / (1 + Math.exp(-lambda * (expected(helped) - expected(refused))));
    const weighed = (ways: typeof helped, by: number) =>
      ways.map(({ helpers, chance }) => ({ helpers, chance: by * chance }));
    return [...weighed(helped, p), ...weighed(refused, 1 - p)];
  }

  /** What the war is worth to everybody if these help: held or lost; who helped bears it, who did not broke its word. */
  endingWorth(s: State, helpers: string[]): Worths {
    const { balance, behaviour } = this.part;
    const help = helpers.reduce((sum, party) => sum + helpBy(this.part, this.options, party).adds, 0);
    const held = Math.min(1, balance.alone[balance.levels.indexOf(s.strength)].value + help);
    return Object.fromEntries(
      this.#persons.map(({ id, party, stance }) => {
        const war =
          held * this.#future(party, 'held') +
          (1 - held) * this.#future(party, 'lost') +
          lastingOf(this.c, party, this.options);
        if (!behaviour.order.includes(party)) return [id, war];
        if (helpers.includes(party)) {
          return [id, war - helpBy(this.part, this.options, party).honouring[stance!].value];
        }
        const stands = this.standing(s, party);
        const word = this.promises.filter((p) => stands.includes(p.id)).map(({ form }) => form.refusing.value);
        const wires = this.forces.filter((f) => stands.includes(f.id)).map(({ tripwire }) => tripwire!.value);
        return [id, war - Math.max(0, ...word) - wires.reduce((a, b) => a + b, 0)];
      }),
    );
  }

  #future(party: string, of: 'held' | 'lost'): number {
    const { cases } = this.part.futures[party][of];
    return cases.find(({ when }) => !when || isTrue(when.node, this.options))!.number.value;
  }

  /** Worth of living for ever in a state: peace, less what keeping its commitments costs a government. */
  flow(s: State): Worths {
    return Object.fromEntries(
      this.#persons.map(({ id, party, stance }) => {
        const kept = [...this.promises, ...this.forces].filter((x) => this.standing(s, party).includes(x.id));
        const upkeep = stance ? kept.reduce((sum, x) => sum + x.upkeep[stance].value, 0) : 0;
        return [id, peaceOf(this.c, party, this.options) - upkeep];
      }),
    );
  }

  /** What the end of step t counts of its beginning. */
  delta(person: string, t: number): number {
    const { party } = this.#persons.find(({ id }) => id === person)!;
    return (1 - this.part.discount[party].value) ** this.steps[t].years;
  }

  #remember(when: string, s: State, of: () => Worths): Worths {
    const key = `${when} ${JSON.stringify(s)}`;
    const found = this.#known.get(key) ?? of();
    this.#known.set(key, found);
    return found;
  }
}

const byKey = (like: Worths, of: (id: string) => number): Worths =>
  Object.fromEntries(Object.keys(like).map((id) => [id, of(id)]));

const mean = (parts: [Worths, number][]): Worths =>
  byKey(parts[0][0], (id) => parts.reduce((sum, [worths, p]) => sum + p * worths[id], 0));
