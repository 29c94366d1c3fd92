// Times of the survival engine. `node bench/survival.mjs`, after a build; `--json` for numbers; `--write FILE` writes the
// rows as CSV for other programs (bench/survival-peer.R).
import { writeFileSync } from 'node:fs';
import { Random } from '../dist/src/quantity/design/random.js';
import { aalenJohansen, durations, kaplanMeier, logRank, readDurations } from '../dist/src/survival/index.js';
import { time } from './time.mjs';

const ROWS = 1_000_000;
const random = Random.of(1n);
/** Exponential durations of mean 10 to full precision, so that hardly two are equal; three causes, a third censored. */
const exact = Float64Array.from({ length: ROWS }, () => 0.01 - 10 * Math.log(random.next()));
const cause = Uint8Array.from(exact, () => (random.next() < 1 / 3 ? 0 : 1 + random.below(3)));
const event = cause.map((c) => Math.min(c, 1));
const start = exact.map((t) => t * random.next() * 0.5);
/** The same in days: some 45,000 different times. */
const days = exact.map((t) => Math.ceil(t * 365.25));
const stratum = Uint32Array.from(exact, () => random.below(2));

if (process.argv.includes('--write')) {
  const lines = ['time,status,cause,days,group'];
  for (let row = 0; row < ROWS; row++)
    lines.push([exact[row], event[row], cause[row], days[row], stratum[row]].join(','));
  writeFileSync(process.argv[process.argv.indexOf('--write') + 1], `${lines.join('\n')}\n`);
}

const sorted = durations({ time: exact, event });
const causes = durations({ time: exact, event: cause });
const groups = durations({ time: exact, event, stratum });
const csv = {
  name: 'rows.csv',
  text: `time,status\n${Array.from(exact, (t, row) => `${t},${event[row]}`).join('\n')}\n`,
};

const results = {
  'Kaplan–Meier, from unsorted rows': time(5, () => kaplanMeier(durations({ time: exact, event }))),
  'of that, sorting and ties': time(5, () => durations({ time: exact, event })),
  'Kaplan–Meier, log-log limits': time(5, () => kaplanMeier(sorted, { interval: 'log-log' })),
  'Kaplan–Meier, times in days, from unsorted rows': time(5, () => kaplanMeier(durations({ time: days, event }))),
  'Kaplan–Meier, late entry, from unsorted rows': time(5, () => kaplanMeier(durations({ time: exact, event, start }))),
  'Aalen–Johansen, three causes, with errors and limits, from unsorted rows': time(5, () =>
    aalenJohansen(durations({ time: exact, event: cause })),
  ),
  'of that, without sorting': time(5, () => aalenJohansen(causes)),
  'log-rank, two groups': time(5, () => logRank(groups)),
  'reading the table': time(3, () => readDurations(csv, { time: 'time', status: 'status' })),
};
if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
else {
  for (const [what, { first, median }] of Object.entries(results)) {
    console.log(`${what}: ${median.toFixed(3)} s (first run ${first.toFixed(3)} s)`);
  }
}
