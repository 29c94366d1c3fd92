import { backward, type Forward, forward, type Solution, solve, split, worst } from '../../process/index.js';
import { expectedAt } from '../../process/instants.js';
import { wholeYears } from './calendar.js';
import type { Cause } from './causes.js';
import { CAUSES } from './causes.js';
import { type Game, gameOf, type Stakes, type Structure } from './game.js';
import { stepAt, type Worth, worthsOf, yearsOf } from './worth.js';

/** All that is said about one profile at one set of stakes. Series run over the steps of the horizon, 0 = signing. */
export interface ProfileAnswers extends Worth {
  game: Game;
  solution: Solution;
  forward: Forward;
  structure: Structure;
  stakes: Stakes;
  years: number[];
  /** P(no attack so far). */
  peace: number[];
  /** P(attacked so far, and nobody helped). */
  unmet: number[];
  /**
   * P(attacked so far and nobody helped, or at peace with nothing left in force). It may fall: where nothing is left,
   * help may still come to an attack.
   */
  guaranteeFails: number[];
  causes: Record<Cause, number[]>;
  /** By commitment: P(peace so far and the commitment stands). */
  inForce: Record<string, number[]>;
  /** P(peace so far and at least one stands). */
  anyInForce: number[];
  /** By year 1 … the last that the horizon touches, for `any` and each guarantor: P(helps | attacked in that year); null below 1e-12. */
  tested: Record<string, (number | null)[]>;
  /** The same over the whole horizon. */
  testedEver: Record<string, number | null>;
  /** By year 0 … the same: P(would help | peace so far), were somebody to attack regardless. */
  reliability: Record<string, (number | null)[]>;
  /** Chance of attack in each step, given peace until then. */
  hazard: number[];
  watched: Watched;
}

/** What is true of the state at an attack, against what is true of it at that time. */
export interface Watched {
  /** What each of the series is about: something of a group in one of the levels of which exactly one holds. */
  labels: { group: Group; level: string }[];
  /** `atAttack[k][t]`: P(attacked in step t, and k holds); `at[k][t]`: P(peace at t, and k holds). */
  atAttack: Float64Array[];
  at: Float64Array[];
}

export type Group = { kind: 'stance'; party: string } | { kind: 'strength' } | { kind: 'commitment'; name: string };

