import { type Compiled, type CompiledTable, lastIssue, placeIn, toGrid } from './compile.js';
import type { Test } from './formula.js';
import type { Package } from './result.js';
import { VISIT_LIMIT } from './size.js';

/** Packages per block: small enough for the processor's cache with a dozen parties. */
const BLOCK = 4096;

/** A run of packages in package order (lexicographic by option index, first issue first). Reused between calls. */
export interface Block {
  length: number;
  /** Number of the option tuple: mixed radix, first issue most significant. */
  tuples: Float64Array;
  /** `values[party][j]` in grid steps. */
  values: Float64Array[];
  /** `words` numbers per package; bit b of the space is bit b % 32 of word b >> 5. See {@link Compiled.bits}. */
  marks: Uint32Array;
  words: number;
}

/**
 * All packages of a space, block by block: depth-first over the issues, cut where a rule is broken as soon as its last
 * issue is set. Sums, marks and tuple numbers are carried down the search, so that a package costs one addition per
 * party and no memory outside the block.
 */
export class Enumeration {
  readonly block: Block;
  /** Partial tuples visited. */
  visited = 0;
  readonly #compiled: Compiled;
  readonly #allowed: number[][];
  readonly #steps: Step[];
  readonly #choice: Int32Array;
  readonly #at: Int32Array;
  readonly #sums: Float64Array;
  readonly #masks: Uint32Array;
  readonly #tuples: Float64Array;
  readonly #thresholdBits: Int32Array;
  #depth = 0;

  /** @param partial Options that are given; only packages that agree with them are listed. */
  constructor(compiled: Compiled, partial: readonly (number | undefined)[] = []) {
    const { sizes, space, bits } = compiled;
    const parties = space.parties.length;
    const words = Math.max(1, Math.ceil(bits.length / 32));
    this.#compiled = compiled;
    this.#allowed = sizes.map((size, i) => {
      const given = partial[i];
      return given === undefined ? Array.from({ length: size }, (_, o) => o) : [given];
    });
    this.#steps = steps(compiled);
    this.#choice = new Int32Array(sizes.length);
    this.#at = new Int32Array(sizes.length).fill(-1);
    this.#sums = new Float64Array((sizes.length + 1) * parties);
    this.#masks = new Uint32Array((sizes.length + 1) * words);
    this.#tuples = new Float64Array(sizes.length + 1);
    this.#thresholdBits = Int32Array.from(space.parties, (_, p) =>
      bits.findIndex((bit) => bit.party === p && bit.kind === 'threshold'),
    );
    const room = BLOCK + sizes[sizes.length - 1];
    this.block = {
      length: 0,
      tuples: new Float64Array(room),
      values: space.parties.map(() => new Float64Array(room)),
      marks: new Uint32Array(room * words),
      words,
    };
  }

  /** Fills the block with the next packages; false when there are none left. */
  next(): boolean {
    const { block } = this;
    const at = this.#at;
    const last = at.length - 1;
    block.length = 0;
    let depth = this.#depth;
    // A block of dead ends must end too, so that the caller can look at the clock.
    let patience = BLOCK * 64;
    while (depth >= 0 && block.length < BLOCK && patience-- > 0) {
      const allowed = this.#allowed[depth];
      if (depth === last) {
        this.#leaves(depth, allowed);
        depth--;
      } else if (++at[depth] >= allowed.length) {
        at[depth--] = -1;
      } else {
        this.#choice[depth] = allowed[at[depth]];
        this.visited++;
        if (this.#enter(depth)) depth++;
      }
    }
    this.#depth = depth;
    return depth >= 0 || block.length > 0;
  }

  /** Whether the search was cut off because rules cut too late. */
  get overrun(): boolean {
    return this.visited > VISIT_LIMIT;
  }

  /** Carries sums and marks to the next depth; false where a rule is broken. */
  #enter(depth: number): boolean {
    const step = this.#steps[depth];
    const choice = this.#choice;
    for (let r = 0; r < step.rules.length; r++) if (!step.rules[r](choice)) return false;
    const option = choice[depth];
    const sums = this.#sums;
    const parties = step.points.length;
    const from = depth * parties;
    const to = from + parties;
    for (let p = 0; p < parties; p++) sums[to + p] = sums[from + p] + step.points[p][option];
    for (let t = 0; t < step.terms.length; t++) {
      const term = step.terms[t];
      if (term.test(choice)) sums[to + term.party] += term.points;
    }
    for (let t = 0; t < step.tables.length; t++) {
      const { party, table } = step.tables[t];
      sums[to + party] += table.values[placeIn(table, choice, table.issues.length)];
    }
    const masks = this.#masks;
    const { words } = this.block;
    const base = depth * words;
    for (let w = 0; w < words; w++) masks[base + words + w] = masks[base + w];
    for (let m = 0; m < step.marks.length; m++) {
      const mark = step.marks[m];
      if (mark.test(choice)) masks[base + words + mark.word] |= mark.mask;
    }
    this.#tuples[depth + 1] = this.#tuples[depth] * step.size + option;
    return true;
  }

  /** Appends one package for every option of the last issue, party by party. */
  #leaves(depth: number, allowed: readonly number[]): void {
    const { block } = this;
    const { thresholds } = this.#compiled;
    const { marks, words, tuples } = block;
    const step = this.#steps[depth];
    const choice = this.#choice;
    const parties = block.values.length;
    this.visited += allowed.length;
    let options = allowed;
    if (step.rules.length > 0)
      options = allowed.filter((option) => {
        choice[depth] = option;
        return step.rules.every((holds) => holds(choice));
      });
    const n = options.length;
    const from = block.length;
    block.length += n;
    const tuple = this.#tuples[depth] * step.size;
    for (let i = 0; i < n; i++) {
      tuples[from + i] = tuple + options[i];
      for (let w = 0; w < words; w++) marks[(from + i) * words + w] = this.#masks[depth * words + w];
    }
    for (let p = 0; p < parties; p++) {
      const column = block.values[p];
      const points = step.points[p];
      const sum = this.#sums[depth * parties + p];
      for (let i = 0; i < n; i++) column[from + i] = sum + points[options[i]];
    }
    for (let t = 0; t < step.tables.length; t++) {
      const { party, table } = step.tables[t];
      const column = block.values[party];
      const { values } = table;
      const row = placeIn(table, choice, table.issues.length - 1);
      for (let i = 0; i < n; i++) column[from + i] += values[row + options[i]];
    }
    if (step.terms.length + step.marks.length > 0) {
      for (let i = 0; i < n; i++) {
        choice[depth] = options[i];
        for (const term of step.terms) if (term.test(choice)) block.values[term.party][from + i] += term.points;
        for (const mark of step.marks) if (mark.test(choice)) marks[(from + i) * words + mark.word] |= mark.mask;
      }
    }
    for (let p = 0; p < parties; p++) {
      const column = block.values[p];
      const threshold = thresholds[p];
      const word = this.#thresholdBits[p] >> 5;
      const mask = 1 << (this.#thresholdBits[p] & 31);
      for (let j = from; j < from + n; j++) {
        const steps = toGrid(column[j]);
        column[j] = steps;
        if (steps < threshold) marks[j * words + word] |= mask;
      }
    }
  }
}

