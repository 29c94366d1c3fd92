import { type Case, readCase } from '../../../src/case/index.js';
import {
  type AssessedCase,
  assess,
  byName,
  type CountedSpace,
  chosenPackages,
  countedCase,
  type Depth,
  inputsOf,
  Pool,
  runWorlds,
  type WorldRun,
  withWorlds,
} from '../../../src/lens/index.js';
import { reportChapters } from '../../../src/report/index.js';
import { Budget } from '../../../src/shared/budget.js';
import { texts } from '../texts.js';
import { VERSION } from '../version.js';
import { bandsOf } from './bandsOf.js';
import { loadFrom } from './loadText.js';
import type { DeepAsk, DeepSaid } from './protocol.js';

/** Seconds after which the closer look, or a wish for more worlds, ends with what it has: a case may be larger than a browser can serve. */
const LONGEST = 900;

type Look = Extract<DeepAsk, { kind: 'look' }>;

/** What was found at the medians, from which every round of worlds begins. */
let found: { ask: Look; whole: AssessedCase; pool: Pool; worlds: number } | undefined;
let more: AbortController | undefined;

/**
 * The worker that looks closely, in rounds, each of which says more than the one before: all findings at the medians that
 * come soon; then everything that the report holds; then over more and more worlds. Then it waits to be asked for more. It
 * is ended from outside when the case changes.
 */
self.onmessage = ({ data }: MessageEvent<DeepAsk>) => {
  if (data.kind === 'look') void look(data);
  else if (data.kind === 'more') void moreWorlds(data.worlds);
  else more?.abort();
};

const say = (said: DeepSaid) => postMessage(said);

async function look(ask: Look): Promise<void> {
  const { version, source } = ask;
  const budget = budgetOf(ask);
  try {
    const { case: c } = readCase(source.name, loadFrom(source));
    if (!c) throw new Error(texts.reasons.faults);
    // Without a range every world is the same one.
    const rounds = inputsOf(c).length > 0 ? ask.rounds : [];
    const space = (counted: CountedSpace) => say({ kind: 'space', version, counted });
    await tell(version, await finding(c, 'screen', budget, space), 0, false);
    const whole = await finding(c, 'all', budget);
    await tell(version, whole, 0, rounds.length === 0);
    found = { ask, whole, pool: new Pool(ask.workers), worlds: 0 };
    for (const [i, count] of rounds.entries()) {
      const run = await worldsOf(count, budget);
      say({ kind: 'bands', version, bands: bandsOf(run.table) });
      await tellRound(run, budget, i === rounds.length - 1);
    }
  } catch (error) {
    fail(version, error);
  }
}

/** Worlds that are asked for. Where that ends before it knows more than before, what is known stays. */
async function moreWorlds(count: number): Promise<void> {
  if (!found) return;
  const { ask, worlds } = found;
  const { version } = ask;
  more = new AbortController();
  const { signal } = more;
  const budget = budgetOf(ask, signal);
  try {
    const run = await worldsOf(count, budget);
    const answered = run.table.worlds.length;
    const ended = answered <= worlds;
    if (signal.aborted || ended) {
      say({ kind: 'rested', version, ...(!signal.aborted && { ended: { asked: count, answered } }) });
      return;
    }
    say({ kind: 'bands', version, bands: bandsOf(run.table) });
    await tellRound(run, budget, true);
  } catch (error) {
    fail(version, error);
  }
}

function budgetOf({ version }: Look, signal?: AbortSignal): Budget {
  return new Budget({
    seconds: LONGEST,
    ...(signal && { signal }),
    onProgress: (progress) => say({ kind: 'progress', version, ...progress }),
  });
}

async function finding(
  c: Case,
  depth: Depth,
  budget: Budget,
  onSpace?: (counted: CountedSpace) => void,
): Promise<AssessedCase> {
  const assessed = await assess(c, VERSION, budget, depth, onSpace);
  if (assessed.kind === 'too-large') throw new Error(assessed.why);
  return assessed;
}

function worldsOf(count: number, budget: Budget): Promise<WorldRun> {
  const { ask, whole, pool } = found!;
  const c = countedCase(whole.context.c, whole);
  return runWorlds(c, chosenPackages(whole), { count, seed: BigInt(ask.seed), workers: pool }, budget);
}

/** Says what the worlds make of the findings. @param whatIf Also what would change the answers, once worlds are many. */
async function tellRound(run: WorldRun, budget: Budget, whatIf: boolean): Promise<void> {
  const { ask, whole, pool } = found!;
  const assessed = { ...whole, assessment: structuredClone(whole.assessment) };
  await withWorlds(assessed, run, budget, whatIf ? { workers: pool } : undefined);
  found!.worlds = run.table.worlds.length;
  await tell(ask.version, assessed, found!.worlds, whatIf);
  if (whatIf) await pool.close();
}

async function tell(version: number, assessed: AssessedCase, worlds: number, last: boolean): Promise<void> {
  const { assessment, context } = assessed;
  const chapters = (await reportChapters(assessment)).map(({ body, ...chapter }) => ({ ...chapter, html: body.text }));
  const packages = chosenPackages(assessed).map((p) => byName(context.c, p));
  const said = { kind: 'assessed', version, assessment, chapters, packages, worlds, last } as const;
  if (!last) return say(said);
  // Written where the assessment is at hand: to hand it over for that costs the page more than to be given the bytes.
  const json = new TextEncoder().encode(`${JSON.stringify(assessment, null, 1)}\n`);
  postMessage({ ...said, json } satisfies DeepSaid, { transfer: [json.buffer] });
}

function fail(version: number, error: unknown): void {
  say({ kind: 'failed', version, why: error instanceof Error ? error.message : String(error) });
}
