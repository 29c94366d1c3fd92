import { visible } from '../../shared/diagnostic.js';
import { readTextFile } from '../../shared/readTextFile.js';
import {
  analyseSurvival,
  type DurationNames,
  INTERVALS,
  type IntervalKind,
  type ReadDurations,
  readDurations,
  SHRINKABLE,
  type Shrinkable,
  shrunkGroups,
  survivalJson,
  weighted,
} from '../../survival/index.js';
import { faulty } from '../faulty.js';
import { emit, printDiagnostics, UserError, writeResult } from '../output.js';
import { bootstrap, bootstrapJson, bootstrapText, MOST_RESAMPLES } from '../survive/bootstrap.js';
import { picture } from '../survive/picture.js';
import { REGRESSIONS, type RegressionFlag, type RegressOptions, regress } from '../survive/regress.js';
import { relyOn } from '../survive/relyOn.js';
import { shrinkJson, shrinkText } from '../survive/shrink.js';
import { surviveText } from '../survive/surviveText.js';
import { finish, whyStopped, withBudget } from '../work.js';

export interface SurviveOptions extends RegressOptions {
  time: string;
  status?: string;
  start?: string;
  by?: string;
  cause?: string;
  confType?: string;
  level: string;
  at?: string;
  svg?: string;
  bootstrap?: string;
  seed?: string;
  shrink?: string;
}

/** Larger files are refused: 256 MiB. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Curves with more times in all are not written as JSON. */
const MOST_TIMES = 2_000_000;
/** Groups are compared within at most so many values of a column. */
const MOST_STRATA = 10_000_000;
/** Width of the drawing in pixels. */
const WIDE = 720;

/** How long the rows of a table lasted: survival curves, causes that compete, whether groups differ. */
export async function survive(path: string, options: SurviveOptions): Promise<number> {
  const interval = intervalOf(options.confType ?? 'log');
  const level = levelOf(options.level);
  const at = options.at === undefined ? undefined : timesOf(options.at);
  const { time, status, start, by, cause, weights } = options;
  if (status === undefined && cause === undefined) {
    throw new UserError(
      2,
      'name the column that says whether a row had ended: --status, or --cause where it says that too',
    );
  }
  const names: DurationNames = {
    time,
    ...(status !== undefined && { status }),
    ...(cause !== undefined && { cause }),
    ...(start !== undefined && { start }),
    ...(by !== undefined && { by }),
    ...(weights !== undefined && { weights }),
  };
  const kind = regressionOf(options);
  if (kind !== undefined) {
    refuseWith(flagOf(kind), options, [
      'by',
      'at',
      'confType',
      'bootstrap',
      'seed',
      'shrink',
      ...(kind === 'logit' ? ['weights' as const] : []),
    ]);
    const [file, problem] = readTextFile(path, path, MAX_BYTES);
    return regress(kind, { path, file, problem }, names, options, level);
  }
  refuseWith(
    'curves',
    options,
    REGRESSION_FLAGS.filter((flag) => flag !== 'strata' && flag !== 'svg' && flag !== 'cluster'),
  );
  const { strata, cluster } = options;
  const resampling = resamplingOf(options);
  const shrink = shrinkOf(options);
  if (strata !== undefined && by === undefined) throw new UserError(2, '--strata needs groups to compare within: --by');
  const others = [...new Set([strata, cluster])].flatMap((name) =>
    name === undefined ? [] : [{ name, as: 'names' as const, most: MOST_STRATA }],
  );
  const [file, problem] = readTextFile(path, path, MAX_BYTES);
  const { read, diagnostics } = problem
    ? { read: undefined, diagnostics: [problem] }
    : readDurations(file, names, others);
  const texts = file ? { [path]: file.text } : {};
  if (!read) {
    printDiagnostics(diagnostics, texts);
    throw faulty(path, file !== undefined);
  }
  const { result, diagnostics: cautions } = analyseSurvival(read, {
    interval,
    level,
    ...(strata !== undefined && { strata }),
  });
  printDiagnostics([...diagnostics, ...cautions], texts);
  if (!result) throw faulty(path, true);
  if (shrink === 'rate') refuseWithoutTime(read);
  const shrunk = shrink && shrunkGroups(weighted(read), shrink, level);
  let partial: string | undefined;
  const drawn =
    resampling &&
    (await withBudget(undefined, async (budget) => {
      const found = await bootstrap(result, resampling, at, budget);
      partial = whyStopped(budget);
      return found;
    }));
  const times = result.groups.reduce((sum, { curve }) => sum + curve.time.length, 0);
  if (options.json && at === undefined && times > MOST_TIMES) {
    throw new UserError(
      3,
      `the curves have ${times} times, and at most ${MOST_TIMES} are written: name some with --at`,
    );
  }
  emit(
    options,
    () => ({
      madeBy: 'abide survive',
      ...survivalJson(result, at),
      ...(drawn && { bootstrap: bootstrapJson(drawn, result) }),
      ...(shrunk && { shrink: shrinkJson(shrunk, result) }),
    }),
    () =>
      [
        surviveText(result, at),
        ...(drawn ? ['', ...bootstrapText(drawn, result)] : []),
        ...(shrunk ? ['', ...shrinkText(shrunk, result)] : []),
      ]
        .map(visible)
        .join('\n'),
  );
  if (options.svg !== undefined) {
    const { curvesSvg } = await import('../../report/index.js');
    const about = {
      title: `How long rows lasted, by ${time}`,
      text: 'Survival curves with intervals; the numbers are in --json.',
    };
    const svg = await curvesSvg(picture(result), WIDE, about);
    writeResult(options.svg, svg.replace(/^<svg /, '<svg data-made-by="abide survive" '), options.force);
    console.error(`written: ${options.svg}`);
  }
  return relyOn([result.check]) || finish(partial);
}

