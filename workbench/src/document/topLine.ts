import { closingQuote } from './closingQuote.js';

/**
 * What a case says on one line at its top, read without parsing: its title, or what it extends. Quotes around it and a
 * comment behind it are left out, quotes and backslashes in it are as they are meant. In time that grows with the text,
 * whatever stands in it: texts are anybody's.
 */
export function topLine(text: string, key: 'title' | 'extends'): string | undefined {
  const start = text.startsWith(`${key}:`) ? 0 : text.indexOf(`\n${key}:`) + 1;
  if (!text.startsWith(`${key}:`, start)) return undefined;
  const end = text.indexOf('\n', start);
  const line = text.slice(start + key.length + 1, end < 0 ? undefined : end).trim();
  const quote = line.charAt(0);
  const close = quote === '"' || quote === "'" ? closingQuote(line, 0) : -1;
  const rest = close > 0 ? line.slice(close + 1).trim() : '';
  if (close > 0 && (rest === '' || rest.startsWith('#'))) return meant(line.slice(1, close), quote) || undefined;
  const comment = line.search(/(^|\s)#/);
  return (comment < 0 ? line : line.slice(0, comment).trimEnd()) || undefined;
}

/** What stands between quotes, with the quotes in it and the backslashes as they are meant. */
const meant = (quoted: string, quote: string): string =>
  quote === "'" ? quoted.replaceAll("''", "'") : quoted.replace(/\\(["\\/])/g, '$1');
