import type { Quantity } from './quantity.js';

/** A quantity in the notation in which it is read; a number that is a share as a fraction of 1. */
export function writeQuantity(q: Quantity): string {
  switch (q.kind) {
    case 'point':
      return plain(q.value);
    case 'interval':
      return `${plain(q.lo)} to ${plain(q.hi)}`;
    case 'quantiles': {
      const p = Number((100 * q.below).toPrecision(12));
      return `{p${p}: ${plain(q.lo)}, p50: ${plain(q.middle)}, p${100 - p}: ${plain(q.hi)}}`;
    }
    case 'normal':
      return call('normal', q.mean, q.sd);
    case 'lognormal':
      return call('lognormal', q.mu, q.sigma);
    case 'uniform':
      return call('uniform', q.lo, q.hi);
    case 'triangular':
      return call('triangular', q.lo, q.mode, q.hi);
    case 'pert':
      return q.lambda === 4 ? call('pert', q.lo, q.mode, q.hi) : call('pert', q.lo, q.mode, q.hi, q.lambda);
    case 'beta':
      return q.top === 1 ? call('beta', q.a, q.b) : `${call('beta', q.a, q.b)} * ${plain(q.top)}`;
    case 'gamma':
      return call('gamma', q.shape, q.scale);
    case 'exponential':
      return call('exponential', 1 / q.mean);
    case 'mixture': {
      const parts = q.parts.map(({ of }) => writeQuantity(of));
      return `mixture(${parts.join(', ')}, [${q.parts.map(({ weight }) => plain(weight)).join(', ')}])`;
    }
    case 'truncated': {
      const of = writeQuantity(q.of);
      if (q.hi === Infinity) return `truncateLeft(${of}, ${plain(q.lo)})`;
      if (q.lo === -Infinity) return `truncateRight(${of}, ${plain(q.hi)})`;
      return `truncate(${of}, ${plain(q.lo)}, ${plain(q.hi)})`;
    }
    case 'arithmetic':
      return `${side(q.left)} ${q.sign} ${side(q.right)}`;
  }
}

const call = (name: string, ...values: number[]) => `${name}(${values.map(plain).join(', ')})`;

/** In parentheses where it is more than one number or one call. */
function side(q: Quantity): string {
  const whole = q.kind === 'interval' || q.kind === 'arithmetic' || (q.kind === 'point' && q.value < 0);
  return whole || (q.kind === 'beta' && q.top !== 1) ? `(${writeQuantity(q)})` : writeQuantity(q);
}

/** A number in full, without an exponent. */
function plain(value: number): string {
  const [, sign, digits, fraction = '', exponent] = /^(-?)(\d+)(?:\.(\d+))?(?:e([-+]\d+))?$/.exec(String(value)) ?? [];
  if (exponent === undefined) return String(value);
  const by = Number(exponent);
  if (by < 0) return `${sign}0.${'0'.repeat(-by - 1)}${digits}${fraction}`;
  return `${sign}${digits}${fraction}${'0'.repeat(by - fraction.length)}`;
}
