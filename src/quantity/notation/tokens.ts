import { refuse, type Span } from './expression.js';

export type Token = Span & { kind: 'number' | 'word' | 'id' | 'sign' | 'end'; text: string };

/** The longest text of a quantity, in UTF-16 units. */
export const LONGEST = 1000;

const NUMBER = /\d+(?:\.\d+)?/y;
const WORD = /[A-Za-z][A-Za-z0-9_]*/y;
/** The id of a class, a curve or a model. Only behind the words that announce one: elsewhere its hyphens are minus signs. */
const ID = /[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*/y;
const SIGNS = '()[]{},:%+-*/';

/**
 * Cuts a text into numbers, words, ids of the record and signs. The minus sign of typography is a minus.
 *
 * @throws Unreadable at a character that has no place in a quantity.
 */
export function tokensOf(text: string): Token[] {
  if (text.length > LONGEST)
    refuse({ from: 0, to: text.length }, 'quantity-too-long', `a quantity of ${text.length} characters`, {
      why: `at most ${LONGEST} are read`,
      instead: 'the result as one range: … to …',
    });
  const tokens: Token[] = [];
  let from = 0;
  const take = (kind: Token['kind'], written: string, meant = written) => {
    tokens.push({ kind, text: meant, from, to: from + written.length });
    from += written.length;
  };
  while (from < text.length) {
    if (/\s/.test(text[from])) from++;
    else if (text[from] === '−') take('sign', '−', '-');
    else if (SIGNS.includes(text[from])) take('sign', text[from]);
    else {
      const id = announcesId(tokens) ? match(ID, text, from) : undefined;
      const number = match(NUMBER, text, from);
      const word = number ? undefined : match(WORD, text, from);
      if (id && !KINDS.includes(id)) take('id', id);
      else if (number) take('number', number);
      else if (word) take('word', word);
      else stray(text, from);
    }
  }
  tokens.push({ kind: 'end', text: '', from: text.length, to: text.length });
  return tokens;
}

/**
 * Whether an id may follow: after `from`, `between` and its `and`; after `class`, `curve` and `model`, with a slash between or not;
 * and after what stands in the place of these, so that a misspelt word is told and not the first point of the id.
 */
function announcesId(tokens: readonly Token[]): boolean {
  const [before, last] = [tokens.at(-2), tokens.at(-1)];
  const kind = last?.text === '/' ? before : last;
  if (isWord(kind, ...KINDS)) return true;
  return isWord(last, ...BEFORE) || (last?.kind === 'id' && isWord(before, ...BEFORE));
}

const BEFORE = ['from', 'between', 'and'];
const KINDS = ['class', 'curve', 'model'];

const isWord = (token: Token | undefined, ...words: string[]) => token?.kind === 'word' && words.includes(token.text);

function match(form: RegExp, text: string, from: number): string | undefined {
  form.lastIndex = from;
  return form.exec(text)?.[0];
}

const MEANT: Record<string, string> = { '×': '*', '·': '*', '÷': '/', ';': ',', '=': ':', '–': '-' };

function stray(text: string, from: number): never {
  const sign = String.fromCodePoint(text.codePointAt(from)!);
  const instead = sign === '^' ? 'the product written out: a * a' : sign === '.' ? '0.5' : MEANT[sign];
  refuse({ from, to: from + sign.length }, 'quantity-form', `'${sign}' is no part of a quantity here`, {
    ...(instead ? { instead } : {}),
  });
}
