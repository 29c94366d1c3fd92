import type { Diagnostic } from '../../shared/diagnostic.js';
import { readTextFile } from '../../shared/textFile.js';
import {
  analyseCox,
  coxJson,
  type Design,
  type DurationNames,
  designDiagnostic,
  designOf,
  type Formula,
  FormulaFault,
  MOST_LEVELS,
  type OtherColumn,
  parseFormula,
  type ReadDurations,
  readDurations,
  TIES,
  type Ties,
} from '../../survival/index.js';
import { faulty } from '../load.js';
import { emit, type OutputOptions, printDiagnostics, UserError } from '../output.js';
import { coxText } from './coxText.js';

export interface RegressOptions extends OutputOptions {
  cox?: string;
  ties?: string;
  cluster?: string;
  strata?: string;
}

/** A table as a regression takes it. */
export interface RegressionTable {
  read: ReadDurations;
  formula: Formula;
  design: Design;
  strata?: Uint32Array;
  cluster?: Uint32Array;
}

/** Larger files are refused: 256 MiB. */
const MAX_BYTES = 256 * 1024 * 1024;
/** Strata and clusters may have so many names. */
const MOST_NAMES = 10_000_000;

/** What durations depend on: Cox's regression. */
export function regress(path: string, names: DurationNames, options: RegressOptions, level: number): number {
  const ties = tiesOf(options.ties ?? 'efron');
  if (ties === 'exact' && options.cluster !== undefined) {
    throw new UserError(2, 'exact ties have no robust errors: leave out --cluster, or take --ties efron');
  }
  const formula = formulaOf('--cox', options.cox!);
  if (formula.terms.length === 0) throw new UserError(2, '--cox names at least one column, such as "age + sex"');
  const { table, tell } = tableOf(path, names, formula, options);
  const { read, design, strata, cluster } = table;
  const { models, diagnostics } = analyseCox(read, design, { ties, level, strata, cluster });
  // Where other causes have models, one that has none is no error of the whole.
  tell(models.length === 0 ? diagnostics : diagnostics.map((told) => ({ ...told, severity: 'warning' })));
  if (models.length === 0) throw faulty(path, true);
  emit(
    options,
    () => ({ madeBy: 'abide survive', ...coxJson(read, formula, models, level) }),
    () => coxText(read, models, level),
  );
  return 0;
}

/** Reads what a formula needs; whatever is wrong is told, and ends the command. */
export function tableOf(
  path: string,
  names: DurationNames,
  formula: Formula,
  { strata, cluster }: RegressOptions,
): { table: RegressionTable; tell: (diagnostics: readonly Diagnostic[]) => void } {
  const [file, problem] = readTextFile(path, path, MAX_BYTES);
  const texts = file ? { [path]: file.text } : {};
  const tell = (diagnostics: readonly Diagnostic[]) => printDiagnostics([...diagnostics], texts);
  const { read, diagnostics } = file
    ? readDurations(file, names, columnsOf(formula, [strata, cluster]))
    : { read: undefined, diagnostics: [problem] };
  tell(diagnostics);
  if (!read) throw faulty(path, file !== undefined);
  const { design, fault } = designOf(formula, read.others, read.data.time.length);
  if (!design) {
    tell([designDiagnostic(fault, read.placeOf)]);
    throw faulty(path, true);
  }
  const codes = (name: string) => read.others.get(name)!.levels!.codes;
  return {
    table: {
      read,
      formula,
      design,
      ...(strata !== undefined && { strata: codes(strata) }),
      ...(cluster !== undefined && { cluster: codes(cluster) }),
    },
    tell,
  };
}

/** Columns to be read besides; one that stands for names anywhere may have any cells. */
function columnsOf(formula: Formula, named: readonly (string | undefined)[]): OtherColumn[] {
  const columns = new Map<string, OtherColumn>();
  for (const name of named) if (name !== undefined) columns.set(name, { name, as: 'names', most: MOST_NAMES });
  for (const { column: name, kind } of formula.terms.flat()) {
    const there = columns.get(name);
    const as = kind === 'factor' || there?.as === 'names' ? 'names' : 'numbers or names';
    columns.set(name, { name, as, most: there?.most ?? MOST_LEVELS + 1 });
  }
  return [...columns.values()];
}

export function formulaOf(flag: string, text: string): Formula {
  try {
    return parseFormula(text);
  } catch (thrown) {
    if (!(thrown instanceof FormulaFault)) throw thrown;
    const mark = `${' '.repeat(thrown.column - 1)}^`;
    throw new UserError(2, `${flag} cannot be read: ${thrown.why}\n  ${text}\n  ${mark}`);
  }
}

function tiesOf(text: string): Ties {
  const found = TIES.find((ties) => ties === text);
  if (!found) throw new UserError(2, `no ties '${text}'; --ties takes ${TIES.join(', ')}`);
  return found;
}
