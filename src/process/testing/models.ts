import fc from 'fast-check';
import type {
  Behaviour,
  ChanceLayer,
  ChoiceLayer,
  Instants,
  Layer,
  Passive,
  Player,
  ProcessModel,
  Rule,
} from '../model.js';
import { csr } from './by-hand.js';
import { rounds } from './decisions.js';
import { randomNumbers } from './random.js';

/** What a small random model is made from: its sizes, which shrink, and a seed for all its numbers. */
export interface Recipe {
  /** Levels of each variable. */
  sizes: readonly number[];
  players: number;
  passive: number;
  /** Steps of each of the two phases. */
  steps: readonly [number, number];
  choices: number;
  instants: number;
  endings: number;
  /** Some precisions are Infinity. */
  exact: boolean;
  seed: number;
}

export const recipes: fc.Arbitrary<Recipe> = fc.record({
  sizes: fc.array(fc.integer({ min: 2, max: 3 }), { minLength: 2, maxLength: 3 }),
  players: fc.integer({ min: 2, max: 3 }),
  passive: fc.integer({ min: 0, max: 2 }),
  steps: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })),
  choices: fc.integer({ min: 1, max: 3 }),
  instants: fc.integer({ min: 1, max: 5 }),
  endings: fc.integer({ min: 1, max: 4 }),
  exact: fc.boolean(),
  seed: fc.integer({ min: 0, max: 2 ** 31 - 1 }),
});

/**
 * Small random games: two phases of quarters and years; in each, chance moves every variable, once by date only; then
 * standing choices with costs, the last of which leads to a tree of forced choices. No two payoffs are alike, so ties
 * have no chance but where both actions lead to the same.
 */
export const smallModels: fc.Arbitrary<ProcessModel> = recipes.map(modelOf);

export const rules = fc.constantFrom<Rule>('revision', 'best-reply', 'step-logit');

export function modelOf(recipe: Recipe): ProcessModel {
  const { sizes, steps, endings } = recipe;
  const random = randomNumbers(recipe.seed);
  const upTo = (n: number): number => Math.floor(random() * n);
  const times = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i));
  const states = sizes.reduce((product, size) => product * size, 1);
  const stride = sizes.map((_, v) => sizes.slice(v + 1).reduce((product, size) => product * size, 1));
  const level = (v: number, s: number): number => Math.floor(s / stride[v]) % sizes[v];
  const party = (name: string): Passive => ({
    name,
    yearlyFactor: 0.7 + 0.29 * random(),
    flow: Float64Array.from({ length: states }, () => 120 * random() - 20),
    payoff: Float64Array.from({ length: endings }, () => 120 * random() - 20),
  });
  const precision = (): number => (recipe.exact && random() < 0.3 ? Infinity : [0, 0.05, 0.3, 1][upTo(4)]);
  const player = (p: number): Player => ({
    ...party(`player ${p}`),
    lambda: precision(),
    lambdaTest: precision(),
    reconsiders: 0.5 + 3 * random(),
  });
  const payers = times(recipe.players, (p) => (recipe.players === 3 && p < 2 ? [0, 1] : [p]));

  const chance = (v: number, at?: readonly number[]): ChanceLayer => {
    const matrix = times(sizes[v], () => distribution(sizes[v], random));
    const cells = times(states, (s) =>
      matrix[level(v, s)]
        .map((p, to): [number, number] => [s + (to - level(v, s)) * stride[v], p])
        .filter(([, p]) => p > 0),
    );
    return { kind: 'chance', name: `chance ${v}`, rows: csr(cells), ...(at ? { at } : {}) };
  };
  const choice = (c: number): ChoiceLayer => {
    const toTest = c === recipe.choices - 1;
    return {
      kind: 'choice',
      name: `choice ${c}`,
      player: Int32Array.from({ length: states }, () => upTo(recipe.players + 1) - 1),
      to: Int32Array.from({ length: states }, () => (toTest ? states + upTo(recipe.instants) : upTo(states))),
      cost: Float64Array.from({ length: states }, () => (random() < 0.3 ? 0 : 12 * random())),
      payers,
    };
  };
  const phase = (first: number, count: number, years: number) => {
    const dated = times(count, (k) => first + k).filter(() => random() < 0.5);
    const layers: Layer[] = sizes.map((_, v) => chance(v, v === 0 ? dated : undefined));
    layers.push(chance(0), ...times(recipe.choices, choice));
    return { steps: count, years, layers };
  };
  const target = (i: number): number => {
    const later = recipe.instants - 1 - i;
    return random() < 0.5 && later > 0 ? i + 1 + upTo(later) : -1 - upTo(endings);
  };
  const instants: Instants = {
    player: Int32Array.from({ length: recipe.instants }, () => upTo(recipe.players)),
    yes: Int32Array.from({ length: recipe.instants }, (_, i) => target(i)),
    no: Int32Array.from({ length: recipe.instants }, (_, i) => target(i)),
  };
  const causes = times(Math.min(endings, 2), (c) => `cause ${c}`);
  return {
    variables: sizes.map((size, v) => ({ name: `variable ${v}`, levels: times(size, (l) => `level ${l}`) })),
    states,
    levels: sizes.map((_, v) => Uint16Array.from({ length: states }, (_, s) => level(v, s))),
    start: Float64Array.from(distribution(states, random)),
    players: times(recipe.players, player),
    passive: times(recipe.passive, (q) => party(`passive ${q}`)),
    phases: [phase(0, steps[0], 0.25), phase(steps[0], steps[1], 1)],
    instants,
    endings: { count: endings, cause: Int32Array.from({ length: endings }, (_, e) => e % causes.length), causes },
  };
}

/** The same model with payoffs of 0 or 60 and costs of 0 or 12 points: ties abound. */
export function tied(model: ProcessModel): ProcessModel {
  const blunt = <P extends Passive>(party: P): P => ({
    ...party,
    flow: party.flow.map((x) => (x < 40 ? 0 : 60)),
    payoff: party.payoff.map((x) => (x < 40 ? 0 : 60)),
  });
  return {
    ...model,
    players: model.players.map(blunt),
    passive: model.passive.map(blunt),
    phases: model.phases.map((phase) => ({
      ...phase,
      layers: phase.layers.map((layer) =>
        layer.kind === 'chance' ? layer : { ...layer, cost: layer.cost.map((x) => (x < 6 ? 0 : 12)) },
      ),
    })),
  };
}

/** Behaviour without a rule: any chances where somebody may choose, some of them 0 or 1. */
export function anyBehaviour(model: ProcessModel, seed: number): Behaviour {
  const random = randomNumbers(seed);
  const any = (): number => Math.min(1, Math.max(0, 1.4 * random() - 0.2));
  const turns = rounds(model).map(({ layer }) => Float64Array.from(layer.player, (p) => (p < 0 ? 0 : any())));
  return { switch: turns, yes: Float64Array.from(model.instants.player, any) };
}

/** Chances that sum to 1, some of them 0. */
function distribution(n: number, random: () => number): number[] {
  const weights = Array.from({ length: n }, () => (random() < 0.2 ? 0 : random()));
  weights[Math.floor(random() * n)] += 0.1;
  const sum = weights.reduce((total, x) => total + x, 0);
  return weights.map((x) => x / sum);
}
