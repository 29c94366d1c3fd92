/**
 * Points in a tree of bounding boxes that answers "is this point weakly dominated by one of them": a box whose upper
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

  /** Whether some point in the tree is at least as high as this row in every column looked at. */
  covers(row: number): boolean {
    return this.#covers(this.#root, row * this.#width);
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

  #covers(node: Node, at: number): boolean {
    const points = this.#points;
    let below = true;
    for (let k = this.#first; k < this.#width; k++) {
      const x = points[at + k];
      if (node.hi[k] < x) return false;
      if (node.lo[k] < x) below = false;
    }
    if (below) return true;
    if (node.left && node.right) return this.#covers(node.left, at) || this.#covers(node.right, at);
    for (const row of node.rows) {
      let k = this.#first;
      while (k < this.#width && points[row * this.#width + k] >= points[at + k]) k++;
      if (k === this.#width) return true;
    }
    return false;
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
