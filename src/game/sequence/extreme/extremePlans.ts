import Fraction from 'fraction.js';
import type { Budget } from '../../../shared/budget.js';
import type { SequenceForm } from '../form.js';
import type { Cases } from './cases.js';
import { Face, type PositiveSum } from './face.js';
import { type Labels, labelsOf } from './labels.js';
import { startFaces } from './startFaces.js';

/** Realisation plans of both players, a share for each sequence, the empty one first. */
export type PlanPair = readonly [readonly Fraction[], readonly Fraction[]];

export interface ExtremePlans {
  /** Each once. */
  equilibria: PlanPair[];
  /** Why there are no others, where `limit` is left out. */
  cases: Cases;
  /** How many cases were looked at. */
  looked: number;
  /** Which limit was met, in words. */
  limit?: string;
}

/** So many cases are looked at. */
export const MOST_CASES = 300_000;

/** What is known of a variable in a case. */
const [OPEN, ZERO, POSITIVE] = [0, 1, 2];

interface Case {
  faces: readonly [Face, Face];
  known: Uint8Array;
}

/**
 * All extreme equilibria of a game of two players in sequence form (after Audet, Belhaiza and Hansen 2009): at each step a
 * variable is 0 in the equilibrium, or it is above 0 and what goes with it is 0. Each side's polyhedron then has a smaller
 * face left, in exact numbers, and a case ends where that is empty or both plans are known.
 *
 * @param found Told of each before the budget is asked again.
 * @param zeros Variables that are known to be 0 in every equilibrium.
 */
export async function extremePlans(
  form: SequenceForm,
  budget: Budget,
  found: (plans: PlanPair) => void = () => {},
  zeros: readonly number[] = [],
): Promise<ExtremePlans> {
  const labels = labelsOf(form);
  const units = form.paid.map((paid) => largest(paid)) as [bigint, bigint];
  const equilibria: PlanPair[] = [];
  const root: { cases: Cases } = { cases: { open: true } };
  const known = new Uint8Array(2 * labels.length);
  for (const side of labels.sets) {
    for (const { dead, sequences } of side) if (dead) for (const i of sequences.slice(1)) known[2 * i] = ZERO;
  }
  const faces = startFaces(form, labels);
  for (const variable of zeros) {
    if (setZero(faces, known, labels, variable)) throw new Error('What is 0 in every equilibrium leaves none.');
  }
  const open: { at: Case; put: (cases: Cases) => void }[] = [
    {
      at: { faces, known },
      put: (cases) => {
        root.cases = cases;
      },
    },
  ];
  let looked = 0;
  const ended = (limit?: string): ExtremePlans => ({ equilibria, cases: root.cases, looked, ...(limit && { limit }) });
  while (open.length > 0) {
    if (looked >= MOST_CASES) return ended(`more than ${MOST_CASES} cases would have to be looked at`);
    if (!(await budget.goOn('cases', looked))) return ended('the time is over');
    looked++;
    const { at, put } = open.pop()!;
    const next = nextOf(at, labels, units);
    if (typeof next === 'object') {
      if ('found' in next) {
        const plans = plansAt(at, labels);
        put({ found: equilibria.push(plans) - 1 });
        found(plans);
      } else put(next);
      continue;
    }
    const split = { variable: next, zero: OPENED, positive: OPENED } as {
      variable: number;
      zero: Cases;
      positive: Cases;
    };
    put(split);
    for (const branch of ['positive', 'zero'] as const) {
      const child = branch === 'zero' ? withZero(at, labels, next) : withPositive(at, labels, next);
      if ('none' in child) split[branch] = child;
      else open.push({ at: child, put: (cases) => (split[branch] = cases) });
    }
  }
  return ended();
}

const OPENED: Cases = { open: true };

type None = { none: PositiveSum; side: 0 | 1 };

function withZero(at: Case, labels: Labels, variable: number): Case | None {
  const faces: [Face, Face] = [...at.faces];
  const known = Uint8Array.from(at.known);
  const none = setZero(faces, known, labels, variable);
  return none ?? confirmed({ faces, known }, labels);
}

function withPositive(at: Case, labels: Labels, variable: number): Case | None {
  const faces: [Face, Face] = [...at.faces];
  const known = Uint8Array.from(at.known);
  known[variable] = POSITIVE;
  const none = known[variable ^ 1] === ZERO ? undefined : setZero(faces, known, labels, variable ^ 1);
  return none ?? confirmed({ faces, known }, labels);
}

