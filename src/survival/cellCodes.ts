/** Cells of a column as numbers: one for each text that occurs, in the order of their first rows. */
export class CellCodes {
  readonly texts: string[] = [];
  /** Offset in the file at which each text stands first. */
  readonly first: number[] = [];
  /** Whether it has been told that there are too many. */
  told = false;
  private readonly codes: Uint16Array;
  private readonly numbers = new Map<string, number>();

  /** @param most Different texts that are taken, at most 65,535. */
  constructor(
    rows: number,
    readonly most: number,
  ) {
    this.codes = new Uint16Array(rows);
  }

  /** False where there are too many different texts. */
  add(row: number, text: string, offset: number): boolean {
    let number = this.numbers.get(text);
    if (number === undefined) {
      if (this.texts.length === this.most) return false;
      number = this.texts.length;
      this.numbers.set(text, number);
      this.texts.push(text);
      this.first.push(offset);
    }
    this.codes[row] = number;
    return true;
  }

  /** What stands for each row, by what its text is to be. */
  map(rows: number, to: (text: string) => number): Uint8Array {
    const values = this.texts.map(to);
    return Uint8Array.from({ length: rows }, (_, row) => values[this.codes[row]!]!);
  }

  /** Texts in order, numbers by their size if all are, else by code unit; and the place in it for each row. */
  sorted(rows: number): { texts: string[]; codes: Uint32Array } {
    const texts = inOrder(this.texts);
    const places = this.texts.map((text) => texts.indexOf(text));
    return { texts, codes: Uint32Array.from({ length: rows }, (_, row) => places[this.codes[row]!]!) };
  }
}

export function inOrder(texts: readonly string[]): string[] {
  const numbers = texts.every((text) => text.trim() !== '' && Number.isFinite(Number(text)));
  return [...texts].sort((a, b) => (numbers && Number(a) - Number(b)) || (a < b ? -1 : a > b ? 1 : 0));
}
