import { rateInWords } from '../../evidence/index.js';
import type { Kind } from '../../evidence/record.js';
import type { Finding, Forest } from '../finding.js';
import { count, counted, list, percent, title } from '../text.js';
import { type Beside, worstFirst } from './beside.js';
import { classesOf } from './classes.js';
import { isOfYears } from './features.js';
import { KIND_NAMES } from './kinds.js';
import { pointsApart, valueText } from './words.js';

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
