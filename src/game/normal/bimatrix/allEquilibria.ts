import { Budget } from '../../../shared/budget.js';
import { extremeEquilibriaFault } from '../../check/extremeEquilibria.js';
import { vertexListFault } from '../../check/vertexList.js';
import type { NormalGame } from '../model.js';
import { cornersOf } from './corners.js';
import { ExactDictionary } from './exactDictionary.js';
import { type ExtremeEquilibria, equilibriaSoFar, extremeEquilibria } from './extremeEquilibria.js';
import { type Polytope, polytopesOf } from './polytope.js';
import { RoughDictionary } from './roughDictionary.js';
import { listVertices, type VertexList } from './vertexList.js';

export interface AllEquilibria extends ExtremeEquilibria {
  /** Per player: how many vertices its moved polytope has, as far as they were listed. */
  vertices: [number, number];
  /**
   * Both lists of vertices, the list of equilibria and their components were proven complete by independent checks. Where
   * they are not, `components` is empty.
   */
  complete: boolean;
}

/**
 * All extreme equilibria of a game of two players, from all vertices of both best-reply polytopes (Vorob'ev 1958, Kuhn
 * 1961, Mangasarian 1964), with their components and the indices of these. Vertices are searched in double precision;
 * where the check of the list is not certain, in whole numbers. Where the budget ends, a second more goes to what there is.
 */
export async function allEquilibria(game: NormalGame, budget: Budget): Promise<AllEquilibria> {
  const sides: { polytope: Polytope; list: VertexList; whole: boolean }[] = [];
  for (const player of [0, 1] as const) sides.push(await side(game, player, budget));
  const [first, second] = sides as [(typeof sides)[number], (typeof sides)[number]];
  const corners = [cornersOf(first.polytope, 0, first.list), cornersOf(second.polytope, 1, second.list)] as const;
  const vertices: [number, number] = [first.list.length, second.list.length];
  if (first.whole && second.whole) {
    const found = extremeEquilibria(...corners);
    const fault = extremeEquilibriaFault(game, [first.list, second.list], found);
    if (fault !== undefined) throw new Error(`The list of equilibria is not confirmed: ${fault}.`);
    return { ...found, vertices, complete: true };
  }
  const equilibria = await equilibriaSoFar(...corners, new Budget({ seconds: 1 }));
  return { equilibria, components: [], vertices, complete: false };
}

/** A complete list of the vertices of a player's polytope, or what there is of it when the budget ends. */
async function side(game: NormalGame, player: 0 | 1, budget: Budget) {
  for (let attempt = 0; ; attempt++) {
    const polytope = polytopesOf(game, attempt)[player];
    if (attempt === 0 && polytope.entries.every((x) => x < 2n ** 52n)) {
      const list = await listVertices(polytope, RoughDictionary.origin(polytope), budget);
      if (list?.partial) return { polytope, list, whole: false };
      if (list && vertexListFault(polytope, list) === undefined) return { polytope, list, whole: true };
    }
    const list = await listVertices(polytope, ExactDictionary.origin(polytope), budget);
    if (!list) continue;
    const fault = list.partial ? undefined : vertexListFault(polytope, list);
    if (fault !== undefined) throw new Error(`The list of vertices is not confirmed: ${fault}.`);
    return { polytope, list, whole: !list.partial };
  }
}
