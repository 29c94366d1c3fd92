import type { Case } from '../../case/case.js';
import { numberGrounds } from '../../case/number.js';
import { rateInWords } from '../../evidence/index.js';
import type { Kind, Records, ReferenceClass } from '../../evidence/record.js';
import type { Finding, Forest } from '../finding.js';
import { count, counted, list, percent, title } from '../text.js';
import { classesOf, names } from './classes.js';
import { type Comparison, comparisonsOf } from './comparisons.js';
import { featuresOf, isOfYears, opposites, speaksAgainst } from './features.js';
import { KIND_NAMES } from './kinds.js';
import { pointsApart, valueText } from './words.js';

/** A quantity of the case beside its related classes. */
export interface Beside {
  comparison: Comparison;
  /** Those of its kind that count the same way, and that the case does not speak against. */
  classes: ReferenceClass[];
  nearest: ReferenceClass;
  /** From the near end of the nearest interval to the near end of the range: below 0 where the case lies below. 0: they meet. */
  gap: number;
  /** Below all classes or above all; between two and in none; meeting one; within one. */
  verdict: 'outside' | 'between' | 'meets' | 'inside';
  /** A judgement that it rests on names one of the classes. */
  explained: boolean;
}

/** Every comparison with its verdict, in the order of the case. Without classes there is none to be had. */
export function besideRecord(c: Case, records: Records): Beside[] {
  return comparisonsOf(c, records).flatMap((comparison) => {
    const classes = relatedTo(comparison, c, records);
    return classes.length > 0 ? [judged(comparison, classes, c)] : [];
  });
}

/**
 * What a number may be set beside: where it cites a class, that class with its rivals; else all classes of its kind that count
 * the same way, but those of a laboratory, those that the case speaks against, and those of other states than the classes
 * that it rests on or that its judgements name.
 */
function relatedTo(comparison: Comparison, c: Case, records: Records): ReferenceClass[] {
  const { kind, per, cites, party } = comparison;
  const all = Object.values(records.classes).filter((k) => k.kind === kind && (k.per ?? 'case') === per);
  if (cites) {
    const rivals = new Set(cites.flatMap((id) => [id, ...(records.classes[id]?.rivals ?? [])]));
    return all.filter(({ id }) => rivals.has(id));
  }
  const says = judgementsOf(comparison, c);
  const rests = comparison.numbers.flatMap(classesOf);
  const named = all.filter(({ id }) => rests.includes(id) || says.some((text) => names(text, id)));
  const others = opposites(named);
  return all.filter(
    (k) =>
      !k.laboratory &&
      !featuresOf(k).some((feature) => others.has(feature)) &&
      (party === undefined || !speaksAgainst(c, party, k)),
  );
}

/** Words of the judgements that the numbers rest on; where there is no number, that which stands around them. */
function judgementsOf({ numbers, party }: Comparison, c: Case): string[] {
  const around = c.guarantee?.stances.find((s) => s.party === party)?.ground;
  const grounds = numbers.length > 0 ? numbers.flatMap(numberGrounds) : around ? [around] : [];
  return grounds.flatMap(({ kind, id }) => (kind === 'judgement' ? (c.judgements[id]?.says ?? []) : []));
}

function judged(comparison: Comparison, classes: ReferenceClass[], c: Case): Beside {
  const { lo, hi, point } = comparison;
  const gapTo = ({ jeffreys: [from, to] }: ReferenceClass) => (lo > to ? lo - to : hi < from ? hi - from : 0);
  const apart = (k: ReferenceClass) => [Math.abs(gapTo(k)), Math.abs(point - k.events / k.n)] as const;
  const nearest = classes.reduce((best, k) => {
    const [[gap, far], [least, nearer]] = [apart(k), apart(best)];
    return gap < least || (gap === least && far < nearer) ? k : best;
  });
  const gap = gapTo(nearest);
  const inside = classes.some(({ jeffreys: [from, to] }) => lo >= from && hi <= to);
  const gaps = classes.map(gapTo);
  const between = gaps.some((g) => g > 0) && gaps.some((g) => g < 0);
  const says = comparison.numbers.length > 0 ? judgementsOf(comparison, c) : [];
  return {
    comparison,
    classes,
    nearest,
    gap,
    verdict: gap === 0 ? (inside ? 'inside' : 'meets') : between ? 'between' : 'outside',
    explained: classes.some(({ id }) => says.some((text) => names(text, id))),
  };
}

/** One finding for each kind, with all that stands beside its classes. */
export function besideFindings(all: readonly Beside[]): Finding[] {
  const kinds = [...new Set(all.map(({ comparison }) => comparison.kind))];
  return kinds.map((kind) => {
    const own = all.filter(({ comparison }) => comparison.kind === kind).sort(worstFirst);
    return {
      id: `evidence/beside/${kind}`,
      lens: 'evidence',
      question: `Do the numbers agree with the record of ${KIND_NAMES[kind]}?`,
      about: {},
      sentence: sentence(kind, own),
      value: forest(own),
      grounds: [...new Set(own.flatMap(({ classes }) => classes.map(({ id }) => `class/${id}`)))],
      certificate: 'not proven',
    };
  });
}

/** Outside before between before the rest, unexplained before explained, far before near; else in the order of the case. */
export function worstFirst(a: Beside, b: Beside): number {
  const rank = ({ verdict, explained }: Beside) =>
    verdict === 'outside' ? (explained ? 1 : 0) : verdict === 'between' ? 2 : 3;
  return rank(a) - rank(b) || Math.abs(b.gap) - Math.abs(a.gap);
}

/** Quantities that a sentence names. */
const NAMED = 2;

