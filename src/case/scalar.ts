import { records as allRecords, type Records } from '../evidence/index.js';
import type { FromRecord } from '../quantity/notation/record.js';
import type { Quantity, Scale } from '../quantity/quantity.js';
import type { Code } from './codes.js';
import { isNotation, readNotation } from './notation.js';
import type { Problems } from './problems.js';
import { placeIn, type TextNode } from './tree.js';
import { LARGEST, readUnit } from './units.js';

/** What a number of the language may be at one place of a case. */
export interface Field {
  scale: Scale;
  /** The unit in which it is used: see {@link CaseNumber.unit}. */
  unit:
    | 'points'
    | 'points per quarter'
    | 'points per week'
    | 'weight'
    | 'share'
    | 'per year'
    | 'years'
    | 'weeks'
    | 'rank correlation';
  /** Words that have to follow a share. */
  after?: 'per year' | 'of years';
  /** Words for messages: "a weight", "points". */
  called: string;
  /** Several of them add up to a whole and are drawn together, so each is a point or an interval. */
  together?: true;
}

export const OPTION_POINTS: Field = { scale: { kind: 'bounded', lo: 0, hi: 100 }, unit: 'points', called: 'points' };
export const WHOLE_POINTS: Field = { scale: { kind: 'unbounded' }, unit: 'points', called: 'points' };
export const COST: Field = { scale: { kind: 'positive' }, unit: 'points', called: 'a cost' };
export const WEIGHT: Field = { scale: { kind: 'positive' }, unit: 'weight', called: 'a weight', together: true };
export const DRIFT: Field = { scale: { kind: 'unbounded' }, unit: 'points per quarter', called: 'a drift' };
/** 0 to 1, written in per cent. */
const UNIT_INTERVAL = { kind: 'bounded', lo: 0, hi: 1 } as const;
export const CHANCE: Field = { scale: UNIT_INTERVAL, unit: 'share', called: 'a chance' };
/** One of several chances that sum to 1. */
export const CHANCE_OF_SEVERAL: Field = { ...CHANCE, together: true };
export const CHANCE_PER_YEAR: Field = { ...CHANCE, after: 'per year' };
export const SHARE_OF_YEARS: Field = { ...CHANCE, after: 'of years', called: 'a share of years' };
export const DISCOUNT: Field = { ...CHANCE, after: 'per year', called: 'a discount' };
export const RATE: Field = { scale: { kind: 'positive' }, unit: 'per year', called: 'a rate' };
export const DURATION: Field = { scale: { kind: 'positive' }, unit: 'years', called: 'a length of time' };
/** Times of an offer, which are short. */
export const WEEKS: Field = { ...DURATION, unit: 'weeks' };
export const COST_PER_WEEK: Field = { ...COST, unit: 'points per week', called: 'a cost of waiting' };

export const RANK_CORRELATION: Field = {
  scale: { kind: 'bounded', lo: -1, hi: 1 },
  unit: 'rank correlation',
  called: 'a correlation',
};

export interface Scalar {
  /** In the field's unit. */
  quantity: Quantity;
  /** Without the ground. */
  written: string;
  /** The name after `@`, and where it begins in the text. */
  ground?: { name: string; from: number };
  /** What of it was taken from the record; and whether nothing else is written in it. */
  from?: FromRecord[];
  recordAlone?: true;
}

const NUMBER = '[-+−]?\\d+(?:\\.\\d+)?';
const BODY = new RegExp(`^(${NUMBER})\\s*(%?)(?:\\s+to\\s+(${NUMBER})\\s*(%?))?(?:\\s+(\\S.*))?$`);
/**
 * Reads `35`, `-1.5 per quarter`, `20 to 45`, `40% to 60% @p9` from the source text, and whatever else the notation
 * of quantities has. One hundred is the whole scale, so `40%` is 40 points.
 *
 * @param records Where `from class ID` is looked up.
 * @returns Nothing where it is reported as wrong.
 */
