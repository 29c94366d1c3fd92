import { unzipSync } from 'fflate';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import { texts } from '../texts.js';

/** Negotiation data is far smaller; more is not unpacked. */
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_FILES = 500;

type File = { name: string; bytes: Uint8Array };

/** Files as texts, zip files unpacked: XML and JSON alone, of at most 16 MiB together. */
export function unpack(given: readonly File[]): { files: { name: string; text: string }[] } | { problem: Diagnostic } {
  const files: File[] = [];
  let left = MOST_BYTES;
  for (const file of given) {
    const inside = /\.zip$/i.test(file.name) ? unzip(file, left) : [file];
    if ('code' in inside) return { problem: inside };
    for (const one of inside) left -= one.bytes.length;
    if (left < 0) return { problem: problem('too-large', file.name, texts.opening.tooMuch) };
    files.push(...inside);
  }
  const read: { name: string; text: string }[] = [];
  for (const { name, bytes } of files) {
    const text = decoded(bytes);
    if (text === undefined) return { problem: problem('not-utf-8', name, texts.opening.notText) };
    read.push({ name, text });
  }
  return { files: read };
}

function unzip({ name, bytes }: File, left: number): File[] | Diagnostic {
  let promised = 0;
  let count = 0;
  try {
    const found = unzipSync(bytes, {
      filter: (file) => {
        const wanted = /\.(xml|json)$/i.test(file.name) && !/(^|\/)(__MACOSX\/|\.)/.test(file.name);
        if (!wanted) return false;
        // Room is made for what the file promises, and no more is ever written.
        promised += file.originalSize;
        count++;
        if (promised > left || count > MOST_FILES) throw new RangeError();
        return true;
      },
    });
    return Object.entries(found).map(([file, content]) => ({ name: file, bytes: content }));
  } catch (error) {
    const large = error instanceof RangeError;
    return problem(large ? 'too-large' : 'unreadable', name, large ? texts.opening.tooMuch : texts.opening.badZip);
  }
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

const problem = (code: string, name: string, why: string): Diagnostic => ({
  code,
  severity: 'error',
  what: texts.opening.noPlace(name),
  why,
});
