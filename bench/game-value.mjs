// Values of constant-sum games, exact and checked: Leduc hold'em and Kuhn poker with 8 and 13 cards.
//
//   node bench/game-value.mjs [--runs N] [--json]
//
// Needs a build. Each of N runs (9) is a process of its own; the game is made before time is taken, and nothing else is
// computed, so the first time holds what compiling by the JavaScript engine takes; then come five more in the same process.
// Besides wall time: processor time of the main thread (Linux), which waiting for other work on the machine does not add to,
// and of all threads.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const GAMES = ['kuhn 8', 'kuhn 13', 'leduc'];
const CLOCK = '/proc/thread-self/schedstat';

const one = process.argv.indexOf('--one');
if (one > 0) console.log(JSON.stringify(await measured(process.argv[one + 1])));
else {
  const runs = process.argv.includes('--runs') ? Number(process.argv[process.argv.indexOf('--runs') + 1]) : 9;
  const results = Object.fromEntries(GAMES.map((name) => [name, summary(name, runs)]));
  if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
  else for (const [name, result] of Object.entries(results)) inWords(name, result);
}

async function measured(name) {
  const load = (file) => import(new URL(`../dist/src/${file}`, import.meta.url).href);
  const [{ findInExtensive }, { Budget }, { leduc }, { kuhn }] = await Promise.all(
    ['game/sequence/find.js', 'shared/budget.js', 'game/testing/leduc.js', 'game/testing/kuhn.js'].map(load),
  );
  const game = name === 'leduc' ? leduc() : kuhn(Number(name.split(' ')[1]));
  const times = [];
  let value;
  for (let i = 0; i < 6; i++) {
    const [cpu, main, start] = [process.cpuUsage(), ofMainThread(), performance.now()];
    const found = await findInExtensive(game, 'value', new Budget());
    const { user, system } = process.cpuUsage(cpu);
    times.push({ wall: performance.now() - start, main: ofMainThread() - main, all: (user + system) / 1e3 });
    value = [found.value.low, found.value.high].map((x) => x.toFraction());
  }
  return { value, first: times[0], last: times[5] };
}

/** Milliseconds; NaN where the system does not say. */
function ofMainThread() {
  return existsSync(CLOCK) ? Number(readFileSync(CLOCK, 'utf8').split(' ')[0]) / 1e6 : Number.NaN;
}

function summary(name, runs) {
  const said = Array.from({ length: runs }, () => {
    const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--one', name], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(run.stderr);
    return JSON.parse(run.stdout);
  });
  const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
  const of = (which) =>
    Object.fromEntries(['wall', 'main', 'all'].map((kind) => [kind, median(said.map((s) => s[which][kind]))]));
  return { value: said[0].value, first: of('first'), last: of('last') };
}

function inWords(name, { value, first, last }) {
  const ms = ({ wall, main, all }) =>
    `${wall.toFixed(0)} ms (processor: main thread ${main.toFixed(0)} ms, all threads ${all.toFixed(0)} ms)`;
  console.log(`${name}: ${value[0] === value[1] ? value[0] : value.join(' to ')}`);
  console.log(`  first time in a process  ${ms(first)}`);
  console.log(`  sixth time               ${ms(last)}`);
}
