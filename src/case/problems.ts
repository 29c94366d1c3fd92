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

  /**
   * A key that cannot be a name, or should not. It is told where it first stands; wherever else it stands is counted.
   * @param name As written.
   */
  badName(name: string, severity: 'error' | 'warning', code: Code, at: Place, what: string, more: More): void {
    const told = this.#badNames.get(name);
    if (told) {
      told.places++;
      told.diagnostic.what = `${told.what} (in ${told.places} places)`;
      return;
    }
    this.#add(severity, code, at, what, more);
    this.#badNames.set(name, { diagnostic: this.list.at(-1)!, what, places: 1 });
  }

  /** Bad names by what is written; with the diagnostic of each and its words before places were counted. */
  readonly #badNames = new Map<string, { diagnostic: Diagnostic; what: string; places: number }>();

  /** Whether a name is unknown only since it, or the name that it stands for, is one that cannot be a name. */
  toldAsBadName(written: string, known: readonly string[]): boolean {
    if (this.#badNames.get(written)?.diagnostic.severity === 'error') {
      const { instead } = this.#badNames.get(written)!.diagnostic;
      return instead !== undefined && known.includes(instead);
    }
    return known.some((name) => this.#badNames.get(name)?.diagnostic.instead === written);
  }

  /** A name that stands for nothing. @param kind What was looked for: `party`, `option of status`. */
  unknown(
    code: Code,
    at: Place,
    kind: string,
    written: string,
    known: readonly string[],
    meant?: Pick<Diagnostic, 'nearest' | 'instead'>,
  ): void {
    // Where nothing at all is defined, that is the problem, and it is told where it belongs.
    if (known.length === 0 && DEFINED_ELSEWHERE.has(code)) return;
    if (this.toldAsBadName(written, known)) return;
    const foreign = foreignLetter(written);
    // Names are compared letter by letter: a file of nothing but unknown names must not take minutes.
    const near = this.list.length < 200 ? nearest(written, known.slice(0, 500)) : [];
    const few = known.length <= 8 ? known : [...known.slice(0, 8), '…'];
    const shown = written.length > 60 ? `${written.slice(0, 60)}…` : written;
    this.error(code, at, `unknown ${kind} '${shown}'`, {
      ...(foreign ? { why: foreign } : {}),
      ...(meant ? meant : near.length ? { nearest: near } : few.length ? { instead: `one of ${few.join(', ')}` } : {}),
    });
  }

  #add(severity: Diagnostic['severity'], code: Code, at: Place | undefined, what: string, more: More): void {
    this.list.push({ code, severity, ...(at ? { at } : {}), what, ...more });
  }
}

const DEFINED_ELSEWHERE = new Set<Code>(['unknown-option', 'unknown-issue', 'unknown-party']);
