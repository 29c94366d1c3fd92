import type Fraction from 'fraction.js';
import { Budget } from '../../../shared/budget.js';
import { componentsFault } from '../../check/components.js';
import { checkEquilibrium } from '../../check/equilibrium.js';
import { extremePlansFault } from '../../check/extremePlans.js';
import type { Regrets } from '../../check/regrets.js';
import { type Description, describeGame } from '../../describe.js';
import type { Behaviour, Game } from '../../model.js';
import { componentsOf } from '../../normal/bimatrix/components.js';
import { behaveByExactPlans } from '../behaviour.js';
import { findInExtensive, startingBehaviour } from '../find.js';
import { type SequenceForm, sequenceForm } from '../form.js';
import { pair, solveLinearly, whoMoves } from '../solvePiece.js';
import { type ExtremePlans, extremePlans, type PlanPair } from './extremePlans.js';
import { type Indices, indicesOf } from './indices.js';
import { zerosByInterchange } from './interchange.js';

/** An extreme equilibrium, as behaviour that comes to the same plans, with what an independent check says of it. */
export interface ExtremeEquilibrium {
  behaviour: Behaviour;
  regrets: Regrets;
  /** Which component it lies in, where all are known. */
  component?: number;
}

/** Equilibria that hang together. */
export interface PlanComponent {
  /** Which extreme equilibria it has. */
  equilibria: number[];
  /** Its index, where that was found. */
  index?: number;
  /** Any plan of the one side with any of the other, and all mixtures, is an equilibrium; left out where there are too many. */
  subsets?: { first: number[]; second: number[] }[];
}

export interface AllExtensiveResults {
  find: 'all';
  description: Description;
  equilibria: ExtremeEquilibrium[];
  /** Where the list is complete. */
  components?: PlanComponent[];
  /** How indices are known, where they are. */
  indicesBy?: Indices['by'];
  /** Of a game with the same sum at every end: what the first player gets. */
  value?: Fraction;
  /** How many cases were looked at. */
  cases: number;
  methods: string[];
  /** An independent check of the cases has proven that there are no others. */
  complete: boolean;
  /** Which limit was met, in words, where something is missing. */
  limit?: string;
}

/** Faces of games with more sequences (both players together) would be too large. */
export const MOST_SEQUENCES = 400;

/** Whether {@link findAllInExtensive} is for the game: recall is perfect, and two players at most move, of two or more. */
export function isForTwo(game: Game, { perfectRecall }: Description = describeGame(game)): boolean {
  return perfectRecall && game.players.length >= 2 && whoMoves(game).length <= 2;
}

/** All extreme equilibria in sequence form, each checked in the tree, with their components and a proof that was checked. */
export async function findAllInExtensive(game: Game, budget: Budget): Promise<AllExtensiveResults> {
  const description = describeGame(game);
  const players = pair(game, whoMoves(game));
  const form = sequenceForm(game, players);
  if (typeof form === 'string') return oneAtLeast(game, description, 0, form);
  const sequences = form.sides[0].sequences + form.sides[1].sequences - 2;
  if (sequences > MOST_SEQUENCES) {
    const limit = `the game has ${sequences} sequences; cases are gone through for at most ${MOST_SEQUENCES}`;
    return oneAtLeast(game, description, 0, limit);
  }
  const equilibria: ExtremeEquilibrium[] = [];
  const interchange = await interchangeable(game, form, description, budget);
  const zeros = interchange && zerosByInterchange(form, interchange);
  const found = await extremePlans(form, budget, (plans) => equilibria.push(checked(game, form, plans)), zeros);
  const limit = found.limit ?? (await unproven(game, form, players, { ...found, interchange }, equilibria, budget));
  if (limit !== undefined && equilibria.length === 0) return oneAtLeast(game, description, found.looked, limit);
  const value = valueBy(game, description, equilibria);
  const methods = ['case enumeration'];
  const results = { find: 'all', description, equilibria, cases: found.looked, methods, ...value } as const;
  if (limit !== undefined) return { ...results, complete: false, limit };
  const { components, of, indicesBy } = await componentsOfPlans(game, form, found.equilibria, budget);
  const sum = components.reduce((all, { index }) => all + (index ?? Number.NaN), 0);
  if (!Number.isNaN(sum) && sum !== 1) throw new Error(`The indices sum to ${sum}, not to 1.`);
  const placed = equilibria.map((one, k) => ({ ...one, component: of[k]! }));
  return { ...results, equilibria: placed, components, ...(indicesBy && { indicesBy }), complete: true };
}