/** How clusters are drawn anew, where that is asked for. */
function resamplingOf({ bootstrap: text, seed, cluster }: SurviveOptions) {
  if (text === undefined) {
    const alone = [...(cluster === undefined ? [] : ['--cluster']), ...(seed === undefined ? [] : ['--seed'])];
    if (alone.length > 0) throw new UserError(2, `${alone.join(' and ')} of curves needs --bootstrap, such as 1000`);
    return undefined;
  }
  const resamples = Number(text);
  if (!(Number.isInteger(resamples) && resamples >= 100 && resamples <= MOST_RESAMPLES)) {
    throw new UserError(2, `--bootstrap takes how often to draw, from 100 to ${MOST_RESAMPLES}, not '${text}'`);
  }
  const from = Number(seed ?? '0');
  if (!(Number.isSafeInteger(from) && from >= 0)) throw new UserError(2, `--seed takes a whole number, not '${seed}'`);
  return { resamples, seed: from, column: cluster };
}

function shrinkOf({ shrink, by }: SurviveOptions): Shrinkable | undefined {
  if (shrink === undefined) return undefined;
  const found = SHRINKABLE.find((what) => what === shrink);
  if (!found) throw new UserError(2, `--shrink takes ${SHRINKABLE.join(', ')}, not '${shrink}'`);
  if (by === undefined) throw new UserError(2, '--shrink needs groups: --by');
  return found;
}

/** A rate is events by the time that rows were followed. */
function refuseWithoutTime({ data, names, groups }: ReadDurations): void {
  const followed = new Set(data.stratum!.filter((_, i) => data.time[i]! > 0));
  const idle = groups.find((_, g) => !followed.has(g));
  if (idle === undefined) return;
  throw new UserError(
    1,
    `--shrink rate: no row of ${names.by}=${idle} was followed for any time; --shrink share counts it`,
  );
}

const KINDS = Object.keys(REGRESSIONS) as RegressionFlag[];
const REGRESSION_FLAGS = [...new Set(Object.values(REGRESSIONS).flat())];
const flagOf = (option: string) => `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

/** The one regression that is asked for; flags of another are refused. */
function regressionOf(options: SurviveOptions): RegressionFlag | undefined {
  const asked = KINDS.filter((kind) => options[kind] !== undefined);
  if (asked.length > 1) throw new UserError(2, `${asked.map(flagOf).join(' and ')}: one regression at a time`);
  const [kind] = asked;
  if (kind !== undefined) {
    const own: readonly string[] = REGRESSIONS[kind];
    refuseWith(
      flagOf(kind),
      options,
      REGRESSION_FLAGS.filter((flag) => !own.includes(flag)),
    );
  }
  return kind;
}

/** Flags that mean nothing beside another are refused: whoever gave them expects something of them. */
function refuseWith(what: string, options: SurviveOptions, flags: readonly (keyof SurviveOptions)[]): void {
  const given = flags.filter((flag) => options[flag] !== undefined).map(flagOf);
  if (given.length > 0) throw new UserError(2, `${given.join(', ')} cannot be used with ${what}`);
}

function intervalOf(text: string): IntervalKind {
  const found = INTERVALS.find((kind) => kind === text);
  if (!found) throw new UserError(2, `no interval '${text}'; --conf-type takes ${INTERVALS.join(', ')}`);
  return found;
}

/** Per cent to a share. */
function levelOf(text: string): number {
  const level = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (level >= 50 && level < 100) return level / 100;
  throw new UserError(2, `--level takes per cent from 50 to below 100, such as 95, not '${text}'`);
}

/** Times as they are typed, `1,5,10`, rising. */
function timesOf(text: string): number[] {
  const times = text.split(',').map((part) => (part.trim() === '' ? Number.NaN : Number(part)));
  if (times.every((time) => time >= 0 && time < Infinity)) return [...new Set(times)].sort((a, b) => a - b);
  throw new UserError(2, `--at takes times from 0 on, such as 1,5,10, not '${text}'`);
}
