import { endingPerYear, lastingShare } from '../evidence/curveShare.js';
import {
  lasting,
  posterior,
  type Records,
  type ReferenceClass,
  type ReferenceCurve,
  shrunk,
} from '../evidence/index.js';
import { betaWithin } from '../quantity/distribution/betaWithin.js';
import { refuse } from '../quantity/notation/expression.js';
import type { RecordLookup, RecordShare } from '../quantity/notation/record.js';
import type { OneRecord, RecordName } from '../quantity/notation/recordTerm.js';
import { betaQuantile } from '../quantity/special/incompleteBeta.js';
import { modelSays } from './model-lookup.js';
import { demandOneQuestion } from './record-between.js';
import { recordsNear } from './record-names.js';

/** What the classes, curves and models of a record say, as the notation of quantities asks for it. */
export function recordLookup(records: Records): RecordLookup {
  return (term) => {
    if (term.kind === 'model') return modelSays(term, records);
    if (term.kind !== 'between') return shareOf(term, records);
    demandOneQuestion(
      term.ends,
      term.ends.map((end) => recordOf(end, records)),
      records,
    );
    const [x, y] = term.ends.map((end) => shareOf(end, records));
    return { ...spanning(x!, y!), perYear: x!.perYear };
  };
}

/**
 * From the 5 % of the one that lies lower to the 95 % of the one that lies higher: the beta distribution with these two.
 * It takes no side between the codings, as a mixture of both would, and never leaves 0 % to 100 %, as an interval would
 * within arithmetic.
 */
function spanning(x: RecordShare, y: RecordShare): Pick<RecordShare, 'a' | 'b'> {
  const end = (u: number) => [x, y].map(({ a, b }) => betaQuantile(a, b, u));
  const [a, b] = betaWithin(Math.min(...end(0.05)), Math.max(...end(0.95)));
  return { a, b };
}

function shareOf(term: OneRecord, records: Records): RecordShare {
  if (term.kind === 'class') {
    const k = classOf(term.id, records);
    const beta = term.coded ? posterior(k) : shrunk(k, records);
    return { a: beta.a, b: beta.b, perYear: k.per === 'year' };
  }
  return curveShare(term, curveOf(term.id, records));
}

function curveShare(term: OneRecord & { kind: 'curve' }, curve: ReferenceCurve): RecordShare {
  const { years, ending, time, id } = term;
  const last = curve.time.at(-1)!;
  const form = ending ? 'ending over' : 'at';
  const { blind = 0 } = curve;
  if (blind > 0 && years <= blind)
    refuse(
      time,
      'beyond-the-record',
      `the curve ${id.text} says nothing up to ${inYears(blind)}, and so nothing at ${time.text}`,
      {
        why: 'what ended before could not be seen in these data',
        instead: `curve ${id.text} ${form} ${inYears(curve.time.find((t) => t > blind)!)}`,
      },
    );
  const found = lasting(curve, years);
  if (!found)
    refuse(time, 'beyond-the-record', `the curve ${id.text} ends at ${inYears(last)}, before ${time.text}`, {
      why: 'no case was followed for longer',
      instead: `curve ${id.text} ${form} ${inYears(last)}`,
    });
  const beta = ending ? endingPerYear(curve, years, found) : lastingShare(curve, years, found);
  if (!beta)
    refuse(time, 'beyond-the-record', `nothing of ${id.text} lasted ${time.text}`, {
      why: 'no chance per year follows where none is left: it may be any that is high enough',
      instead: 'an earlier time',
    });
  return { ...beta, perYear: ending };
}

const recordOf = (term: OneRecord, records: Records) =>
  term.kind === 'class' ? classOf(term.id, records) : curveOf(term.id, records);

function classOf({ text, ...at }: RecordName, { classes, curves }: Records): ReferenceClass {
  if (Object.hasOwn(classes, text)) return classes[text]!;
  if (Object.hasOwn(curves, text))
    refuse(at, 'class-or-curve', `${text} is a curve, not a class`, {
      why: 'a class is a count of cases; a curve says how many lasted how long',
      instead: `curve ${text} at 5 years; or for a chance per year: curve ${text} ending over 5 years`,
    });
  return refuse(at, 'unknown-class', `unknown reference class '${shorten(text)}'`, recordsNear(text, classes));
}

function curveOf({ text, ...at }: RecordName, { classes, curves }: Records): ReferenceCurve {
  if (Object.hasOwn(curves, text)) return curves[text]!;
  if (Object.hasOwn(classes, text))
    refuse(at, 'class-or-curve', `${text} is a class, not a curve`, {
      why: 'a class is a count of cases; a curve says how many lasted how long',
      instead: `class ${text}`,
    });
  return refuse(at, 'unknown-curve', `unknown curve '${shorten(text)}'`, recordsNear(text, curves));
}

const inYears = (years: number) => `${Number(years.toFixed(2))} ${years === 1 ? 'year' : 'years'}`;
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
