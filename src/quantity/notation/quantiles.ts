import { type Expression, refuse } from './expression.js';
import { type Meaning, numberOf, ONE, together, uncertain, written } from './meaning.js';
import { meaningOf } from './meaningOf.js';

/** `{p10: a, p50: b, p90: c}`: three quantiles, the outer ones as far from their ends as each other. */
export function quantilesMeaning(at: Expression & { kind: 'named' }): Meaning {
  const entries = at.entries.map(({ key, at: keyAt, value }) => {
    const percent = /^p(\d{1,2})$/.exec(key)?.[1];
    if (percent === undefined || Number(percent) === 0)
      refuse(keyAt, 'arguments', `'${key}' is no quantile`, { instead: RIGHT });
    return { percent: Number(percent), keyAt, of: meaningOf(value) };
  });
  entries.sort((a, b) => a.percent - b.percent);
  const [low, middle, high] = entries;
  const twice = entries.find((entry, i) => i > 0 && entry.percent === entries[i - 1].percent);
  if (twice) refuse(twice.keyAt, 'arguments', `p${twice.percent} stands twice`, { instead: RIGHT });
  if (entries.length !== 3 || middle.percent !== 50 || low.percent + high.percent !== 100)
    refuse(
      at,
      'arguments',
      `${entries.map((e) => `p${e.percent}`).join(', ') || 'nothing'}: three quantiles are wanted`,
      {
        why: 'the middle one is p50, and the outer two lie alike far from it: p10 and p90, p5 and p95',
        instead: RIGHT,
      },
    );
  const ends = entries.map(({ percent, of }) => numberOf(of, `p${percent}`));
  const [a, b, c] = ends.map((end) => end(ONE));
  const is = together(entries.map(({ of }) => of));
  const same = a === b && b === c;
  if (!same && !(a < b && b < c)) {
    const fallen = a < b ? high : middle;
    const said = entries.map(({ percent, of }) => `p${percent} ${written(of)}`);
    refuse(fallen.of, 'no-such-distribution', `${said[0]}, ${said[1]} and ${said[2]} do not rise`, {
      instead: 'a number for each that is above the one before',
    });
  }
  const below = low.percent / 100;
  return uncertain(
    at,
    is,
    (factor) => {
      const [lo, mid, hi] = ends.map((end) => end(factor));
      return same ? { kind: 'point', value: lo } : { kind: 'quantiles', below, lo, middle: mid, hi };
    },
    same ? ends[0] : undefined,
  );
}

const RIGHT = '{p10: …, p50: …, p90: …}';
