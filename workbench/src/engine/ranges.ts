import { readCase } from '../../../src/case/index.js';
import { chosenOf, earlyTables, inputsOf, Pool, runWorlds, type WorldTable } from '../../../src/lens/index.js';
import { Budget } from '../../../src/shared/budget.js';
import { bandsOf } from './bandsOf.js';
import { loadFrom } from './loadText.js';
import type { RangesAsk, RangesSaid } from './protocol.js';

/** Seconds after which the first ranges end with what they have: the closer look waits for them. */
const LONGEST = 60;
/** Worlds after which ranges are told while the others are still on their way. */
const EARLY = [16, 32];

let pool: Pool | undefined;
let asked: AbortController | undefined;
let last = Promise.resolve();

/**
 * The worker of the first ranges. It and its pool live as long as the page: from edit to edit their code stays compiled,
 * what takes long to draw from stays made, and games of one form stay laid out. The newest question counts; the one
 * before it is ended.
 */
self.onmessage = ({ data }: MessageEvent<RangesAsk>) => {
  asked?.abort();
  asked = undefined;
  if (data.kind === 'stop') return;
  const own = new AbortController();
  asked = own;
  last = last.then(() => answer(data, own.signal));
};

async function answer(
  { version, source, packages, worlds, seed, workers }: Extract<RangesAsk, { kind: 'ask' }>,
  signal: AbortSignal,
): Promise<void> {
  const say = (said: RangesSaid) => {
    if (!signal.aborted) postMessage(said);
  };
  const tell = (table: WorldTable) => say({ kind: 'bands', version, bands: bandsOf(table) });
  try {
    const { case: c } = signal.aborted ? {} : readCase(source.name, loadFrom(source));
    if (c && inputsOf(c).length > 0) {
      pool ??= new Pool(workers);
      const budget = new Budget({
        seconds: LONGEST,
        signal,
        onProgress: (progress) => say({ kind: 'progress', version, ...progress }),
      });
      const early = earlyTables(EARLY, tell);
      const options = { count: worlds, seed: BigInt(seed), workers: pool, checkpoint: early };
      const { table } = await runWorlds(c, chosenOf(c, packages), options, budget);
      if (table.worlds.length > 0) tell(table);
    }
    say({ kind: 'done', version });
  } catch (error) {
    // Whatever it is, the closer look meets it too, and says so.
    say({ kind: 'done', version });
    console.error(error);
  }
}
