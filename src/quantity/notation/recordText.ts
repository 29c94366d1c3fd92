import type { Span } from './expression.js';
import type { Token } from './tokens.js';

/** A stretch of text with its place. */
export type RecordName = Span & { text: string };

/** What a reader of a number from the record needs of the text. */
export interface Tokens {
  readonly next: Token;
  take(): Token;
}

export const isWord = (token: Token, word: string) => token.kind === 'word' && token.text === word;

/** Where nothing follows, the place is what stands last. */
export const orLast = (token: Token, last: Span): Span => (token.kind === 'end' ? last : token);
