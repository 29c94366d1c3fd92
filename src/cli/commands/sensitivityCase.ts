import type { Assessed, Finding } from '../../lens/index.js';
import { chosenPackages, countedCase, inputsOf, runWorlds } from '../../lens/index.js';
import { counted, list } from '../../lens/text.js';
import { driversFindings } from '../../lens/worlds/drivers.js';
import { groupFindings, MOST_SHAPLEY } from '../../lens/worlds/groupIndices.js';
import { GROUPINGS, type Grouping, groupInputsBy } from '../../lens/worlds/groupInputs.js';
import { askedAnswers, type Headline, headlines } from '../../lens/worlds/headline.js';
import type { WorldRun } from '../../lens/worlds/run.js';
import { sensitivityFindings } from '../../lens/worlds/sensitivityFindings.js';
import { Pool } from '../../parallel/index.js';
import { whatIf } from '../../report/whatIf.js';
import type { Budget } from '../../shared/budget.js';
import { nearest } from '../../shared/nearest.js';
import { assessCase } from '../assessCase.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions, UserError } from '../output.js';
import { version } from '../version.js';
import { finish, whyStopped, withBudget } from '../work.js';
import type { WorldFlags } from '../worldFlags.js';
import { type WorldSettings, withWorldOptions, worldSettings } from '../worlds.js';

export interface SensitivityCaseOptions extends OutputOptions, WorldFlags {
  set?: string[];
  time?: number;
  answer?: string;
  sobol?: boolean;
  shapley?: boolean;
  by?: string;
  long?: boolean;
}

/** What would change the answers of a case: findings of the lens `sensitivity`, as text or JSON. */
export async function sensitivityCase(path: string, options: SensitivityCaseOptions): Promise<number> {
  const by = groupingOf(options);
  const settings = worldSettings(options);
  if (settings.count === 0) throw new UserError(2, 'without worlds there is nothing to say; leave --samples 0 out');
  if (by && options.answer !== undefined && options.checkpoint !== undefined) {
    throw new UserError(2, '--checkpoint keeps worlds of the case, and groups have worlds of their own: leave it out');
  }
  const c = loadCase(path, options.set);
  if (inputsOf(c).length === 0) throw new UserError(1, `${path} has no uncertain number: nothing in it can change`);
  const result = await withBudget(options.time, async (budget): Promise<Result> => {
    const assessed = await assessCase(c, budget);
    const all = askedAnswers(c, chosenPackages(assessed));
    const named = options.answer === undefined ? undefined : answerOf(options.answer, all);
    if (named === 'list') return { assessed, answers: all, findings: [] };
    // Groups of numbers have worlds of their own; others are needed only to tell which answers matter most.
    const run = by && named ? undefined : await worldsOf(assessed, settings, budget);
    const answers = named ?? headlines(assessed.context, run!, assessed.head);
    const findings = by
      ? await overGroups(assessed, answers, by, options.shapley === true, settings, budget)
      : await allFindings(assessed, run!, answers, named !== undefined, settings, budget);
    const partial = whyStopped(budget) ?? assessed.partial;
    return { assessed, answers, findings, ...(run && { run }), ...(partial && { partial }) };
  });
  const { assessed, run, findings, answers, partial } = result;
  const { case: of, grounds } = assessed.assessment;
  emit(
    options,
    () => ({
      abide: version,
      format: 1,
      ...(partial && { partial }),
      case: of,
      answers: answers.map(({ answer, says }) => ({ answer, says })),
      ...(run && {
        worlds: { count: run.table.worlds.length, seed: String(run.seed), failed: run.table.failures.length },
      }),
      findings,
      grounds,
    }),
    () => (options.answer === 'list' ? listed(answers) : text(result, settings, options.long)),
  );
  return finish(partial);
}

interface Result {
  assessed: Assessed;
  /** Those that the findings are about. */
  answers: Headline[];
  findings: Finding[];
  run?: WorldRun;
  partial?: string;
}

