import type { Records, ReferenceClass, ReferenceCurve } from '../evidence/index.js';
import { refuse } from '../quantity/notation/expression.js';
import type { OneRecord } from '../quantity/notation/recordTerm.js';

/**
 * Two that answer one question: rival codings of the same cases, or one outcome among other cases; two classes, or two curves
 * at one time. Between two outcomes that compete, such as two ways of leaving office, lies no rate of anything.
 *
 * @param found The records of the two ends.
 * @throws Unreadable, `two-questions`, where they do not.
 */
export function demandOneQuestion(
  [x, y]: readonly [OneRecord, OneRecord],
  found: readonly (ReferenceClass | ReferenceCurve)[],
  records: Records,
): void {
  const [one, other] = found;
  const instead = rightBetween([x, y], found, records);
  if (x.kind !== y.kind)
    refuse(y, 'two-questions', 'between a class and a curve lies nothing', {
      why: 'a class says how often something happened, a curve how many lasted how long',
      instead,
    });
  if (one === other)
    refuse(y, 'two-questions', `${x.id.text} stands twice`, {
      why: 'between spans two answers to one question',
      instead,
    });
  if (one!.question !== other!.question)
    refuse(y, 'two-questions', `${x.id.text} and ${y.id.text} answer two questions`, {
      why: `the one asks “${one!.question}”, the other “${other!.question}”; between is for rivals, which ask the same by another coding or of other cases`,
      instead,
    });
  if (x.kind === 'curve' && y.kind === 'curve' && (x.years !== y.years || x.ending !== y.ending))
    refuse(y, 'two-questions', 'the two curves are asked at different times', {
      why: 'what lies between them would be the time that went by, not their disagreement',
      instead: `curve ${y.id.text} ${timeOf(x)}`,
    });
}

/** Names of rivals that a refusal tells. */
const RIVALS_TOLD = 5;

/** The first end with its rivals, the second with its own where the first has none, or one end alone where neither has. */
function rightBetween(
  ends: readonly OneRecord[],
  found: readonly (ReferenceClass | ReferenceCurve)[],
  records: Records,
): string {
  for (const [i, end] of ends.entries()) {
    const [first, ...others] = rivalsOf(found[i]!, end.kind === 'class' ? records.classes : records.curves);
    if (first === undefined) continue;
    const time = end.kind === 'curve' ? ` ${timeOf(end)}` : '';
    const more = others.length > 0 ? `; or with ${others.join(', ')}` : '';
    return `between ${end.kind} ${end.id.text}${time} and ${end.kind} ${first}${time}${more}`;
  }
  const [end] = ends as [OneRecord];
  return `from ${end.kind} ${end.id.text}${end.kind === 'curve' ? ` ${timeOf(end)}` : ''}, since no other ${end.kind} here asks what it asks`;
}

/** Ids of those that ask the same: rival codings of the same cases first, then those whose ids begin alike; not all. None of a laboratory for states. */
function rivalsOf(of: ReferenceClass | ReferenceCurve, all: Record<string, ReferenceClass | ReferenceCurve>): string[] {
  const same = Object.values(all).filter(
    ({ id, question, laboratory }) => id !== of.id && question === of.question && (of.laboratory || !laboratory),
  );
  const alike = (id: string) => {
    const [own, its] = [of.id.split('.'), id.split('.')];
    const apart = own.findIndex((word, i) => word !== its[i]);
    return apart < 0 ? own.length : apart;
  };
  const rank = (id: string) => (of.rivals.includes(id) ? Number.POSITIVE_INFINITY : alike(id));
  return same
    .map(({ id }) => id)
    .sort((a, b) => (rank(a) === rank(b) ? 0 : rank(b) - rank(a)))
    .slice(0, RIVALS_TOLD);
}

/** "at 5 years", "ending over 5 years". */
const timeOf = ({ ending, time }: OneRecord & { kind: 'curve' }) => `${ending ? 'ending over' : 'at'} ${time.text}`;
