import { normalQuantile } from '../special/normalQuantile.js';
import type { Call } from './calls.js';
import { type Expression, refuse } from './expression.js';
import { certainValue, type Dimension, type Meaning, together, written } from './meaning.js';
import { meaningOf } from './meaningOf.js';

/**
 * What each argument means.
 *
 * @param takes How the function is called, for who gets it wrong.
 * @throws Unreadable for more or fewer arguments than it takes, and for lists.
 */
export function argumentsOf(call: Call, takes: string, least: number, most = least): Meaning[] {
  const { args } = call;
  if (args.length < least || args.length > most) {
    const count = args.length === 1 ? '1 argument' : `${args.length} arguments`;
    refuse(call, 'arguments', `${call.name} has ${count}`, { instead: takes });
  }
  return args.map(meaningOf);
}

/** The one argument in braces, where there is one and its keys are these. */
function named(call: Call, wanted: (key: string) => boolean): (Expression & { kind: 'named' })['entries'] | undefined {
  const [only, ...others] = call.args;
  if (only?.kind !== 'named' || others.length > 0 || !only.entries.every(({ key }) => wanted(key))) return undefined;
  return only.entries;
}

/** `{mean: m, stdev: s}`. */
export function momentsOf(call: Call): [mean: Meaning, sd: Meaning] | undefined {
  const entries = named(call, (key) => key === 'mean' || key === 'stdev');
  const mean = entries?.find(({ key }) => key === 'mean');
  const sd = entries?.find(({ key }) => key === 'stdev');
  if (!mean || !sd || entries!.length !== 2) return undefined;
  return [meaningOf(mean.value), meaningOf(sd.value)];
}

/**
 * `{p5: a, p95: b}`, and so with any two quantiles on both sides of the middle: mean and standard deviation on the line to
 * which `toLine` takes the values.
 */
export function fromEnds(
  call: Call,
  takes: string,
  toLine: (x: number) => number,
): { is: Dimension; mean: number; sd: number } | undefined {
  if (call.args[0]?.kind !== 'named') return undefined;
  const entries = named(call, (key) => /^p\d\d?$/.test(key));
  if (!entries) {
    if (momentsOf(call)) return undefined;
    return refuse(call.args[0], 'arguments', `${call.name} does not take these`, { instead: takes });
  }
  const shares = entries.map(({ key }) => Number(key.slice(1)) / 100);
  if (entries.length !== 2 || !(shares[0] > 0 && shares[0] < shares[1]))
    refuse(call.args[0], 'arguments', `${call.name} takes two quantiles, the lower one first`, { instead: takes });
  const parts = entries.map(({ value }) => meaningOf(value));
  const is = together(parts);
  const [a, b] = parts.map((part, i) => certainValue(part, entries[i].key));
  if (a > b)
    refuse(
      parts[1],
      'no-such-distribution',
      `${entries[0].key} ${written(parts[0])} lies above ${entries[1].key} ${written(parts[1])}`,
      {
        instead: 'the lower one first',
      },
    );
  if (!Number.isFinite(toLine(a)))
    refuse(parts[0], 'no-such-distribution', `${written(parts[0])} is no quantile of a ${call.name} number`, {
      instead: 'a number above 0',
    });
  const [y, z] = shares.map(normalQuantile);
  const sd = (toLine(b) - toLine(a)) / (z - y);
  return { is, mean: toLine(a) - y * sd, sd };
}
