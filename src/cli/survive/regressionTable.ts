import type { Diagnostic } from '../../shared/diagnostic.js';
import type { TextFile } from '../../shared/locator.js';
import {
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
  type Variable,
} from '../../survival/index.js';
import { faulty } from '../faulty.js';
import { printDiagnostics, UserError } from '../output.js';

/** A table as a regression takes it. */
interface RegressionTable {
  read: ReadDurations;
  design: Design;
  /** Covariates of the odds to end at all. */
  odds?: Design;
  strata?: Uint32Array;
  cluster?: Uint32Array;
  /** What each row is a stretch of. */
  id?: Uint32Array;
}

/** A file that was read, or why it was not. */
export interface Source {
  path: string;
  file: TextFile | undefined;
  problem: Diagnostic | undefined;
}

/** Strata and clusters may have so many names. */
const MOST_NAMES = 10_000_000;

/** Reads what a formula needs; whatever is wrong is told, and ends the command. */
export function tableOf(
  { path, file, problem }: Source,
  names: DurationNames,
  formula: Formula,
  { strata, cluster, id }: { strata?: string; cluster?: string; id?: string },
  lasting?: Formula,
): { table: RegressionTable; tell: (diagnostics: readonly Diagnostic[]) => void } {
  const texts = file ? { [path]: file.text } : {};
  const tell = (diagnostics: readonly Diagnostic[]) => printDiagnostics([...diagnostics], texts);
  const { read, diagnostics } = file
    ? readDurations(file, names, columnsOf([...formula.terms, ...(lasting?.terms ?? [])].flat(), [strata, cluster, id]))
    : { read: undefined, diagnostics: problem ? [problem] : [] };
  tell(diagnostics);
  if (!read) throw faulty(path, file !== undefined);
  const designFor = (asked: Formula) => {
    const { design, fault } = designOf(asked, read.others, read.data.time.length);
    if (design) return design;
    tell([designDiagnostic(fault, read.placeOf)]);
    throw faulty(path, true);
  };
  const design = designFor(formula);
  const odds = lasting && designFor(lasting);
  const codes = (name: string) => read.others.get(name)!.levels!.codes;
  return {
    table: {
      read,
      design,
      ...(odds && { odds }),
      ...(strata !== undefined && { strata: codes(strata) }),
      ...(cluster !== undefined && { cluster: codes(cluster) }),
      ...(id !== undefined && { id: codes(id) }),
    },
    tell,
  };
}

/** Columns to be read besides; one that stands for names anywhere may have any cells. */
function columnsOf(variables: readonly Variable[], named: readonly (string | undefined)[]): OtherColumn[] {
  const columns = new Map<string, OtherColumn>();
  for (const name of named) if (name !== undefined) columns.set(name, { name, as: 'names', most: MOST_NAMES });
  for (const { column: name, kind } of variables) {
    const there = columns.get(name);
    const as = kind === 'factor' || there?.as === 'names' ? 'names' : 'numbers or names';
    columns.set(name, { name, as, most: there?.most ?? MOST_LEVELS + 1 });
  }
  return [...columns.values()];
}

/** Reads a formula; where it cannot be read the place is shown. */
export function formulaOf(flag: string, text: string): Formula {
  try {
    return parseFormula(text);
  } catch (thrown) {
    if (!(thrown instanceof FormulaFault)) throw thrown;
    const mark = `${' '.repeat(thrown.column - 1)}^`;
    throw new UserError(2, `${flag} cannot be read: ${thrown.why}\n  ${text}\n  ${mark}`);
  }
}
