import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { readEfg } from './read.js';
import { writeEfg } from './write.js';

const folder = new URL('../../../../test/data/games/', import.meta.url);
const FILES = ['entry.efg', 'signal.efg'].map((name) => readFileSync(new URL(name, folder), 'utf8'));
/** What is put in: all that means something in the format, and some that does not. */
const PIECES = [
  '"',
  '\\',
  '{',
  '}',
  ',',
  ' ',
  '\n',
  '0',
  '1',
  '2',
  '9',
  '-',
  '.',
  '/',
  'e',
  'c',
  'p',
  't',
  '""',
  '\u0000',
  'é',
];

test('a hundred thousand mutations of valid files are read or refused with a place, and never throw', () => {
  const next = random(1);
  let refused = 0;
  for (let run = 0; run < 100_000; run++) {
    let text = FILES[run % FILES.length]!;
    for (let n = 1 + next(3); n > 0; n--) text = mutate(text, next);
    const { game, diagnostics } = readEfg({ name: 'm.efg', text });
    if (game) {
      if (run % 10 === 0) assert.ok(readEfg({ name: 'w.efg', text: writeEfg(game) }).game, text);
      continue;
    }
    refused++;
    assert.ok(
      diagnostics.some((d) => d.severity === 'error'),
      text,
    );
    for (const { at } of diagnostics) assert.ok(at!.line >= 1 && at!.column >= 1 && at!.length >= 1, text);
  }
  assert.ok(refused > 10_000 && refused < 100_000, String(refused));
});

/** Puts a piece in, takes a stretch out, copies one elsewhere, or cuts the file off. */
function mutate(text: string, next: (n: number) => number): string {
  const at = next(text.length + 1);
  const to = Math.min(text.length, at + 1 + next(8));
  switch (next(8)) {
    case 0:
    case 1:
    case 2:
      return text.slice(0, at) + PIECES[next(PIECES.length)]! + text.slice(at);
    case 3:
    case 4:
      return text.slice(0, at) + text.slice(to);
    case 5:
    case 6: {
      const put = next(text.length + 1);
      return text.slice(0, put) + text.slice(at, to) + text.slice(put);
    }
    default:
      return next(10) === 0 ? text.slice(0, at) : text;
  }
}

/** Whole numbers below n, by a linear congruential generator. */
function random(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}
