import type { Case } from '../../case/case.js';
import type { PartyStances } from '../../case/guarantee.js';
import type { CaseNumber } from '../../case/number.js';
import type { Kind, Records } from '../../evidence/record.js';
import { range90 } from '../../quantity/quantity.js';
import { fixed, list } from '../text.js';
import { classesOf } from './classes.js';
import { isOfYears } from './features.js';
import { kindOfNumber } from './kinds.js';

/** A quantity of a case in the form in which records of its kind stand, so that like is set beside like. */
export interface Comparison {
  /** `stances.us/supportive`, or the path of the one number that it is. */
  id: string;
  kind: Kind;
  /** Set beside classes of years (a chance within a year), or beside classes of cases (a share of them). */
  per: 'year' | 'case';
  /** "chance within a year that the stance “supportive” of Russia is left" */
  what: string;
  /** At the medians, and with each number at its 5 % and its 95 %: shares, 0 to 1. */
  point: number;
  lo: number;
  hi: number;
  /** How it follows from more than one number, or from one that is not a chance of a year. */
  formula?: string;
  /** What it is made of; empty where the case says nothing that would ever change it. */
  numbers: CaseNumber[];
  /** Whose government it is about. */
  party?: string;
  /** Ids of the classes that the numbers rest on: they and their rivals are what it is set beside, if set. */
  cites?: string[];
}

/**
 * What of a case has records to stand beside: how often a stance is left, by drift or at an event of the calendar, and
 * each share that rests on a class of its kind. Costs, weights and points have no record; docs/methods/evidence.md has the table.
 */
export function comparisonsOf(c: Case, records: Records): Comparison[] {
  const left = (c.guarantee?.stances ?? []).flatMap((stances) =>
    stances.levels.flatMap((_, level) => leaving(c, stances, level) ?? []),
  );
  const used = new Set(left.flatMap(({ numbers }) => numbers));
  const cited = c.numbers.filter((n) => !used.has(n)).flatMap((n) => citing(n, records) ?? []);
  return [...left, ...cited];
}

/** One way out of a stance: the chance of it within a year, at its median and its ends. */
interface Way {
  number: CaseNumber;
  ends: [point: number, lo: number, hi: number];
  /** "drift" or the name of the event. */
  name: string;
  formula?: string;
}

/**
 * How often a stance is left in a year: 1 − Π(1 − pᵢ) over all ways out, with drifts as they stand and an event every n
 * years, after which a share s keeps the stance, at 1 − s^(1/n). A record counts a year with a change once, whatever
 * brought it, so only all ways together are like it. Ends: every number at its own end at once.
 *
 * Undefined where the stance cannot occur, or where the only ways out stand on a single day, of which no yearly chance
 * can be made.
 */
function leaving(c: Case, stances: PartyStances, level: number): Comparison | undefined {
  const name = stances.levels[level]!;
  if (!canOccur(c, stances, level)) return undefined;
  const drifts = stances.drifts.filter((d) => d.from === level).map(({ chance }) => driftWay(chance));
  const stays = stances.yearly?.[level]?.[level];
  const yearly = stays ? [yearlyWay(stays)] : [];
  const events = movesOf(c, stances);
  const regular = events.flatMap((event) => eventWay(event, level) ?? []);
  const ways = [...drifts, ...yearly, ...regular];
  if (ways.length === 0 && events.length > 0) return undefined;
  // A single way out is as written: 1 − (1 − p) would lose its last digit.
  const together = (end: 0 | 1 | 2) =>
    ways.length === 1 ? ways[0]!.ends[end] : 1 - ways.reduce((kept, way) => kept * (1 - way.ends[end]), 1);
  const party = c.parties.find((p) => p.id === stances.party)?.name ?? stances.party;
  const formula = formulaOf(ways);
  return {
    id: `stances.${stances.party}/${name}`,
    kind: 'turnover',
    per: 'year',
    what: `chance within a year that the stance “${name}” of ${party} is left`,
    point: together(0),
    lo: together(1),
    hi: together(2),
    ...(formula && { formula }),
    numbers: ways.map(({ number }) => number),
    party: stances.party,
  };
}

/** A stance in which no government starts and into which none comes has no years that could be counted. */
function canOccur(c: Case, stances: PartyStances, level: number): boolean {
  const above0 = (number: CaseNumber | undefined) => number !== undefined && ends(number)[2] > 0;
  return (
    above0(stances.start[level]) ||
    stances.drifts.some((d) => d.to === level && above0(d.chance)) ||
    (stances.yearly ?? []).some((row, from) => from !== level && above0(row[level])) ||
    movesOf(c, stances).some(({ moves }) => moves!.rows.some((row, from) => from !== level && above0(row[level])))
  );
}

const movesOf = (c: Case, { party }: PartyStances) =>
  (c.guarantee?.events ?? []).filter(({ moves }) => moves?.party === party);

const driftWay = (number: CaseNumber): Way => ({ number, ends: ends(number), name: 'drift' });

function yearlyWay(number: CaseNumber): Way {
  const [point, lo, hi] = ends(number);
  return {
    number,
    ends: [1 - point, 1 - hi, 1 - lo],
    name: 'the yearly matrix',
    formula: `1 − ${share(point)}`,
  };
}

/** Days of the calendar lie so many years apart in the mean: (last − first) / (number − 1), of 365.2425 days. */
function eventWay({ name, on, moves }: ReturnType<typeof movesOf>[number], level: number): Way | undefined {
  const number = moves!.rows[level]?.[level];
  if (!number || on.length < 2) return undefined;
  const days = (Date.parse(on.at(-1)!) - Date.parse(on[0]!)) / 864e5;
  const apart = days / (on.length - 1) / 365.2425;
  const yearly = (stays: number) => 1 - stays ** (1 / apart);
  const [point, lo, hi] = ends(number);
  return {
    number,
    ends: [yearly(point), yearly(hi), yearly(lo)],
    name: name.toLowerCase(),
    formula: `1 − ${share(point)}^(1/${fixed(apart)})`,
  };
}

function formulaOf(ways: readonly Way[]): string | undefined {
  const [only] = ways;
  if (!only) return 'nothing in the case moves it';
  if (ways.length === 1) return only.formula && `${only.name}: ${only.formula}`;
  const parts = ways.map(({ ends: [point] }) => `(1 − ${share(point)})`);
  return `${list(ways.map(({ name }) => name))} together: 1 − ${parts.join('')}`;
}

const share = (x: number) => String(Number(x.toFixed(3)));

/** A share that rests on classes of its own kind: set beside these and their rivals, where all count the same way. */
function citing(number: CaseNumber, records: Records): Comparison | undefined {
  const cited = classesOf(number).flatMap((id) => records.classes[id] ?? []);
  const [first] = cited;
  const alike = cited.every((k) => k.kind === kindOfNumber(number) && (k.per === 'year') === isOfYears(number));
  if (!first || !alike || number.unit !== 'share') return undefined;
  const [point, lo, hi] = ends(number);
  return {
    id: number.path,
    kind: first.kind,
    per: first.per ?? 'case',
    what: number.what,
    point,
    lo,
    hi,
    numbers: [number],
    cites: cited.map(({ id }) => id),
  };
}

/** What is used, and the ends of the range of 90 %. */
function ends({ value, quantity, scale }: CaseNumber): [point: number, lo: number, hi: number] {
  return [value, ...range90(quantity, scale)];
}
