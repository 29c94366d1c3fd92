/** One column of a table, as a formula uses it. */
export type Variable =
  /** Numbers as they are; of text, a dummy for each level but the first. */
  | { kind: 'column'; name: string; column: string }
  /** Levels, also of numbers; `reference` is the level without a dummy, where it is said. */
  | { kind: 'factor'; name: string; column: string; reference?: string }
  | { kind: 'number'; name: string; column: string; of: (x: number) => number };

/** What a formula asks for, in order: main effects first, then interactions of two variables, of three, … */
export interface Formula {
  text: string;
  terms: Variable[][];
  /** Columns of the table, each once. */
  columns: string[];
}

/** A formula that cannot be read: where, counted from 1, and why. */
export class FormulaFault extends RangeError {
  constructor(
    readonly column: number,
    readonly why: string,
  ) {
    super(`${why} (at ${column})`);
  }
}

const TOKEN = /\s*(`[^`]*`|"[^"]*"|'[^']*'|[<>=]=|[\p{L}_.][\p{L}\p{N}_.]*|\d+(?:\.\d*)?(?:[eE][+-]?\d+)?|\S)/uy;
const NAME = /^[\p{L}_.]/u;

/**
 * Reads the right side of a formula as R writes it: names of columns, `+`, `a:b` for an interaction, `a*b` for `a + b +
 * a:b`, brackets, `factor(x)`, `relevel(x, "level")`, `log(x)`, `sqrt(x)`, `I(x^2)`, `I(x > 0)`; names with other
 * signs in backquotes; `1` for no covariates.
 *
 * @throws FormulaFault
 */
export function parseFormula(text: string): Formula {
  const reader = new Reader(text);
  const terms = reader.sum();
  if (!reader.done()) reader.fail(`'${reader.word()}' is not expected here`);
  const unique = new Map(terms.map((term) => [termName(term), term]));
  const ordered = [...unique.values()].sort((a, b) => a.length - b.length);
  for (const term of ordered) {
    for (const variable of term) {
      if (term.length === 1 || variable.kind === 'number' || unique.has(variable.name)) continue;
      reader.fail(
        `'${termName(term)}' needs '${variable.name}' itself too: write ${term.map((v) => v.name).join('*')}`,
      );
    }
  }
  return { text: text.trim(), terms: ordered, columns: [...new Set(ordered.flat().map(({ column }) => column))] };
}

/** A term's name in R: `age:sex`. */
export const termName = (term: readonly Variable[]) => term.map(({ name }) => name).join(':');

class Reader {
  private readonly words: { word: string; at: number }[] = [];
  private next = 0;

  constructor(private readonly text: string) {
    TOKEN.lastIndex = 0;
    for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
      this.words.push({ word: match[1]!, at: TOKEN.lastIndex - match[1]!.length + 1 });
    }
  }

  word = () => this.words[this.next]?.word ?? '';
  done = () => this.next >= this.words.length;

  fail(why: string): never {
    throw new FormulaFault(this.words[this.next]?.at ?? this.text.length + 1, why);
  }

  /** a + b + … */
  sum(): Variable[][] {
    let terms = this.product();
    while (this.word() === '+') {
      this.next++;
      terms = [...terms, ...this.product()];
    }
    return terms;
  }

  /** a*b, a:b */
  private product(): Variable[][] {
    let left = this.atom();
    for (let sign = this.word(); sign === '*' || sign === ':'; sign = this.word()) {
      this.next++;
      const right = this.atom();
      const both = left.flatMap((a) => right.map((b) => joined(a, b)));
      left = sign === '*' ? [...left, ...right, ...both] : both;
    }
    return left;
  }

  private atom(): Variable[][] {
    const word = this.word();
    if (word === '(') {
      this.next++;
      const inside = this.sum();
      this.expect(')');
      return inside;
    }
    if (word === '1') {
      this.next++;
      return [];
    }
    if (word === '') this.fail('the formula ends where a column is expected');
    if (!NAME.test(word) && !word.startsWith('`')) this.fail(`'${word}' is not the name of a column`);
    this.next++;
    if (this.word() !== '(' || word.startsWith('`')) {
      const column = bare(word);
      return [[{ kind: 'column', name: word.startsWith('`') ? word : column, column }]];
    }
    this.next++;
    return [[this.call(word)]];
  }

  private call(of: string): Variable {
    if (of === 'strata' || of === 'cluster') this.fail(`${of}(…) is said with --${of}`);
    const column = this.column();
    const shown = this.words[this.next - 1]!.word;
    if (of === 'factor') {
      this.expect(')');
      return { kind: 'factor', name: `factor(${shown})`, column };
    }
    if (of === 'relevel') {
      this.expect(',');
      if (this.word() === 'ref') {
        this.next++;
        this.expect('=');
      }
      const level = this.word();
      if (level === '') this.fail('a level is expected');
      this.next++;
      this.expect(')');
      return { kind: 'factor', name: column, column, reference: bare(level) };
    }
    if (of === 'log' || of === 'sqrt') {
      this.expect(')');
      return { kind: 'number', name: `${of}(${shown})`, column, of: of === 'log' ? Math.log : Math.sqrt };
    }
    if (of === 'I') return this.calculation(column, shown);
    this.next -= 3;
    return this.fail(`there is no ${of}(…); there are factor, relevel, log, sqrt and I`);
  }

  /** x^2, x > 0 */
  private calculation(column: string, shown: string): Variable {
    const sign = this.word();
    const compare = COMPARISONS[sign];
    if (sign !== '^' && !compare) this.fail(`'${sign}' is not expected here: I(x^2), I(x > 0)`);
    this.next++;
    const minus = this.word() === '-' ? '-' : '';
    if (minus) this.next++;
    const number = Number(minus + this.word());
    if (this.word() === '' || !Number.isFinite(number)) this.fail('a number is expected');
    this.next++;
    this.expect(')');
    if (!compare) return { kind: 'number', name: `I(${shown}^${number})`, column, of: (x) => x ** number };
    const name = `I(${shown} ${sign} ${number})TRUE`;
    return { kind: 'number', name, column, of: (x) => (compare(x, number) ? 1 : 0) };
  }

  private column(): string {
    const word = this.word();
    if (!NAME.test(word) && !word.startsWith('`')) this.fail('the name of a column is expected');
    this.next++;
    return bare(word);
  }

  private expect(sign: string): void {
    if (this.word() !== sign) this.fail(`'${sign}' is expected`);
    this.next++;
  }
}

const COMPARISONS: Record<string, (x: number, y: number) => boolean> = {
  '>': (x, y) => x > y,
  '<': (x, y) => x < y,
  '>=': (x, y) => x >= y,
  '<=': (x, y) => x <= y,
  '==': (x, y) => x === y,
};

const bare = (word: string) => (/^[`"']/.test(word) ? word.slice(1, -1) : word);

/** A term of both; a variable that is in both counts once, as in R. */
const joined = (a: readonly Variable[], b: readonly Variable[]) => [
  ...a,
  ...b.filter(({ name }) => !a.some((other) => other.name === name)),
];
