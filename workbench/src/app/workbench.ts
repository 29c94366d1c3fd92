import { type Beside, NOTHING_BESIDE, type Pinned } from '../document/beside.js';
import { CaseDocument } from '../document/caseDocument.js';
import { editorExtensions } from '../document/editorExtensions.js';
import { Documents } from '../documents/documents.js';
import { Aside } from '../engine/askAside.js';
import { Engine } from '../engine/engine.js';
import { PackageDesk } from '../engine/packageDesk.js';
import { Reader } from '../engine/reader.js';
import { Renamings } from './renamings.js';

/** Where a case came from, and where it can be saved. */
export interface Origin {
  /** As it is called in places of diagnostics: `cases/berlin-2025/case.yaml`. */
  name: string;
  /** Texts of the cases that it extends, by name. */
  others: Record<string, string>;
  /** `example`: of the repository; `file`: opened by the user; `link`: from a link; `disk`: served by `abide open`. */
  kind: 'example' | 'file' | 'link' | 'disk' | 'new';
}

export type { Pinned };

/** Everything that the page shows: the document, what is known of it, and what the user looks at. */
export class Workbench {
  readonly engine = new Engine({
    // As on the command line, where none is given.
    seed: '0',
    workers: Math.max(1, Math.min(8, navigator.hardwareConcurrency ?? 2)),
  });
  readonly documents = new Documents(this);
  /** Tries what is entered in a form before it is written. */
  readonly reader = new Reader();
  readonly aside = new Aside();
  /** Of the case that is open. */
  renamings = new Renamings();
  #document = new CaseDocument('', editorExtensions());
  #origin: Origin = { name: 'case.yaml', others: {}, kind: 'new' };
  /** Asked about single packages. */
  readonly desk = new PackageDesk();
  /** The version of the document, and the packages, that the engine was last asked about. */
  #asked: { version: number; pinned: readonly Pinned[] } = { version: 0, pinned: [] };
  #listeners = new Set<() => void>();
  #stop: (() => void) | undefined;
  #opened = 0;
  /** Rises with each change of anything here but the engine. */
  #changes = 0;

  get document(): CaseDocument {
    return this.#document;
  }

  get origin(): Origin {
    return this.#origin;
  }

  get pinned(): readonly Pinned[] {
    return this.#document.beside.pinned;
  }

  /** Rises with each case that is opened: what was entered or chosen beside an earlier one is not of this. */
  get opened(): number {
    return this.#opened;
  }

  get changes(): number {
    return this.#changes;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /**
   * Begins with another text. What was typed before is kept by whoever saves it, see storage.
   * @param laid What lay beside the text when it was kept.
   */
  open(text: string, origin: Origin, laid: Beside = NOTHING_BESIDE): void {
    this.#stop?.();
    this.#document = new CaseDocument(text, editorExtensions(), laid);
    this.#origin = origin;
    this.#opened++;
    this.renamings = new Renamings();
    this.#asked = { version: 0, pinned: [] };
    this.#stop = this.#document.subscribe(() => this.#changed());
    this.engine.clear();
    this.#changed();
  }

  get chosen(): Beside['chosen'] {
    return this.#document.beside.chosen;
  }

  choose(chosen: Beside['chosen']): void {
    this.#document.lay({ chosen: { ...this.chosen, ...chosen } }, false);
  }

  /** Packages that stay in view, answered with those of the case. @param chosen What is chosen with that, in the same step. */
  pin(pinned: readonly Pinned[], chosen?: Beside['chosen']): void {
    this.#document.lay({ pinned, ...(chosen && { chosen: { ...this.chosen, ...chosen } }) }, true);
  }

  /** Versions rise over all documents, so that an answer to an earlier case is never taken for one to this. */
  #version = 0;

  #changed(): void {
    const { version, text, beside } = this.#document;
    const asked = this.#asked;
    this.#asked = { version, pinned: beside.pinned };
    if (beside.pinned !== asked.pinned) this.engine.answerToo(beside.pinned);
    const { name, others } = this.#origin;
    if (version !== asked.version) this.engine.ask(++this.#version, { name, others, text });
    this.#tell();
  }

  #tell(): void {
    this.#changes++;
    for (const listener of this.#listeners) listener();
  }
}
