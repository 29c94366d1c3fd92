import type { Records } from '../evidence/index.js';
import { distributionOf, drawable, outside } from '../quantity/distributionOf.js';
import type { NotationProblem } from '../quantity/notation/expression.js';
import { type ReadQuantity, readQuantity } from '../quantity/notation/readQuantity.js';
import { type FromRecord, isLength } from '../quantity/notation/record.js';
import { isUncertain, type Quantity, range90, type Scale } from '../quantity/quantity.js';
import type { Code } from './codes.js';
import { lengthMisfit, yearsIn } from './model-fit.js';
import type { Problems } from './problems.js';
import { misfit } from './record-fit.js';
import { recordLookup } from './record-lookup.js';
import { tellRecords } from './record-told.js';
import { type Field, isFraction, offScale } from './scalar.js';
import { placeIn, type TextNode } from './tree.js';
import { LARGEST, readUnit, type Unit } from './units.js';

/** Whether a text is more than one number or `a to b` with a unit; a date is not. */
export function isNotation(written: string): boolean {
  if (/^\d+([-/.]\d+)+$/.test(written)) return false;
  if (/(^|[\s(])(?:from|between)\s+[A-Za-z]/.test(written)) return true;
  return /[(){}[\]*/]/.test(written) || /[\d)%]\s*[-+−]\s*[^\s]/.test(written);
}

/**
 * Reads a quantity in the notation of quantities, with its unit, and sees to it that it stays on its field's scale.
 *
 * @param body The text without its ground, from the beginning of the node.
 * @param records Where classes, curves and models are looked up.
 * @returns The quantity in the field's unit; nothing where it is reported as wrong.
 */
export function readNotation(
  node: TextNode,
  body: string,
  field: Field,
  problems: Problems,
  records: Records,
): { quantity: Quantity; from: FromRecord[]; recordAlone: boolean } | undefined {
  const written = body.trim();
  const start = body.length - body.trimStart().length;
  const report = ({ code, from, to, ...more }: Failure) => {
    const length = Math.max(1, Math.min(to, Math.max(from + 1, body.trimEnd().length)) - from);
    const { what, ...rest } = more;
    problems.error(code, placeIn(node, from, length), what, rest);
    return undefined;
  };
  const fail = (code: Code, what: string, instead?: string, why?: string) =>
    report({
      code,
      from: start,
      to: start + written.length,
      what,
      ...(why ? { why } : {}),
      ...(instead ? { instead } : {}),
    });

  const read = readQuantity(body, recordLookup(records));
  if ('problem' in read) return report(read.problem);
  const unfit = read.time && misfit(read.time, read.unit?.text, field, records);
  if (unfit) return report(unfit);
  const noLength = lengthMisfit(read, field);
  if (noLength) return report(noLength);
  const share = read.is === 'share';
  if (field.unit === 'share' && read.is === 'number')
    return fail('share-or-points', `${shorten(written)}: a share is written in per cent`, PERCENT);
  const length = read.records.some(({ found }) => isLength(found));
  const unit = length ? yearsIn(field) : readUnit(read.unit?.text, field, share);
  if ('what' in unit)
    return report({
      code: 'unit',
      from: start,
      to: start + written.length,
      ...read.unit,
      what: unit.what,
      instead: unit.instead,
    });
  const factor = factorOf(unit, share, field);
  const asWritten = asItIsWritten(field.scale, factor, share);
  const impossible = read.problemOn(asWritten.scale, asWritten.factor);
  if (impossible) return report(impossible);

  const quantity = read.make(factor);
  const [lo, hi] = range90(quantity, field.scale);
  if (!(Math.max(-lo, hi) <= LARGEST) || !drawable(distributionOf(quantity, field.scale)).every(Number.isFinite))
    return fail('too-large', `${shorten(written)} is too large for ${field.called}`);
  if (field.unit === 'points' && !share && !read.unit && isFraction(lo, hi))
    return fail(
      'share-or-points',
      `is ${shorten(written)} a share of the scale, or points of 100?`,
      `a % at its numbers for the share; ${shorten(written)} points for the points`,
    );
  for (const part of onTheScale(quantity)) {
    const off = offScale(shorten(written), part.lo, part.hi, field);
    if (off) return fail(...off);
  }
  const leaves = leavesScale(quantity, written, read, asWritten.scale, field);
  if (leaves) return fail(...leaves);
  if (field.together && isUncertain(quantity) && quantity.kind !== 'interval') {
    const ends = range90(read.make(asWritten.factor), asWritten.scale).map(
      (x) => `${Number(x.toPrecision(3))}${share ? '%' : ''}`,
    );
    return fail(
      'drawn-together',
      `${shorten(written)}: here only a number or a range can stand`,
      `${ends.join(' to ')}, its range of 90 %`,
      `${field.called} is one of several that add up; they are drawn together, uniformly over all that agree with their ranges`,
    );
  }
  tellRecords(node, read.records, records, problems);
  return { quantity, from: read.records, recordAlone: read.recordAlone };
}

