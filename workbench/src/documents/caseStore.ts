import type { Origin } from '../app/workbench.js';
import type { Beside } from '../document/beside.js';
import type { CaseText } from '../engine/protocol.js';
import { texts } from '../texts.js';

/** A case as it is kept in the browser. */
export interface SavedCase extends Origin, Partial<Pick<Beside, 'pinned' | 'chosen'>> {
  id: string;
  /** The title in its text, or what the user calls it. */
  title: string;
  renamed?: true;
  text: string;
  /** The text that it began with. */
  original: string;
  /** Rises with each save: who holds an earlier one does not save over it. */
  revision: number;
  /** Milliseconds since 1970. */
  changed: number;
  /** Where the user was: the page of answers, and the place in the text. */
  page: string;
  cursor: number;
  /** Of a file on disk: the version that the text was last known to follow. */
  version?: string | null;
}

/** A text of a case that was kept to compare with. */
export interface KeptVariant {
  /** Counted from 1 in the order of keeping; a number that is forgotten is not given again while later ones are there. */
  number: number;
  source: CaseText;
}

/** What was open last: a saved case, or an example that nobody has changed. */
export type LastOpened = { saved: string } | { example: string };

export type Kept = { revision: number } | { conflict: SavedCase };

const NAME = 'abide';
const CASES = 'cases';
const STATE = 'state';

/** The cases of this browser, in IndexedDB. Every change is one transaction: it is kept whole or not at all. */
export class CaseStore {
  private constructor(readonly db: IDBDatabase) {}

  /** @throws {DOMException} Where the browser keeps nothing: in some private windows, or without room. */
  static async open(): Promise<CaseStore> {
    if (typeof indexedDB === 'undefined') throw new Error(texts.reasons.noStore);
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(CASES, { keyPath: 'id' });
      request.result.createObjectStore(STATE);
    };
    const db = await result(request);
    db.onversionchange = () => db.close();
    return new CaseStore(db);
  }

  /** The last changed first. */
  async list(): Promise<SavedCase[]> {
    const all: SavedCase[] = await result(this.db.transaction(CASES).objectStore(CASES).getAll());
    return all.sort((a, b) => b.changed - a.changed);
  }

  get(id: string): Promise<SavedCase | undefined> {
    return result(this.db.transaction(CASES).objectStore(CASES).get(id));
  }

  /**
   * Keeps a case, unless another tab has kept a newer one meanwhile: then nothing is written, and the newer one is given.
   *
   * @param base Revision that the text follows; 0 for a case that was not kept before.
   */
  save(saved: SavedCase, base: number): Promise<Kept> {
    return new Promise((resolve, reject) => {
      const transaction = this.db.transaction(CASES, 'readwrite');
      const cases = transaction.objectStore(CASES);
      let kept: Kept | undefined;
      const look = cases.get(saved.id);
      look.onsuccess = () => {
        const found = look.result as SavedCase | undefined;
        if (found && found.revision !== base) {
          kept = { conflict: found };
          return;
        }
        // A case that was deleted in another tab while this one goes on with it is kept again.
        const revision = base + 1;
        cases.put({ ...saved, revision });
        kept = { revision };
      };
      transaction.oncomplete = () => resolve(kept!);
      transaction.onabort = () => reject(transaction.error);
    });
  }

  /** Changes a case as it is kept, whatever its revision. */
  async change(id: string, by: (saved: SavedCase) => SavedCase): Promise<void> {
    const transaction = this.db.transaction(CASES, 'readwrite');
    const cases = transaction.objectStore(CASES);
    const look = cases.get(id);
    look.onsuccess = () => {
      if (look.result) cases.put(by(look.result));
    };
    await done(transaction);
  }

  async put(saved: SavedCase): Promise<void> {
    const transaction = this.db.transaction(CASES, 'readwrite');
    transaction.objectStore(CASES).put(saved);
    await done(transaction);
  }

  async remove(id: string): Promise<void> {
    const transaction = this.db.transaction([CASES, STATE], 'readwrite');
    transaction.objectStore(CASES).delete(id);
    transaction.objectStore(STATE).delete(variantsOf(id));
    await done(transaction);
  }

  /** The variants of a case, in the order of keeping. */
  async variants(id: string): Promise<KeptVariant[]> {
    return (await result(this.db.transaction(STATE).objectStore(STATE).get(variantsOf(id)))) ?? [];
  }

  /** Changes the variants of a case as they are kept, whichever tab kept them. @returns What is kept then. */
  async changeVariants(
    id: string,
    by: (kept: readonly KeptVariant[]) => readonly KeptVariant[],
  ): Promise<KeptVariant[]> {
    const transaction = this.db.transaction(STATE, 'readwrite');
    const state = transaction.objectStore(STATE);
    let now: KeptVariant[] = [];
    const look = state.get(variantsOf(id));
    look.onsuccess = () => {
      now = [...by(look.result ?? [])];
      if (now.length > 0) state.put(now, variantsOf(id));
      else state.delete(variantsOf(id));
    };
    await done(transaction);
    return now;
  }

  lastOpened(): Promise<LastOpened | undefined> {
    return result(this.db.transaction(STATE).objectStore(STATE).get('last'));
  }

  async setLastOpened(last: LastOpened): Promise<void> {
    const transaction = this.db.transaction(STATE, 'readwrite');
    transaction.objectStore(STATE).put(last, 'last');
    await done(transaction);
  }
}

const variantsOf = (id: string) => `variants/${id}`;

function result<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
    if (request instanceof IDBOpenDBRequest) request.onblocked = () => reject(new Error(texts.reasons.storeHeld));
  });
}

function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error);
  });
}
