// The guarantee game: time per scalar update of the engine, the equilibria of the Berlin case, its whole lens, and the
// induced chain beside the model checker Storm.
//
//   node bench/process.mjs [--json] [--no-peer]
//
// Needs a build. The peer needs python3 with stormpy; where that is missing it says so.

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadFromDisk } from '../dist/src/case/files.js';
import { readCase } from '../dist/src/case/index.js';
import { gameOf } from '../dist/src/lens/guarantee/game.js';
import { assess, coupledSpace } from '../dist/src/lens/index.js';
import { exportProfile } from '../dist/src/process/export/index.js';
import { forward, solve } from '../dist/src/process/index.js';
import { Budget } from '../dist/src/shared/budget.js';
import { time } from './time.mjs';

const CASE = fileURLToPath(new URL('../cases/berlin-2025', import.meta.url));
const PEER = fileURLToPath(new URL('./process-storm.py', import.meta.url));
const results = {};

// 1. A synthetic game of the size at which the engine's aim is stated: 16,000 states, 60 steps, 29 successors, 4 payoffs.
const synthetic = random(16_000, 60, [7, 7, 5], 5, 4);
results.synthetic = { scalars: scalars(synthetic), ...time(5, () => solve(synthetic, 'revision')) };
results.synthetic.nanoseconds = (1e9 * results.synthetic.median) / results.synthetic.scalars;

// 2. and 3. The Berlin case.
const { case: c } = readCase(CASE, loadFromDisk, []);
const began = performance.now();
const coupled = await coupledSpace(c, new Budget());
results.coupling = {
  seconds: (performance.now() - began) / 1e3,
  games: coupled.durability.games,
  combinations: coupled.durability.combinations,
  interpolation: coupled.durability.interpolation,
};
const games = coupled.durability.profiles.map((profile) => {
  const settlement = Object.fromEntries(Object.keys(profile.futures).map((p) => [p, { peace: 50, lasting: 0 }]));
  return gameOf(coupled.structures(profile), { settlement, futures: profile.futures }).model;
});
results.profiles = {
  games: games.length,
  states: games.map((model) => model.states),
  ...time(5, () => {
    for (const model of games) solve(model, 'revision');
  }),
};
results.screen = await whole('screen');
results.all = await whole('all');
results.peakMegabytes = process.resourceUsage().maxRSS / 1024;

// 4. One induced chain beside Storm: all causes by the horizon.
const largest = games.reduce((a, b) => (b.states > a.states ? b : a));
const { behaviour } = solve(largest, 'revision');
const chain = time(5, () => forward(largest, behaviour));
results.chain = { states: largest.states, ...chain, peer: storm(largest, behaviour) };
if (results.chain.peer.seconds) results.chain.ratio = results.chain.peer.seconds / chain.median;

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
else inWords(results);

async function whole(depth) {
  const start = performance.now();
  await assess(c, 'bench', new Budget(), depth);
  return { seconds: (performance.now() - start) / 1e3 };
}

/** Scalar updates of one backward pass: successors (of a choice two) × players × steps. */
function scalars({ states, phases, players }) {
  let sum = 0;
  for (const { steps, layers } of phases) {
    for (const layer of layers) {
      const successors =
        layer.kind === 'chance' ? layer.rows.to.length : 2 * layer.player.filter((player) => player >= 0).length;
      sum += steps * successors;
    }
  }
  return states > 0 ? sum * players.length : 0;
}

/** A game with chance layers of so many branches and so many choices, by a linear congruential generator. */
function random(states, steps, branches, choices, players) {
  let seed = 1;
  const next = () => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const near = (s) => (s + Math.floor(next() * 200)) % states;
  const numbers = (n, scale) => Float64Array.from({ length: n }, () => scale * next());
  const chance = (width) => {
    const weights = numbers(states * width, 1).map((x) => x / width);
    for (let s = 0; s < states; s++) {
      const row = weights.subarray(s * width, (s + 1) * width);
      const sum = row.reduce((a, b) => a + b, 0);
      row.forEach((x, i) => {
        row[i] = x / sum;
      });
    }
    const from = Int32Array.from({ length: states + 1 }, (_, s) => s * width);
    const to = Int32Array.from({ length: states * width }, (_, k) => near(Math.floor(k / width)));
    return { kind: 'chance', name: 'chance', rows: { from, to, chance: weights } };
  };
  const choice = (k) => ({
    kind: 'choice',
    name: 'choice',
    player: new Int32Array(states).fill(k % players),
    to: Int32Array.from({ length: states }, (_, s) => (k === choices - 1 ? states : near(s))),
    cost: numbers(states, 5),
    payers: Array.from({ length: players }, (_, p) => [p]),
  });
  return {
    variables: [{ name: 'state', levels: [] }],
    states,
    levels: [],
    start: Float64Array.from({ length: states }, (_, s) => (s === 0 ? 1 : 0)),
    players: Array.from({ length: players }, (_, p) => ({
      name: `player ${p}`,
      yearlyFactor: 0.95,
      flow: numbers(states, 100),
      payoff: numbers(2, 100),
      lambda: 0.5,
      lambdaTest: 0.15,
      reconsiders: 1,
    })),
    passive: [],
    phases: [
      {
        steps,
        years: 0.25,
        layers: [...branches.map(chance), ...Array.from({ length: choices }, (_, k) => choice(k))],
      },
    ],
    instants: { player: Int32Array.of(0), yes: Int32Array.of(-1), no: Int32Array.of(-2) },
    endings: { count: 2, cause: Int32Array.of(0, 1), causes: ['held', 'lost'] },
  };
}

/** Storm on the same chain, written as explicit files: seconds to read it, and to check all causes at the horizon. */
function storm(model, behaviour) {
  if (process.argv.includes('--no-peer')) return { missing: 'not asked for' };
  const folder = mkdtempSync(join(tmpdir(), 'abide-bench-'));
  try {
    const steps = model.phases[0].steps;
    const files = exportProfile(model, behaviour, forward(model, behaviour), {
      name: 'bench',
      open: [],
      steps,
      bounds: [],
    });
    mkdirSync(join(folder, 'bench'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, 'bench', name), text);
    const run = spawnSync('python3', [PEER, folder, '--time'], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    if (run.error || run.status !== 0) return { missing: 'peer missing: python3 with stormpy' };
    return JSON.parse(run.stdout.trim().split('\n').at(-1));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inWords({ synthetic, coupling, profiles, screen, all, peakMegabytes, chain }) {
  const s = (seconds) => `${seconds.toPrecision(3)} s`;
  const line = (name, text) => console.log(`${name.padEnd(44)} ${text}`);
  line(
    '16,000 states, 60 steps, 29 successors, 4 players',
    `${s(synthetic.median)}, ${synthetic.nanoseconds.toFixed(2)} ns per scalar update`,
  );
  line(
    `Berlin: the equilibria of ${profiles.games} profiles`,
    `${s(profiles.median)} (${profiles.states.join(', ')} states)`,
  );
  line(
    'Berlin: worth of all packages',
    `${s(coupling.seconds)}, ${coupling.games} games for ${coupling.combinations} combinations`,
  );
  line('Berlin: all that a screen says', s(screen.seconds));
  line('Berlin: all findings', s(all.seconds));
  line('peak memory', `${peakMegabytes.toFixed(0)} MB`);
  const { peer } = chain;
  line(
    `one chain, ${chain.states} states, all causes at all steps`,
    `${s(chain.median)}; Storm, at the horizon alone: ${peer.missing ?? `${s(peer.seconds)} (reading ${s(peer.reading)}), ratio ${chain.ratio.toFixed(0)}`}`,
  );
}
