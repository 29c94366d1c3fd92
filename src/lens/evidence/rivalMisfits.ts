import { rateInWords } from '../../evidence/index.js';
import type { Records, ReferenceClass } from '../../evidence/record.js';
import { type Cited, isClass } from './classes.js';
import type { Misfit } from './kindMisfits.js';

/** Other codings of the same question, and parts of the class itself, whose intervals do not meet its own: more than chance stands between them. */
export function rivalMisfits({ record }: Cited, { classes }: Records): Misfit[] {
  if (!isClass(record)) return [];
  const [lo, hi] = record.jeffreys;
  const furthest = (all: readonly ReferenceClass[]) => {
    const apart = all.filter(({ jeffreys: [from, to] }) => to < lo || from > hi);
    const far = (k: ReferenceClass) => Math.abs(k.events / k.n - record.events / record.n);
    return apart.reduce<ReferenceClass | undefined>((a, b) => (a && far(a) >= far(b) ? a : b), undefined);
  };
  const rival = furthest(rivalsIn(record, classes));
  const part = furthest(
    Object.values(classes).filter(({ id, per }) => id.startsWith(`${record.id}.`) && per === record.per),
  );
  return [
    ...(rival
      ? [
          {
            says: `another coding disagrees by more than chance, ${rival.title}: ${rateInWords(rival)}`,
            mend: `let the range hold both, as in between class ${record.id} and class ${rival.id}`,
            about: rival.id,
          },
        ]
      : []),
    ...(part
      ? [
          {
            says: `it mixes what is not alike: its part ${part.title} lies apart, ${rateInWords(part)}`,
            mend: `cite the part that is like this case, ${part.id} or another`,
            about: part.id,
          },
        ]
      : []),
  ];
}

export const rivalsIn = ({ rivals }: ReferenceClass, classes: Records['classes']) =>
  rivals.flatMap((id) => classes[id] ?? []);
