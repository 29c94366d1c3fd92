import type { Beside } from '../../../case/guarantee.js';
import { checkYearlyHazards, type Records, type ReferenceModel, type YearlyHazard } from '../../../evidence/index.js';
import { fittedTo } from '../../../evidence/words.js';
import type { Certificate, Curves, Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { counted, fixed, list, percent, shareRange } from '../../text.js';
import type { ProfileResult } from '../assess.js';
import { type ModelByYear, modelByYear } from '../record/modelByYear.js';
import { codedBy } from '../record/words.js';
import { groundsOf } from './holds.js';

/**
 * The chance of attack in each year, given peace until then, beside what a fitted model of past cases says of a case like this
 * one. Neither moves the other. One finding for each model that the case names.
 */
export function modelFindings(
  context: Context,
  head: ProfileResult,
  certificate: Certificate | 'not proven',
  records: Records,
): Finding[] {
  return context.c.guarantee!.beside.flatMap((beside) => modelFinding(context, head, beside, certificate, records));
}

function modelFinding(
  { c }: Context,
  { answers, packages }: ProfileResult,
  beside: Beside,
  certificate: Certificate | 'not proven',
  records: Records,
): Finding[] {
  const { model, levels, found, years } = modelByYear(c, answers, beside, records);
  const both = years.flatMap(({ year, own, model }) => (own !== null && model ? [{ year, own, model }] : []));
  if (both.length === 0) return [];
  const { name, id } = packages[0]!;
  return [
    {
      id: `guarantee/model/${beside.id}`,
      lens: 'guarantee',
      question: 'What does a model of past cases say of each year?',
      about: { package: id },
      sentence: `${whereTheyDiffer(name, model, both)} ${whatBothSay(beside, model, both)} Neither moves the other. The model is of ${fittedTo(model)}. Selection: ${model.selection}`,
      value: curvesOf(name, beside, model, years),
      grounds: [
        ...new Set([
          ...groundsOf(c),
          ...beside.given.flatMap(({ ground }) => (ground ? [ground.key] : [])),
          `model/${model.id}`,
        ]),
      ],
      certificate: withModel(certificate, checkYearlyHazards(model, levels, found), found.length),
    },
  ];
}

/** A year of which both speak. */
interface Both {
  year: number;
  own: number;
  model: YearlyHazard;
}

/** What one event of a model is, in the words of its kind. */
const HAPPENS: Partial<Record<ReferenceModel['kind'], string>> = {
  peace: 'fighting comes back',
  agreement: 'the agreement ends',
};

/** `ended agreement, between states and over territory`. */
const likeIn = (given: Beside['given']) => list(given.map(({ covariate, level }) => `${covariate} ${level}`));

/** In which years the game lies below, within and above the model's range, and what both say where the gap is widest. */
function whereTheyDiffer(name: string, { id }: ReferenceModel, both: readonly Both[]): string {
  const side = ({ own, model: { lo, hi } }: Both) => (own < lo ? 'below' : own > hi ? 'above' : 'within');
  const sides = (['below', 'within', 'above'] as const).flatMap((which) => {
    const years = both.filter((one) => side(one) === which).map(({ year }) => year);
    return years.length === 0 ? [] : [{ which, years }];
  });
  const range = `the range of the model ${id}`;
  const where =
    sides.length === 1
      ? `${sides[0]!.which} ${range} in ${both.length === 1 ? yearsWords([both[0]!.year]) : `all ${counted(both.length, 'year')}`}`
      : list(sides.map(({ which, years }, i) => `${which} ${i === 0 ? range : 'it'} in ${yearsWords(years)}`));
  const widest = both.reduce((most, one) => (Math.abs(gap(one)) > Math.abs(gap(most)) ? one : most));
  const by = `${gap(widest) < 0 ? '−' : '+'}${fixed(Math.abs(gap(widest)) * 100)} percentage points`;
  return `With ${name} the chance of an attack in a year, given peace until then, lies ${where}. They are furthest apart in year ${widest.year}, by ${by}: ${besideEachOther(widest)}.`;
}

/** `6.2 % beside 0.7 % (90 % from 0.3 to 1.6 %)`. */
const besideEachOther = (one: Both) => `${percent(one.own)} beside ${percent(one.model.middle)} (${rangeIn(one)})`;

const rangeIn = ({ model: { lo, hi } }: Both) => `90\u00a0% from ${shareRange(lo, hi).replace('–', ' to ')}\u00a0%`;

/** What the model is asked, and what both say of the first year and of the last of which both speak. */
function whatBothSay({ given }: Beside, model: ReferenceModel, both: readonly Both[]): string {
  const ends = both.length > 1 ? [both[0]!, both.at(-1)!] : both;
  const said = ends.map((one, i) => {
    const [theirs, own] = [`${percent(one.model.middle)} (${rangeIn(one)})`, percent(one.own)];
    return i === 0
      ? `in year ${one.year} it has ${theirs} and the game ${own}`
      : `in year ${one.year} ${theirs} and ${own}`;
  });
  return `The model says how likely it is that ${HAPPENS[model.kind]!}, given ${likeIn(given)}: ${said.join('; ')}.`;
}

const gap = ({ own, model }: Both) => own - model.middle;

/** `year 2`, `years 2 to 5 and 9`. */
function yearsWords(years: readonly number[]): string {
  const runs: [from: number, to: number][] = [];
  for (const year of years) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  const words = runs.map(([from, to]) => (from === to ? `${from}` : `${from} to ${to}`));
  return `${years.length === 1 ? 'year' : 'years'} ${list(words)}`;
}

function curvesOf(name: string, { given }: Beside, model: ReferenceModel, years: ModelByYear['years']): Curves {
  const of = (key: 'middle' | 'lo' | 'hi') => years.map((row) => row.model?.[key] ?? null);
  return {
    kind: 'curves',
    x: { name: 'year after signing, or after fighting ended', unit: 'years', values: years.map(({ year }) => year) },
    y: { name: 'chance within the year, given peace until it', unit: 'share' },
    form: 'lines',
    series: [
      { id: 'game', name: `game: ${name}`, values: years.map(({ own }) => own) },
      {
        id: model.id,
        name: `model: ${model.id}`,
        values: of('middle'),
        band: { lower: of('lo'), upper: of('hi'), of: 'coefficients' },
        note: `given ${likeIn(given)}; ${fittedTo(model)}`,
        coding: codedBy(model),
      },
    ],
  };
}

/** What was checked of the game, and of the model's range. */
function withModel(
  games: Certificate | 'not proven',
  problem: string | undefined,
  years: number,
): Certificate | 'not proven' {
  if (games === 'not proven') return games;
  return {
    kind: `of the game, ${games.kind}; of the model, that its range in each year is that of coefficients drawn from their covariance${problem === undefined ? '' : `, which it is not: ${problem}`}; the model itself is a fit to past cases`,
    checkedBy: `${games.checkedBy}, checkYearlyHazards`,
    holds: games.holds && problem === undefined,
    extent: [games.extent, counted(years, 'year')].filter(Boolean).join('; '),
  };
}
