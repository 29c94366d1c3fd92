import type { Workbench } from '../app/workbench.js';
import { fetchExample } from '../document/examples.js';
import type { KeptVariant, SavedCase } from '../documents/caseStore.js';
import type { Example } from '../documents/useExamples.js';
import type { CaseText } from '../engine/protocol.js';
import { texts } from '../texts.js';

/** A text that the present one can be compared with. */
export interface Variant {
  id: string;
  /** Another one where the text is another one. */
  key: string;
  name: string;
  load: () => CaseText | Promise<CaseText>;
}

/** All that the present text can be compared with: kept variants first, then the original, kept cases, examples. */
export function variantsOf(
  { documents, origin, opened }: Workbench,
  kept: readonly KeptVariant[],
  saved: readonly SavedCase[],
  examples: readonly Example[],
): Variant[] {
  const t = texts.comparing;
  const { currentId, original } = documents;
  return [
    { id: 'original', key: `original/${opened}`, name: t.original, load: () => ({ ...origin, text: original }) },
    ...kept.map(({ number, source }) => ({
      id: `variant/${number}`,
      key: `variant/${currentId}/${number}`,
      name: t.variant(t.snapshotName(number)),
      load: () => source,
    })),
    ...saved
      .filter(({ id }) => id !== currentId)
      .map(({ id, revision, title, name, text, others }) => ({
        id: `saved/${id}`,
        // Each text that a tab keeps of it has a revision of its own.
        key: `saved/${id}/${revision}`,
        name: t.savedCase(title),
        load: () => ({ name, text, others }),
      })),
    ...examples.map(({ file, title }) => ({
      id: `example/${file}`,
      key: `example/${file}`,
      name: t.example(title),
      load: async () => {
        const { text, origin } = await fetchExample(file);
        return { name: origin.name, text, others: origin.others };
      },
    })),
  ];
}
