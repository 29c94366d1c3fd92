import type { Place } from '../shared/diagnostic.js';
import type { Problems } from './problems.js';
import type { TextFile } from './text-file.js';

/** Characters that nobody sees: controls, marks that turn the direction of writing, spaces without width. */
const HIDDEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be found
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

const nameOf = (character: string) => `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;

/** Reports hidden characters of the text as it is written: {@link checkEscapes} finds those that stand in it as escapes. */
export function checkCharacters(file: TextFile, problems: Problems): void {
  const found = [...file.text.matchAll(HIDDEN)].filter((m) => !(m.index === 0 && m[0] === '\ufeff'));
  if (found.length === 0) return;
  const name = (m: RegExpMatchArray) => nameOf(m[0]);
  const place = (m: RegExpMatchArray) => file.place(m.index!, m.index! + 1);
  const more = found.length > 1 ? `, and ${found.length - 1} more of this kind` : '';
  problems.error('hidden-character', place(found[0]!), `a character that cannot be seen (${name(found[0]!)})${more}`, {
    why: 'what is read would not be what is seen',
    instead: 'delete it, or type the line anew',
    also: found.slice(1, 6).map((m) => ({ at: place(m), what: `also here (${name(m)})` })),
  });
}

/**
 * Reports hidden characters that a scalar holds and its writing does not: those of `"\u202e"`.
 *
 * @param text What the scalar says.
 * @param written As it stands in the file.
 */
export function checkEscapes(text: string, written: string, at: Place, problems: Problems): void {
  const found = text.match(HIDDEN);
  // What stands there as it is has been reported with the whole text.
  if (!found || written.search(HIDDEN) >= 0) return;
  const more = found.length > 1 ? `, and ${found.length - 1} more of this kind` : '';
  problems.error('hidden-character', at, `an escape for a character that cannot be seen (${nameOf(found[0])})${more}`, {
    why: 'in every answer what is said would not be what is seen',
    instead: 'the text without it',
  });
}

/** Reports tabs at the start of lines. @returns Whether there are any. */
export function checkTabs(file: TextFile, problems: Problems): boolean {
  const found = [...file.text.matchAll(/^[ ]*\t[ \t]*(?=[^\s#])/gm)];
  if (found.length === 0) return false;
  const place = (m: RegExpMatchArray) => {
    const start = m.index! + m[0].indexOf('\t');
    return file.place(start, start + 1);
  };
  const lines = found.length === 1 ? 'a tab' : `tabs (${found.length} lines)`;
  problems.error('tab', place(found[0]!), `${lines} at the start of a line`, {
    why: 'YAML counts depth in spaces, and a tab has no agreed width',
    instead: 'two spaces for each level',
    also: found.slice(1, 6).map((m) => ({ at: place(m), what: 'also here' })),
  });
  return true;
}
