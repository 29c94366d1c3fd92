import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Diagnostic, describe, hasErrors } from '../shared/diagnostic.js';
import { version } from './version.js';

/** Ends a command with a message for the user and an exit status. */
export class UserError extends Error {
  constructor(
    readonly status: 1 | 2 | 3,
    message: string,
  ) {
    super(message);
  }
}

export function stop(error: UserError): number {
  console.error(`abide: ${error.message}`);
  return error.status;
}

export interface OutputOptions {
  json?: boolean;
  out?: string;
  force?: boolean;
}

/**
 * The one rule for every command: the result alone goes to standard output, or to the file named with `--out`;
 * everything else goes to standard error.
 *
 * @param json An object whose first key is `abide`, the version, or `madeBy`, the command: Abide knows its files by it.
 */
export function emit(options: OutputOptions, json: () => object, text: () => string): void {
  const result = options.json ? `${JSON.stringify(json(), null, 1)}\n` : `${text()}\n`;
  if (options.out === undefined) process.stdout.write(result);
  else {
    writeResult(options.out, options.json ? result : `${result}${LAST_LINE}`, options.force);
    console.error(`written: ${options.out}`);
  }
}

/** How a text ends that Abide wrote to a file. */
const LAST_LINE = `\nWritten by Abide ${version}; running the command again replaces this file.\n`;

/** How Abide knows its own files: by how a report or a JSON result begins and by how a text ends, and by no less. */
const OURS = [
  /^<!doctype html>\s*<html[^>]*>\s*<head>\s*(<meta [^>]*>\s*)*?<meta name="generator" content="Abide \d[^"]*">/,
  /^\{\s*"abide": "\d+\.\d+\.\d+[^"]*",/,
  /^\{\s*"madeBy": "abide [a-z]+",/,
  /^<svg data-made-by="abide [a-z]+"/,
  /^EFG 2 R "[^"]*" \{[^}]*\}\s*"Written by Abide \d/,
  /^id,words,unit,kind,median,ground\n/,
  /\nWritten by Abide \d+\.\d+\.\d+\S*; running the command again replaces this file\.\r?\n$/,
];

/**
 * Writes a result, and never over something that somebody else wrote: without `force` that is refused, with it the
 * old content is kept beside the file.
 */
export function writeResult(file: string, content: string, force = false): void {
  try {
    if (existsSync(file)) keepOthers(file, force);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError(2, `${file} cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

function keepOthers(file: string, force: boolean): void {
  const stat = statSync(file);
  if (stat.isDirectory()) throw new UserError(2, `${file} is a folder; name a file in it`);
  // A device or a pipe (/dev/stdout) holds nothing that could be lost.
  if (!stat.isFile() || stat.size === 0) return;
  const old = readFileSync(file, 'utf8');
  if (OURS.some((mark) => mark.test(old))) return;
  if (!force) {
    throw new UserError(2, `${file} was not written by Abide and is left alone; --force overwrites it, keeping a copy`);
  }
  const copy = freeCopyName(file);
  copyFileSync(file, copy);
  console.error(`the old ${file} is kept as ${copy}`);
}

/** Under what name the old content of a file can be kept beside it. */
export function freeCopyName(file: string): string {
  let copy = `${file}.bak`;
  for (let n = 2; existsSync(copy); n++) copy = `${file}.bak${n}`;
  return copy;
}

/** Prints diagnostics to standard error, errors first, each with its line. Gives 1 if one is an error. */
export function printDiagnostics(diagnostics: readonly Diagnostic[], files: Record<string, string>): number {
  const order = { error: 0, warning: 1, note: 2 };
  const sorted = [...diagnostics].sort((a, b) => order[a.severity] - order[b.severity]);
  for (const d of sorted) console.error(describe(d, d.at && files[d.at.file]));
  return hasErrors(diagnostics) ? 1 : 0;
}