export function readScalar(
  node: TextNode,
  field: Field,
  problems: Problems,
  records: Records = allRecords(),
): Scalar | undefined {
  const [body, ...grounds] = node.text.split('@');
  const written = body!.trim();
  const fail = (code: Code, what: string, instead?: string, why?: string) => {
    const from = body!.length - body!.trimStart().length;
    const at = placeIn(node, from, Math.max(1, written.length));
    problems.error(code, at, what, { ...(why ? { why } : {}), ...(instead ? { instead } : {}) });
    return undefined;
  };
  if (grounds.length > 0 && body!.lastIndexOf('{') > body!.lastIndexOf('}')) {
    const at = placeIn(node, body!.length);
    problems.error('ground-form', at, 'a ground stands after the whole quantity', {
      instead: 'ground: p6 as one more key in the braces, or "{p10: …, p50: …, p90: …} @p6" in quotes',
    });
    return undefined;
  }
  const ground = readGround(node, body!.length, grounds, problems);
  if (isNotation(written) && !slipOf(written)) {
    const read = readNotation(node, body!, field, problems, records);
    if (!read) return undefined;
    const { quantity, from, recordAlone } = read;
    return {
      quantity,
      written,
      ...(ground ? { ground } : {}),
      ...(from.length > 0 ? { from } : {}),
      ...(recordAlone ? { recordAlone } : {}),
    };
  }
  const m = BODY.exec(written);
  const [, kind, id] = /^(class|curve)\/(.+)$/.exec(ground?.name ?? '') ?? [];
  if (!m) return fail(...whyNotANumber(written, field, kind && fromRecord(kind, id!)));
  const [, first, firstPercent, second, secondPercent, words] = m;
  const unit = readUnit(words, field, Boolean(firstPercent || secondPercent));
  if ('what' in unit) {
    const slip = slipOf(written);
    return slip ? fail(...slip) : fail('unit', unit.what, unit.instead);
  }

  const inUnit = (text: string) => (toNumber(text) * unit.times) / unit.over;
  const lo = inUnit(first!);
  const hi = second === undefined ? lo : inUnit(second);
  if (Math.max(Math.abs(lo), Math.abs(hi)) > LARGEST)
    return fail('too-large', `${written} is too large for ${field.called}`);
  const percent = percentAtOneEnd(m, lo, hi, field);
  if (percent) return fail('share-or-points', `${written}: only one end carries a %`, percent);
  if (lo > hi) {
    return fail(
      'interval-reversed',
      `${written}: the first end is above the second`,
      `${second}${secondPercent} to ${first}${firstPercent}`,
    );
  }
  const unitSaid = firstPercent || secondPercent || words;
  if (field.unit === 'points' && !unitSaid && isFraction(lo, hi)) return fail(...shareOrPoints(written, lo, hi));
  if (field.unit === 'share' && !firstPercent && !secondPercent && (lo !== 0 || hi !== 0)) {
    return fail('share-or-points', `${written}: a share is written in per cent`, inPercent(m));
  }
  const off = offScale(written, lo, hi, field);
  if (off) return fail(...off);
  const quantity: Quantity = lo === hi ? { kind: 'point', value: lo } : { kind: 'interval', lo, hi };
  return { quantity, written, ...(ground ? { ground } : {}) };
}

type Failure = [code: Code, what: string, instead?: string, why?: string];

/** Asks about a number below 1 among points. @param written Without its ground. */
function shareOrPoints(written: string, lo: number, hi: number): Failure {
  const whole = (n: number) => String(Number((n * 100).toPrecision(12)));
  const share = lo === hi ? whole(lo) : `${whole(lo)} to ${whole(hi)}`;
  return [
    'share-or-points',
    `is ${written} a share of the scale, or ${written} points of 100?`,
    `${share} for the share; ${written} points for the points`,
  ];
}

/** What is wrong with an interval (or a point) that its field cannot have; undefined where it can. */
export function offScale(written: string, lo: number, hi: number, { scale, unit, called }: Field): Failure | undefined {
  if (unit === 'share' && (lo < 0 || hi > 1)) return ['out-of-range', `${written} lies outside 0% to 100%`];
  if (scale.kind === 'bounded' && (lo < scale.lo || hi > scale.hi)) {
    return [
      'out-of-range',
      `${written} lies outside ${scale.lo} to ${scale.hi}`,
      undefined,
      unit === 'points'
        ? 'points run from 0, the worst option of the issue for the party, to 100, the best'
        : 'a correlation runs from −1, one falls as the other rises, over 0, they have nothing to do with each other, to 1',
    ];
  }
  if (scale.kind === 'positive' && lo < 0) return ['negative', `${written}: ${called} cannot be below 0`];
  if (scale.kind === 'positive' && lo === 0 && hi > 0) {
    return [
      'interval-from-zero',
      `${written}: an interval of ${called} cannot begin at 0`,
      'a lower end above 0, or one number',
      'it is read in ratios (lognormal), and a ratio has no end at 0: how near to 0 it comes decides its median',
    ];
  }
  return undefined;
}

