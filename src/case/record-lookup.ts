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
import type { OneRecord, RecordName, RecordTerm } from '../quantity/notation/recordTerm.js';
import { betaQuantile } from '../quantity/special/incompleteBeta.js';
import { nearest } from '../shared/nearest.js';

/** What the classes and curves of a record say, as the notation of quantities asks for it. */
export function recordLookup(records: Records): RecordLookup {
  return (term) => {
    if (term.kind !== 'between') return shareOf(term, records);
    demandOneQuestion(term, records);
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

function classOf({ text, ...at }: RecordName, { classes, curves }: Records): ReferenceClass {
  if (Object.hasOwn(classes, text)) return classes[text]!;
  if (Object.hasOwn(curves, text))
    refuse(at, 'class-or-curve', `${text} is a curve, not a class`, { instead: `curve ${text} at 5 years` });
  return refuse(at, 'unknown-class', `unknown reference class '${shorten(text)}'`, near(text, Object.keys(classes)));
}

function curveOf({ text, ...at }: RecordName, { classes, curves }: Records): ReferenceCurve {
  if (Object.hasOwn(curves, text)) return curves[text]!;
  if (Object.hasOwn(classes, text))
    refuse(at, 'class-or-curve', `${text} is a class, not a curve`, { instead: `class ${text}` });
  return refuse(at, 'unknown-curve', `unknown curve '${shorten(text)}'`, near(text, Object.keys(curves)));
}

/** Two codings of one question: two classes, or two curves at one time; of one kind, both by the year or neither. */
function demandOneQuestion({ ends }: RecordTerm & { kind: 'between' }, records: Records): void {
  const [x, y] = ends;
  const instead = 'two that code the same question: between class ID and class ID';
  if (x.kind !== y.kind) refuse(y, 'two-questions', 'between a class and a curve lies nothing', { instead });
  if (x.kind === 'curve' && y.kind === 'curve' && (x.years !== y.years || x.ending !== y.ending))
    refuse(y, 'two-questions', 'the two curves are asked at different times', {
      instead: `curve ${y.id.text} ${x.ending ? 'ending over' : 'at'} ${x.time.text}`,
    });
  const [one, other] = ends.map((end) => (end.kind === 'class' ? classOf : curveOf)(end.id, records));
  if (one === other) refuse(y, 'two-questions', `${x.id.text} stands twice`, { instead });
  const by = (of: ReferenceClass | ReferenceCurve) => ('per' in of ? of.per : undefined);
  if (one!.kind !== other!.kind || by(one!) !== by(other!))
    refuse(y, 'two-questions', `${x.id.text} and ${y.id.text} do not answer the same question`, {
      why: `the one is about ${one!.what}; the other about ${other!.what}`,
      ...(one!.rivals.length > 0 ? { instead: `one of ${one!.rivals.slice(0, 5).join(', ')}` } : {}),
    });
}

function near(text: string, known: readonly string[]): { nearest?: string[]; instead?: string } {
  const found = nearest(text, known);
  if (found.length > 0) return { nearest: found };
  return known.length > 0 ? { instead: `one of ${known.slice(0, 8).join(', ')}${known.length > 8 ? ', …' : ''}` } : {};
}

const inYears = (years: number) => `${Number(years.toFixed(2))} ${years === 1 ? 'year' : 'years'}`;
const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
