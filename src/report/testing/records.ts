import type { Curves, Finding, Forest } from '../../lens/finding.js';
import { about } from './packages.js';

/** Two numbers of a case among three rates of a record, with numbers that are made up. */
export function forest(): Forest {
  return {
    kind: 'forest',
    x: { name: 'helped, where called upon', unit: 'share' },
    rows: [
      { id: 'any', name: 'help by anybody', of: 'case', point: 0.51, lo: 0.3, hi: 0.72, note: 'tested' },
      { id: 'one', name: 'help by one', of: 'case', point: 0.28 },
      record('post', 'defence, after 1945', 6, 43, [0.06, 0.265], STRICT),
      record('pre', 'defence, before 1945', 36, 59, [0.48, 0.727], STRICT),
      record('lenient', 'all, lenient coding', 80, 146, [0.467, 0.626], 'Lenient: one member is enough.'),
    ],
  };
}

const STRICT = 'Strict: every member did its part.';

function record(
  id: string,
  name: string,
  events: number,
  n: number,
  [lo, hi]: [number, number],
  coding: string,
): Forest['rows'][number] {
  const note = `${events} of ${n}, 1816–2003`;
  return { id, name, of: 'record', point: events / n, lo, hi, n, note, coding, ground: `class/${id}` };
}

/** A model beside a record that is known at some times and one that is known at all, by quarters of 5 years. */
export function curvesBesideRecords(): Curves {
  const values = Array.from({ length: 21 }, (_, i) => i / 4);
  const known: Record<number, [share: number, atRisk: number]> = { 0: [1, 1200], 1: [0.9, 1050], 5: [0.6, 700] };
  const at = (k: 0 | 1) => values.map((x) => known[x]?.[k] ?? null);
  const falling = values.map((x) => 1 - 0.1 * Math.floor(x));
  return {
    kind: 'curves',
    x: { name: 'years after signing', unit: 'years', values },
    y: { name: 'share that still stands', unit: 'share' },
    form: 'lines',
    series: [
      { id: 'model', name: 'model', values: values.map((x) => Math.exp(-x / 10)) },
      {
        id: 'points',
        name: 'record at points',
        values: at(0),
        atRisk: at(1),
        band: { lower: at(0).map((v) => v && v - 0.1), upper: at(0).map((v) => v && Math.min(1, v + 0.05)) },
        note: '1,200 cases, 1900–2000',
        coding: 'As coded.',
      },
      {
        id: 'steps',
        name: 'record in steps',
        values: falling,
        steps: true,
        atRisk: values.map((x) => 300 - 20 * Math.floor(x)),
        band: { lower: falling.map((v) => v - 0.08), upper: falling.map((v) => Math.min(1, v + 0.08)) },
      },
    ],
    tabled: [0, 4, 20],
  };
}

export const forestFinding = (value = forest()): Finding => ({
  ...about('guarantee/record', 'What does the record say?', 'The model is 37 percentage points above it.', value),
  lens: 'guarantee',
});

export const curvesFinding = (value = curvesBesideRecords()): Finding => ({
  ...about('guarantee/record/lifetime', 'Do promises last as long?', 'The model is 4 points below it.', value),
  lens: 'guarantee',
});
