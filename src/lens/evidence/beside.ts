import type { Case } from '../../case/case.js';
import { numberGrounds } from '../../case/number.js';
import type { Records, ReferenceClass } from '../../evidence/record.js';
import { classesOf, names } from './classes.js';
import { type Comparison, comparisonsOf } from './comparisons.js';
import { featuresOf, opposites, speaksAgainst } from './features.js';

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

/** Outside before between before the rest, unexplained before explained, far before near; else in the order of the case. */
export function worstFirst(a: Beside, b: Beside): number {
  const rank = ({ verdict, explained }: Beside) =>
    verdict === 'outside' ? (explained ? 1 : 0) : verdict === 'between' ? 2 : 3;
  return rank(a) - rank(b) || Math.abs(b.gap) - Math.abs(a.gap);
}
