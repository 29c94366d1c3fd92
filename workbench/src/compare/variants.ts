import type { Workbench } from '../app/workbench.js';
import { fetchExample } from '../document/examples.js';
import type { SavedCase } from '../documents/caseStore.js';
import type { Example } from '../documents/useExamples.js';
import type { CaseText } from '../engine/protocol.js';
import { texts } from '../texts.js';

/** A text that the present one can be compared with. */
export interface Variant {
  id: string;
  name: string;
  load: () => CaseText | Promise<CaseText>;
}

/** Texts that the user has kept to compare with, of the case that is open. They last as long as the page. */
export class Snapshots {
  #of: string | undefined;
  #list: readonly { name: string; source: CaseText }[] = [];
  #count = 0;
  #listeners = new Set<() => void>();

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  get list(): readonly { name: string; source: CaseText }[] {
    return this.#list;
  }

  /** Keeps a text. @returns Its name. */
  keep(source: CaseText): string {
    if (this.#of !== source.name) this.#count = 0;
    this.#of = source.name;
    const name = texts.comparing.snapshotName(++this.#count);
    this.#set([...this.#list.filter((one) => one.source.name === source.name), { name, source }]);
    return name;
  }

  forget(name: string): void {
    this.#set(this.#list.filter((one) => one.name !== name));
  }

  #set(list: Snapshots['list']): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}

/** All that the present text can be compared with: kept variants first, then the original, kept cases, examples. */
export function variantsOf(
  { documents, origin }: Workbench,
  snapshots: Snapshots['list'],
  saved: readonly SavedCase[],
  examples: readonly Example[],
): Variant[] {
  const t = texts.comparing;
  return [
    { id: 'original', name: t.original, load: () => ({ ...origin, text: documents.original }) },
    ...snapshots.map(({ name, source }) => ({ id: `variant/${name}`, name: t.variant(name), load: () => source })),
    ...saved
      .filter(({ id }) => id !== documents.currentId)
      .map(({ id, title, name, text, others }) => ({
        id: `saved/${id}`,
        name: t.savedCase(title),
        load: () => ({ name, text, others }),
      })),
    ...examples.map(({ file, title }) => ({
      id: `example/${file}`,
      name: t.example(title),
      load: async () => {
        const { text, origin } = await fetchExample(file);
        return { name: origin.name, text, others: origin.others };
      },
    })),
  ];
}
