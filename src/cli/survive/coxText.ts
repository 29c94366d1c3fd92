import { counted } from '../../lens/text.js';
import { textTable } from '../../report/index.js';
import { wrap } from '../../report/wrap.js';
import { visible } from '../../shared/diagnostic.js';
import { type CoxModel, NOT_PROPORTIONAL, type ReadDurations } from '../../survival/index.js';
import { chance, coefficientTable, readLines, restsOn, secondLook, short, testText } from './regressionText.js';

const WIDTH = 100;
/** Cox regressions for people: what was read, hazard ratios with intervals, tests, whether hazards are proportional. */
export function coxText(read: ReadDurations, models: readonly CoxModel[], level: number, shares = false): string {
  const lines = [...readLines(read), ...models.flatMap((model) => ['', ...modelLines(model, level, shares)])];
  return lines.map(visible).join('\n');
}

const TIES = { efron: 'Efron’s ties', breslow: 'Breslow’s ties', exact: 'exact ties' };

function modelLines(model: CoxModel, level: number, shares: boolean): string[] {
  const { cause, n, events, ties, clusters, tests, concordance } = model;
  const robust = clusters === undefined ? '' : `; robust errors of ${counted(clusters, 'cluster')}`;
  const what = shares
    ? `Share ended by ${cause} (Fine–Gray, ${TIES[ties]})`
    : `Hazard${cause === undefined ? '' : ` of ${cause}, other causes censored`} (Cox, ${TIES[ties]})`;
  const title = `${what}: ${counted(n, 'row')}, ${counted(events, 'event')}${robust}.`;
  // The pieces of a row are no rows: of the three tests the robust one holds.
  const all = shares ? `Wald ${testText(tests.wald)}.` : undefined;
  const says = [
    all ??
      `Likelihood ratio ${testText(tests.likelihood)}; Wald ${testText(tests.wald)}; score ${testText(tests.score)}.`,
    `Concordance ${short(concordance.concordance)} (standard error ${short(concordance.stdErr)}).`,
  ];
  return [
    ...wrap(title, '', '', WIDTH),
    ...textTable(coefficientTable(model.coefficients, { name: shares ? 'subhazard ratio' : 'hazard ratio', level })),
    ...wrap(says.join(' '), '', '', WIDTH),
    ...wrap(proportional(model, shares), '', '', WIDTH),
    ...(model.schoenfeld.variance ? [] : wrap(NO_BAND, '', '', WIDTH)),
    ...wrap(
      `${restsOn(level, clusters)} ${secondLook(model.check, 'from the definition of the likelihood')}`,
      '',
      '',
      WIDTH,
    ),
  ];
}

const NO_BAND =
  'The curves through the scaled Schoenfeld residuals have no error band: columns differ in different strata, and the mean information over these is not positive definite.';

function proportional({ zph, windows, coefficients }: CoxModel, shares: boolean): string {
  const all = zph.at(-1)!;
  const hazards = shares ? 'subhazards (robust score test' : 'hazards (score test';
  const test = `Proportional ${hazards} that an effect changes with time): all ${testText(all)}`;
  if (Number.isNaN(all.chisq)) return 'Whether hazards are proportional cannot be tested with so few events.';
  const changing = zph.slice(0, -1).filter(({ p }) => p < NOT_PROPORTIONAL);
  if (changing.length === 0) return `${test}; no term below 5 %.`;
  const terms = changing.map(({ term, p, columns }) => {
    // Of a term with many columns the stretches would fill the screen: they are in the JSON.
    const [only] = columns;
    const ratios = columns.length > 1 || !windows ? '' : `; ${changes(windows, only!)}`;
    return `${columns.length === 1 ? coefficients[only!]!.name : term} (p ${chance(p)}${ratios})`;
  });
  return `${test}. Not the same at all times: ${terms.join(', ')}. The ${shares ? 'subhazard' : 'hazard'} ratio above is then an average over times.`;
}

/** The hazard ratio in each stretch of time. */
function changes(windows: NonNullable<CoxModel['windows']>, column: number): string {
  return windows
    .map(({ to, coef }, k) => {
      const ratio = coef ? short(Math.exp(coef[column]!)) : '–';
      return k === windows.length - 1 ? `${ratio} later` : `${k === 0 ? 'ratio ' : ''}${ratio} up to ${short(to)}`;
    })
    .join(', ');
}
