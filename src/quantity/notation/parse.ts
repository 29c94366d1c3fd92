import { type Expression, refuse, type Span } from './expression.js';
import { type FromRecord, NO_RECORD, type RecordLookup } from './record.js';
import { RECORD_WORDS, recordTerm } from './recordTerm.js';
import { type Token, tokensOf } from './tokens.js';

/** How deep parentheses, brackets and braces may stand in each other. */
export const DEEPEST = 20;

/** The quantity that a text begins with, and the words of its unit that follow. */
export interface Parsed {
  expression: Expression;
  unit?: Span & { text: string };
  /** What was taken from the record, in the order of the text. */
  records: FromRecord[];
}

/**
 * Reads the notation of quantities:
 *
 *     range   = sum ["to" sum]
 *     sum     = product {("+" | "-") product}
 *     product = signed {("*" | "/") signed}
 *     signed  = {"-" | "+"} part ["%"]
 *     part    = number | name "(" [item {"," item}] ")" | "(" range ")" | named | record
 *     item    = range | "[" [item {"," item}] "]"
 *     named   = "{" key ":" sum {"," key ":" sum} "}"
 *
 * with `record` as told at {@link recordTerm}. As in Squiggle, `to` binds least, so `2 * 3 to 9` begins at 6. What follows the range, from a word on, is its unit.
 *
 * @param lookup Finds classes, curves and models.
 * @throws Unreadable where it stops, with what may stand there; and for what the record does not have.
 */
export function parseQuantity(text: string, lookup: RecordLookup = NO_RECORD): Parsed {
  const parser = new Parser(tokensOf(text), lookup);
  const expression = parser.range();
  const { next: rest, records } = parser;
  if (rest.kind === 'end') return { expression, records };
  if (rest.kind === 'word')
    return {
      expression,
      unit: { text: text.slice(rest.from).trimEnd(), from: rest.from, to: text.trimEnd().length },
      records,
    };
  const another = rest.kind === 'number' || rest.text === '(' || rest.text === '{';
  return refuse(
    rest,
    'quantity-form',
    `'${rest.text}' cannot stand here`,
    another ? { instead: 'a sign between the two: +, -, * or /; or to' } : {},
  );
}

class Parser {
  #at = 0;
  #depth = 0;

  readonly records: FromRecord[] = [];

  constructor(
    readonly tokens: readonly Token[],
    readonly lookup: RecordLookup,
  ) {}

  get next(): Token {
    return this.tokens[this.#at];
  }

  range(): Expression {
    const lo = this.#sum();
    if (!this.#isWord('to')) return lo;
    this.#at++;
    const hi = this.#sum();
    if (this.#isWord('to'))
      refuse(this.next, 'quantity-form', 'a range has two ends', { instead: 'one to between two numbers' });
    return { kind: 'range', lo, hi, from: lo.from, to: hi.to };
  }

  #sum(): Expression {
    let left = this.#product();
    while (this.#isSign('+', '-')) left = this.#binary(left, () => this.#product());
    return left;
  }

  #product(): Expression {
    let left = this.#signed();
    while (this.#isSign('*', '/')) left = this.#binary(left, () => this.#signed());
    return left;
  }

  #binary(left: Expression, side: () => Expression): Expression {
    const sign = this.take().text as '+' | '-' | '*' | '/';
    const right = side();
    return { kind: 'arithmetic', sign, left, right, from: left.from, to: right.to };
  }

  #signed(): Expression {
    const signs: Token[] = [];
    while (this.#isSign('-', '+')) signs.push(this.take());
    let of = this.#part();
    if (this.#isSign('%')) of = { kind: 'percent', of, from: of.from, to: this.take().to };
    for (const sign of signs.reverse())
      of = sign.text === '-' ? { kind: 'minus', of, from: sign.from, to: of.to } : { ...of, from: sign.from };
    return of;
  }

  #part(): Expression {
    const token = this.take();
    if (token.kind === 'number') return { kind: 'number', value: Number(token.text), from: token.from, to: token.to };
    if (token.kind === 'word' && this.#isSign('(')) {
      const open = this.take();
      const args = this.#items(open, ')');
      return { kind: 'call', name: token.text, nameTo: token.to, args, from: token.from, to: this.take().to };
    }
    if (token.text === '(') {
      this.#deeper(token);
      const inner = this.range();
      const close = this.#demand(')', token);
      this.#depth--;
      return { ...inner, from: token.from, to: close.to };
    }
    if (token.text === '{') return this.#named(token);
    if (token.kind === 'word' && RECORD_WORDS.includes(token.text)) return this.#record(token);
    return expected(token);
  }

  #record(token: Token): Expression {
    const term = recordTerm(token, this);
    const record = { term, found: this.lookup(term) };
    this.records.push(record);
    return { kind: 'record', record, from: token.from, to: term.to };
  }

  /** Up to the closing sign, which is left standing. */
  #items(open: Token, close: string): Expression[] {
    this.#deeper(open);
    const items: Expression[] = [];
    while (!this.#isSign(close)) {
      if (items.length > 0) this.#demand(',', open);
      if (!this.#isSign('[')) items.push(this.range());
      else {
        const bracket = this.take();
        const list = this.#items(bracket, ']');
        items.push({ kind: 'list', items: list, from: bracket.from, to: this.take().to });
      }
    }
    this.#depth--;
    return items;
  }

  #named(open: Token): Expression {
    this.#deeper(open);
    const entries: { key: string; at: Span; value: Expression }[] = [];
    while (!this.#isSign('}')) {
      if (entries.length > 0) this.#demand(',', open);
      const key = this.take();
      if (key.kind !== 'word')
        refuse(key, 'quantity-form', 'a name is wanted here', { instead: '{p10: 3, p50: 8, p90: 20}' });
      this.#demand(':', open);
      entries.push({ key: key.text, at: key, value: this.#sum() });
    }
    this.#depth--;
    return { kind: 'named', entries, from: open.from, to: this.take().to };
  }

  #deeper(open: Token): void {
    if (++this.#depth > DEEPEST)
      refuse(open, 'quantity-too-long', `parentheses are nested more than ${DEEPEST} deep`, {
        instead: 'the result as one range: … to …',
      });
  }

  #demand(sign: string, open: Token): Token {
    if (this.#isSign(sign)) return this.take();
    const { next } = this;
    const closing = sign === ',' ? { '(': ')', '[': ']', '{': '}' }[open.text]! : sign;
    if (next.kind === 'end')
      refuse(open, 'quantity-form', `'${open.text}' is never closed`, { instead: `'${closing}' at the end` });
    return refuse(next, 'quantity-form', `'${next.text}' cannot stand here`, {
      instead: sign === ',' ? `a comma, or '${closing}'` : `'${sign}'`,
    });
  }

  take(): Token {
    const token = this.next;
    if (token.kind !== 'end') this.#at++;
    return token;
  }

  #isSign(...signs: string[]): boolean {
    return this.next.kind === 'sign' && signs.includes(this.next.text);
  }

  #isWord(word: string): boolean {
    return this.next.kind === 'word' && this.next.text === word;
  }
}

function expected(token: Token): never {
  const what =
    token.kind === 'end'
      ? 'a number is missing at the end'
      : `a number is wanted here, not '${token.text.slice(0, 40)}'`;
  return refuse(token, 'quantity-form', what, { instead: 'a number, … to …, or a distribution such as beta(2, 5)' });
}
