import { texts } from '../texts.js';
import { download } from './download.js';
import { svgToPng } from './svgToPng.js';

const TYPES = { csv: 'text/csv', svg: 'image/svg+xml', png: 'image/png' };

/** A table as CSV; a drawing as SVG, or as a picture. */
export type Form = keyof typeof TYPES;

/**
 * Gives the user a table or a drawing as a file.
 * @param name Of the file, without ending.
 * @param content The text of the table, or of the drawing as SVG.
 * @returns Why it could not be made, in words; nothing where it was.
 */
export async function giveFile(name: string, form: Form, content: () => string): Promise<string | undefined> {
  try {
    const text = content();
    download(`${name}.${form}`, form === 'png' ? await svgToPng(text) : text, TYPES[form]);
    return undefined;
  } catch (error) {
    return texts.sharing.failed((error as Error).message);
  }
}
