import { type Case, readCase, readEntries } from '../../../src/case/index.js';
import { answerAtMedians, KeptGames } from '../../../src/lens/index.js';
import { besidesOf } from './besides.js';
import { loadFrom } from './loadText.js';
import type { QuickAsk, QuickSaid } from './protocol.js';

/** The case that was read last: where only packages change, it is neither read nor played again. */
let last: { version: number; c: Case | undefined } | undefined;
let games: KeptGames | undefined;

/** The worker that answers while somebody types: it reads the text and answers the case at the medians, nothing else. */
self.onmessage = async ({ data: { version, source, steps, besides } }: MessageEvent<QuickAsk>) => {
  const say = (said: QuickSaid) => postMessage(said);
  try {
    if (last?.version !== version || !last.c) {
      const { case: c, diagnostics } = readCase(source.name, loadFrom(source));
      const entries = readEntries(source.name, loadFrom(source));
      last = { version, c };
      say({ kind: 'read', version, diagnostics, entries, ...(c && { case: { ...c, files: {} } }) });
    }
    const { c } = last;
    games ??= new KeptGames(steps);
    if (c) say({ kind: 'answers', version, quick: await answerAtMedians(c, besidesOf(c, version, besides), games) });
  } catch (error) {
    say({ kind: 'failed', version, why: error instanceof Error ? error.message : String(error) });
  }
};
