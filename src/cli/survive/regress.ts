import {
  analyseCox,
  analyseLogit,
  analyseParametric,
  coxJson,
  DISTRIBUTIONS,
  type DurationNames,
  HAZARDS,
  logitJson,
  parametricJson,
  TIES,
} from '../../survival/index.js';
import { faulty } from '../faulty.js';
import { emit, type OutputOptions, UserError } from '../output.js';
import { coxText } from './coxText.js';
import { drawResiduals } from './drawResiduals.js';
import { logitText, parametricText } from './parametricText.js';
import { formulaOf, type Source, tableOf } from './regressionTable.js';
import { relyOn } from './relyOn.js';
import { coxPlots, logitPlots, parametricPlots } from './residualPlots.js';

export interface RegressOptions extends OutputOptions {
  cox?: string;
  fineGray?: string;
  regress?: string;
  logit?: string;
  ties?: string;
  cluster?: string;
  strata?: string;
  id?: string;
  dist?: string;
  lasting?: string;
  hazard?: string;
  period?: string;
  svg?: string;
  weights?: string;
}

/** The flags that ask for a regression, with those that say more about each. */
export const REGRESSIONS = {
  cox: ['ties', 'cluster', 'strata', 'svg'],
  fineGray: ['ties', 'cluster', 'strata', 'id', 'svg'],
  regress: ['dist', 'lasting', 'cluster', 'svg'],
  logit: ['hazard', 'period', 'cluster', 'svg'],
} as const;
export type RegressionFlag = keyof typeof REGRESSIONS;

/** What durations depend on. */
export async function regress(
  kind: RegressionFlag,
  source: Source,
  names: DurationNames,
  options: RegressOptions,
  level: number,
): Promise<number> {
  if (kind === 'regress') return parametric(source, names, options, level);
  if (kind === 'logit') return logit(source, names, options, level);
  return proportional(kind, source, names, options, level);
}

/** Cox's regression, and Fine and Gray's. */
async function proportional(
  kind: 'cox' | 'fineGray',
  source: Source,
  names: DurationNames,
  options: RegressOptions,
  level: number,
): Promise<number> {
  const shares = kind === 'fineGray';
  const flag = shares ? '--fine-gray' : '--cox';
  const ties = chosen('--ties', options.ties ?? 'efron', shares ? ['efron', 'breslow'] : TIES);
  if (ties === 'exact' && options.cluster !== undefined) {
    throw new UserError(2, 'exact ties have no robust errors: leave out --cluster, or take --ties efron');
  }
  if (ties === 'exact' && names.weights !== undefined) {
    throw new UserError(2, 'exact ties take no weights: leave out --weights, or take --ties efron');
  }
  if (shares && names.cause === undefined) throw new UserError(2, `${flag} needs --cause: how a row ended`);
  if (options.id !== undefined && names.start === undefined) {
    throw new UserError(2, '--id needs --start: when each stretch of a row began');
  }
  const formula = formulaOf(flag, options[kind]!);
  if (formula.terms.length === 0) throw new UserError(2, `${flag} names at least one column, such as "age + sex"`);
  const { table, tell } = tableOf(source, names, formula, options);
  const { read, design, ...groups } = table;
  const { models, diagnostics } = limited(() => analyseCox(read, design, { ties, level, shares, ...groups }));
  // Where other causes have models, one that has none is no error of the whole.
  tell(models.length === 0 ? diagnostics : diagnostics.map((told) => ({ ...told, severity: 'warning' })));
  if (models.length === 0) throw faulty(source.path, true);
  emit(
    options,
    () => ({ madeBy: 'abide survive', ...coxJson(read, formula, models, { level, shares }) }),
    () => coxText(read, models, level, shares),
  );
  if (options.svg !== undefined) await drawResiduals(options.svg, coxPlots(read, design, models, shares), options);
  return relyOn(models.map(({ check }) => check));
}

async function parametric(
  source: Source,
  names: DurationNames,
  options: RegressOptions,
  level: number,
): Promise<number> {
  const distribution = chosen('--dist', options.dist ?? 'weibull', DISTRIBUTIONS);
  const formula = formulaOf('--regress', options.regress!);
  const lasting = options.lasting === undefined ? undefined : formulaOf('--lasting', options.lasting);
  const { table, tell } = tableOf(source, names, formula, options, lasting);
  const { read, design, odds, cluster } = table;
  const { model, diagnostics } = analyseParametric(read, design, { distribution, level, lasting: odds, cluster });
  tell(diagnostics);
  if (!model) throw faulty(source.path, true);
  emit(
    options,
    () => ({ madeBy: 'abide survive', ...parametricJson(read, { formula, lasting }, model, level) }),
    () => parametricText(read, model, level),
  );
  if (options.svg !== undefined) await drawResiduals(options.svg, parametricPlots(read, design, model), options);
  return relyOn([model.check]);
}

async function logit(source: Source, names: DurationNames, options: RegressOptions, level: number): Promise<number> {
  const hazard = chosen('--hazard', options.hazard ?? 'cubic', HAZARDS);
  const period = Number(options.period ?? '1');
  if (!(period > 0 && period < Infinity)) throw new UserError(2, `--period takes a length, not '${options.period}'`);
  const formula = formulaOf('--logit', options.logit!);
  const { table, tell } = tableOf(source, names, formula, options);
  const { read, design, cluster } = table;
  const { model, diagnostics } = limited(() => analyseLogit(read, design, { hazard, period, level, cluster }));
  tell(diagnostics);
  if (!model) throw faulty(source.path, true);
  emit(
    options,
    () => ({ madeBy: 'abide survive', ...logitJson(read, formula, model, level) }),
    () => logitText(read, model, level),
  );
  if (options.svg !== undefined) await drawResiduals(options.svg, logitPlots(read, design, model), options);
  return relyOn([model.check]);
}

/** A table that is too large for a model ends the command with a sentence. */
function limited<T>(work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    if (thrown instanceof RangeError) throw new UserError(3, thrown.message);
    throw thrown;
  }
}

function chosen<T extends string>(flag: string, text: string, names: readonly T[]): T {
  const found = names.find((name) => name === text);
  if (!found) throw new UserError(2, `${flag} takes ${names.join(', ')}, not '${text}'`);
  return found;
}
