import { counted } from '../../lens/text.js';
import { textTable } from '../../report/index.js';
import { wrap } from '../../report/wrap.js';
import { visible } from '../../shared/diagnostic.js';
import type { CoxModel, ReadDurations } from '../../survival/index.js';
import { chance, coefficientTable, readLines, restsOn, secondLook, short, testText } from './regressionText.js';

const WIDTH = 100;
/** From so small a chance on it is said that an effect changes with time. */
const CHANGES = 0.05;

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
    ...(model.zph ? wrap(proportional(model.zph), '', '', WIDTH) : []),
    ...wrap(
      `${restsOn(level, clusters)} ${secondLook(model.check, 'from the definition of the likelihood')}`,
      '',
      '',
      WIDTH,
    ),
  ];
}

function proportional(zph: NonNullable<CoxModel['zph']>): string {
  const all = zph.at(-1)!;
  const changing = zph.slice(0, -1).filter(({ p }) => p < CHANGES);
  const test = `Proportional hazards (score test that an effect changes with time): all ${testText(all)}`;
  if (Number.isNaN(all.chisq)) return 'Whether hazards are proportional cannot be tested with so few events.';
  if (changing.length === 0) return `${test}; no term below 5 %.`;
  const terms = changing.map(({ term, p }) => `${term} (p ${chance(p)})`).join(', ');
  return `${test}. Not the same at all times: ${terms}. Its hazard ratio is then an average over times.`;
}
