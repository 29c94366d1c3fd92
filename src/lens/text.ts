/**
 * Numbers and names in sentences. No locale: the same case gives the same bytes everywhere.
 *
 * Names are written in a case as they read inside a sentence ("the United States", "the offer"); headings use
 * {@link title} and {@link column}.
 */

/** Points with sign and one decimal: `+8.2`, `−12.0`, `0.0`. */
export function signed(x: number): string {
  const text = fixed(Math.abs(x));
  if (text === '0.0') return text;
  return (x < 0 ? '−' : '+') + text;
}

/** One decimal, real minus: `8.2`. Halves go away from zero, whatever their binary form. */
export function fixed(x: number, digits = 1): string {
  const scale = 10 ** digits;
  const rounded = Math.round(Math.abs(x) * scale * (1 + Number.EPSILON)) / scale;
  return (x < 0 && rounded > 0 ? '−' : '') + rounded.toFixed(digits);
}

/** Whole number with separators: `12,544`. */
export function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 package`, `12 packages`. */
export function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${count(n)} ${n === 1 ? noun : plural}`;
}

/** A length of time in years: `1 year`, `15 years`, `1.5 years`, `1.67 years`. */
export function years(n: number): string {
  const text = String(Number(n.toFixed(2)));
  return `${text} ${text === '1' ? 'year' : 'years'}`;
}

/** `a`, `a and b`, `a, b and c`. */
export function list(items: readonly string[], last = 'and'): string {
  if (items.length < 2) return items[0] ?? '';
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** First letter large: for the start of a sentence or a heading. */
export function title(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A party's name at the head of a column: `United States` for "the United States". */
export function column(name: string): string {
  return title(name.replace(/^the /, ''));
}

/**
 * A share of 1 in per cent, with a space that does not break: `26 %`, below 10 with one decimal where there is one:
 * `2.4 %`. What is not quite 0 or 1 never reads as if it were: `<0.1 %`, `>99 %`.
 */
export function percent(share: number): string {
  const hundredths = share * 100;
  if (hundredths > 0 && hundredths < 0.05) return '<0.1\u00a0%';
  if (hundredths < 100 && hundredths >= 99.5) return '>99\u00a0%';
  const rounded = Math.abs(hundredths) < 9.95 ? Math.round(hundredths * 10) / 10 : Math.round(hundredths);
  return `${String(rounded + 0).replace('-', '−')}\u00a0%`;
}

/** Two shares, 0 to 1, in per cent: `41–78`, `93–>99`. */
export function shareRange(lo: number, hi: number): string {
  const [from, to] = [lo, hi].map((share) => percent(share).replace('\u00a0%', ''));
  return lo < 0 ? `${from} to ${to}` : `${from}–${to}`;
}
