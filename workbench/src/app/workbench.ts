import type { PackageByName } from '../../../src/lens/index.js';
import { CaseDocument } from '../document/caseDocument.js';
import { editorExtensions } from '../document/editorExtensions.js';
import { Documents } from '../documents/documents.js';
import { Aside } from '../engine/askAside.js';
import { Engine } from '../engine/engine.js';
import { PackageDesk } from '../engine/packageDesk.js';
import { Reader } from '../engine/reader.js';

/** Where a case came from, and where it can be saved. */
export interface Origin {
  /** As it is called in places of diagnostics: `cases/berlin-2025/case.yaml`. */
  name: string;
  /** Texts of the cases that it extends, by name. */
  others: Record<string, string>;
  /** `example`: of the repository; `file`: opened by the user; `link`: from a link; `disk`: served by `abide open`. */
  kind: 'example' | 'file' | 'link' | 'disk' | 'new';
}

/** A package that stays in view. */
export interface Pinned extends PackageByName {
  /** Of a draft: the package that it was made from, as it was then. */
  from?: PackageByName;
}

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
  #document = new CaseDocument('', editorExtensions());
  #origin: Origin = { name: 'case.yaml', others: {}, kind: 'new' };
  /** Asked about single packages. */
  readonly desk = new PackageDesk();
  #pinned: Pinned[] = [];
  #chosen: { package?: string; party?: string } = {};
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
    return this.#pinned;
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

  /** Begins with another text. What was typed before is kept by whoever saves it, see storage. */
  open(text: string, origin: Origin): void {
    this.#stop?.();
    this.#document = new CaseDocument(text, editorExtensions());
    this.#origin = origin;
    this.#pinned = [];
    this.#chosen = {};
    this.#opened++;
    this.#stop = this.#document.subscribe(() => this.#changed());
    this.engine.clear();
    this.#changed();
  }

  /** Ids of the package and of the party that the pages about packages speak of. */
  get chosen(): { package?: string; party?: string } {
    return this.#chosen;
  }

  choose(chosen: { package?: string; party?: string }): void {
    this.#chosen = { ...this.#chosen, ...chosen };
    this.#tell();
  }

  /** Packages that stay in view, answered with those of the case. */
  pin(packages: Pinned[]): void {
    this.#pinned = packages;
    this.engine.answerToo(packages);
    this.#tell();
  }

  /** Versions rise over all documents, so that an answer to an earlier case is never taken for one to this. */
  #version = 0;

  #changed(): void {
    const { name, others } = this.#origin;
    this.engine.ask(++this.#version, { name, others, text: this.#document.text });
    this.#tell();
  }

  #tell(): void {
    this.#changes++;
    for (const listener of this.#listeners) listener();
  }
}
