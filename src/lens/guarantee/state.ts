import type { GuaranteePart, PartyStances } from '../../case/index.js';
import type { Variable } from '../../process/index.js';
import type { Profile } from './inputs.js';

/** What a variable of the public state stands for. A promise's levels: in force, so many steps of notice left, out. */
export type Meaning =
  | { kind: 'stance'; party: string; stances: PartyStances }
  | { kind: 'promise'; promise: number; notice: number }
  | { kind: 'deployment'; deployment: number }
  | { kind: 'strength' };

/** The public state of a profile's game as a tuple of levels, and the states that can be reached. */
export class StateSpace {
  readonly meanings: Meaning[];
  readonly variables: Variable[];
  readonly sizes: number[];
  readonly #strides: number[];
  /** Levels of state s: `tuples[s]`. */
  readonly tuples: number[][];
  /** A number for each tuple, the first level counting most; and the state that has it. */
  readonly #keys: number[];
  readonly #index: Map<number, number>;
  readonly #stances: Map<string, number>;
  readonly #promises: number[];
  readonly #deployments: number[];
  readonly #strength: number;

  /** @param like A space with the same variables, whose states this one has too: neither is to be added to from then on. */
  constructor(
    part: GuaranteePart,
    readonly profile: Profile,
    like?: StateSpace,
  ) {
    this.tuples = like?.tuples ?? [];
    this.#keys = like ? like.#keys : [];
    this.#index = like ? like.#index : new Map();
    this.meanings = [
      ...part.behaviour.order.flatMap((party): Meaning[] => {
        const stances = part.stances.find((s) => s.party === party);
        return stances && stances.levels.length > 1 ? [{ kind: 'stance', party, stances }] : [];
      }),
      ...profile.promises.map(
        ({ form }, promise): Meaning => ({
          kind: 'promise',
          promise,
          notice: Math.round(form.notice.value / part.step.years),
        }),
      ),
      ...profile.deployments.map((_, deployment): Meaning => ({ kind: 'deployment', deployment })),
      ...(part.balance.levels.length > 1 ? [{ kind: 'strength' } as Meaning] : []),
    ];
    this.variables = this.meanings.map((meaning) => variable(meaning, part, profile));
    this.sizes = this.variables.map(({ levels }) => levels.length);
    this.#strides = this.sizes.map((_, v) => this.sizes.slice(v + 1).reduce((n, size) => n * size, 1));
    this.#stances = new Map(this.meanings.flatMap((m, v) => (m.kind === 'stance' ? [[m.party, v]] : [])));
    this.#promises = this.meanings.flatMap((m, v) => (m.kind === 'promise' ? [v] : []));
    this.#deployments = this.meanings.flatMap((m, v) => (m.kind === 'deployment' ? [v] : []));
    this.#strength = this.find((m) => m.kind === 'strength');
  }

  find(meaning: (m: Meaning) => boolean): number {
    return this.meanings.findIndex(meaning);
  }

  /** Index of the state, which is added where it is new. */
  at(tuple: readonly number[]): number {
    const key = tuple.reduce((sum, level, v) => sum + level * this.#strides[v], 0);
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    return this.#add([...tuple], key);
  }

  /** Index of the state that differs from state s in one level, which is added where it is new. */
  moved(s: number, v: number, level: number): number {
    const key = this.#keys[s] + (level - this.tuples[s][v]) * this.#strides[v];
    const known = this.#index.get(key);
    if (known !== undefined) return known;
    const tuple = [...this.tuples[s]];
    tuple[v] = level;
    return this.#add(tuple, key);
  }

  #add(tuple: number[], key: number): number {
    this.tuples.push(tuple);
    this.#keys.push(key);
    this.#index.set(key, this.tuples.length - 1);
    return this.tuples.length - 1;
  }

  stance(tuple: readonly number[], party: string): number {
    const v = this.#stances.get(party);
    return v === undefined ? 0 : tuple[v];
  }

  /** Whether a promise binds: in force, under notice, or out. */
  standing(tuple: readonly number[], promise: number): 'in force' | 'notice' | 'out' {
    const v = this.#promises[promise];
    if (tuple[v] === 0) return 'in force';
    return tuple[v] === this.sizes[v] - 1 ? 'out' : 'notice';
  }

  deployed(tuple: readonly number[], deployment: number): boolean {
    return tuple[this.#deployments[deployment]] === 0;
  }

  strength(tuple: readonly number[], part: GuaranteePart): number {
    return this.#strength < 0 ? part.balance.start : tuple[this.#strength];
  }
}

function variable(meaning: Meaning, part: GuaranteePart, profile: Profile): Variable {
  switch (meaning.kind) {
    case 'stance':
      return { name: `stance of ${meaning.party}`, levels: meaning.stances.levels };
    case 'promise': {
      const notice = Array.from({ length: meaning.notice }, (_, k) => `notice ${meaning.notice - k}`);
      return { name: profile.promises[meaning.promise].commitment.id, levels: ['in force', ...notice, 'out'] };
    }
    case 'deployment':
      return { name: profile.deployments[meaning.deployment].id, levels: ['deployed', 'recalled'] };
    case 'strength':
      return { name: `strength of ${part.adversary}`, levels: part.balance.levels };
  }
}
