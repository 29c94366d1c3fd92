import type { Commitment, GuaranteePart } from '../../case/index.js';
import type { Instants } from '../../process/index.js';
import { CAUSES, type Cause } from './causes.js';
import type { Profile } from './inputs.js';
import type { StateSpace } from './state.js';

/** What bears on an attack: who governs, what binds, which forces stand, how strong the adversary is. */
interface Moment {
  /** Stance of each guarantor. */
  stances: number[];
  /** Promises of the profile that are not out, and its deployments that are in place. */
  promises: number[];
  deployments: number[];
  /** By guarantor: whether a promise or force of it stands, or only notice is running. */
  bound: ('in force' | 'notice' | 'out')[];
  strength: number;
}

export interface EndingTable {
  instants: Instants;
  /** First instant of an attack in each state. */
  roots: Int32Array;
  /** Bit g of `helpers`: guarantor g helped. */
  list: { helpers: number; cause: Cause }[];
  /** The same, by ending. */
  helpers: Int32Array;
  /** What bore on the attack, by ending. */
  moments: readonly Moment[];
  /** Chance that the defence holds, by ending. */
  holds: Float64Array;
  /** `promised[g][e]`, `tripwire[g][e]`: what refusing costs guarantor g. */
  promised: Float64Array[];
  tripwire: Float64Array[];
  /** 1 where a promise of guarantor g stands (`word[g][e]`), or a promise or force (`bound[g][e]`), whatever it costs. */
  word: Uint8Array[];
  bound: Uint8Array[];
  cause: Int32Array;
  causes: string[];
}

/**
 * The test: every guarantor in turn helps or does not, seeing what those before it did. With helpers H against strength
 * z the defence holds with chance alone(z) + Σ_{g ∈ H} adds_g, at most 1.
 *
 * @param like The endings of the same profile with other numbers: what may happen is the same.
 */
export function endingsOf(
  part: GuaranteePart,
  profile: Profile,
  space: StateSpace,
  players: { party: string; stance: number }[],
  names: string[],
  like?: EndingTable,
): EndingTable {
  const happens = like ?? whatHappens(profile, part, space, players, names);
  const { list, moments } = happens;
  const adds = names.map((party) => helpOf(part, profile, party).adds);
  const holds = new Float64Array(moments.length);
  for (let e = 0; e < holds.length; e++) {
    let help = 0;
    for (let g = 0; g < adds.length; g++) if (list[e].helpers & (1 << g)) help += adds[g];
    holds[e] = Math.min(1, part.balance.alone[moments[e].strength].value + help);
  }
  const by = <T extends { by: string }>(g: number, all: readonly T[]) => all.filter((one) => one.by === names[g]);
  return {
    ...happens,
    holds,
    promised: names.map((_, g) => {
      const costs = profile.promises.map(({ commitment, form }) =>
        by(g, [commitment]).length ? form.refusing.value : 0,
      );
      const most = new Float64Array(moments.length);
      for (let e = 0; e < most.length; e++) for (const i of moments[e].promises) most[e] = Math.max(most[e], costs[i]);
      return most;
    }),
    tripwire: names.map((_, g) => {
      const costs = profile.deployments.map((d) => (by(g, [d]).length ? (d.tripwire?.value ?? 0) : 0));
      const sum = new Float64Array(moments.length);
      for (let e = 0; e < sum.length; e++) for (const i of moments[e].deployments) sum[e] += costs[i];
      return sum;
    }),
  };
}