/**
 * What to write where one end of an interval has a % and the other has none. A % at the end stands for both where the
 * first end cannot be a share: 0, or 1 and more. @returns Nothing where there is nothing to ask.
 */
function percentAtOneEnd(m: RegExpExecArray, lo: number, hi: number, field: Field): string | undefined {
  const [, first, firstPercent, second, secondPercent, words] = m;
  if (second === undefined || firstPercent === secondPercent) return undefined;
  const bare = toNumber(secondPercent ? first! : second);
  const mayBeShare = bare !== 0 && Math.abs(bare) < 1;
  if (secondPercent && !mayBeShare && lo <= hi) return undefined;
  const unit = words ? ` ${words}` : '';
  const ways: [value: number, meant: string][] = mayBeShare
    ? [
        [bare * 100, ' for the share'],
        [bare, field.unit === 'share' ? ' for per cent' : ' for the points'],
      ]
    : [[bare, '']];
  const ordered = ways.flatMap(([value, meant]) => {
    const end = plain(value);
    const [from, to] = secondPercent ? [end, second] : [first!, end];
    return toNumber(from) <= toNumber(to) ? [`${from}% to ${to}%${unit}${meant}`] : [];
  });
  return ordered.length ? ordered.join('; ') : 'a % at both ends or at neither, the lower end first';
}

function readGround(node: TextNode, at: number, grounds: string[], problems: Problems): Scalar['ground'] {
  if (grounds.length === 0) return undefined;
  const [first, ...others] = grounds;
  const name = first!.trim();
  if (name === '' || /\s/.test(name)) {
    problems.error(
      'ground-form',
      placeIn(node, at, 1 + first!.length),
      name === '' ? 'no ground is named after @' : `'${name}' is not one ground`,
      {
        instead: '@p6, @article/p6, @cost or @class/ID at the end',
      },
    );
    return undefined;
  }
  if (others.length) {
    problems.error('ground-form', placeIn(node, at + 1 + first!.length), 'a number rests on one ground', {
      instead: `@${name}`,
    });
  }
  return { name, from: at + 1 + (first!.length - first!.trimStart().length) };
}

/** The same numbers as shares, and where they are below 1 as per cent too. */
function inPercent([, first, , second, , words]: RegExpExecArray): string {
  const write = (times: number) => {
    const ends = [first!, ...(second === undefined ? [] : [second])].map((end) => `${plain(toNumber(end) * times)}%`);
    return `${ends.join(' to ')}${words ? ` ${words}` : ''}`;
  };
  const mayBeShare = Math.abs(toNumber(second ?? first!)) <= 1;
  return mayBeShare ? `${write(100)}; or ${write(1)} if that is meant` : write(1);
}

const toNumber = (text: string) => Number(text.replace('−', '-'));
export const isFraction = (lo: number, hi: number) =>
  Math.max(Math.abs(lo), Math.abs(hi)) < 1 && (lo !== 0 || hi !== 0);

