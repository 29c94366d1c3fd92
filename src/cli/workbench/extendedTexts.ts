import { basename } from 'node:path';
import { readCase } from '../../case/index.js';
import { extendedFile } from './extendedFile.js';
import type { OpenedCase } from './openedCase.js';

/**
 * The texts that a case extends, directly or through one another, by their paths from the folder of the case; those
 * alone that `extendedFile` gives.
 *
 * @param text What the file of the case holds.
 */
export function extendedTexts(opened: OpenedCase, text: string): Record<string, string> {
  const texts: Record<string, string> = {};
  const own = basename(opened.file);
  readCase(own, (name) => {
    if (name === own) return { text, file: own };
    const found = extendedFile(opened, name);
    if ('error' in found) return { problem: { code: 'unreadable', severity: 'error', what: found.error } };
    texts[found.name] = found.text;
    return { text: found.text, file: found.name };
  });
  return texts;
}