/** The part of an {@link EndingTable} that no number of the case moves. */
function whatHappens(
  profile: Profile,
  part: GuaranteePart,
  space: StateSpace,
  players: { party: string; stance: number }[],
  names: string[],
): Omit<EndingTable, 'holds' | 'promised' | 'tripwire'> {
  const known = new Map<string, number>();
  const player: number[] = [];
  const yes: number[] = [];
  const no: number[] = [];
  const list: EndingTable['list'] = [];
  const moments: Moment[] = [];
  const causes: string[] = [];
  const cause: number[] = [];

  const play = (moment: Moment, g: number, helpers: number): number => {
    if (g === names.length) {
      const why = causeOf(moment, helpers);
      const label = `${why} | ${names.filter((_, i) => helpers & (1 << i)).join(' ') || 'nobody'}`;
      if (!causes.includes(label)) causes.push(label);
      cause.push(causes.indexOf(label));
      list.push({ helpers, cause: why });
      moments.push(moment);
      return -list.length;
    }
    const i = player.length;
    player.push(players.findIndex((p) => p.party === names[g] && p.stance === moment.stances[g]));
    yes.push(0);
    no.push(0);
    yes[i] = play(moment, g + 1, helpers | (1 << g));
    no[i] = play(moment, g + 1, helpers);
    return i;
  };

  const roots = Int32Array.from(space.tuples, (tuple) => {
    const moment = momentOf(part, profile, space, names, tuple);
    const key = Object.values(moment).join(';');
    const root = known.get(key) ?? play(moment, 0, 0);
    known.set(key, root);
    return root;
  });
  const own = (i: number, g: number) => profile.promises[i].commitment.by === names[g];
  return {
    instants: { player: Int32Array.from(player), yes: Int32Array.from(yes), no: Int32Array.from(no) },
    roots,
    list,
    helpers: Int32Array.from(list, ({ helpers }) => helpers),
    moments,
    word: names.map((_, g) => Uint8Array.from(moments, (m) => (m.promises.some((i) => own(i, g)) ? 1 : 0))),
    bound: names.map((_, g) => Uint8Array.from(moments, (m) => (m.bound[g] === 'out' ? 0 : 1))),
    cause: Int32Array.from(cause),
    causes,
  };
}

/** What help by a guarantor adds to the defence (a chance), and what it costs each of its governments. */
export interface Help {
  adds: number;
  honouring: Commitment['honouring'];
}

/**
 * Help adds what the guarantor's most effective commitment in the package adds, and costs what that one says, or the next
 * that says anything. A guarantor without a commitment in the package may help all the same, as its first one says.
 */
export function helpOf(part: GuaranteePart, profile: Profile, party: string): Help {
  const says = ({ honouring }: Commitment) => Object.keys(honouring).length > 0;
  const own = part.commitments.filter((c) => c.by === party);
  const given = own
    .filter((c) => profile.promises.some((p) => p.commitment === c) || profile.deployments.includes(c))
    .sort((a, b) => b.adds.value - a.adds.value);
  const costed = given.find(says) ?? own.find(says)!;
  return { adds: (given[0] ?? costed).adds.value, honouring: costed.honouring };
}

function momentOf(part: GuaranteePart, profile: Profile, space: StateSpace, names: string[], tuple: number[]): Moment {
  const bound = names.map((): 'in force' | 'notice' | 'out' => 'out');
  const promises = profile.promises.flatMap(({ commitment }, i) => {
    const g = names.indexOf(commitment.by);
    const standing = space.standing(tuple, i);
    if (standing === 'out') return [];
    if (bound[g] !== 'in force') bound[g] = standing;
    return [i];
  });
  const deployments = profile.deployments.flatMap(({ by }, i) => {
    if (!space.deployed(tuple, i)) return [];
    bound[names.indexOf(by)] = 'in force';
    return [i];
  });
  const stances = names.map((party) => space.stance(tuple, party));
  return { stances, promises, deployments, bound, strength: space.strength(tuple, part) };
}

/** Help by somebody who has promised nothing honours nothing: then there was nothing in force. */
function causeOf({ bound }: Moment, helpers: number): Cause {
  if (bound.every((b) => b === 'out')) return CAUSES[4];
  if (helpers > 0) {
    const whole = bound.every((b, g) => b === 'out' || helpers & (1 << g));
    return whole ? CAUSES[0] : CAUSES[1];
  }
  return bound.includes('in force') ? CAUSES[2] : CAUSES[3];
}
