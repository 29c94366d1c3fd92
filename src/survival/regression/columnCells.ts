import { inOrder } from '../cellCodes.js';
import type { TableColumn } from './design.js';

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** Cells of a column as numbers and as texts, for as long as they may be the one or the other. */
export class ColumnCells {
  /** Offset in the file of the first cell that is no number, and of the first that is one. */
  firstText: number | undefined;
  /** Cells that are numbers. */
  counted = 0;
  private readonly numbers: Float64Array;
  private readonly codes: Uint32Array;
  private readonly places = new Map<string, number>();
  private overflown = false;

  /** @param most Different texts that are kept. */
  constructor(
    readonly name: string,
    rows: number,
    private readonly most: number,
  ) {
    this.numbers = new Float64Array(rows);
    this.codes = new Uint32Array(rows);
  }

  add(row: number, text: string, offset: number): void {
    const number = NUMBER.test(text) ? Number(text) : Number.NaN;
    this.numbers[row] = number;
    if (Number.isNaN(number)) this.firstText ??= offset;
    else this.counted++;
    if (this.overflown) return;
    let place = this.places.get(text);
    if (place === undefined) {
      if (this.places.size === this.most) {
        this.overflown = true;
        return;
      }
      place = this.places.size;
      this.places.set(text, place);
    }
    this.codes[row] = place;
  }

  column(rows: number): TableColumn {
    const { name, overflown } = this;
    const numbers = this.firstText === undefined ? this.numbers.subarray(0, rows) : undefined;
    if (overflown) return { name, numbers, levels: undefined };
    const texts = inOrder([...this.places.keys()]);
    const order = new Uint32Array(texts.length);
    for (const [place, text] of texts.entries()) order[this.places.get(text)!] = place;
    return { name, numbers, levels: { texts, codes: this.codes.subarray(0, rows).map((code) => order[code]!) } };
  }
}
