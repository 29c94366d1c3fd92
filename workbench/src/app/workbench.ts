import type { PackageByName } from '../../../src/lens/index.js';
import { CaseDocument } from '../document/caseDocument.js';
import { editorExtensions } from '../document/editorExtensions.js';
import { Documents } from '../documents/documents.js';
import { Engine } from '../engine/engine.js';

/** Where a case came from, and where it can be saved. */
export interface Origin {
  /** As it is called in places of diagnostics: `cases/berlin-2025/case.yaml`. */
  name: string;
  /** Texts of the cases that it extends, by name. */
  others: Record<string, string>;
  /** `example`: of the repository; `file`: opened by the user; `link`: from a link; `disk`: served by `abide open`. */
  kind: 'example' | 'file' | 'link' | 'disk' | 'new';
}

/** Everything that the page shows: the document, what is known of it, and what the user looks at. */
export class Workbench {
  readonly engine = new Engine({
    seed: '1',
    workers: Math.max(1, Math.min(7, (navigator.hardwareConcurrency ?? 2) - 1)),
  });
  readonly documents = new Documents(this);
  #document = new CaseDocument('', editorExtensions());
  #origin: Origin = { name: 'case.yaml', others: {}, kind: 'new' };
  #pinned: PackageByName[] = [];
  #listeners = new Set<() => void>();
  #stop: (() => void) | undefined;
  /** Rises with each change of anything here but the engine. */
  #changes = 0;

  get document(): CaseDocument {
    return this.#document;
  }

  get origin(): Origin {
    return this.#origin;
  }

  get pinned(): readonly PackageByName[] {
    return this.#pinned;
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
    this.#stop = this.#document.subscribe(() => this.#changed());
    this.engine.clear();
    this.#changed();
  }

  /** Packages that stay in view, answered with those of the case. */
  pin(packages: PackageByName[]): void {
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