/** What there is where no case led to an equilibrium before a limit: one by another way, as far as a second goes. */
async function oneAtLeast(
  game: Game,
  description: Description,
  cases: number,
  limit: string,
): Promise<AllExtensiveResults> {
  const { behaviour, check, methods } = await findInExtensive(game, 'one', new Budget({ seconds: 1 }));
  const equilibria = behaviour && check?.regrets ? [{ behaviour, regrets: check.regrets }] : [];
  const value = valueBy(game, description, equilibria);
  return { find: 'all', description, equilibria, cases, methods, ...value, complete: false, limit };
}

/** In a game with the same sum at every end, all equilibria pay the same. */
function valueBy(game: Game, { constantSum }: Description, equilibria: readonly ExtremeEquilibrium[]) {
  const exact = equilibria.find(({ regrets }) => regrets.largest.n === 0n);
  const value = game.players.length === 2 && typeof constantSum === 'object' && exact?.regrets.payoffs[0];
  return value ? { value } : {};
}

/** Of a game with constant sum: an equilibrium in which, where that can be had, as much is played as in any. */
async function interchangeable(
  game: Game,
  form: SequenceForm,
  { constantSum }: Description,
  budget: Budget,
): Promise<Behaviour | undefined> {
  if (game.players.length !== 2 || typeof constantSum !== 'object') return undefined;
  const behaviour = startingBehaviour(game);
  const solved = await solveLinearly(game, form, behaviour, budget);
  if ('limit' in solved) return undefined;
  return checkEquilibrium(game, behaviour).regrets?.largest.n === 0n ? behaviour : undefined;
}

/** Throws where the solver gives what is no equilibrium: an error of the program. */
function checked(game: Game, form: SequenceForm, plans: PlanPair): ExtremeEquilibrium {
  const behaviour = startingBehaviour(game);
  behaveByExactPlans(form, plans, behaviour);
  const { faults, regrets } = checkEquilibrium(game, behaviour);
  if (faults.length > 0 || !regrets || regrets.largest.n !== 0n) throw new Error('What was found is no equilibrium.');
  return { behaviour, regrets };
}

/** Why the list is not proven complete; throws where the check does not confirm the proof. */
async function unproven(
  game: Game,
  form: SequenceForm,
  players: readonly [number, number],
  { cases, interchange }: ExtremePlans & { interchange: Behaviour | undefined },
  equilibria: readonly ExtremeEquilibrium[],
  budget: Budget,
): Promise<string | undefined> {
  const behaviours = equilibria.map(({ behaviour }) => behaviour);
  const claimed = { players, unit: form.unit, cases, behaviours, ...(interchange && { interchange }) };
  const fault = await extremePlansFault(game, claimed, () => budget.goOn('check of the cases'));
  if (fault !== undefined && budget.stopped) return 'the time is over';
  if (fault !== undefined) throw new Error(`The list of equilibria is not confirmed: ${fault}.`);
  return undefined;
}

/** Components of the plans, those of the graph whose edges are the extreme equilibria, with indices where they can be had. */
async function componentsOfPlans(
  game: Game,
  form: SequenceForm,
  equilibria: readonly PlanPair[],
  budget: Budget,
): Promise<{ components: PlanComponent[]; of: number[]; indicesBy?: Indices['by'] }> {
  const numbers = [new Map<string, number>(), new Map<string, number>()] as const;
  const pairs = equilibria.map((plans) => plans.map((plan, s) => numberOf(numbers[s]!, keyOf(plan))));
  const { components, of } = componentsOf(pairs as unknown as [number, number][], []);
  const fault = componentsFault(pairs as unknown as [number, number][], of, components);
  if (fault !== undefined) throw new Error(`The components are not confirmed: ${fault}.`);
  const indices = await indicesOf(game, form, equilibria, of, budget);
  return {
    components: components.map(({ index: _, ...rest }, c) => ({ ...rest, ...(indices && { index: indices.of[c]! }) })),
    of,
    ...(indices && { indicesBy: indices.by }),
  };
}

function numberOf(known: Map<string, number>, key: string): number {
  if (!known.has(key)) known.set(key, known.size);
  return known.get(key)!;
}

function keyOf(plan: readonly Fraction[]): string {
  return plan.map((x) => x.toFraction()).join(' ');
}
