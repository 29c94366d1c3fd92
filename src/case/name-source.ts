import type { Diagnostic } from '../shared/diagnostic.js';
import { TextFile } from './text-file.js';

/**
 * Names the source of every paragraph of which it is no longer clear: `@p6` becomes `@report/p6` where a second source
 * has come to the only one. All else keeps its bytes.
 * @param problems What reading the text says; those about paragraphs of which source are mended.
 */
export function nameSource(name: string, text: string, source: string, problems: readonly Diagnostic[]): string {
  const file = new TextFile(name, text);
  const places = problems.flatMap(({ code, at }) =>
    code === 'which-source' && at?.file === name ? [file.offset(at)] : [],
  );
  let named = text;
  // From the end, so that what stands before keeps its place.
  for (const at of [...new Set(places)].sort((a, b) => b - a)) {
    if (/^p\d/.test(named.slice(at))) named = `${named.slice(0, at)}${source}/${named.slice(at)}`;
  }
  return named;
}