type Failure = Omit<NotationProblem, 'code'> & { code: Code };

const PERCENT = 'a % at its numbers, as in normal(40%, 5%), or around it, as in (…)%';

/** By what numbers as written are multiplied and divided to come into the field's unit; shares of points are of 100. */
function factorOf({ times, over }: Exclude<Unit, { what: string }>, share: boolean, field: Field) {
  if (!share) return { times, over };
  return field.unit === 'share' ? { times: 1, over: 1 } : { times: 100 * times, over };
}

/** The scale in the unit in which the quantity is written, shares in per cent, so that what is said of it can be compared. */
function asItIsWritten(scale: Scale, factor: { times: number; over: number }, share: boolean) {
  const own = share ? { times: 100, over: 1 } : { times: 1, over: 1 };
  if (scale.kind !== 'bounded') return { scale, factor: own };
  const by = (own.times * factor.over) / factor.times;
  return { scale: { ...scale, lo: scale.lo * by, hi: scale.hi * by }, factor: own };
}

/** Points and intervals that stand on the field's own scale: those within arithmetic do not. */
function onTheScale(q: Quantity): { lo: number; hi: number }[] {
  if (q.kind === 'point') return [{ lo: q.value, hi: q.value }];
  if (q.kind === 'interval') return [q];
  if (q.kind === 'mixture') return q.parts.flatMap(({ of }) => onTheScale(of));
  return q.kind === 'truncated' ? onTheScale(q.of) : [];
}

/** Says how much of a distribution lies off its scale, and how to cut it. */
function leavesScale(
  quantity: Quantity,
  written: string,
  { unit, is }: ReadQuantity,
  asWritten: Scale,
  field: Field,
): [code: Code, what: string, instead: string, why: string] | undefined {
  const { below, above } = outside(quantity, field.scale);
  if (below === 0 && above === 0) return undefined;
  const percent = is === 'share' ? '%' : '';
  const [least, most] = asWritten.kind === 'bounded' ? [asWritten.lo, asWritten.hi] : [0, Infinity];
  const parts = [
    ...(below > 0 ? [`${inPercent(below)} of it lies below ${least}${percent}`] : []),
    ...(above > 0 ? [`${inPercent(above)} of it lies above ${most}${percent}`] : []),
  ];
  const body = unit ? written.slice(0, written.lastIndexOf(unit.text)).trimEnd() : written;
  const cut =
    asWritten.kind === 'bounded'
      ? `truncate(${body}, ${least}${percent}, ${most}${percent})`
      : `truncateLeft(${body}, ${least}${percent})`;
  return [
    'leaves-scale',
    `${shorten(written)}: ${parts.join(', and ')}`,
    1 - below - above > 1e-3 ? `${cut}${unit ? ` ${unit.text}` : ''}` : 'a distribution that lies on the scale',
    field.unit === 'share'
      ? `${field.called} lies within 0% and 100%`
      : field.scale.kind === 'bounded'
        ? 'points run from 0, the worst option of the issue for the party, to 100, the best'
        : `${field.called} cannot be below 0`,
  ];
}

function inPercent(share: number): string {
  if (share < 1e-6) return 'less than 0.0001 %';
  return `${Number((100 * share).toPrecision(2))} %`;
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);
