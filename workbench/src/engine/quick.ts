import { readCase } from '../../../src/case/index.js';
import { answerAtMedians, GamesOfEdits } from '../../../src/lens/index.js';
import { loadFrom } from './loadText.js';
import type { QuickAsk, QuickSaid } from './protocol.js';

const games = new GamesOfEdits();

/** The worker that answers while somebody types: it reads the text and answers the case at the medians, nothing else. */
self.onmessage = async ({ data: { version, source, packages } }: MessageEvent<QuickAsk>) => {
  const say = (said: QuickSaid) => postMessage(said);
  try {
    const { case: c, diagnostics } = readCase(source.name, loadFrom(source));
    say({ kind: 'read', version, diagnostics, ...(c && { case: { ...c, files: {} } }) });
    if (c) say({ kind: 'answers', version, quick: await answerAtMedians(c, packages, games) });
  } catch (error) {
    say({ kind: 'failed', version, why: error instanceof Error ? error.message : String(error) });
  }
};
