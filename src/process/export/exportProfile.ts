import type { Behaviour, ProcessModel } from '../model.js';
import { filesOf } from './explicit.js';
import { type Graph, graphOf } from './graph.js';
import { labelsOf } from './labels.js';
import { prismChain } from './prismChain.js';

export interface ExportOptions {
  name?: string;
  /** Players left open in the decision process; none: no decision process is written. */
  open?: readonly number[];
  /** Horizon in steps; left out: all steps. */
  steps?: number;
  /** Claims about the open players' best and worst: the chance, at most or at least, that one of these causes comes. */
  bounds?: readonly { causes: readonly number[]; most: boolean; chance: number }[];
}

/** Largest number of transitions for which the chain is written in the language of PRISM too. */
const READABLE = 50_000;

/**
 * Files from which another tool can recompute what is claimed: `chain.*`, `mdp.*` (see `Explicit`), `chain.pm` and
 * `chain.props` where they stay readable, and `expected.json` with the claims. `bench/process-storm.py` reads them.
 *
 * @param claimed `peace[t]` and `causes[c][t]`, t = 0 … steps.
 * @returns File name to text.
 */
export function exportProfile(
  model: ProcessModel,
  behaviour: Behaviour,
  claimed: { peace: ArrayLike<number>; causes: readonly ArrayLike<number>[] },
  { name = 'profile', open = [], steps, bounds = [] }: ExportOptions = {},
): Record<string, string> {
  const labels = labelsOf(model);
  const chain = graphOf(model, behaviour, [], steps);
  const files = named('chain', filesOf(model, chain, false));
  if (transitionsOf(chain) <= READABLE) {
    const { pm, props } = prismChain(model, behaviour, name, steps);
    Object.assign(files, { 'chain.pm': pm, 'chain.props': props });
  }
  if (open.length > 0) Object.assign(files, named('mdp', filesOf(model, graphOf(model, behaviour, open, steps), true)));
  const curve = (numbers: ArrayLike<number>): number[] => Array.from(numbers).slice(0, chain.steps + 1);
  const expected = {
    name,
    horizonSteps: chain.steps,
    causes: Object.fromEntries(labels.map((label, c) => [label, curve(claimed.causes[c])])),
    peace: curve(claimed.peace),
    open: open.map((p) => model.players[p].name),
    bounds: bounds.map(({ causes, most, chance }) => ({ labels: causes.map((c) => labels[c]), most, chance })),
  };
  return { ...files, 'expected.json': `${JSON.stringify(expected)}\n` };
}

function named(stem: string, files: object): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([end, text]) => [`${stem}.${end}`, text]));
}

function transitionsOf({ nodes }: Graph): number {
  return nodes.reduce((sum, { actions }) => sum + actions.reduce((n, branches) => n + branches.length, 0), 0);
}
