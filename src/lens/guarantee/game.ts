import type { Case, CaseNumber, GuaranteePart } from '../../case/index.js';
import type { Layer, Phase, ProcessModel } from '../../process/index.js';
import { timetable } from './calendar.js';
import type { Cause } from './causes.js';
import { type EndingTable, endingsOf, helpOf } from './endings.js';
import type { Profile, Settlement } from './inputs.js';
import { type Move, movesOf, startStates } from './moves.js';
import { reached } from './reach.js';
import { chanceLayer, chanceLayerLike, choiceCosts, choiceLayer } from './rows.js';
import { StateSpace } from './state.js';

/** The guarantee game of one package, and the way back from the engine's indices to the words of the case. */
export interface Game {
  model: ProcessModel;
  space: StateSpace;
  profile: Profile;
  part: GuaranteePart;
  /** Who chooses: a government (party and stance), or the adversary (stance −1), in the order of the model's players. */
  players: { party: string; stance: number }[];
  /** Parties and ratifiers valued in the forward pass, in the order of the model's passive parties. */
  passive: { id: string; kind: 'worth' | 'share' }[];
  /** Steps of the horizon. */
  horizonSteps: number;
  /** Bit g of an ending's `helpers` is guarantor `guarantors[g]`. */
  guarantors: string[];
  endings: { helpers: number; cause: Cause }[];
}

/** What a game is worth to those who play it: what may differ between games of one {@link Structure}. */
export interface Stakes {
  /** What the package is worth to each party with futures, in peace and beyond. */
  settlement: Record<string, Settlement>;
  /** Worth of the endings by party, where it is not that of the structure's profile. */
  futures?: Profile['futures'];
  /** Precision of standing choices, per point; left out: as the case calibrates it. */
  lambda?: number;
  /** Points added to what refusing costs under every promise. */
  refusing?: number;
  /** Points added to what honouring costs every guarantor. */
  honouring?: number;
}

/** All of a profile's game but what it is worth: states, layers, forced choices. */
export interface Structure {
  part: GuaranteePart;
  profile: Profile;
  space: StateSpace;
  /** `levels[v][s]`, see ProcessModel. */
  levels: Uint16Array[];
  players: Game['players'];
  passive: Game['passive'];
  guarantors: string[];
  start: Float64Array;
  phases: Phase[];
  horizonSteps: number;
  table: EndingTable;
  /** `upkeep[p][s]` in points. */
  upkeep: Float64Array[];
  /** States in which each move may have its turn, by phase. */
  turns: number[][][];
  /** What may happen, apart from how likely it is and what it is worth: structures with one pattern have the same states. */
  pattern: string;
}

/**
 * @param tail Years beyond the horizon.
 * @param like A structure of the same profile with other numbers: where only these differ, its states are used again.
 * @throws TooManyStates
 */
