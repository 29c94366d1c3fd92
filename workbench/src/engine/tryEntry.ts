import {
  addToCase,
  editCase,
  nameSource,
  type Removal,
  readCase,
  readEntries,
  removal,
  renameInCase,
} from '../../../src/case/index.js';
import { entryAt } from '../case/outlineTree.js';
import { shapeOf } from '../case/shapeOf.js';
import { loadFrom } from './loadText.js';
import type { CaseText } from './protocol.js';
import {
  type AdditionAsk,
  type AdditionTried,
  type EntryAsk,
  type EntryTried,
  errorKey,
  type ReaderAsk,
  type ReaderSaid,
  type RemovalAsk,
  type RemovalSeen,
  type RemovalTried,
  type RenamingAsk,
  type RenamingTried,
} from './readerProtocol.js';

/** The worker that tries what is entered in a form: the text with it is read, and handed back where it is right. */
self.onmessage = ({ data }: MessageEvent<ReaderAsk>) => {
  const say = (said: ReaderSaid) => postMessage(said);
  const { id } = data;
  try {
    if (data.kind === 'shape') say({ id, kind: 'shape', shape: shapeOf(data.of) });
    else if (data.kind === 'addition') say({ id, kind: 'addition', ...added(data) });
    else if (data.kind === 'removal') say({ id, kind: 'removal', removal: removed(data) });
    else if (data.kind === 'renaming') say({ id, kind: 'renaming', renaming: renamed(data) });
    else say({ id, kind: 'entry', ...tried(data) });
  } catch (error) {
    say({ id, kind: 'failed', why: error instanceof Error ? error.message : String(error) });
  }
};

function tried({ source, keys, value, had }: EntryAsk): EntryTried {
  const edited = editCase(source.text, keys, value, true);
  if ('diagnostics' in edited) return { problems: edited.diagnostics };
  const { text } = edited;
  const { case: c, diagnostics } = readCase(source.name, loadFrom({ ...source, text }));
  const problems = diagnostics.filter((d) => d.severity === 'error' && !had.includes(errorKey(d)));
  if (problems.length > 0) return { problems };
  const number = c?.numbers.find(({ path }) => path === keys.join('.'));
  return { text, problems, ...(number && { number }) };
}

function added({ source, entries, had }: AdditionAsk): AdditionTried {
  let { text } = source;
  for (const { keys, value } of entries) {
    const result = addToCase(text, keys, value);
    if ('diagnostics' in result) return { problems: result.diagnostics };
    ({ text } = result);
  }
  const read = () => readCase(source.name, loadFrom({ ...source, text })).diagnostics;
  let diagnostics = read();
  const only = entries[0]?.keys[0] === 'sources' ? onlySource(source) : undefined;
  if (only !== undefined) {
    text = nameSource(source.name, text, only, diagnostics);
    diagnostics = read();
  }
  return { text, problems: diagnostics.filter((d) => d.severity === 'error' && !had.includes(errorKey(d))) };
}

/** The source that paragraphs without one are of. */
function onlySource(source: CaseText): string | undefined {
  const ids = readEntries(source.name, loadFrom(source)).filter(
    ({ keys }) => keys.length === 2 && keys[0] === 'sources',
  );
  return ids.length === 1 ? ids[0]!.keys[1] : undefined;
}

/** As the functions of the case take it. */
const sourceOf = (source: CaseText) => ({
  ...source,
  loadWith: (now: string) => loadFrom({ ...source, text: now }),
});

function renamed({ source, keys, to }: RenamingAsk): RenamingTried {
  const result = renameInCase(sourceOf(source), keys, to);
  return 'diagnostics' in result ? { problems: result.diagnostics } : result;
}

function removed({ source, keys }: RemovalAsk): RemovalTried {
  const result = removal(sourceOf(source), keys);
  if ('diagnostics' in result) return { problems: result.diagnostics };
  return { alone: seen(source, result.alone), along: seen(source, result.along) };
}

function seen(source: CaseText, removal: Removal): RemovalSeen {
  const entries = readEntries(source.name, loadFrom({ ...source, text: removal.text }));
  const places = removal.problems.map(({ at }) => (at && entryAt(entries, at.file, at.line, at.column)?.keys) ?? []);
  return { ...removal, places };
}
