import type { CaseText } from '../engine/protocol.js';
import type { CaseStore, KeptVariant } from './caseStore.js';

/**
 * Texts that the user has kept to compare with, of the case that is open. They are in the browser with their case; where
 * that keeps nothing they last as long as the page.
 */
export class Variants {
  #list: readonly KeptVariant[] = [];
  #of: string | undefined;
  #listeners = new Set<() => void>();

  /**
   * @param store Of this browser, where it keeps anything.
   * @param onFull Called where it has no room for one more.
   */
  constructor(
    readonly store: () => CaseStore | undefined,
    readonly onFull: () => void,
  ) {}

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get list(): readonly KeptVariant[] {
    return this.#list;
  }

  /** Another case is open from now on, or another tab has changed what is kept of this one. */
  async show(id: string): Promise<void> {
    if (id !== this.#of) this.#set([]);
    this.#of = id;
    const kept = await this.store()
      ?.variants(id)
      .catch(() => undefined);
    if (kept && this.#of === id && !sameNumbers(kept, this.#list)) this.#set(kept);
  }

  /** The case goes on under another id, with the variants that it had. */
  async goOnAs(id: string): Promise<void> {
    this.#of = id;
    const own = this.#list;
    if (own.length > 0) await this.#change(() => own);
  }

  /** Keeps a text. @returns Its number. */
  async keep(source: CaseText): Promise<number> {
    let number = 0;
    await this.#change((kept) => {
      number = Math.max(0, ...kept.map((one) => one.number)) + 1;
      return [...kept, { number, source }];
    });
    return number;
  }

  forget(number: number): Promise<void> {
    return this.#change((kept) => kept.filter((one) => one.number !== number));
  }

  async #change(by: (kept: readonly KeptVariant[]) => readonly KeptVariant[]): Promise<void> {
    const id = this.#of;
    const store = this.store();
    if (store && id !== undefined) {
      try {
        const kept = await store.changeVariants(id, by);
        if (this.#of === id) this.#set(kept);
        return;
      } catch {
        this.onFull();
      }
    }
    this.#set(by(this.#list));
  }

  #set(list: readonly KeptVariant[]): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}

/** A variant never changes once it is kept. */
const sameNumbers = (a: readonly KeptVariant[], b: readonly KeptVariant[]) =>
  a.map(({ number }) => number).join() === b.map(({ number }) => number).join();
