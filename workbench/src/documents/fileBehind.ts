import type { Workbench } from '../app/workbench.js';
import { texts } from '../texts.js';
import type { DiskCase, OnDisk } from './diskCase.js';
import type { Notices } from './notices.js';
import { FileSaver } from './saveFile.js';

/** The file holds something else than this tab thinks. */
export interface Conflict {
  /** What the file holds now; null: it is gone. */
  theirs: string | null;
  file: string;
  /** Writes this tab's text over it. */
  overwrite: () => void;
  /** Goes on with the file's text; undo brings this tab's back. */
  takeOver: () => void;
}

/** What the file of `abide open` held when it was last read or written. */
interface Held {
  version: string | null;
  text: string;
  file: string;
}

/**
 * The file that saving writes: that of `abide open`, one that the user chose, or a download. Somebody else may change it
 * meanwhile; nothing of theirs is written over before the user has seen it.
 */
export class FileBehind {
  #workbench: Workbench;
  #notices: Notices;
  #tell: () => void;
  #written: () => void;
  #disk: DiskCase | undefined;
  #held: Held | undefined;
  #stopWatching: (() => void) | undefined;
  #chosen = new FileSaver();
  #conflict: Conflict | undefined;

  /**
   * @param tell Called when something here has changed.
   * @param written Called when the file of `abide open` holds another text.
   */
  constructor(workbench: Workbench, notices: Notices, tell: () => void, written: () => void) {
    this.#workbench = workbench;
    this.#notices = notices;
    this.#tell = tell;
    this.#written = written;
  }

  get conflict(): Conflict | undefined {
    return this.#conflict;
  }

  /** What the file of `abide open` holds; absent where another file, or none, is behind the case. */
  get onDisk(): Held | undefined {
    return this.#held;
  }

  /** The file, and whether it holds the text as it is; absent while none is known. */
  get known(): { name: string; written: boolean } | undefined {
    const { text } = this.#workbench.document;
    if (this.#held) return { name: this.#held.file, written: this.#held.text === text };
    return this.#chosen.known && { name: this.#chosen.known.name, written: this.#chosen.known.text === text };
  }

  /** Writes the file of `abide open` from now on, and hears when somebody else does. */
  follow(disk: DiskCase, { version, text, file }: OnDisk): void {
    this.#disk = disk;
    this.#held = { version, text, file };
    this.#stopWatching = disk.watch((version) => void this.#fileChanged(version));
  }

  /** No file is behind the case that comes now. */
  leave(): void {
    this.#stopWatching?.();
    this.#stopWatching = undefined;
    this.#disk = undefined;
    this.#held = undefined;
    this.#chosen.forget();
    this.#conflict = undefined;
  }

  /** Writes the text as it is; asks where somebody else changed the file. */
  async save(): Promise<void> {
    const { text } = this.#workbench.document;
    if (this.#held) await this.#write(text, this.#held.version);
    else await this.#saveChosen(text);
  }

  async #write(text: string, version: string | null): Promise<void> {
    const held = this.#held!;
    const { document: doc } = this.#workbench;
    const saved = await this.#disk!.save(text, version);
    if (this.#workbench.document !== doc) return;
    if (saved.kind === 'failed') this.#tellFailed(held.file, saved.why);
    else if (saved.kind === 'saved') {
      this.#held = { ...held, version: saved.version, text };
      this.#written();
      this.#notices.tell('file', texts.documents.written(held.file, saved.kept));
    } else this.#askAbout(saved.text, saved.version, () => text);
    this.#tell();
  }

  #tellFailed(file: string, why: string): void {
    this.#notices.tell('file', texts.documents.notWritten(file, why), [], 'alert');
  }

  /**
   * @param theirs What the file of `abide open` holds now.
   * @param ours What is written over it, if the user wants that.
   */
  #askAbout(theirs: string | null, version: string | null, ours: () => string): void {
    this.#ask({
      theirs,
      file: this.#held!.file,
      overwrite: () => void this.#write(ours(), version),
      takeOver: () => this.#takeOver(theirs, version),
    });
  }

  #takeOver(text: string | null, version: string | null): void {
    if (!this.#held || text === null) return;
    this.#held = { ...this.#held, version, text };
    this.#workbench.document.replaceText(text);
    this.#tell();
  }

  async #saveChosen(text: string): Promise<void> {
    const { name } = this.#workbench.origin;
    const saved = await this.#chosen.save(text, fileName(name));
    if (saved.kind === 'written') this.#notices.tell('file', texts.documents.written(saved.name));
    else if (saved.kind === 'failed') this.#tellFailed(saved.name, saved.why);
    else if (saved.kind === 'conflict') {
      this.#ask({
        theirs: saved.text,
        file: saved.name,
        overwrite: () => {
          saved.forget();
          void this.#saveChosen(text);
        },
        takeOver: () => {
          saved.forget();
          this.#workbench.document.replaceText(saved.text);
        },
      });
    }
    this.#tell();
  }

  #ask(conflict: Conflict): void {
    const ending = (run: () => void) => () => {
      this.endConflict();
      run();
    };
    this.#conflict = { ...conflict, overwrite: ending(conflict.overwrite), takeOver: ending(conflict.takeOver) };
    this.#tell();
  }

  endConflict(): void {
    this.#conflict = undefined;
    this.#tell();
  }

  /** The file of `abide open` is another one. Who has typed nothing goes on with it; who has is asked. */
  async #fileChanged(version: string | null): Promise<void> {
    const held = this.#held;
    if (!held || !this.#disk || version === held.version) return;
    if (version === null) return this.#notices.tell('file', texts.documents.fileGone(held.file), [], 'alert');
    const found = await this.#disk.load().catch(() => undefined);
    if (!found || this.#held !== held || found.version === held.version) return;
    const { text } = this.#workbench.document;
    if (found.text === text || held.text === text) {
      this.#takeOver(found.text, found.version);
      this.#notices.tell('file', texts.documents.followed(held.file));
      return;
    }
    const run = () => this.#askAbout(found.text, found.version, () => this.#workbench.document.text);
    this.#notices.tell('file', texts.documents.fileChanged(held.file), [{ label: texts.documents.look, run }], 'alert');
  }
}

/** `berlin-2025.yaml` for `cases/berlin-2025/case.yaml`. */
export function fileName(name: string): string {
  const parts = name.split('/').filter(Boolean);
  const last = parts.at(-1) ?? 'case.yaml';
  const stem = last === 'case.yaml' ? (parts.at(-2) ?? 'case') : last.replace(/\.ya?ml$/i, '');
  return `${stem.replace(/[^\p{L}\p{N}._-]+/gu, '-')}.yaml`;
}