function sentence(kind: Kind, own: readonly Beside[]): string {
  const outside = own.filter(({ verdict }) => verdict === 'outside');
  const between = own.filter(({ verdict }) => verdict === 'between');
  const all = counted(own.length, 'quantity', 'quantities');
  const about = `${all} of the case can be set beside the record of ${KIND_NAMES[kind]}`;
  if (outside.length === 0) {
    const none = own.length === 1 ? 'It does not lie' : 'None lies';
    const apart = between.length > 0 ? `; ${count(between.length)} between classes, in none of them` : '';
    return `${about}. ${none} outside all related classes${apart}. Nothing to mend.`;
  }
  const named = outside.slice(0, NAMED).map((one, i, all) => departure(one, all[i - 1]));
  const rest = outside.length - named.length;
  const more = rest > 0 ? [`${count(rest)} more ${rest === 1 ? 'lies' : 'lie'} outside too.`] : [];
  return [`${about}; ${departsText(outside.length, own.length)}.`, ...named, ...more, mendOf(outside)].join(' ');
}

function departsText(some: number, all: number): string {
  const which = some < all ? count(some) : all === 1 ? 'it' : all === 2 ? 'both' : 'all';
  return `${which} ${some === 1 ? 'lies' : 'lie'} outside every related class`;
}

/** What would mend those that are named; a judgement that names a class says from what it departs. */
function mendOf(outside: readonly Beside[]): string {
  const bare = outside.filter(({ explained }) => !explained);
  if (bare.length === 0)
    return 'The judgements behind them name a class, and so say from what they depart. Nothing to mend.';
  const first = bare.slice(0, NAMED);
  const stated = first.filter(({ comparison }) => comparison.numbers.length > 0);
  const ends = [...new Set(stated.map(reach))];
  const ways = [
    ...(stated.length < first.length ? ['let a drift or an event end what now never ends'] : []),
    ...new Set(stated.flatMap(takingOf)),
    ...(stated.length > 0 ? [`widen the range until it reaches ${list(ends, 'or')}`] : []),
    'name the class in a judgement and say why the case departs from it',
  ];
  return `To mend: ${ways.length > 1 ? `${ways.slice(0, -1).join('; ')}; or ` : ''}${ways.at(-1)}.`;
}

/** How a class would become the number: cite one, where none of its kind is; take the number from it; or take it whole. */
function takingOf({ comparison, classes, nearest }: Beside): string[] {
  const numbers = comparison.numbers.filter(isOfYears);
  if (numbers.length === 0) return [];
  const related = new Set(classes.map(({ id }) => id));
  const own = [...new Set(numbers.flatMap(classesOf))].filter((id) => related.has(id));
  if (own.length === 0) return [`cite a class and take the number from it (from class ${nearest.id} per year)`];
  const made = numbers.some(({ from }) => from !== undefined);
  return [
    made
      ? `take the whole rate of ${list(own)}`
      : `take the number from the class that it cites (from class ${own[0]} per year)`,
  ];
}

/** @param before What was named before it: the class of both is said once. */
function departure({ comparison, nearest, gap, explained }: Beside, before: Beside | undefined): string {
  const side = gap < 0 ? 'below' : 'above';
  const made = comparison.numbers.some(({ from }) => from !== undefined);
  const why = explained
    ? made
      ? ' It is made from a class, and its judgement says how.'
      : ' Its judgement names the class.'
    : made
      ? ' It is made from a class, and no judgement says how.'
      : '';
  const never = comparison.numbers.length === 0 ? ', as nothing in the case ends it' : '';
  const of =
    before?.nearest === nearest ? 'that same class' : `the nearest class, ${nearest.title}: ${rateInWords(nearest)}`;
  return `${title(comparison.what)}: ${valueText(comparison)}${never}, ${pointsApart(gap)} ${side} the 95 % interval of ${of}.${why}`;
}

/** The end of the nearest interval that a wider range would have to reach. */
const reach = ({ nearest: { jeffreys }, gap }: Beside) => percent(gap < 0 ? jeffreys[0] : jeffreys[1]);

function forest(own: readonly Beside[]): Forest {
  const classes = [...new Set(own.flatMap((one) => one.classes))];
  const perYear = own.every(({ comparison }) => comparison.per === 'year');
  return {
    kind: 'forest',
    x: { name: perYear ? 'chance within a year' : 'share of cases', unit: 'share' },
    rows: [
      ...own.map((one) => ({
        id: one.comparison.id,
        name: one.comparison.what,
        of: 'case' as const,
        point: one.comparison.point,
        ...(one.comparison.lo < one.comparison.hi && { lo: one.comparison.lo, hi: one.comparison.hi }),
        note: noteOf(one),
        ...(one.comparison.numbers[0]?.ground && { ground: one.comparison.numbers[0].ground.key }),
      })),
      ...classes.map((k) => ({
        id: k.id,
        name: k.title,
        of: 'record' as const,
        point: k.events / k.n,
        lo: k.jeffreys[0],
        hi: k.jeffreys[1],
        n: k.n,
        note: rateInWords(k),
        coding: k.coding,
        ground: `class/${k.id}`,
      })),
    ],
  };
}

function noteOf({ comparison, verdict, gap, explained }: Beside): string {
  const side = gap < 0 ? 'below' : 'above';
  const where = {
    outside: `outside every class, ${pointsApart(gap)} ${side} the nearest interval`,
    between: `between classes, ${pointsApart(gap)} ${side} the nearest interval`,
    meets: 'reaches into a class',
    inside: 'within a class',
  }[verdict];
  const { formula } = comparison;
  return [where, ...(explained ? ['the judgement names the class'] : []), ...(formula ? [formula] : [])].join('; ');
}