export function answersFor(structure: Structure, stakes: Stakes): ProfileAnswers {
  const { space, part, profile, guarantors, table } = structure;
  const stands = [
    ...profile.promises.map(({ commitment }, i) => ({
      id: commitment.id,
      holds: space.tuples.map((tuple) => space.standing(tuple, i) !== 'out'),
    })),
    ...profile.deployments.map(({ id }, i) => ({ id, holds: space.tuples.map((tuple) => space.deployed(tuple, i)) })),
  ];
  const any = space.tuples.map((_, s) => stands.some(({ holds }) => holds[s]));
  const { labels, features } = featuresOf(structure);
  const game = gameOf(structure, stakes);
  const solution = solve(game.model, 'revision');
  // Forced choices do not depend on time: whether somebody would help is a number of the state.
  const helps = (test: (helpers: number) => boolean) => {
    const atRoot = expectedAt(
      table.instants,
      solution.behaviour.yes,
      Float64Array.from(table.list, ({ helpers }) => (test(helpers) ? 1 : 0)),
    );
    return Float64Array.from(table.roots, (root) => atRoot[root]);
  };
  const who = [
    { id: 'any', test: (helpers: number) => helpers > 0 },
    ...guarantors.map((id, g) => ({ id, test: (helpers: number) => (helpers & (1 << g)) > 0 })),
  ];
  const watch = [
    ...stands.map(({ holds }) => Float64Array.from(holds, (x) => (x ? 1 : 0))),
    Float64Array.from(any, (x) => (x ? 1 : 0)),
    ...who.map(({ test }) => helps(test)),
    ...features,
  ];
  const seen = forward(game.model, solution.behaviour, watch);
  const end = structure.horizonSteps;
  const upTo = (series: Float64Array) => Array.from(series.subarray(0, end + 1));
  const years = yearsOf(game).slice(0, end + 1);
  const whole = wholeYears(part);
  const byYear = <T>(from: number, value: (t: number, before: number) => T) =>
    Array.from({ length: whole + 1 - from }, (_, k) => value(stepAt(game, k + from), stepAt(game, k + from - 1)));
  const causeSum = (test: (e: { helpers: number; cause: Cause }) => boolean) => {
    const sum = new Float64Array(seen.peace.length);
    game.model.endings.causes.forEach((_, k) => {
      const e = table.list.find((_, i) => table.cause[i] === k);
      if (e && test(e)) for (let t = 0; t < sum.length; t++) sum[t] += seen.causes[k][t];
    });
    return sum;
  };
  const attacked = causeSum(() => true);
  const met = Object.fromEntries(who.map(({ id, test }) => [id, causeSum((e) => test(e.helpers))]));
  const unmet = causeSum((e) => e.helpers === 0);
  const k = stands.length;
  const anyStands = seen.watched[k];
  return {
    game,
    solution,
    forward: seen,
    ...worthsOf(game, { values: solution.values, passive: seen.worth.passive }),
    structure,
    stakes,
    years,
    peace: upTo(seen.peace),
    unmet: upTo(unmet),
    guaranteeFails: upTo(seen.peace.map((p, t) => unmet[t] + p - anyStands[t])),
    causes: Object.fromEntries(CAUSES.map((cause) => [cause, upTo(causeSum((e) => e.cause === cause))])) as Record<
      Cause,
      number[]
    >,
    inForce: Object.fromEntries(stands.map(({ id }, i) => [id, upTo(seen.watched[i])])),
    anyInForce: upTo(anyStands),
    tested: Object.fromEntries(
      who.map(({ id }) => [
        id,
        byYear(1, (t, before) => ratio(met[id][t] - met[id][before], attacked[t] - attacked[before])),
      ]),
    ),
    testedEver: Object.fromEntries(who.map(({ id }) => [id, ratio(met[id][end], attacked[end])])),
    reliability: Object.fromEntries(
      who.map(({ id }, i) => [id, byYear(0, (t) => ratio(seen.watched[k + 1 + i][t], seen.peace[t]))]),
    ),
    hazard: Array.from({ length: end + 1 }, (_, t) => (t === 0 ? 0 : (ratio(seen.entered[t], seen.peace[t - 1]) ?? 0))),
    watched: {
      labels,
      at: seen.watched.slice(k + 1 + who.length),
      atAttack: seen.outbreaks.slice(k + 1 + who.length),
    },
  };
}

/** The stances, the strength and the standing of each commitment, as numbers of the state: 1 where they hold. */
function featuresOf({ space, profile }: Structure): { labels: Watched['labels']; features: Float64Array[] } {
  const labels: Watched['labels'] = [];
  const features: Float64Array[] = [];
  const add = (group: Group, level: string, holds: (tuple: number[]) => boolean) => {
    labels.push({ group, level });
    features.push(Float64Array.from(space.tuples, (tuple) => (holds(tuple) ? 1 : 0)));
  };
  space.meanings.forEach((meaning, v) => {
    if (meaning.kind !== 'stance' && meaning.kind !== 'strength') return;
    const group: Group = meaning.kind === 'stance' ? { kind: 'stance', party: meaning.party } : { kind: 'strength' };
    space.variables[v].levels.forEach((level, l) => {
      add(group, level, (tuple) => tuple[v] === l);
    });
  });
  profile.promises.forEach(({ commitment: { name } }, i) => {
    const words = { 'in force': 'in force', notice: 'under notice', out: 'no longer in force' } as const;
    for (const [standing, level] of Object.entries(words))
      add({ kind: 'commitment', name }, level, (tuple) => space.standing(tuple, i) === standing);
  });
  profile.deployments.forEach(({ name }, i) => {
    for (const [there, level] of [
      [true, 'in place'],
      [false, 'recalled'],
    ] as const)
      add({ kind: 'commitment', name }, level, (tuple) => space.deployed(tuple, i) === there);
  });
  return { labels, features };
}