function listed(answers: readonly Headline[]): string {
  const width = Math.max(...answers.map(({ answer }) => answer.length));
  return answers.map(({ answer, says }) => `${answer.padEnd(width)}  ${says}`).join('\n');
}

function text({ assessed, answers, findings, run }: Result, { seed }: WorldSettings, long?: boolean): string {
  const worlds = run ? `${counted(run.table.worlds.length, 'world')} · ` : '';
  const head = `What would change our mind: ${assessed.assessment.case.title} · ${worlds}seed ${seed}`;
  return whatIf(findings, head, new Map(answers.map(({ answer, says }) => [answer, says])), long).join('\n');
}

/** `party`, unless said otherwise, where groups are asked for; undefined where they are not. */
function groupingOf({ sobol, shapley, by }: SensitivityCaseOptions): Grouping | undefined {
  if (sobol && shapley) throw new UserError(2, '--sobol and --shapley are two runs: ask for one of them');
  if (by !== undefined && !sobol && !shapley)
    throw new UserError(2, '--by says how --sobol or --shapley put numbers in groups');
  if (!sobol && !shapley) return undefined;
  const found = GROUPINGS.find((one) => one === (by ?? 'party'));
  if (!found) throw new UserError(2, `--by takes ${list(GROUPINGS, 'or')}, not '${by}'`);
  return found;
}

/** The answer that is meant; `list` for all of them. */
function answerOf(words: string, all: readonly Headline[]): Headline[] | 'list' {
  if (words === 'list') return words;
  const found = all.find(({ answer }) => answer === words);
  if (found) return [found];
  const near = nearest(
    words,
    all.map(({ answer }) => answer),
  );
  const instead = near.length > 0 ? `did you mean ${list(near, 'or')}?` : '--answer list shows all of them';
  throw new UserError(2, `no answer '${words}'; ${instead}`);
}

async function worldsOf(assessed: Assessed, settings: WorldSettings, budget: Budget): Promise<WorldRun> {
  const { c } = assessed.context;
  const packages = chosenPackages(assessed);
  const run = await withWorldOptions(settings, c, packages, (worlds) =>
    runWorlds(countedCase(c, assessed), packages, worlds, budget),
  );
  for (const note of run.notes) console.error(note);
  const [first] = run.table.failures;
  if (first) {
    const failed = counted(run.table.failures.length, 'world');
    console.error(
      `${failed} could not be answered and count in none of this; for example world ${first.world}: ${first.why}`,
    );
  }
  return run;
}

async function allFindings(
  assessed: Assessed,
  run: WorldRun,
  answers: readonly Headline[],
  alone: boolean,
  { workers }: WorldSettings,
  budget: Budget,
): Promise<Finding[]> {
  const drivers = await driversFindings(answers, run, assessed.context.c.correlations, budget);
  // Worlds are asked for many times, a few at a time.
  const pool = new Pool(workers);
  try {
    const settings = { workers: pool, ...(alone && { answers }) };
    return [...drivers, ...(await sensitivityFindings(assessed, run, settings, budget))];
  } finally {
    await pool.close();
  }
}

async function overGroups(
  assessed: Assessed,
  asked: readonly Headline[],
  by: Grouping,
  shapley: boolean,
  { count: worlds, seed, workers }: WorldSettings,
  budget: Budget,
): Promise<Finding[]> {
  const { c } = assessed.context;
  const groups = groupInputsBy(c, inputsOf(c), by);
  const [only, ...others] = groups;
  if (only?.tied && others.length === 0) {
    const ties = only.tied.map((name) => `“${name}”`).join(', ');
    throw new UserError(3, `correlations (${ties}) make one group of all; take another --by`);
  }
  if (shapley && groups.length > MOST_SHAPLEY) {
    throw new UserError(
      3,
      `there are ${groups.length} groups by ${by}, and Shapley effects are taken over at most ${MOST_SHAPLEY}; --by lens has fewer, --sobol takes any number`,
    );
  }
  const options = { method: shapley ? 'shapley' : 'sobol', worlds, seed, workers } as const;
  return groupFindings(assessed, asked, groups, options, budget);
}
