import type { Diagnostic, Place } from '../shared/diagnostic.js';
import type { Code } from './codes.js';
import { foreignLetter, latinLetters } from './letters.js';

/** Words of the language, which cannot name anything; `constructor` because JavaScript gives it a meaning. */
export const RESERVED = ['absent', 'and', 'or', 'not', 'in', 'like', 'but', 'name', 'ground', 'constructor'] as const;

/** Words that YAML or its other readers take for a value. */
const NOT_TEXT = ['null', 'true', 'false'];

/** Kebab-case: words of small letters and digits joined by single hyphens, beginning with a letter. */
export const ID = '^[a-z][a-z0-9]*(-[a-z0-9]+)*$';

export function isId(text: string): boolean {
  return text.length <= 60 && new RegExp(ID).test(text) && ![...RESERVED, ...NOT_TEXT].includes(text);
}

/** Why a text is not a name, as arguments of `Problems.error`. */
export function whyNotId(
  text: string,
  at: Place,
  quoted: boolean,
): [code: Code, at: Place, what: string, more: Pick<Diagnostic, 'why' | 'instead'>] {
  const shown = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  const foreign = foreignLetter(text);
  if (foreign)
    return ['look-alike-letter', at, `'${shown}' cannot be a name`, { why: foreign, instead: latinLetters(shown) }];
  if ([...RESERVED, ...NOT_TEXT].includes(text) || (text === '~' && !quoted)) {
    return [
      'reserved-word',
      at,
      `'${shown}' cannot be a name`,
      {
        why: 'the word has a meaning of its own',
        instead: `another word${/^[a-z]+$/.test(text) ? `, such as ${text}-option` : ''}`,
      },
    ];
  }
  const better = nameFrom(text);
  return [
    'bad-name',
    at,
    `'${shown}' cannot be a name`,
    {
      why: 'names are small letters, digits and hyphens, beginning with a letter (60 at most)',
      ...(isId(better) ? { instead: better } : {}),
    },
  ];
}

/** A name made of words: `The Baltic states` is `the-baltic-states`. Empty where nothing in them can stand in a name. */
function nameFrom(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/([a-z])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[-0-9]+|-+$/g, '')
    .slice(0, 60);
}

/**
 * A name for something new, made of what it is called: its first words, and a number where they are taken.
 * @param otherwise Where nothing in the words can stand in a name, as in words of another alphabet: `party`.
 */
export function idFor(words: string, taken: readonly string[], otherwise: string): string {
  const short = nameFrom(words)
    .slice(0, 30)
    .replace(/-[^-]*$/, (end) => (nameFrom(words).length > 30 ? '' : end));
  const base = isId(short) ? short : otherwise;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (isId(id) && !taken.includes(id)) return id;
  }
}
