import { type Coded, eraInWords, lasting, type Records, rateInWords, shrunk } from '../evidence/index.js';
import { type Shrunk, SMALL } from '../evidence/shrunk.js';
import { digits } from '../evidence/words.js';
import type { FromRecord, RecordShare } from '../quantity/notation/record.js';
import type { OneRecord } from '../quantity/notation/recordTerm.js';
import { betaQuantile } from '../quantity/special/incompleteBeta.js';

/** A class or a curve that a number was taken from. */
export interface Taken {
  term: OneRecord;
  /** What it says, of how many cases and which years; and what was made of it. */
  says: string;
  /** How its cases were counted, and which came into the data. */
  counted: string;
}

/** What was taken from the record for a number: each class and curve in words, with its count, its years and its coding. */
export function takenInWords({ term, share }: FromRecord, records: Records): Taken[] {
  const ends = term.kind === 'between' ? term.ends : [term];
  return ends.map((end, i) => ({
    term: end,
    says:
      term.kind === 'between'
        ? `${recordedInWords(end, records)}${i === 0 ? '' : `; between the two, from the 5 % of the lower one to the 95 % of the higher one: ${inRange(share)}`}`
        : `${recordedInWords(end, records)}${madeInWords(end, share, records)}`,
    counted: countedInWords(end, records),
  }));
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

function countedInWords({ kind, id }: OneRecord, { classes, curves }: Records): string {
  const { coding, selection, laboratory }: Coded = kind === 'class' ? classes[id.text]! : curves[id.text]!;
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
