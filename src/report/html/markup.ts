/**
 * Text that is already safe HTML. Everything else that meets a template of {@link html} is escaped, so that no text of
 * a case can become markup: safety lies in the type, not in the care of the one who writes a view.
 */
export class Markup {
  constructor(readonly text: string) {}
}

type Part = Markup | string | number | undefined | false | readonly Part[];

/** Template tag: escapes what is put in, joins lists, leaves out `undefined` and `false`. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Markup {
  return new Markup(strings.map((s, i) => (i === 0 ? s : render(parts[i - 1]) + s)).join(''));
}

function render(part: Part): string {
  if (part === undefined || part === false) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'string' || typeof part === 'number') return words(String(part));
  return part.map(render).join('');
}

/** Escapes text for element content and for quoted attributes. */
export function escaped(text: string): string {
  return shown(text).replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** An attribute value: escaped, without the markup that {@link html} adds for right-to-left text. */
export const attribute = (text: string): Markup => new Markup(escaped(text));

/** Escaped text in which every stretch of right-to-left letters stands alone and cannot reorder what is around it. */
function words(text: string): string {
  return escaped(text).replace(RIGHT_TO_LEFT, (run) => `<bdi>${run}</bdi>`);
}

/** Hebrew, Arabic, Syriac, Thaana, N'Ko and their presentation forms, with the spaces between two such words. */
const RTL = '[\\u0590-\\u08ff\\ufb1d-\\ufdff\\ufe70-\\ufefc\\u{10800}-\\u{10fff}\\u{1e800}-\\u{1efff}]';
export const RIGHT_TO_LEFT = new RegExp(`${RTL}+(?:[\\s\\u200c\\u200d]+${RTL}+)*`, 'gu');

/**
 * Control characters, and those that change the direction of the text after them, are written out, so that what is
 * shown is what is there. Joiners stay: Persian and the Indic scripts need them.
 */
export function shown(text: string): string {
  return text.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to be made visible
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\p{Surrogate}]/gu,
    (c) => `\\u{${c.codePointAt(0)!.toString(16)}}`,
  );
}

/**
 * An id for an element, from any text: letters, digits and hyphens stay, a slash becomes `__`, all else its code
 * between underscores. Different texts have different ids.
 */
export function anchor(text: string): string {
  return text.replace(/[^A-Za-z0-9-]/g, (c) => (c === '/' ? '__' : `_${c.charCodeAt(0).toString(16)}_`));
}
