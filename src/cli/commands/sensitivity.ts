import {
  analyse,
  groupInputs,
  METHODS,
  type Method,
  type NumberTable,
  readTable,
  sensitivityJson,
  sensitivityText,
} from '../../sensitivity/index.js';
import { nearest } from '../../shared/nearest.js';
import { readTextFile } from '../../shared/readTextFile.js';
import { faulty } from '../faulty.js';
import { emit, printDiagnostics, UserError } from '../output.js';
import { finish, whyStopped, withBudget } from '../work.js';
import { type SensitivityCaseOptions, sensitivityCase } from './sensitivityCase.js';

export interface SensitivityOptions extends SensitivityCaseOptions {
  design?: string;
  output?: string;
  method?: string;
  column?: string;
  group?: string[];
  levels: string;
  bins?: string;
  resamples: string;
}

/** What would change the answers of a case, or sensitivity indices from a design and outputs that were made elsewhere. */
export async function sensitivity(path: string | undefined, options: SensitivityOptions): Promise<number> {
  const { design, output } = options;
  if (path !== undefined) {
    if (design !== undefined || output !== undefined) {
      throw new UserError(2, '--design and --output are data made elsewhere: leave the case out, or leave them out');
    }
    return sensitivityCase(path, options);
  }
  if (design === undefined || output === undefined) {
    throw new UserError(2, 'name a case, or data made elsewhere with both --design and --output');
  }
  return fromData({ ...options, design, output });
}

type DataOptions = SensitivityOptions & { design: string; output: string };

/** Sensitivity indices from a design and its outputs that were made elsewhere. */
async function fromData(options: DataOptions): Promise<number> {
  const method = methodOf(options.method);
  const levels = whole('--levels', options.levels, 2, 1000);
  if (levels % 2 === 1) throw new UserError(2, `--levels takes an even number, not '${options.levels}'`);
  const bins = options.bins === undefined ? undefined : whole('--bins', options.bins, 2, 10_000);
  const resamples = whole('--resamples', options.resamples, 100, 100_000);
  const seed = whole('--seed', options.seed ?? '1', 0, Number.MAX_SAFE_INTEGER);
  const texts: Record<string, string> = {};
  const design = read(options.design, 'x', texts);
  if (design.names.length > MOST_INPUTS) {
    throw new UserError(1, `${options.design} has ${design.names.length} inputs; at most ${MOST_INPUTS} are read`);
  }
  const output = read(options.output, 'y', texts);
  const column = columnOf(output, options.column);
  const groups = groupInputs(design.names, groupsOf(design.names, options.group ?? []));
  const request = { design, output, column, groups, method, levels, bins, resamples, seed };
  const { result, diagnostics, stopped } = await withBudget(options.time, async (budget) => {
    const analysed = await analyse(request, budget);
    return { ...analysed, stopped: whyStopped(budget) };
  });
  printDiagnostics(diagnostics, texts);
  if (!result) throw new UserError(1, 'nothing was computed');
  const { resamples: used } = result.method === 'morris' ? result.effects : result.indices;
  const partial = used < resamples ? stopped : undefined;
  emit(
    options,
    () => ({ madeBy: 'abide sensitivity', ...sensitivityJson(result), ...(partial && { partial }) }),
    () => `${sensitivityText(result)}${partial ? `\nPARTIAL: ${partial} while resampling.` : ''}`,
  );
  return finish(partial);
}

/** Larger files are refused: 256 MiB. */
const MAX_BYTES = 256 * 1024 * 1024;
const MOST_INPUTS = 1000;

/** Also adds the text to `texts`, to show lines of it. */
function read(path: string, letter: string, texts: Record<string, string>): NumberTable {
  const [file, problem] = readTextFile(path, path, MAX_BYTES);
  const { table, diagnostics } = problem ? { diagnostics: [problem] } : readTable(file, letter);
  if (file) texts[path] = file.text;
  printDiagnostics(diagnostics, texts);
  if (!table) throw faulty(path, file !== undefined);
  return table;
}

function methodOf(text: string | undefined): Method | undefined {
  if (text === undefined) return undefined;
  const found = METHODS.find((method) => method === text);
  if (!found) throw new UserError(2, `no method '${text}'; there are ${METHODS.join(', ')}`);
  return found;
}

function whole(option: string, text: string, least: number, most: number): number {
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return value;
  throw new UserError(2, `${option} takes a whole number from ${least} to ${most}, not '${text}'`);
}

function columnOf({ names, file }: NumberTable, wanted: string | undefined): number {
  if (wanted === undefined) {
    if (names.length === 1) return 0;
    throw new UserError(2, `${file} has ${names.length} columns: name one with --column; there are ${some(names)}`);
  }
  const column = names.indexOf(wanted);
  if (column < 0) throw new UserError(2, `${file} has no column '${wanted}'; ${suggestion(wanted, names)}`);
  return column;
}

/** Groups as they are typed: `economy=gdp,prices`. */
function groupsOf(inputs: readonly string[], texts: readonly string[]): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  const grouped = new Map<string, string>();
  for (const text of texts) {
    const [, name, list] = /^([^=]+)=(.+)$/.exec(text) ?? [];
    if (!name || !list) throw new UserError(2, `--group takes a name and its inputs, 'economy=x1,x2', not '${text}'`);
    if (groups.has(name)) throw new UserError(2, `two groups are called '${name}'`);
    const members = list.split(',').map((input) => input.trim());
    for (const input of members) {
      if (!inputs.includes(input)) throw new UserError(2, `no input '${input}'; ${suggestion(input, inputs)}`);
      if (grouped.has(input)) throw new UserError(2, `'${input}' stands in two groups, or twice in one`);
      grouped.set(input, name);
    }
    groups.set(name, members);
  }
  for (const name of groups.keys()) {
    if (inputs.includes(name) && grouped.get(name) !== name) {
      throw new UserError(2, `the group '${name}' is called like an input outside it`);
    }
  }
  return groups;
}

function suggestion(word: string, names: readonly string[]): string {
  const near = nearest(word, names);
  return near.length > 0 ? `did you mean ${near.join(' or ')}?` : `there are ${some(names)}`;
}

function some(names: readonly string[]): string {
  return names.length > 20 ? `${names.slice(0, 20).join(', ')}, …` : names.join(', ');
}
