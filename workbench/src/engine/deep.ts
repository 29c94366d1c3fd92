import { type Case, readCase } from '../../../src/case/index.js';
import {
  type AssessedCase,
  assess,
  byName,
  type Chosen,
  type CountedSpace,
  chosenOf,
  chosenPackages,
  countedCase,
  type Depth,
  inputsOf,
  runWorlds,
  type WorldRun,
  withWorlds,
} from '../../../src/lens/index.js';
import { reportChapters } from '../../../src/report/index.js';
import { Budget } from '../../../src/shared/budget.js';
import { VERSION } from '../version.js';
import { loadFrom } from './loadText.js';
import type { Bands, DeepAsk, DeepSaid } from './protocol.js';

/** Seconds after which the closer look ends with what it has: a case may be larger than a browser can serve. */
const LONGEST = 900;

/**
 * The worker that looks closely, in rounds, each of which says more than the one before: ranges over a few worlds and all
 * findings at the medians; then everything that the report holds; then over more and more worlds. It is ended from outside
 * when the case changes.
 */
self.onmessage = async ({ data }: MessageEvent<DeepAsk>) => {
  const { version } = data;
  const say = (said: DeepSaid) => postMessage(said);
  const budget = new Budget({
    seconds: LONGEST,
    onProgress: (progress) => say({ kind: 'progress', version, ...progress }),
  });
  try {
    const { case: c } = readCase(data.source.name, loadFrom(data.source));
    if (!c) throw new Error('the case has faults');
    // Without a range every world is the same one.
    const [few = 0, ...rounds] = inputsOf(c).length > 0 ? data.rounds : [];
    const space = (counted: CountedSpace) => say({ kind: 'space', version, counted });
    if (few > 0) await bands(c, chosenOf(c, data.packages), few);
    await tell(await finding(c, 'screen', space), false);
    const whole = await finding(c, 'all');
    await tell(whole, rounds.length === 0);
    for (const [i, count] of rounds.entries()) {
      const run = await bands(countedCase(c, whole), chosenPackages(whole), count);
      const last = i === rounds.length - 1;
      const found = { ...whole, assessment: structuredClone(whole.assessment) };
      await withWorlds(found, run, budget, last ? { workers: data.workers } : undefined);
      await tell(found, last);
    }
  } catch (error) {
    say({ kind: 'failed', version, why: error instanceof Error ? error.message : String(error) });
  }

  async function finding(c: Case, depth: Depth, onSpace?: (counted: CountedSpace) => void): Promise<AssessedCase> {
    const found = await assess(c, VERSION, budget, depth, onSpace);
    if (found.kind === 'too-large') throw new Error(found.why);
    return found;
  }

  async function bands(c: Case, packages: Chosen[], count: number): Promise<WorldRun> {
    const run = await runWorlds(c, packages, { count, seed: BigInt(data.seed), workers: data.workers }, budget);
    say({ kind: 'bands', version, bands: bandsOf(run) });
    return run;
  }

  async function tell(assessed: AssessedCase, last: boolean): Promise<void> {
    const { assessment, context } = assessed;
    const chapters = (await reportChapters(assessment)).map(({ body, ...chapter }) => ({
      ...chapter,
      html: body.text,
    }));
    const packages = chosenPackages(assessed).map((p) => byName(context.c, p));
    if (!last) return say({ kind: 'assessed', version, assessment, chapters, packages, last });
    // Written where the assessment is at hand: to hand it over for that costs the page more than to be given the bytes.
    const json = new TextEncoder().encode(`${JSON.stringify(assessment, null, 1)}\n`);
    postMessage({ kind: 'assessed', version, assessment, chapters, packages, last, json } satisfies DeepSaid, {
      transfer: [json.buffer],
    });
  }
};

function bandsOf({ table }: WorldRun): Bands {
  const of: Bands['of'] = {};
  for (const { id } of table.answers) {
    const found = table.quantiles(id, [0.05, 0.5, 0.95]);
    if (!found) continue;
    const [p5, p50, p95] = found as [number, number, number];
    const known = table.column(id).filter((x) => !Number.isNaN(x));
    const mean = known.reduce((sum, x) => sum + x, 0) / known.length;
    of[id] = { p5, p50, p95, above: table.share(id, (x) => x >= 0).point, mean };
  }
  return { worlds: table.worlds.length, of };
}
