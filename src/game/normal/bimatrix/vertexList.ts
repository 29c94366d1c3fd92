import type { Budget } from '../../../shared/budget.js';
import { type Dictionary, TIE } from './dictionary.js';
import { exactVertex } from './exactVertex.js';
import type { Polytope } from './polytope.js';
import { reverseSearch } from './reverseSearch.js';

/** The vertices of a moved polytope, each by the inequalities that hold with equality there. */
export interface VertexList {
  /** How many. */
  length: number;
  /** Inequalities of vertex v, in entries `v · columns …`. */
  on: Int32Array;
  /** Leaving the inequality at the same place of `on`, and no other, leads to the neighbour that lies on this one instead. */
  instead: Int32Array;
  /**
   * By vertex: inequalities that hold with equality before anything is moved, besides those of `on`; left out where there
   * are none.
   */
  also: ReadonlyMap<number, readonly number[]>;
}

/** All vertices; nothing where two rows tie or a vertex is not one; `partial` where the budget ended. */
export async function listVertices(
  polytope: Polytope,
  start: Dictionary,
  budget: Budget,
): Promise<(VertexList & { partial: boolean }) | undefined> {
  const on: number[] = [];
  const instead: number[] = [];
  const also = new Map<number, readonly number[]>();
  let length = 0;
  try {
    const whole = await reverseSearch(start, budget, (dictionary, leaving) => {
      const { basic, nonbasic } = dictionary;
      const zero = dictionary.zeroRows();
      if (zero.length > 0) {
        const vertex = exactVertex(polytope, nonbasic);
        if (!vertex) throw TIE;
        const tight = new Set(vertex.on);
        const more = zero.map((row) => basic[row]!).filter((variable) => tight.has(variable));
        if (more.length > 0) also.set(length, more);
      }
      for (let j = 0; j < nonbasic.length; j++) {
        on.push(nonbasic[j]!);
        instead.push(basic[leaving[j]!]!);
      }
      length++;
      if (length > MOST_VERTICES || on.length > MOST_ENTRIES) throw TOO_MANY;
    });
    return { length, on: Int32Array.from(on), instead: Int32Array.from(instead), also, partial: !whole };
  } catch (thrown) {
    if (thrown === TIE) return undefined;
    if (thrown !== TOO_MANY) throw thrown;
    return { length, on: Int32Array.from(on), instead: Int32Array.from(instead), also, partial: true };
  }
}

/** So many vertices of one polytope are listed. */
export const MOST_VERTICES = 500_000;

/** And so many inequalities of all of them together. */
const MOST_ENTRIES = 20_000_000;

const TOO_MANY = Symbol('too many');
