import { lasting } from './lasting.js';
import type { ReferenceClass, ReferenceCurve, ReferenceModel } from './record.js';

/**
 * A rate with what it was counted among and how: `14 % (6 of 43 alliances called upon in wars, 1945–2003; strict coding: all
 * did what they had promised)`. No rate is said without them.
 */
export function rateInWords(k: ReferenceClass): string {
  const rate = `${percent(k.events / k.n)}${k.per ? ` a ${k.per}` : ''}`;
  return `${rate} (${digits(k.events)} of ${digits(k.n)} ${k.n === 1 ? k.unit : k.units}, ${eraInWords(k.era)}; ${k.rule})`;
}

/** A class in full: what is counted, the rate with its interval and clusters, how it was coded, and from where. */
export function classInWords(k: ReferenceClass): string {
  const [lo, hi] = k.jeffreys;
  const clusters = k.clusters ? `, in ${digits(k.clusters.count)} ${k.clusters.of}` : '';
  const parts = [
    `${k.what}: ${rateInWords(k)}; 95 % interval ${percent(lo)} to ${percent(hi)}${clusters}.`,
    k.laboratory ? 'Cases of a laboratory, not of states.' : '',
    `Coding: ${k.coding}`,
    `Selection: ${k.selection}`,
    k.caution ? `Caution: ${k.caution}` : '',
    `Source: ${k.sources.join('; ')}.`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** First and last year: `1945–2003`. */
export function eraInWords([from, to]: ReferenceClass['era']): string {
  return from === to ? `${from}` : `${from}–${to}`;
}

/** A curve with what it was made of: `How long alliances last, whatever ends them (745 alliances, 1815–2016; to whatever ended it, by ATOP)`. */
export function curveInWords(curve: ReferenceCurve): string {
  return `${curve.what} (${digits(curve.n)} ${curve.n === 1 ? curve.unit : curve.units}, ${eraInWords(curve.era)}; ${curve.rule})`;
}

/** What a model was fitted to, in a few words: `368 peace agreements, of which 128 ended, 1975–2021; to its end as UCDP judges it; errors by 78 conflicts`. */
export function fittedTo({ n, events, units, era, rule, clusters, kind }: ReferenceModel): string {
  const errors = clusters ? `; errors by ${digits(clusters.count)} ${clusters.of}` : '';
  const happened = kind === 'peace' ? 'were followed by fighting again' : 'ended';
  return `${digits(n)} ${units}, of which ${digits(events)} ${happened}, ${eraInWords(era)}; ${rule}${errors}`;
}

/** A model in full: what it says of, by which covariates with their levels, what it was fitted to and how. */
export function modelInWords(model: ReferenceModel): string {
  const { what, covariates, distribution, lasting, coding, selection, caution, sources } = model;
  const by = covariates.map(({ name, asks, levels }) => `${name} (${asks}: ${levels.join(', ')})`);
  const parts = [
    `${what}, by ${by.join('; ')}: a ${FORMS[distribution]} regression${lasting ? ' in which a share lasts for ever' : ''} (${fittedTo(model)}).`,
    `Coding: ${coding}`,
    `Selection: ${selection}`,
    caution ? `Caution: ${caution}` : '',
    `Checked: ${checkedInWords(model)}`,
    `Source: ${sources.join('; ')}.`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** What was found where the assumptions of a model were looked at. */
export function checkedInWords({
  checked: { aic, coxSnell, proportional },
  distribution,
  lasting,
}: ReferenceModel): string {
  const own = aic[lasting ? `${distribution} lasting` : distribution]!;
  const [least] = Object.entries(aic).sort(([, a], [, b]) => a - b);
  const { all, ...levels } = coxSnell;
  const [worst] = Object.entries(levels).sort(([, a], [, b]) => b - a);
  const forms =
    least![1] < own
      ? `Akaike’s criterion is ${(own - least![1]).toFixed(1)} less for another form (${formInWords(least![0])})`
      : 'no other form that was tried has less of Akaike’s criterion';
  const residuals = `Cox–Snell residuals are up to ${percent(all!)} of cases off what the form makes of them${worst ? `, up to ${percent(worst[1])} where ${worst[0]}` : ''}`;
  const schoenfeld =
    proportional.all === undefined
      ? ''
      : `; hazards are ${proportional.all < 0.05 ? 'not ' : ''}proportional (p ${proportional.all < 0.001 ? '< 0.001' : proportional.all.toFixed(3)}), ${distribution === 'weibull' && !lasting ? 'as this form has them' : 'which this form does not need'}`;
  return `${residuals}; ${forms}${schoenfeld}.`;
}

const formInWords = (name: string): string => {
  const [form, lasting] = name.split(' ');
  return `${FORMS[form as ReferenceModel['distribution']]}${lasting ? ', a share lasts for ever' : ''}`;
};

const FORMS: Record<ReferenceModel['distribution'], string> = {
  weibull: 'Weibull',
  exponential: 'exponential',
  lognormal: 'log-normal',
  loglogistic: 'log-logistic',
};

/**
 * What a curve says of one time: `How long alliances last, whatever ends them: 67 % last 10 years (745 alliances,
 * 1815–2016; to whatever ended it, by ATOP; 95 % interval 63 % to 70 %)`, or that the record does not reach so far.
 */
export function lastingInWords(curve: ReferenceCurve, years: number): string {
  const found = lasting(curve, years);
  const of = `${digits(curve.n)} ${curve.n === 1 ? curve.unit : curve.units}, ${eraInWords(curve.era)}; ${curve.rule}`;
  const time = `${years} ${years === 1 ? 'year' : 'years'}`;
  if (!found) {
    const [from, to] = [curve.blind ?? 0, curve.time.at(-1)!];
    return `${curve.what}: of ${time} this record says nothing; it goes from ${from} to ${to} years (${of})`;
  }
  const { point, lo, hi } = found;
  return `${curve.what}: ${percent(point)} last ${time} (${of}; 95 % interval ${percent(lo)} to ${percent(hi)})`;
}

/** Two digits of a small share, none after the point of a larger one, and 0 % and 100 % only where that is exact. */
export function percent(share: number): string {
  const x = share * 100;
  if (x === 0 || x === 100) return `${x} %`;
  if (x < 10) return `${Number(x.toPrecision(2))} %`;
  return `${x > 99 ? Math.floor(x * 10) / 10 : Math.round(x)} %`;
}

/** Whole number with separators: `5,899`. */
export function digits(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
