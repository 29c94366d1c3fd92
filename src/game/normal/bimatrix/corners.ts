import { type ExactVertex, exactVertex, isVertex } from './exactVertex.js';
import { LabelSets } from './labelSets.js';
import type { Polytope } from './polytope.js';
import type { VertexList } from './vertexList.js';

/**
 * The corners of a player's polytope as it is, without 0: vertices of the moved one that come together when it is moved
 * back are one corner. Labels: 0 … m − 1 are the strategies of the first player and the rest those of the second.
 */
export interface Corners {
  /** By corner: all labels that it has. */
  labels: LabelSets;
  /** By corner: more labels than there are columns. */
  many: boolean[];
  /** By vertex of the list: its labels, as many as there are columns; and which corner it is, −1 for 0. */
  bases: LabelSets;
  cornerOf: Int32Array;
  /** A corner in exact numbers; whether it is one, where nothing was proven. */
  exact(corner: number): ExactVertex;
  isVertex(corner: number): boolean;
  /** Of a vertex of the list: how many strategies it plays, and the sign of the determinant of these. */
  supportOf(vertex: number): number;
  signOf(vertex: number): number;
}

/** @param player 0 or 1. */
export function cornersOf(polytope: Polytope, player: 0 | 1, list: VertexList): Corners {
  const { rows, columns } = polytope;
  const size = rows + columns;
  // Inequality k is about label k in the first player's polytope; in the second's columns come after rows.
  const label = (k: number) => (player === 0 ? k : k < columns ? rows + k : k - columns);
  const labels = new LabelSets(size);
  const bases = new LabelSets(size);
  const many: boolean[] = [];
  const first: number[] = [];
  const cornerOf = new Int32Array(list.length).fill(-1);
  const known = new Map<number | string, number>();
  const onOf = (vertex: number) => list.on.subarray(vertex * columns, (vertex + 1) * columns);
  for (let vertex = 0; vertex < list.length; vertex++) {
    const on = onOf(vertex);
    const base = bases.add(Array.from(on, label));
    if (on.every((k) => k < columns)) continue;
    const also = list.also.get(vertex);
    const key = also ? allKey(size, [...on, ...also].map(label)) : bases.key(base);
    let corner = known.get(key);
    if (corner === undefined) {
      corner = labels.add([...on, ...(also ?? [])].map(label));
      known.set(key, corner);
      many.push(also !== undefined);
      first.push(vertex);
    }
    cornerOf[vertex] = corner;
  }
  const solved = (vertex: number) => exactVertex(polytope, onOf(vertex))!;
  return {
    labels,
    many,
    bases,
    cornerOf,
    exact: (corner) => solved(first[corner]!),
    isVertex: (corner) => isVertex(polytope, onOf(first[corner]!)),
    supportOf: (vertex) => columns - onOf(vertex).filter((k) => k < columns).length,
    signOf: (vertex) => solved(vertex).sign,
  };
}

function allKey(size: number, labels: readonly number[]): number | string {
  const one = new LabelSets(size);
  return one.key(one.add(labels));
}