/** A series that is joint with peace, given peace at step t; null where peace is all but over. */
export function givenPeace({ peace }: ProfileAnswers, joint: readonly number[], t: number): number | null {
  return ratio(joint[t]!, peace[t]!);
}

/** Null where what is divided by is all but 0. */
const ratio = (a: number, b: number) => (b < 1e-12 ? null : a / b);

/** Highest chance by the horizon that an attack comes and nobody helps, whatever the adversary does. */
export function exposureOf({ structure, game, solution }: ProfileAnswers): number {
  const event = Float64Array.from(structure.table.list, ({ helpers }) => (helpers === 0 ? 1 : 0));
  const free = game.players.length - 1;
  return worst(game.model, solution.behaviour, free, event, [Number.POSITIVE_INFINITY], game.horizonSteps)[0];
}

/** Lowest chance of peace by the horizon, by how many points each of the adversary's decisions may be off. */
export function epsilonBand({ structure, game, solution }: ProfileAnswers, points: readonly number[]): number[] {
  const event = new Float64Array(structure.table.list.length).fill(1);
  const free = game.players.length - 1;
  return worst(game.model, solution.behaviour, free, event, points, game.horizonSteps).map((chance) => 1 - chance);
}

/**
 * Smallest ε between two at which peace is less likely than not, to a 343rd of their distance: at the first it is not
 * yet, at the second it is. The band falls as ε grows.
 */
export function marginOfSafety(answers: ProfileAnswers, lo: number, hi: number): number {
  let [from, to] = [lo, hi];
  for (let round = 0; round < 3; round++) {
    const points = Array.from({ length: 6 }, (_, k) => from + ((to - from) * (k + 1)) / 7);
    const first = epsilonBand(answers, points).findIndex((peace) => peace < 0.5);
    if (first !== 0) from = points[first < 0 ? 5 : first - 1]!;
    if (first >= 0) to = points[first]!;
  }
  return to;
}

export interface MiddleGround {
  /** P(nothing stands any more, or somebody bound did not help, by the horizon). */
  collapse: number;
  /** By party without promises of its own: no-deal − E[worth | collapse], in points; null where collapse cannot happen. */
  regret: Record<string, number | null>;
}

/** Signed and collapsed, against never signed. */
export function middleGroundOf(answers: ProfileAnswers, noDeal: Record<string, number>): MiddleGround {
  const { structure, game, solution, worth } = answers;
  const { space, profile, table, guarantors } = structure;
  const stands = (tuple: number[]) =>
    profile.promises.some((_, i) => space.standing(tuple, i) !== 'out') ||
    profile.deployments.some((_, i) => space.deployed(tuple, i));
  const states = Uint8Array.from(space.tuples, (tuple) => (stands(tuple) ? 0 : 1));
  const endings = Uint8Array.from(table.list, ({ helpers }, e) => {
    const bound = guarantors.flatMap((_, g) => (table.bound[g][e] ? [g] : []));
    return bound.length === 0 || bound.some((g) => !(helpers & (1 << g))) ? 1 : 0;
  });
  const parties = [
    ...game.passive.flatMap(({ id, kind }, i) => (kind === 'worth' ? [{ id, ...game.model.passive[i] }] : [])),
    { id: structure.part.adversary, ...game.model.players.at(-1)! },
  ].filter(({ id }) => noDeal[id] !== undefined);
  const order = Object.keys(structure.part.futures);
  parties.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
  const later = backward(game.model, solution.behaviour, parties, game.horizonSteps);
  const { chance, otherwise } = split(
    game.model,
    solution.behaviour,
    parties,
    { states, endings },
    game.horizonSteps,
    later,
  );
  return {
    collapse: chance,
    regret: Object.fromEntries(
      parties.map(({ id }, p) => [id, chance < 1e-12 ? null : noDeal[id] - (worth[id] - otherwise[p]) / chance]),
    ),
  };
}
