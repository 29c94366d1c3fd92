import type { Highs } from 'highs';

/** A linear program: maximise cost · x; each row is at least its bound, or equal to it. */
export interface LinearProgram {
  cost: Float64Array;
  /** Per variable: its least value, 0 or −∞. */
  least: Float64Array;
  bound: Float64Array;
  /** Per row: 1 for an equation. */
  equal: Uint8Array;
  /** Column j has `starts[j] … starts[j + 1]` of `rows` and `values`. */
  starts: Int32Array;
  rows: Int32Array;
  values: Float64Array;
}

export interface LinearSolution {
  x: Float64Array;
  /** Per variable: what one more of it would lose. */
  loss: Float64Array;
  /** Per row: its multiplier. */
  dual: Float64Array;
  /** Per variable and per row (its distance from the bound): 1 where it is basic. */
  basic: { columns: Uint8Array; rows: Uint8Array };
  /** Pivots that it took. */
  pivots: number;
}

let loaded: Promise<Highs> | undefined;

/** Loads HiGHS (WebAssembly), once; takes about 0.2 s. */
export function loadSolver(): Promise<Highs> {
  loaded ??= import('highs').then(({ default: load }) => {
    // The package's types are those of its CommonJS form; imported, its default export is the function itself.
    return (load as unknown as typeof load.default)();
  });
  return loaded;
}

/**
 * An optimal vertex by HiGHS's dual simplex (Huangfu and Hall 2018), in double precision. In words, why not, where it
 * ends otherwise.
 *
 * @param seconds Time limit.
 */
export function solveLinear(highs: Highs, lp: LinearProgram, seconds: number): LinearSolution | string {
  const model = highs.createModel({
    numCols: lp.cost.length,
    numRows: lp.bound.length,
    sense: highs.constants.objectiveSense.maximize,
    colCost: lp.cost,
    colLower: lp.least,
    colUpper: new Float64Array(lp.cost.length).fill(highs.infinity),
    rowLower: lp.bound,
    rowUpper: Float64Array.from(lp.bound, (b, i) => (lp.equal[i] ? b : highs.infinity)),
    matrix: {
      format: 'csc',
      numCols: lp.cost.length,
      numRows: lp.bound.length,
      starts: lp.starts,
      indices: lp.rows,
      values: lp.values,
    },
  });
  try {
    model.options.set({
      output_flag: false,
      primal_feasibility_tolerance: 1e-10,
      dual_feasibility_tolerance: 1e-10,
      // Sequence forms are sparse, and their entries alike in size: presolving and scaling cost more than they save.
      presolve: 'off',
      simplex_scale_strategy: 0,
      ...(Number.isFinite(seconds) && { time_limit: Math.max(0, seconds) }),
    });
    model.run();
    const status = model.getModelStatus();
    if (status === highs.constants.modelStatus.timeLimit) return 'the time is over';
    if (status !== highs.constants.modelStatus.optimal) return `the linear program ended with status ${status}`;
    const { colValue, colDual, rowDual } = model.getSolution();
    const { colStatus, rowStatus } = model.getBasis();
    const { basic } = highs.constants.basisStatus;
    const marked = (status: Iterable<number>) => Uint8Array.from(status, (s) => (s === basic ? 1 : 0));
    return {
      x: colValue,
      loss: colDual.map(Math.abs),
      dual: rowDual,
      basic: { columns: marked(colStatus), rows: marked(rowStatus) },
      pivots: Number(model.info.get('simplex_iteration_count')),
    };
  } finally {
    model.dispose();
  }
}