/** Ways in which people write numbers that are not one here, each with what to write: the first that fits is told. */
const SLIPS: [form: RegExp, code: Code, what: string, instead: (m: RegExpExecArray) => string][] = [
  [
    /^(null|~|nil|none|n\/a|\?|unknown|tbd)$/i,
    'not-a-number',
    'stands for nothing, and a number is needed',
    () => 'a number; where little is known, a wide interval: … to …',
  ],
  [/^[-+]?\.?(nan|inf|infinity)$/i, 'not-a-number', 'is not a finite number', () => 'a number, or two: … to …'],
  [/^(yes|no|true|false|on|off)$/i, 'not-a-number', 'is not a number', () => 'a number, or two: … to …'],
  [/^[-+]?\d+(\.\d+)?e[-+]?\d+$/i, 'exponent', 'is written with an exponent', (m) => plain(Number(m[0]))],
  [/^[-+]?0[xob][0-9a-f]+$/i, 'not-decimal', 'is not a decimal number', (m) => plain(Number(m[0]))],
  [/^[-+]?\d{1,3}([_'’ ]\d{3})+(\.\d+)?$/, 'digit-groups', 'has digits in groups', (m) => m[0].replace(/[_'’ ]/g, '')],
  [/^[-+]?\d+_[\d_]*$/, 'digit-groups', 'has an underscore in it', (m) => m[0].replace(/_/g, '')],
  [
    /^[-+]?\d+,\d+(\s*%)?(\s+to\s+[-+]?\d+(,\d+)?(\s*%)?)?$/,
    'decimal-comma',
    'has a decimal comma',
    (m) => m[0].replace(/,/g, '.'),
  ],
  [
    /^([-+]?\.\d+|[-+]?\d+\.)$/,
    'not-a-number',
    'needs a digit on both sides of its point',
    (m) => (m[0].endsWith('.') ? m[0].slice(0, -1) : m[0].replace('.', '0.')),
  ],
  [
    /^([\d.]+)\s*%?\s*(?:-|–|—|\.\.+|…|:|\/|until|and|through|bis|à)\s*([\d.]+)\s*(%?)$/,
    'interval-form',
    'is not how an interval is written',
    (m) => `${m[1]}${m[3]} to ${m[2]}${m[3]}`,
  ],
  [
    /^([\d.]+)\s*(?:±|\+\/?-)\s*([\d.]+)$/,
    'interval-form',
    'is not how an interval is written',
    (m) => `${plain(Number(m[1]) - Number(m[2]))} to ${plain(Number(m[1]) + Number(m[2]))}`,
  ],
  [
    /^(?:~|≈|about|ca\.?|around|approx\.?)\s*([\d.]+)$/i,
    'interval-form',
    'says that it is rough, not how rough',
    () => 'both ends, … to …, between which you would bet 9 to 1 that it lies',
  ],
  [
    /^(?:[<>≤≥]=?|at (?:least|most)|up to|over|under)\s*[\d.]+$/i,
    'interval-form',
    'leaves one end open',
    () => 'both ends: … to …',
  ],
  [
    /^(class|curve)[/\s]\s*(\S+)(.*)$/i,
    'not-a-number',
    'is not how a number is taken from the record',
    (m) => fromRecord(m[1]!, m[2]!, m[3]!),
  ],
  [
    /^(from|between)$/,
    'not-a-number',
    'names no class and no curve of the record',
    (m) => (m[1] === 'from' ? 'from class ID; or from curve ID at 5 years' : 'between class ID and class ID'),
  ],
  [
    /^([-+]?[\d.]+)\s*\(?((?:[a-z][a-z0-9-]*\/)?p\d+)\)?$/,
    'ground-form',
    'has a ground without its @',
    (m) => `${m[1]} @${m[2]}`,
  ],
];

/** @param rest What stands behind: its time, a unit. */
function fromRecord(kind: string, id: string, rest = ''): string {
  if (kind.toLowerCase() === 'class') return `from class ${id}${rest}`;
  return `from curve ${id}${/^\s+(at|ending)\s/.test(rest) ? rest : ` at 5 years${rest}`}`;
}

function slipOf(written: string): [code: Code, what: string, instead: string] | undefined {
  for (const [form, code, what, instead] of SLIPS) {
    const m = form.exec(written);
    if (m) return [code, `'${shorten(written)}' ${what}`, instead(m)];
  }
  return undefined;
}

const RIGHT: Partial<Record<Field['unit'], string>> = {
  'points per quarter': 'a number and its time: … per quarter',
  share: 'per cent: …%, or … to …%',
  'per year': 'how many times in a year: … per year',
  years: 'a length of time: … quarters, … months or … years',
  weeks: 'a length of time: … days, … weeks or … months',
  'points per week': 'a number and its time: … per week',
  'rank correlation': 'one number from -1 to 1',
};

/** @param record What to write where a class or a curve alone is named as the ground. */
function whyNotANumber(written: string, field: Field, record?: string): Failure {
  if (written === '') return ['not-a-number', 'no number is written', record ?? 'a number, or two: … to …'];
  const right = RIGHT[field.unit] ?? 'a number, or two: … to …';
  return slipOf(written) ?? ['not-a-number', `'${shorten(written)}' is not a number`, right];
}

const shorten = (text: string) => (text.length > 40 ? `${text.slice(0, 40)}…` : text);

function plain(value: number): string {
  return Number.isFinite(value) && Math.abs(value) < LARGEST
    ? String(Number(value.toPrecision(12)))
    : 'a number below 1000000000';
}