export function structureOf(c: Case, profile: Profile, tail: number, like?: Structure): Structure {
  const part = c.guarantee!;
  const phases = timetable(part, tail);
  const names = part.behaviour.order;
  const players = [
    ...names.flatMap((party) => stancesOf(part, party).map((_, stance) => ({ party, stance }))),
    { party: part.adversary, stance: -1 },
  ];
  const bare = new StateSpace(part, profile);
  const moves = movesOf(c, bare, phases, names);
  const starts = startStates(part, bare);
  const pattern = patternOf(bare, phases, moves, starts);
  const same = like?.profile.id === profile.id && like.pattern === pattern ? like : undefined;
  const space = same ? new StateSpace(part, profile, same.space) : bare;
  const turns =
    same?.turns ??
    reached(
      space,
      starts.map(({ tuple }) => tuple),
      moves,
    );
  const states = space.tuples.length;
  const table = endingsOf(part, profile, space, players, names, same?.table);
  const payers = players.map(({ party }) => players.flatMap((q, i) => (q.party === party ? [i] : [])));
  // Where a move cannot have its turn, its layer does nothing.
  const layerOf = (move: Move, at: readonly number[], before?: Layer): Layer => {
    if (move.kind === 'chance')
      return before?.kind === 'chance' ? chanceLayerLike(space, move, at, before) : chanceLayer(space, move, at);
    if (before?.kind === 'choice')
      return { ...before, cost: choiceCosts(space, move, at), like: before.like ?? before };
    const chooser = (tuple: readonly number[]) => {
      const stance = space.stance(tuple, move.party);
      return players.findIndex((q) => q.party === move.party && (q.stance === stance || q.stance < 0));
    };
    return choiceLayer(space, move, at, chooser, (s) => table.roots[s], payers);
  };
  const start = new Float64Array(states);
  for (const { tuple, chance } of starts) start[space.at(tuple)] += chance;
  const others = Object.keys(part.futures).filter((id) => !players.some(({ party }) => party === id));
  return {
    part,
    profile,
    space,
    levels: same?.levels ?? space.variables.map((_, v) => Uint16Array.from(space.tuples, (tuple) => tuple[v])),
    players,
    passive: [
      ...others.map((id) => ({ id, kind: 'worth' as const })),
      ...Object.keys(part.futures).map((id) => ({ id, kind: 'share' as const })),
    ],
    guarantors: names,
    start,
    phases: phases.map((phase, i) => ({
      ...phase,
      layers: moves[i].map((move, k) => layerOf(move, turns[i][k], same?.phases[i].layers[k])),
    })),
    horizonSteps: phases[0].steps,
    table,
    upkeep: players.map(({ party, stance }) => upkeepOf(part, profile, space, party, stance)),
    turns,
    pattern,
  };
}

/** See {@link Structure.pattern}. */
function patternOf(
  { sizes }: StateSpace,
  phases: readonly { steps: number; years: number }[],
  moves: readonly (readonly Move[])[],
  starts: readonly { tuple: number[] }[],
): string {
  const shape = (move: Move) =>
    move.kind === 'chance'
      ? [move.name, move.v, move.at, move.matrix.map((row) => row.map((chance) => (chance > 0 ? 1 : 0)).join(''))]
      : [move.name, move.v, move.options.map((option) => option?.to)];
  return JSON.stringify([sizes, phases, moves.map((all) => all.map(shape)), starts.map(({ tuple }) => tuple)]);
}

export function gameOf(structure: Structure, stakes: Stakes): Game {
  const { part, profile, space, levels, players, passive, table, upkeep, phases, start } = structure;
  const states = space.tuples.length;
  const rates = {
    lambda: stakes.lambda ?? lambdaOf(part),
    lambdaTest: lambdaTestOf(part),
    reconsiders: part.behaviour.reconsiders.value,
  };
  const settled = (party: string): Settlement => stakes.settlement[party] ?? { peace: 0, lasting: 0 };
  const yearlyFactor = (party: string) => 1 - part.discount[party].value;
  const model: ProcessModel = {
    variables: space.variables,
    states,
    levels,
    start,
    players: players.map(({ party, stance }, p) => ({
      name: stance < 0 ? party : `${party} ${stancesOf(part, party)[stance]}`,
      yearlyFactor: yearlyFactor(party),
      flow: less(settled(party).peace, upkeep[p]),
      payoff: payoffOf(structure, players[p], stakes),
      ...rates,
    })),
    passive: passive.map(({ id, kind }) =>
      kind === 'worth'
        ? {
            name: id,
            yearlyFactor: yearlyFactor(id),
            flow: new Float64Array(states).fill(settled(id).peace),
            payoff: worthOf(structure, id, stakes),
          }
        : {
            name: `share of time in peace, ${id}`,
            yearlyFactor: yearlyFactor(id),
            flow: new Float64Array(states).fill(1),
            payoff: new Float64Array(table.list.length),
          },
    ),
    phases,
    instants: table.instants,
    endings: { count: table.list.length, cause: table.cause, causes: table.causes },
  };
  return {
    model,
    space,
    profile,
    part,
    players,
    passive,
    horizonSteps: structure.horizonSteps,
    guarantors: structure.guarantors,
    endings: table.list,
  };
}