/** Shares of longer sequences are 0 too. */
function setZero(faces: [Face, Face], known: Uint8Array, labels: Labels, variable: number): None | undefined {
  const side = sideOf(labels, variable);
  const also = variable % 2 === 0 ? labels.longer[variable >> 1]!.map((i) => 2 * i) : [];
  for (const one of [variable, ...also]) {
    if (known[one] === POSITIVE) return { none: { sum: [[one, 1n]], is: 0n }, side };
    const face = faces[side].where(one);
    if (!(face instanceof Face)) return { none: face, side };
    faces[side] = face;
    known[one] = ZERO;
  }
  return undefined;
}

/** The case, where each variable that has to be above 0 is so somewhere. */
function confirmed({ faces: [first, second], known }: Case, labels: Labels): Case | None {
  const faces: [Face, Face] = [first, second];
  for (let variable = 0; variable < known.length; variable++) {
    const side = sideOf(labels, variable);
    if (known[variable] !== POSITIVE || faces[side].isPositive(variable)) continue;
    const face = faces[side].raised(variable);
    if (!(face instanceof Face)) return { none: face, side };
    faces[side] = face;
  }
  return { faces, known };
}

/** In whose polyhedron a variable is: shares in their player's, losses in the other's. */
function sideOf(labels: Labels, variable: number): 0 | 1 {
  return (labels.side[variable >> 1]! ^ (variable & 1)) as 0 | 1;
}

/** The variable to go by, or what can be said. First the share whose product with its loss is largest, at the present vertices. */
function nextOf({ faces, known }: Case, labels: Labels, units: readonly [bigint, bigint]): number | Cases {
  let undecided = -1;
  let most = -1;
  for (let i = 0; i < labels.length; i++) {
    if (known[2 * i] === ZERO || known[2 * i + 1] === ZERO) continue;
    const side = labels.side[i] as 0 | 1;
    const product = faces[side].size(2 * i, 1n) * faces[1 - side]!.size(2 * i + 1, units[side]);
    if (product > most) [most, undecided] = [product, 2 * i];
  }
  if (undecided >= 0) return undecided;
  // Share or loss of each sequence is 0 now: whatever is left on both faces is an equilibrium.
  for (const s of [0, 1] as const) {
    const next = nextOfPlan(faces[s], s, known, labels);
    if (next !== undefined) return next;
  }
  return { found: -1 };
}

/** What is missing to make a plan a vertex of the polyhedron in which the other loses no more than it has to. */
function nextOfPlan(face: Face, s: 0 | 1, known: Uint8Array, labels: Labels): number | Cases | undefined {
  const t = s === 0 ? 1 : 0;
  const shares = labels.sets[s].flatMap(({ sequences }) => sequences.map((i) => 2 * i));
  const loose = shares.filter((variable) => face.onlyValue(variable) === undefined);
  const share = loose.find((variable) => known[variable] === OPEN);
  if (share !== undefined) return share;
  // A loss may be 0 by the equations alone, without having been asked for.
  const isZero = (variable: number) => known[variable] === ZERO || face.onlyValue(variable)?.n === 0n;
  for (const [set, { parent, sequences }] of labels.sets[t].entries()) {
    // Only where the other comes without a loss does it matter what the best is.
    if (parent >= 0 && !isZero(2 * parent + 1)) continue;
    const losses = sequences.map((i) => 2 * i + 1);
    const founded = losses.some(isZero);
    const open = losses.find(
      (variable) => known[variable] === OPEN && (!founded || face.onlyValue(variable) === undefined),
    );
    if (open !== undefined && (!founded || loose.length > 0)) return open;
    if (!founded) return { losesAnyway: set, side: s };
  }
  return loose.length > 0 ? { notExtreme: true, side: s } : undefined;
}

function largest(paid: ArrayLike<number | bigint>): bigint {
  return Array.from(paid, (x) => BigInt(x)).reduce((most, x) => (x > most ? x : -x > most ? -x : most), 1n);
}

function plansAt({ faces }: Case, labels: Labels): PlanPair {
  const plan = (s: 0 | 1): Fraction[] => {
    const shares = labels.sets[s].flatMap(({ sequences }) => sequences.map((i) => faces[s].onlyValue(2 * i)!));
    return [new Fraction(1), ...shares];
  };
  return [plan(0), plan(1)];
}
