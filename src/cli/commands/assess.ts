import { existsSync, statSync, watch } from 'node:fs';
import { basename, dirname, relative, resolve } from 'node:path';
import type { Case } from '../../case/case.js';
import type { Assessment } from '../../lens/finding.js';
import {
  type Assessed,
  type AssessedCase,
  chosenPackages,
  countedCase,
  type Depth,
  inputsOf,
  runWorlds,
  withWorlds,
} from '../../lens/index.js';
import { brief } from '../../report/brief.js';
import { moved } from '../../report/moved.js';
import type { Budget } from '../../shared/budget.js';
import { assessCase } from '../assessCase.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions, stop, UserError, writeResult } from '../output.js';
import { shellWord } from '../shellWord.js';
import { finish, withBudget } from '../work.js';
import type { WorldFlags } from '../worldFlags.js';
import { type WorldSettings, withWorldOptions, worldSettings } from '../worlds.js';

export interface AssessOptions extends OutputOptions, WorldFlags {
  set?: string[];
  time?: number;
  long?: boolean;
  report?: string;
  watch?: boolean;
}

export async function assess(path: string, options: AssessOptions): Promise<number> {
  if (options.out !== undefined && options.report !== undefined && resolve(options.out) === resolve(options.report)) {
    throw new UserError(2, `--out and --report both name ${options.report}; one would overwrite the other`);
  }
  const first = await once(path, options);
  if (!options.watch) return first.status;
  await watching(path, options, first.assessment);
  return 0;
}

/** One answer: brief or JSON, and the report where one is asked for. */
async function once(path: string, options: AssessOptions, before?: Assessment) {
  const depth = options.report || options.json || options.long ? 'all' : 'screen';
  // Who watches wants the answer at once, and worlds where they are asked for.
  if (options.watch && options.checkpoint !== undefined) {
    throw new UserError(
      2,
      '--watch answers again after each save, and a checkpoint belongs to one text of a case: leave one of them out',
    );
  }
  const settings = worldSettings(options.watch ? { samples: '0', ...options } : options);
  const assessed = await withBudget(options.time, async (budget) => {
    const c = loadCase(path, options.set);
    const found = await assessCase(c, budget, depth);
    await overWorlds(c, found, settings, depth, budget);
    return found;
  });
  const { assessment, partial } = assessed;
  if (options.report) {
    const { reportHtml } = await import('../../report/html/index.js');
    writeResult(options.report, await reportHtml(assessment), options.force);
  }
  emit(
    options,
    () => assessment,
    () =>
      brief(assessment, {
        ...(options.long && { long: true }),
        next: next(path, assessed),
        ...(options.report && { report: options.report }),
      }),
  );
  if (options.json && options.report) console.error(`report: ${options.report}`);
  if (before) console.error(moved(before, assessment).join('\n'));
  return { assessment, status: finish(partial) };
}

/** Answers the case in many worlds too, and puts what comes of it into the assessment. */
async function overWorlds(
  c: Case,
  found: AssessedCase,
  settings: WorldSettings,
  depth: Depth,
  budget: Budget,
): Promise<void> {
  if (settings.count === 0 || budget.stopped) return;
  if (inputsOf(c).length === 0) {
    if (settings.checkpoint)
      console.error('the case has no uncertain number: no worlds are drawn, and no checkpoint is kept');
    return;
  }
  const own = countedCase(c, found);
  const packages = chosenPackages(found);
  const run = await withWorldOptions(settings, c, packages, (worlds) => runWorlds(own, packages, worlds, budget));
  for (const note of run.notes) console.error(note);
  await withWorlds(found, run, budget, depth === 'all' ? settings : undefined);
}

/** Commands worth typing next: about the package that the answer speaks of, and that package beside another one. */
function next(path: string, { head, packages }: Assessed): string[] {
  if (head === undefined) return [];
  const other = packages.findLast((p) => p.id !== head);
  const of = `${shellWord(path)} ${head}`;
  return [`npx abide explain ${of}`, ...(other ? [`npx abide compare ${of} ${other.id}`] : [])];
}

/** Answers again after each save, and says what moved; ends on Ctrl-C. A faulty save is answered with its diagnostics. */
async function watching(path: string, options: AssessOptions, first: Assessment): Promise<void> {
  let last = first;
  const folder = existsSync(path) && statSync(path).isDirectory() ? path : dirname(path);
  let pending: NodeJS.Timeout | undefined;
  let running = false;
  let saved = false;
  const again = async () => {
    saved = true;
    if (running) return;
    running = true;
    while (saved) {
      saved = false;
      try {
        last = (await once(path, options, last)).assessment;
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        stop(error);
      }
    }
    running = false;
  };
  const watcher = watch(folder, (_, file) => {
    if (file && !/\.ya?ml$/.test(file)) return;
    // Editors save in several steps: the last of them counts.
    clearTimeout(pending);
    pending = setTimeout(again, 80);
  });
  console.error(`watching ${relative('.', folder) || basename(folder)}; Ctrl-C ends it`);
  await new Promise<void>((end) => process.once('SIGINT', () => end()));
  clearTimeout(pending);
  watcher.close();
}
