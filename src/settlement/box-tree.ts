/**
 * Points in a tree of bounding boxes that answers "which of them weakly dominates this point": a box whose upper
 * corner is too low is skipped, a box whose lower corner is high enough answers at once. Grows by insertion; a full
 * leaf is split at the middle of its widest side. In the manner of ND-trees (Jaszkiewicz & Lust, IEEE Transactions on
 * Evolutionary Computation 22(5), 2018).
 */
export class BoxTree {
  #root: Node;
  readonly #points: Float64Array;
  readonly #width: number;
  readonly #first: number;

  /** @param points Row-major table with `width` numbers a row; the columns before `first` are not looked at. */
  constructor(points: Float64Array, width: number, first: number) {
    this.#points = points;
    this.#width = width;
    this.#first = first;
    this.#root = this.#leaf();
  }

  /**
   * A row of the tree that is at least as high as `point` in every column looked at; −1 where there is none. Where the
   * tree holds an equal row and no row of it dominates another, that row is the answer.
   */
  coverer(point: Float64Array, at = 0): number {
    return this.#coverer(this.#root, point, at);
  }

  insert(row: number): void {
    let node = this.#root;
    this.#widen(node, row);
    while (node.left && node.right) {
      node = this.#points[row * this.#width + node.side] > node.middle ? node.right : node.left;
      this.#widen(node, row);
    }
    node.rows.push(row);
    if (node.rows.length > 24) this.#split(node);
  }

  #coverer(node: Node, point: Float64Array, at: number): number {
    let below = true;
    for (let k = this.#first; k < this.#width; k++) {
      const x = point[at + k];
      if (node.hi[k] < x) return -1;
      if (node.lo[k] < x) below = false;
    }
    if (node.left && node.right) {
      if (below) return this.#anyRow(node);
      const row = this.#coverer(node.left, point, at);
      return row >= 0 ? row : this.#coverer(node.right, point, at);
    }
    const points = this.#points;
    for (const row of node.rows) {
      let k = this.#first;
      while (k < this.#width && points[row * this.#width + k] >= point[at + k]) k++;
      if (k === this.#width) return row;
    }
    return -1;
  }

  #anyRow(node: Node): number {
    let leaf = node;
    while (leaf.left) leaf = leaf.left;
    return leaf.rows[0];
  }

  #split(node: Node): void {
    let side = this.#first;
    for (let k = side; k < this.#width; k++) if (node.hi[k] - node.lo[k] > node.hi[side] - node.lo[side]) side = k;
    const middle = (node.lo[side] + node.hi[side]) / 2;
    // Equal points, or points too close to be told apart by their middle: the leaf stays long.
    if (!(middle < node.hi[side])) return;
    node.side = side;
    node.middle = middle;
    node.left = this.#leaf();
    node.right = this.#leaf();
    for (const row of node.rows) {
      const half = this.#points[row * this.#width + side] > middle ? node.right : node.left;
      this.#widen(half, row);
      half.rows.push(row);
    }
    node.rows = [];
  }

  #widen(node: Node, row: number): void {
    for (let k = this.#first; k < this.#width; k++) {
      const x = this.#points[row * this.#width + k];
      if (x > node.hi[k]) node.hi[k] = x;
      if (x < node.lo[k]) node.lo[k] = x;
    }
  }

  #leaf(): Node {
    return {
      hi: new Float64Array(this.#width).fill(Number.NEGATIVE_INFINITY),
      lo: new Float64Array(this.#width).fill(Number.POSITIVE_INFINITY),
      side: 0,
      middle: 0,
      rows: [],
      left: undefined,
      right: undefined,
    };
  }
}

interface Node {
  hi: Float64Array;
  lo: Float64Array;
  side: number;
  middle: number;
  rows: number[];
  left: Node | undefined;
  right: Node | undefined;
}
