import { editCase, readCase } from '../../../src/case/index.js';
import { shapeOf } from '../case/shapeOf.js';
import { loadFrom } from './loadText.js';
import { type EntryAsk, type EntryTried, errorKey, type ReaderAsk, type ReaderSaid } from './readerProtocol.js';

/** The worker that tries what is entered in a form: the text with it is read, and handed back where it is right. */
self.onmessage = ({ data }: MessageEvent<ReaderAsk>) => {
  const say = (said: ReaderSaid) => postMessage(said);
  const { id } = data;
  try {
    if (data.kind === 'shape') say({ id, kind: 'shape', shape: shapeOf(data.of) });
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