/** A number less each of some others. */
function less(from: number, numbers: Float64Array): Float64Array {
  const rest = new Float64Array(numbers.length);
  for (let i = 0; i < rest.length; i++) rest[i] = from - numbers[i];
  return rest;
}

/** Worth of each ending to a party, without what it does itself. */
function worthOf({ profile, table }: Structure, party: string, { settlement, futures }: Stakes): Float64Array {
  const { held, lost } = (futures ?? profile.futures)[party];
  const lasting = settlement[party]?.lasting ?? 0;
  const { holds } = table;
  const worth = new Float64Array(holds.length);
  for (let e = 0; e < worth.length; e++) worth[e] = holds[e] * held + (1 - holds[e]) * lost + lasting;
  return worth;
}

/** Worth of each ending to a player: a government that helped bears the cost, one that did not the loss of its word. */
function payoffOf(structure: Structure, player: Game['players'][number], stakes: Stakes): Float64Array {
  const { part, profile, table, guarantors } = structure;
  const values = worthOf(structure, player.party, stakes);
  const g = guarantors.indexOf(player.party);
  if (player.stance < 0 || g < 0) return values;
  const help = helpOf(part, profile, player.party);
  const name = stancesOf(part, player.party)[player.stance];
  const honouring = (help.honouring[name]?.value ?? 0) + (stakes.honouring ?? 0);
  const refusing = stakes.refusing ?? 0;
  const [word, costs, tripwire] = [table.word[g], table.promised[g], table.tripwire[g]];
  for (let e = 0; e < values.length; e++) {
    if (table.helpers[e] & (1 << g)) values[e] -= honouring;
    else values[e] = values[e] - (word[e] ? Math.max(0, costs[e] + refusing) : 0) - tripwire[e];
  }
  return values;
}

/** Names of the stances of a party; one where the case tells none apart. */
export function stancesOf(part: GuaranteePart, party: string): string[] {
  return part.stances.find((s) => s.party === party)?.levels ?? ['in office'];
}

/** ln(r/h − 1)/g: a switch that costs g points is made in a share h of years, of r opportunities a year. */
export function lambdaOf(part: GuaranteePart): number {
  const { reconsiders, slip } = part.behaviour;
  return Math.log(reconsiders.value / slip.in.value - 1) / slip.loses.value;
}

/** A logistic of scale 1/λ has 90 % of its mass within ln 19 scales of its middle. */
export function lambdaTestOf(part: GuaranteePart): number {
  return Math.log(19) / part.behaviour.warCostKnownTo.value;
}

/** What keeping its commitments costs a government, by state. */
function upkeepOf(
  part: GuaranteePart,
  profile: Profile,
  space: StateSpace,
  party: string,
  stance: number,
): Float64Array {
  const upkeep = new Float64Array(space.tuples.length);
  if (stance < 0) return upkeep;
  const name = stancesOf(part, party)[stance];
  const add = (costs: Record<string, CaseNumber>, by: string, stands: (tuple: number[]) => boolean) => {
    const cost = by === party ? (costs[name]?.value ?? 0) : 0;
    if (cost !== 0) for (let s = 0; s < upkeep.length; s++) if (stands(space.tuples[s])) upkeep[s] += cost;
  };
  profile.promises.forEach(({ commitment: { upkeep: costs, by } }, i) => {
    add(costs, by, (tuple) => space.standing(tuple, i) !== 'out');
  });
  profile.deployments.forEach(({ upkeep: costs, by }, i) => {
    add(costs, by, (tuple) => space.deployed(tuple, i));
  });
  return upkeep;
}
