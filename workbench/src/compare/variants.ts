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
  /** What it is: a text of this case with the files that it extends, another case of this browser, or an example. */
  is: { kind: 'text'; others: CaseText['others'] } | { kind: 'saved'; id: string } | { kind: 'example'; file: string };
  /** Its text, or what fetches that. */
  source: CaseText | (() => Promise<CaseText>);
}

/**
 * The files that only one of the two extends, or each in words of its own: with them it would say something else in this
 * case, so that one cannot go on with it here. Another case is opened as what it is.
 */
export function filesApart({ is }: Variant, { others }: Pick<CaseText, 'others'>): string[] {
  return is.kind === 'text' ? apart(is.others, others) : [];
}

/** Whether two texts are the same to the letter, with all that they extend: then nothing has to be read. */
export function sameText(one: CaseText, other: CaseText): boolean {
  return one.text === other.text && apart(one.others, other.others).length === 0;
}

function apart(some: CaseText['others'], others: CaseText['others']): string[] {
  const names = new Set([...Object.keys(others), ...Object.keys(some)]);
  return [...names].filter((name) => others[name] !== some[name]);
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
    {
      id: 'original',
      key: `original/${opened}`,
      name: t.original,
      is: { kind: 'text', others: origin.others },
      source: { ...origin, text: original },
    },
    ...kept.map(
      ({ number, source }): Variant => ({
        id: `variant/${number}`,
        key: `variant/${currentId}/${number}`,
        name: t.variant(t.snapshotName(number)),
        is: { kind: 'text', others: source.others },
        source,
      }),
    ),
    ...saved
      .filter(({ id }) => id !== currentId)
      .map(
        ({ id, revision, title, name, text, others }): Variant => ({
          id: `saved/${id}`,
          // Each text that a tab keeps of it has a revision of its own.
          key: `saved/${id}/${revision}`,
          name: t.savedCase(title),
          is: { kind: 'saved', id },
          source: { name, text, others },
        }),
      ),
    ...examples.map(
      ({ file, title }): Variant => ({
        id: `example/${file}`,
        key: `example/${file}`,
        name: t.example(title),
        is: { kind: 'example', file },
        source: async () => {
          const { text, origin } = await fetchExample(file);
          return { name: origin.name, text, others: origin.others };
        },
      }),
    ),
  ];
}
