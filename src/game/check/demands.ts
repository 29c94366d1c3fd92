import type Fraction from 'fraction.js';
import { type Beliefs, type Game, members } from '../model.js';
import type { Fault } from './fault.js';
import { nameOf } from './names.js';
import { isOne, isPositive } from './numbers.js';
import { difference, type Paths } from './paths.js';

/**
 * What beliefs at a set that is not reached ask of trembles: how chances of coming to one of its nodes and to another,
 * believed in, have to compare.
 */
export interface Demand {
  infoset: number;
  node: number;
  /** Another node of the set, with positive belief. */
  than: number;
  /** Trembles on the way to `node` alone (+1) and on the way to `than` alone (−1), by index; never empty. */
  trembles: ReadonlyMap<number, number>;
  /**
   * Wanted of the product of the trembles' weights (those with −1 in the denominator), where `node` has positive belief:
   * the ratio of the beliefs over that of the known chances. Left out where the belief in `node` is 0: coming there has to
   * be of a higher order.
   */
  ratio?: Fraction;
}

/**
 * Demands of all information sets that are not reached, each once, and faults where a single set shows by itself that no
 * trembles give its beliefs. Sets to which no trembles lead, since chance gives 0, demand nothing.
 */
export function demandsOf(game: Game, beliefs: Beliefs, paths: Paths): { demands: Demand[]; faults: Fault[] } {
  const demands = new Map<string, Demand>();
  const faults: Fault[] = [];
  for (const [infoset, nodes] of members(game).entries()) {
    if (game.infosets[infoset]!.player < 0) continue;
    const live = nodes.some((v) => paths.trail[v]! >= 0);
    if (!live || nodes.some((v) => paths.trail[v] === 0)) continue;
    const problem = readSet(infoset, nodes, beliefs[infoset]!, paths, (demand) => {
      const key = `${keyOf(demand)} ${demand.ratio?.toFraction() ?? ''}`;
      if (!demands.has(key)) demands.set(key, demand);
    });
    if (problem) faults.push({ what: 'consistency', infoset, message: `At ${nameOf(game, infoset)} ${problem}.` });
  }
  return { demands: [...demands.values()], faults };
}

/** Gives the demands of one set to `take`; returns what is wrong with the set by itself. */
function readSet(
  infoset: number,
  nodes: readonly number[],
  beliefs: readonly Fraction[],
  paths: Paths,
  take: (demand: Demand) => void,
): string | undefined {
  const { trail, known } = paths;
  const dead = nodes.findIndex((v, k) => trail[v]! < 0 && isPositive(beliefs[k]!));
  if (dead >= 0) return `node ${nodes[dead]} is believed in, and chance itself never leads there`;
  const reference = beliefs.findIndex(isPositive);
  const than = nodes[reference]!;
  const differences = new Map<number, Map<number, number>>();
  for (const [k, node] of nodes.entries()) {
    if (k === reference || trail[node]! < 0) continue;
    const trembles = differences.get(trail[node]!) ?? difference(paths, trail[node]!, trail[than]!);
    differences.set(trail[node]!, trembles);
    const signs = new Set(trembles.values());
    if (isPositive(beliefs[k]!)) {
      const ratio = beliefs[k]!.mul(known[than]!).div(beliefs[reference]!.mul(known[node]!));
      if (signs.size === 1)
        return `nodes ${than} and ${node} are both believed in, and one takes all trembles of the other and more`;
      if (signs.size > 0) take({ infoset, node, than, trembles, ratio });
      else if (!isOne(ratio))
        return `beliefs in nodes ${than} and ${node}, to which the same trembles lead, are off their known chances by a factor of ${ratio.toFraction()}`;
    } else if (signs.size === 0) {
      return `node ${node} is not believed in, and the same trembles lead there as to node ${than}, which is`;
    } else if (signs.size === 1 && signs.has(-1)) {
      return `node ${node} is not believed in, and fewer trembles lead there than to node ${than}, which is`;
    } else if (signs.has(-1)) {
      take({ infoset, node, than, trembles });
    }
  }
  return undefined;
}

/** The same for demands on the same trembles. */
export function keyOf({ trembles }: Demand): string {
  return [...trembles].sort((a, b) => a[0] - b[0]).join(' ');
}
