import { blankChunk, type RowChunk, type RowFailure } from './rowTask.js';

/** Neighbouring rows that are handed out together. */
export interface Piece {
  from: number;
  count: number;
  /** How many workers died while they had it. */
  deaths: number;
}

/** What is known of a table. */
export interface KnownRows {
  /** rows × columns; only rows that are done are looked at. */
  values: Float64Array<ArrayBuffer>;
  /** 1 where the row is computed or has failed, otherwise 0. */
  done: Uint8Array<ArrayBuffer>;
  failures: RowFailure[];
}

/** Milliseconds that one piece should take: long beside a message, short beside a person's patience. */
const PIECE_MS = 50;
/** Numbers in a piece at most: 1 MB. */
const PIECE_NUMBERS = 131_072;

/** The rows of a table: those that are done, at their places, and those that are still to be handed out. */
export class RowTable {
  readonly values: Float64Array<ArrayBuffer>;
  readonly done: Uint8Array<ArrayBuffer>;
  readonly #failures: RowFailure[];
  #doneCount = 0;
  /** Rows before this one are done or handed out. */
  #next = 0;
  #returned: Piece[] = [];
  #size = 1;
  #heard: Promise<void> = Promise.resolve();

  /**
   * @param workers How many share the rows: near the end pieces get smaller, so that all finish together.
   * @param known Rows from an earlier run; its arrays are used, not copied.
   * @param onRows Told each chunk, one after the other.
   */
  constructor(
    readonly rows: number,
    readonly columns: number,
    private readonly workers: number,
    known: KnownRows | undefined,
    private readonly onRows: ((chunk: RowChunk) => void | Promise<void>) | undefined,
  ) {
    this.values = known?.values ?? new Float64Array(rows * columns);
    this.done = known?.done ?? new Uint8Array(rows);
    this.#failures = [...(known?.failures ?? [])];
    for (let row = 0; row < rows; row++) {
      if (this.done[row]) this.#doneCount++;
      else this.values.fill(Number.NaN, row * columns, (row + 1) * columns);
    }
  }

  /** Rows that are computed or have failed. */
  get doneCount(): number {
    return this.#doneCount;
  }

  /** In the order of rows. */
  get failures(): RowFailure[] {
    return this.#failures.sort((a, b) => a.row - b.row);
  }

  /** Whether there are rows to hand out. */
  get hasMore(): boolean {
    while (this.done[this.#next] === 1) this.#next++;
    return this.#returned.length > 0 || this.#next < this.rows;
  }

  /** Hands out rows, those first that were given back. */
  take(): Piece | undefined {
    if (!this.hasMore) return undefined;
    const returned = this.#returned.pop();
    if (returned) return returned;
    const from = this.#next;
    const share = Math.ceil((this.rows - this.#doneCount) / (2 * Math.max(1, this.workers)));
    const end = Math.min(this.rows, from + Math.min(this.#size, share));
    do this.#next++;
    while (this.#next < end && this.done[this.#next] === 0);
    return { from, count: this.#next - from, deaths: 0 };
  }

  /** Takes back what was handed out and not computed. */
  giveBack(piece: Piece): void {
    this.#returned.push(piece);
  }

  /**
   * Puts computed rows at their places.
   *
   * @param ms How long they took; later pieces are cut by it. Which piece a row is in changes nothing in it.
   */
  async put(chunk: RowChunk, ms: number): Promise<void> {
    this.values.set(chunk.values, chunk.from * this.columns);
    this.done.fill(1, chunk.from, chunk.from + chunk.count);
    this.#doneCount += chunk.count;
    for (const failure of chunk.failures) this.#failures.push(failure);
    const wanted = Math.floor((chunk.count * PIECE_MS) / Math.max(ms, 0.01));
    const most = Math.min(4 * chunk.count, Math.floor(PIECE_NUMBERS / Math.max(1, this.columns)));
    this.#size = Math.max(1, Math.min(wanted, most));
    if (!this.onRows) return;
    this.#heard = this.#heard.then(() => this.onRows?.(chunk));
    await this.#heard;
  }

  /** Marks one row as failed. */
  async fail(row: number, why: string): Promise<void> {
    await this.put({ ...blankChunk(row, 1, this.columns), failures: [{ row, why }] }, PIECE_MS);
  }
}
