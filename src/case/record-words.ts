import {
  type Coded,
  eraInWords,
  lasting,
  type Records,
  type ReferenceModel,
  rateInWords,
  shrunk,
} from '../evidence/index.js';
import { type Shrunk, SMALL } from '../evidence/shrunk.js';
import { digits, fittedTo } from '../evidence/words.js';
import type { ModelTerm } from '../quantity/notation/modelTerm.js';
import { type FromRecord, isLength, type RecordShare } from '../quantity/notation/record.js';
import type { OneRecord } from '../quantity/notation/recordTerm.js';
import { betaQuantile } from '../quantity/special/incompleteBeta.js';

/** A class, a curve or a model that a number was taken from. */
export interface Taken {
  term: OneRecord | ModelTerm;
  /** What it says, of how many cases and which years; and what was made of it. */
  says: string;
  /** How its cases were counted, and which came into the data. */
  counted: string;
}

/** What was taken from the record for a number: each class, curve or model in words, with its count, its years and its coding. */
export function takenInWords({ term, found }: FromRecord, records: Records): Taken[] {
  if (term.kind === 'model') {
    const model = records.models[term.id.text]!;
    return [{ term, says: modelSaysInWords(term, found, model), counted: countedInWords(model) }];
  }
  if (isLength(found)) throw new Error('classes and curves give shares');
  const ends = term.kind === 'between' ? term.ends : [term];
  return ends.map((end, i) => ({
    term: end,
    says:
      term.kind === 'between'
        ? `${recordedInWords(end, records)}${i === 0 ? '' : `; between the two, from the 5 % of the lower one to the 95 % of the higher one: ${inRange(found)}`}`
        : `${recordedInWords(end, records)}${madeInWords(end, found, records)}`,
    counted: countedInWords(recordedAt(end, records)),
  }));
}

/** The record that a number was taken from. */
export function recordedAt({ kind, id }: OneRecord | ModelTerm, { classes, curves, models }: Records): Coded {
  return kind === 'class' ? classes[id.text]! : kind === 'curve' ? curves[id.text]! : models[id.text]!;
}

/** "model ID (“by kind”) of kind full: 90 % last 5 years, 90 % from 80 % to 95 % (368 peace agreements, of which …)". */
function modelSaysInWords(term: ModelTerm, found: FromRecord['found'], model: ReferenceModel): string {
  const given = term.given.map(({ covariate, level }) => `${covariate.text} ${level.text}`).join(', ');
  const named = `model ${term.id.text} (“${model.title}”), ${given}`;
  if (isLength(found)) {
    const [lo, middle, hi] = [found.lo, Math.sqrt(found.lo * found.hi), found.hi].map((t) => Number(t.toPrecision(3)));
    return `${named}: half have ended by ${middle} years, 90 % from ${lo} to ${hi} (${fittedTo(model)})`;
  }
  const asked = term.at!.ending
    ? `the chance per year of ending which, the same over ${term.at!.time.text}, leaves as many, is`
    : `share that lasts ${term.at!.time.text},`;
  return `${named}: ${asked} ${inRange(found)} (${fittedTo(model)})`;
}

/** "class ID (“defence obligation, after 1945”): 14 % (6 of 43 alliances called upon in wars, 1945–2003; …)". */
function recordedInWords(term: OneRecord, records: Records): string {
  const { id, kind } = term;
  const named = ({ title }: Coded) => `${kind} ${id.text} (“${title}”)`;
  if (kind === 'class') return `${named(records.classes[id.text]!)}: ${rateInWords(records.classes[id.text]!)}`;
  const curve = records.curves[id.text]!;
  const { point, error } = lasting(curve, term.years)!;
  const cases = `${digits(curve.n)} ${curve.units}, ${eraInWords(curve.era)}; ${curve.rule}`;
  return `${named(curve)}: ${percent(point)} lasted ${term.time.text}, standard error ${percent(error)} (${cases})`;
}

function madeInWords(term: OneRecord, share: RecordShare, records: Records): string {
  if (term.kind === 'curve') {
    return term.ending
      ? `; the same chance in each of these years that leaves as many: ${inRange(share)}`
      : `; taken as ${inRange(share)}`;
  }
  const k = records.classes[term.id.text]!;
  if (k.n >= SMALL) return `; taken as ${inRange(share)}`;
  const how = term.coded ? 'taken as coded' : HOW[shrunk(k, records).how];
  return `; small (fewer than ${SMALL}), and ${how}: ${inRange(share)}`;
}

const HOW: Record<Shrunk['how'], string> = {
  alone: 'with no family that it could be drawn towards',
  family: 'so drawn towards its family',
  pooled: 'so taken from all cases of its family, whose rates differ by no more than chance',
};

function countedInWords({ coding, selection, laboratory }: Coded): string {
  const where = laboratory ? ' From a laboratory, not from states.' : '';
  return `Coding: ${sentence(coding)} Selection: ${sentence(selection)}${where}`;
}

/** Median and range of 90 %. */
function inRange({ a, b }: RecordShare): string {
  const [lo, middle, hi] = [0.05, 0.5, 0.95].map((u) => percent(betaQuantile(a, b, u)));
  return `${middle}, 90 % from ${lo} to ${hi}`;
}

const percent = (share: number) => `${Number((100 * share).toPrecision(3))} %`;
const sentence = (text: string) => text.replace(/\.?$/, '.');