/** All that can be decided once the option of one issue is set. */
interface Step {
  size: number;
  points: Float64Array[];
  rules: Test[];
  terms: { party: number; test: Test; points: number }[];
  /** Tables whose last issue this is. */
  tables: { party: number; table: CompiledTable }[];
  marks: { word: number; mask: number; test: Test }[];
}

function steps({ space, sizes, points, terms, tables, rules, bits }: Compiled): Step[] {
  const all = sizes.map(
    (size, issue): Step => ({
      size,
      points: points.map((rows) => rows[issue]),
      rules: [],
      terms: [],
      tables: [],
      marks: [],
    }),
  );
  space.rules.forEach((rule, r) => {
    all[lastIssue(rule)].rules.push(rules[r]);
  });
  space.parties.forEach((party, p) => {
    party.terms.forEach((term, t) => {
      all[lastIssue(term.when)].terms.push({ party: p, ...terms[p][t] });
    });
    for (const table of tables[p]) all[table.issues[table.issues.length - 1]].tables.push({ party: p, table });
  });
  bits.forEach(({ test, when }, bit) => {
    if (test && when) all[lastIssue(when)].marks.push({ word: bit >> 5, mask: 1 << (bit & 31), test });
  });
  return all;
}

/** The option tuple with a given number. */
export function packageOf(sizes: readonly number[], tuple: number): Package {
  const options: number[] = [];
  for (let rest = tuple, i = sizes.length - 1; i >= 0; i--) {
    options[i] = rest % sizes[i];
    rest = Math.floor(rest / sizes[i]);
  }
  return options;
}

/** Number of an option tuple: the inverse of {@link packageOf}. */
export function tupleOf(sizes: readonly number[], options: Package): number {
  return options.reduce((tuple, option, i) => tuple * sizes[i] + option, 0);
}
