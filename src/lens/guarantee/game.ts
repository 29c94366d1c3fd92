import type { Case, GuaranteePart } from '../../case/index.js';
import type { Layer, Phase, ProcessModel } from '../../process/index.js';
import { timetable } from './calendar.js';
import type { Cause } from './causes.js';
import { type EndingTable, endingsOf, helpOf } from './endings.js';
import type { Profile, Settlement } from './inputs.js';
import { type Move, movesOf, startStates } from './moves.js';
import { reached } from './reach.js';
import { chanceRows, switchRows } from './rows.js';
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
}

/** @param tail Years beyond the horizon. @throws TooManyStates */
export function structureOf(c: Case, profile: Profile, tail: number): Structure {
  const part = c.guarantee!;
  const space = new StateSpace(part, profile);
  const phases = timetable(part, tail);
  const names = part.behaviour.order;
  const players = [
    ...names.flatMap((party) => stancesOf(part, party).map((_, stance) => ({ party, stance }))),
    { party: part.adversary, stance: -1 },
  ];
  const moves = movesOf(c, space, phases, names);
  const starts = startStates(part, space);
  const met = reached(
    space,
    starts.map(({ tuple }) => tuple),
    moves,
  );
  const states = space.tuples.length;
  const table = endingsOf(part, profile, space, players, names);
  const payers = players.map(({ party }) => players.flatMap((q, i) => (q.party === party ? [i] : [])));
  const chooser = (party: string, tuple: number[]) => {
    const stance = space.stance(tuple, party);
    return players.findIndex((q) => q.party === party && (q.stance === stance || q.stance < 0));
  };
  // Where a move cannot have its turn, its layer does nothing.
  const layerOf = (move: Move, turns: readonly number[]): Layer => {
    if (move.kind === 'chance') {
      const rows = new Map(
        turns.map((s) => [s, move.from(space.tuples[s]).map(([to, p]): [number, number] => [space.at(to), p])]),
      );
      return { kind: 'chance', name: move.name, rows: chanceRows(states, rows), ...(move.at && { at: move.at }) };
    }
    const layer = switchRows(states, move.name, payers);
    for (const s of turns) {
      const tuple = space.tuples[s];
      const option = move.from(tuple);
      if (!option) continue;
      layer.player[s] = chooser(move.party, tuple);
      layer.to[s] = option.to === 'attack' ? states + table.roots[s] : space.at(option.to);
      layer.cost[s] = option.cost;
    }
    return layer;
  };
  const start = new Float64Array(states);
  for (const { tuple, chance } of starts) start[space.at(tuple)] += chance;
  const others = Object.keys(part.futures).filter((id) => !players.some(({ party }) => party === id));
  return {
    part,
    profile,
    space,
    levels: space.variables.map((_, v) => Uint16Array.from(space.tuples, (tuple) => tuple[v])),
    players,
    passive: [
      ...others.map((id) => ({ id, kind: 'worth' as const })),
      ...Object.keys(part.futures).map((id) => ({ id, kind: 'share' as const })),
    ],
    guarantors: names,
    start,
    phases: phases.map((phase, i) => ({ ...phase, layers: moves[i].map((move, k) => layerOf(move, met[i][k])) })),
    horizonSteps: phases[0].steps,
    table,
    upkeep: players.map(({ party, stance }) =>
      Float64Array.from(space.tuples, (tuple) => upkeepOf(part, profile, space, tuple, party, stance)),
    ),
  };
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
      flow: upkeep[p].map((u) => settled(party).peace - u),
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

/** Worth of each ending to a party, without what it does itself. */
function worthOf({ profile, table }: Structure, party: string, { settlement, futures }: Stakes): Float64Array {
  const { held, lost } = (futures ?? profile.futures)[party];
  const lasting = settlement[party]?.lasting ?? 0;
  return table.holds.map((holds) => holds * held + (1 - holds) * lost + lasting);
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
  return values.map((value, e) => {
    if (table.list[e].helpers & (1 << g)) return value - honouring;
    const promised = table.word[g][e] ? Math.max(0, table.promised[g][e] + (stakes.refusing ?? 0)) : 0;
    return value - promised - table.tripwire[g][e];
  });
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

function upkeepOf(
  part: GuaranteePart,
  profile: Profile,
  space: StateSpace,
  tuple: number[],
  party: string,
  stance: number,
): number {
  if (stance < 0) return 0;
  const name = stancesOf(part, party)[stance];
  let sum = 0;
  profile.promises.forEach(({ commitment }, i) => {
    if (commitment.by === party && space.standing(tuple, i) !== 'out') sum += commitment.upkeep[name]?.value ?? 0;
  });
  profile.deployments.forEach((commitment, i) => {
    if (commitment.by === party && space.deployed(tuple, i)) sum += commitment.upkeep[name]?.value ?? 0;
  });
  return sum;
}
