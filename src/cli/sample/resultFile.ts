import { closeSync, existsSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { makeFolder } from '../exportFolder.js';
import { freeCopyName, UserError } from '../output.js';

/** Bytes that are gathered before they are written. */
const AT_ONCE = 1 << 20;

/**
 * A large result, written piece by piece. It is begun before the work, so that what cannot be written is told at once,
 * and has another name until it is whole. Whatever holds data already is left alone without `force`, and with it kept.
 */
export class ResultFile {
  /** Under which name it is written; a device or a pipe is written to at once. */
  readonly #part: string;
  readonly #file: number;
  #waiting: Uint8Array[] = [];
  #bytes = 0;

  /** @throws {UserError} If it cannot be written, or would overwrite something. */
  constructor(
    readonly path: string,
    readonly force: boolean,
  ) {
    this.#part = this.#said(() => {
      if (!existsSync(path)) return `${path}.abide-part`;
      const stat = statSync(path);
      if (stat.isDirectory()) throw new UserError(2, `${path} is a folder; name a file in it`);
      if (!stat.isFile()) return path;
      if (stat.size > 0 && !force) {
        throw new UserError(2, `${path} is there already and is left alone; --force overwrites it, keeping a copy`);
      }
      return `${path}.abide-part`;
    });
    makeFolder(dirname(path));
    this.#file = this.#said(() => openSync(this.#part, 'w'));
  }

  /** The bytes are kept for a while: they may not be changed afterwards. */
  write(bytes: Uint8Array): void {
    this.#waiting.push(bytes);
    this.#bytes += bytes.length;
    if (this.#bytes >= AT_ONCE) this.#flush();
  }

  /** Gives the file its name. */
  finish(): void {
    this.#flush();
    this.#said(() => {
      closeSync(this.#file);
      if (this.#part === this.path) return;
      if (existsSync(this.path) && statSync(this.path).size > 0) {
        const copy = freeCopyName(this.path);
        renameSync(this.path, copy);
        console.error(`the old ${this.path} is kept as ${copy}`);
      }
      renameSync(this.#part, this.path);
    });
  }

  /** Leaves nothing behind, where the result did not become whole. */
  abandon(): void {
    try {
      closeSync(this.#file);
    } catch {}
    if (this.#part !== this.path) rmSync(this.#part, { force: true });
  }

  #flush(): void {
    this.#said(() => {
      for (const bytes of this.#waiting) {
        for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
      }
    });
    this.#waiting = [];
    this.#bytes = 0;
  }

  #said<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof UserError) throw error;
      const { code } = error as NodeJS.ErrnoException;
      const why = code === 'ENOSPC' ? 'the disk is full (ENOSPC)' : code;
      throw new UserError(2, `${this.path} cannot be written: ${why}`);
    }
  }
}
