import { records } from '../evidence/index.js';
import { distributionOf } from '../quantity/distributionOf.js';
import { INSET, isUncertain, type Quantity, range90, type Scale } from '../quantity/quantity.js';
import type { Case } from './case.js';
import type { CaseNumber } from './number.js';
import { takenInWords } from './record-words.js';
import { shareOrNumber } from './words.js';

/**
 * The uncertain numbers of a case, one line each: as what each is read, its median and its range of 90 %; below it what
 * was taken from the record, with its count and its coding.
 */
export function uncertainInWords(c: Case): string[] {
  const together = new Set(severalChances(c));
  return c.numbers
    .filter(({ quantity }) => isUncertain(quantity))
    .flatMap((n) => {
      const [lo, hi] = range90(n.quantity, n.scale);
      const write = (x: number) => shareOrNumber(x, n.unit, 2);
      const means =
        n.unit === 'weight' || together.has(n)
          ? `drawn together with the other ${n.unit === 'weight' ? 'weights' : 'chances'}, uniformly over all that agree`
          : distributionInWords(n.quantity, n.scale, write);
      const range = n.quantity.kind === 'interval' ? '' : `, 90 % from ${write(lo)} to ${write(hi)}`;
      const taken = (n.from ?? []).flatMap((one) => takenInWords(one, records()));
      return [
        `${n.path}: ${n.written} is ${means}; median ${write(n.value)}${range}`,
        ...taken.flatMap(({ says, counted }) => [`  ${says}`, `    ${counted}`]),
      ];
    });
}

/** Rows of chances that sum to 1. */
function severalChances({ guarantee }: Case): CaseNumber[] {
  return [
    ...(guarantee?.stances ?? []).flatMap(({ start, yearly }) => [...start, ...(yearly ?? []).flat()]),
    ...(guarantee?.events ?? []).flatMap(({ moves }) => moves?.rows.flat() ?? []),
  ];
}

/** Which distribution a quantity is on its scale, and what was moved to make it one: `logit-normal on 0 to 100`. */
export function distributionInWords(q: Quantity, scale: Scale, write: (x: number) => string): string {
  const on = scale.kind === 'bounded' ? ` on ${write(scale.lo)} to ${write(scale.hi)}` : '';
  switch (q.kind) {
    case 'interval':
      return `${LINE[scale.kind]}normal${on}${movedIn(q, scale, write)}`;
    case 'quantiles':
      return `${DASHED[scale.kind]}metalog${on}`;
    case 'pert':
      return `PERT (beta) on ${write(q.lo)} to ${write(q.hi)}`;
    case 'beta':
      return `beta on ${write(0)} to ${write(q.top)}`;
    case 'mixture':
      return `a mixture of ${q.parts.length} parts`;
    case 'truncated':
      return `${distributionInWords(q.of, scale, write)}, cut to what lies ${within(q, write)}`;
    case 'arithmetic': {
      const distribution = distributionOf(q, scale);
      return 'error' in distribution
        ? `calculated from several uncertain numbers by a fixed sample, its error about ${sized(distribution.error as number)}`
        : 'calculated exactly from one uncertain number';
    }
    case 'point':
      return 'certain';
    default:
      return q.kind;
  }
}

const LINE = { bounded: 'logit-', positive: 'log', unbounded: '' };
const DASHED = { bounded: 'logit-', positive: 'log-', unbounded: '' };

function movedIn({ lo, hi }: { lo: number; hi: number }, scale: Scale, write: (x: number) => string): string {
  if (scale.kind !== 'bounded') return '';
  const inset = Math.min(INSET * (scale.hi - scale.lo), (hi - lo) / 2);
  const ends = [
    ...(lo === scale.lo ? [`lower end moved in to ${write(lo + inset)}`] : []),
    ...(hi === scale.hi ? [`upper end moved in to ${write(hi - inset)}`] : []),
  ];
  return ends.length > 0 ? `, its ${ends.join(' and its ')}` : '';
}

function within({ lo, hi }: { lo: number; hi: number }, write: (x: number) => string): string {
  if (lo === -Infinity) return `below ${write(hi)}`;
  return hi === Infinity ? `above ${write(lo)}` : `between ${write(lo)} and ${write(hi)}`;
}

const sized = (error: number) => `${Number((100 * error).toPrecision(1))} %`;
