// Finite games in normal form: a large .nfg and its pure equilibria, all extreme equilibria of random games of two
// players, one of a large game.
//
//   node bench/game-normal.mjs [--json]
//
// Needs a build.

import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findInNormal, readNfg, writeNfg } from '../dist/src/game/index.js';
import { randomNormalGame } from '../dist/src/game/normal/testing/games.js';
import { Budget } from '../dist/src/shared/budget.js';
import { time } from './time.mjs';

const results = {};

// 1. Ten players with three strategies each, as a file.
const text = writeNfg(randomNormalGame(new Array(10).fill(3), 1, 99));
const folder = mkdtempSync(join(tmpdir(), 'abide-bench-'));
const path = join(folder, 'ten.nfg');
writeFileSync(path, text);
results.megabytes = Buffer.byteLength(text) / 1e6;
results.load = time(5, () => readNfg({ name: path, text }));
const abide = new URL('../bin/abide.js', import.meta.url).pathname;
results.command = time(5, () => {
  const run = spawnSync(process.execPath, [abide, 'game', path, '--find', 'pure', '--json'], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  results.pure = JSON.parse(run.stdout).equilibria.length;
});
rmSync(folder, { recursive: true });

// 2. All extreme equilibria, checks included: five games of each size, each once.
results.all = [];
for (const n of [8, 10, 12, 14, 16]) {
  const seconds = [];
  let vertices = 0;
  for (const seed of n === 16 ? [1] : [1, 2, 3, 4, 5]) {
    const game = randomNormalGame([n, n], seed);
    const start = performance.now();
    const found = await findInNormal(game, 'all', new Budget());
    seconds.push((performance.now() - start) / 1e3);
    if (!found.complete || found.equilibria.some(({ regrets }) => regrets.largest.n !== 0n))
      throw new Error(found.limit);
    vertices += found.vertices[0] + found.vertices[1];
  }
  results.all.push({ size: n, vertices, seconds: seconds.reduce((a, b) => a + b), games: seconds.length });
}

// 3. One by Lemke and Howson.
results.one = [];
for (const n of [50, 100]) {
  const game = randomNormalGame([n, n], 1);
  const start = performance.now();
  const { equilibria } = await findInNormal(game, 'one', new Budget());
  if (equilibria[0].regrets.largest.n !== 0n) throw new Error('no equilibrium');
  results.one.push({ size: n, seconds: (performance.now() - start) / 1e3 });
}

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
else inWords(results);

function inWords({ megabytes, load, command, pure, all, one }) {
  const s = (x) => `${x.toFixed(3)} s`;
  console.log(`${megabytes.toFixed(1)} MB of .nfg, ten players with three strategies: loaded in ${s(load.median)}`);
  console.log(`the same as a command, ${pure} pure equilibria, starting the program included: ${s(command.median)}`);
  for (const { size, games, seconds, vertices } of all) {
    console.log(`all extreme equilibria of ${games} random games ${size}×${size}: ${s(seconds)}, ${vertices} vertices`);
  }
  for (const { size, seconds } of one) console.log(`one equilibrium of a random game ${size}×${size}: ${s(seconds)}`);
}
