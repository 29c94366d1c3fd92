// How long a person waits: `abide assess` on each case of the repository, start included: at the medians alone, and what
// `npm start` runs, 256 worlds with the report.
// Run on a built checkout: node bench/assess.mjs [--json]
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const RUNS = 3;

const cases = readdirSync(join(root, 'cases')).filter((name) => existsSync(join(root, 'cases', name, 'case.yaml')));
const report = join(tmpdir(), 'abide-bench.html');
const rows = cases.flatMap((name) => [
  { run: `assess cases/${name} --samples 0`, ...time(['assess', `cases/${name}`, '--samples', '0']) },
  {
    run: `assess cases/${name} --samples 256 --report`,
    ...time(['assess', `cases/${name}`, '--samples', '256', '--report', report]),
  },
]);
if (process.argv.includes('--json')) console.log(JSON.stringify(rows));
else {
  console.log(`seconds, whole process, ${RUNS} runs after one that is not counted`);
  for (const { run, min, median, max } of rows) {
    console.log(`${run.padEnd(66)} min ${min.toFixed(2)}  median ${median.toFixed(2)}  max ${max.toFixed(2)}`);
  }
}

function time(args) {
  const seconds = [];
  for (let n = 0; n <= RUNS; n++) {
    const began = performance.now();
    const { status, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'abide.js'), ...args], { cwd: root });
    if (status !== 0) throw new Error(`abide ${args.join(' ')} ended with ${status}: ${stderr}`);
    if (n > 0) seconds.push((performance.now() - began) / 1000);
  }
  seconds.sort((a, b) => a - b);
  return { min: seconds[0], median: seconds[(RUNS - 1) / 2], max: seconds[RUNS - 1] };
}
