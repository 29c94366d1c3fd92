import Fraction from 'fraction.js';
import type { Budget } from '../../../shared/budget.js';
import { type Component, componentsOf } from './components.js';
import type { Corners } from './corners.js';

/** An extreme equilibrium: each player's strategy is a corner of its best-reply polytope. */
export interface ExtremeEquilibrium {
  first: Fraction[];
  second: Fraction[];
  /** Which component it lies in. */
  component: number;
}

export interface ExtremeEquilibria {
  equilibria: ExtremeEquilibrium[];
  components: Component[];
}

/**
 * All pairs of corners that have every label together: in an equilibrium, each strategy is a best reply or is not played
 * (Shapley 1974; von Stengel 2002). All equilibria are mixtures of these (Winkels 1979, Jansen 1981).
 */
export function extremeEquilibria(first: Corners, second: Corners): ExtremeEquilibria {
  const pairs = [...matches(first, second)];
  const solved = [new Map<number, Fraction[]>(), new Map<number, Fraction[]>()];
  const strategy = (corners: Corners, player: 0 | 1, corner: number): Fraction[] => {
    const known = solved[player]!.get(corner);
    if (known) return known;
    const mixed = strategyAt(corners, corner);
    solved[player]!.set(corner, mixed);
    return mixed;
  };
  const { components, of } = componentsOf(pairs, indices(first, second));
  const equilibria = pairs.map(([p, q], k) => ({
    first: strategy(first, 0, p),
    second: strategy(second, 1, q),
    component: of[k]!,
  }));
  return { equilibria, components };
}

/**
 * The same from lists of vertices that are not whole and of which nothing was proven: without components, and what is no
 * vertex left out; as many as the budget allows.
 */
export async function equilibriaSoFar(
  first: Corners,
  second: Corners,
  budget: Budget,
): Promise<ExtremeEquilibria['equilibria']> {
  const found: ExtremeEquilibria['equilibria'] = [];
  for (const [p, q] of matches(first, second)) {
    if (!(await budget.goOn('equilibria', found.length))) break;
    if (!first.isVertex(p) || !second.isVertex(q)) continue;
    found.push({ first: strategyAt(first, p), second: strategyAt(second, q), component: -1 });
  }
  return found;
}

/** A corner as a mixed strategy. */
function strategyAt(corners: Corners, corner: number): Fraction[] {
  const { z } = corners.exact(corner);
  const sum = z.reduce((a, b) => a + b, 0n);
  return z.map((x) => new Fraction(x, sum));
}

function* matches(first: Corners, second: Corners): Generator<[number, number]> {
  const exactly = new Map<number | string, number>();
  const degenerate: number[] = [];
  second.many.forEach((many, q) => {
    if (many) degenerate.push(q);
    else exactly.set(second.labels.key(q), q);
  });
  for (const [p, many] of first.many.entries()) {
    const found: number[] = [];
    if (many) {
      for (let q = 0; q < second.labels.length; q++) if (first.labels.full(p, second.labels, q)) found.push(q);
    } else {
      const q = exactly.get(first.labels.keyOfRest(p));
      if (q !== undefined) found.push(q);
      for (const other of degenerate) if (first.labels.full(p, second.labels, other)) found.push(other);
    }
    for (const q of found) yield [p, q];
  }
}

/**
 * The equilibria of the game with moved payoffs, which has finitely many and no degenerate ones: where each goes when
 * they are moved back, and its index, (−1)^(k+1) · sign det A · sign det B over the k strategies that each plays
 * (Shapley 1974; payoffs above 0).
 */
function indices(first: Corners, second: Corners): { pair: [number, number]; index: number }[] {
  const byLabels = new Map<number | string, number>();
  for (let v = 0; v < second.bases.length; v++) byLabels.set(second.bases.key(v), v);
  const found: { pair: [number, number]; index: number }[] = [];
  for (let v = 0; v < first.bases.length; v++) {
    const w = byLabels.get(first.bases.keyOfRest(v));
    if (w === undefined || first.cornerOf[v]! < 0) continue;
    const k = first.supportOf(v);
    const index = (k % 2 === 1 ? 1 : -1) * first.signOf(v) * second.signOf(w);
    found.push({ pair: [first.cornerOf[v]!, second.cornerOf[w]!], index });
  }
  return found;
}
