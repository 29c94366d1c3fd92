import { createHash } from 'node:crypto';
import { existsSync, renameSync, statSync } from 'node:fs';
import type { Case } from '../case/case.js';
import type { Answer, Chosen } from '../lens/worlds/answerList.js';
import type { WorldOptions } from '../lens/worlds/run.js';
import { type Checkpoint, openCheckpoint } from './checkpoint.js';
import { freeCopyName, UserError } from './output.js';
import { version } from './version.js';

/** The checkpoint of a run over worlds, opened once the columns of its table are known. */
export interface WorldCheckpoint {
  open: NonNullable<WorldOptions['checkpoint']>;
  close(): void;
}

/** @param resume Without it a file that is there is kept under another name, and a new one begun. */
export function worldCheckpoint(
  { path, resume }: { path: string; resume: boolean },
  c: Case,
  packages: readonly Chosen[],
  count: number,
  seed: bigint,
): WorldCheckpoint {
  let opened: Checkpoint | undefined;
  return {
    open: (answers) => {
      if (!resume && isThere(path)) setAside(path);
      opened = openCheckpoint(path, keyOf(c, packages, count, seed, answers), count, answers.length);
      if (opened.note) console.error(opened.note);
      return { begun: opened.begun, onRows: opened.write };
    },
    close: () => opened?.close(),
  };
}

/** Ends the command, before anything is computed, where there is such a checkpoint already. */
export function refuseCheckpoint(path: string): void {
  if (!isThere(path)) return;
  throw new UserError(
    2,
    `there is a checkpoint ${path} already; --resume goes on with it, --force begins anew and keeps a copy of it`,
  );
}

/**
 * Everything that decides what the worlds answer, hashed: Abide's version, the text of the case with all that it extends
 * and what `--set` changed, seed and number of worlds, packages, columns.
 */
function keyOf(
  { files }: Case,
  packages: readonly Chosen[],
  count: number,
  seed: bigint,
  answers: readonly Answer[],
): string {
  // Names of files are left out: how the case is named on the command line changes no answer.
  const parts = [
    version,
    Object.values(files),
    String(seed),
    count,
    packages.map(({ id, options, found }) => [id, Array.from(options), found]),
    answers.map(({ id }) => id),
  ];
  return `worlds ${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}`;
}

/** Whether there is something at this path, an empty file apart. */
function isThere(path: string): boolean {
  if (!existsSync(path)) return false;
  const stat = statSync(path);
  return !stat.isFile() || stat.size > 0;
}

function setAside(path: string): void {
  if (!statSync(path).isFile()) return;
  const copy = freeCopyName(path);
  try {
    renameSync(path, copy);
  } catch (error) {
    throw new UserError(2, `${path} cannot be renamed: ${(error as NodeJS.ErrnoException).code}`);
  }
  console.error(`the old ${path} is kept as ${copy}`);
}
