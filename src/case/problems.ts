import type { Diagnostic, Place } from '../shared/diagnostic.js';
import { nearest } from '../shared/nearest.js';
import type { Code } from './codes.js';
import { foreignLetter } from './letters.js';

type More = Pick<Diagnostic, 'why' | 'instead' | 'nearest' | 'also'>;

/** Collects what is wrong with a case, in the order in which it is found. */
export class Problems {
  readonly list: Diagnostic[] = [];

  error(code: Code, at: Place | undefined, what: string, more: More = {}): void {
    this.#add('error', code, at, what, more);
  }

  warning(code: Code, at: Place | undefined, what: string, more: More = {}): void {
    this.#add('warning', code, at, what, more);
  }

  note(code: Code, at: Place | undefined, what: string, more: More = {}): void {
    this.#add('note', code, at, what, more);
  }

  /** A name that stands for nothing. @param kind What was looked for: `party`, `option of status`. */
  unknown(code: Code, at: Place, kind: string, written: string, known: readonly string[]): void {
    // Where nothing at all is defined, that is the problem, and it is told where it belongs.
    if (known.length === 0 && DEFINED_ELSEWHERE.has(code)) return;
    const foreign = foreignLetter(written);
    // Names are compared letter by letter: a file of nothing but unknown names must not take minutes.
    const near = this.list.length < 200 ? nearest(written, known.slice(0, 500)) : [];
    const few = known.length <= 8 ? known : [...known.slice(0, 8), '…'];
    const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
    this.error(code, at, `unknown ${kind} '${shown}'`, {
      ...(foreign ? { why: foreign } : {}),
      ...(near.length ? { nearest: near } : few.length ? { instead: `one of ${few.join(', ')}` } : {}),
    });
  }

  #add(severity: Diagnostic['severity'], code: Code, at: Place | undefined, what: string, more: More): void {
    this.list.push({ code, severity, ...(at ? { at } : {}), what, ...more });
  }
}

const DEFINED_ELSEWHERE = new Set<Code>(['unknown-option', 'unknown-issue', 'unknown-party']);
