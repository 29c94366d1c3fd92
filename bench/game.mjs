// Finite games: deadline bargaining with alternating offers of a million nodes, solved exactly, loading a file of ten
// megabytes, and the offer of the Berlin case.
//
//   node bench/game.mjs [--json]
//
// Needs a build.

import { spawnSync } from 'node:child_process';
import Fraction from 'fraction.js';
import {
  backwardInduction,
  checkPerfect,
  describeGame,
  readEfg,
  solveCommitment,
  writeEfg,
} from '../dist/src/game/index.js';
import { time } from './time.mjs';

const results = {};

// 0. The Berlin offer, before anything else is compiled. Another process assesses the case, to have its game.
const berlin = offerOf('cases/berlin-2025');
results.offerPeriods = berlin.accept.length - 1;
results.offer = time(201, () => solveCommitment(berlin));

// 1. Shares in 23 steps, four periods, δ = 9/10: 1 + 24 · (2 + nodes with a period less), from 1 at the deadline.
const game = bargaining(4, 23, new Fraction(9, 10));
results.nodes = game.end.length;
results.solve = time(5, () => backwardInduction(game));
const found = backwardInduction(game);
results.value = found.value(0).map((x) => x.toFraction());
results.pure = found.all.count === undefined ? found.all.limit : `${String(found.all.count).length} digits`;
results.payoffs = found.all.payoffs?.length;
results.check = time(1, () => checkPerfect(game, found.choice, found.value(0)));
results.describe = time(1, () => describeGame(game));

// 2. The same kind of game as a file.
const text = writeEfg(bargaining(4, 16, new Fraction(9, 10)));
const copies = Math.max(1, Math.round(10e6 / text.length));
const file = { name: 'bench.efg', text: copies > 1 ? joined(text, copies) : text };
results.megabytes = Buffer.byteLength(file.text) / 1e6;
const read = readEfg(file);
results.loadedNodes = read.game.end.length;
results.load = time(5, () => readEfg(file));

if (process.argv.includes('--json')) console.log(JSON.stringify(results, null, 2));
else inWords(results);

/** The game of a case's first offer. */
function offerOf(path) {
  const script = `
    const [lens, { loadCase }, { Budget }] = await Promise.all(
      ['lens/index.js', 'cli/load.js', 'shared/budget.js'].map((file) => import(process.argv[1] + file)));
    const { offers } = await lens.assess(loadCase(process.argv[2]), '', new Budget(), 'offers');
    const exact = (key, value) => (typeof value?.toFraction === 'function' ? value.toFraction() : value);
    console.log(JSON.stringify(offers[0].solution.game, exact));`;
  const folder = new URL('../dist/src/', import.meta.url).href;
  const file = new URL(`../${path}`, import.meta.url).pathname;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, folder, file], { encoding: 'utf8' });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout, (key, value) => (/^(resolve|target|sponsor)$/.test(key) ? new Fraction(value) : value));
}

/** Alternating offers with a deadline (Ståhl 1972), as arrays. */
function bargaining(periods, steps, delta) {
  const end = [];
  const infoset = [];
  const outcome = [];
  const infosets = [];
  const outcomes = [];
  const known = new Map();
  const shares = Array.from({ length: steps + 1 }, (_, k) => `${k}/${steps}`);
  const node = (set, paid) => {
    infoset.push(set);
    outcome.push(paid);
    return end.push(0) - 1;
  };
  const moves = (player, actions) => infosets.push({ player, label: '', actions }) - 1;
  const split = (t, k) => {
    const key = `${t} ${k}`;
    if (!known.has(key)) {
      const worth = new Fraction(delta).pow(t);
      const both = [worth.mul(new Fraction(k, steps)), worth.mul(new Fraction(steps - k, steps))];
      known.set(key, outcomes.push({ label: '', payoffs: t % 2 === 0 ? both : both.reverse() }) - 1);
    }
    return known.get(key);
  };
  const from = (t) => {
    if (t === periods) {
      end[node(-1, -1)] = end.length;
      return;
    }
    const proposer = node(moves(t % 2, shares), -1);
    for (let k = 0; k <= steps; k++) {
      const answer = node(moves(1 - (t % 2), ['yes', 'no']), -1);
      const agreed = node(-1, split(t, k));
      end[agreed] = end.length;
      from(t + 1);
      end[answer] = end.length;
    }
    end[proposer] = end.length;
  };
  from(0);
  const arrays = { end: Int32Array.from(end), infoset: Int32Array.from(infoset), outcome: Int32Array.from(outcome) };
  return { title: 'bargaining', comment: '', players: ['A', 'B'], infosets, outcomes, ...arrays };
}

/** Several such games in one file, after a move of chance that picks one. */
function joined(text, copies) {
  const [head, comment, , ...nodes] = text.trimEnd().split('\n');
  const body = nodes.join('\n');
  const actions = Array.from({ length: copies }, (_, i) => `"${i}" 1/${copies}`).join(' ');
  const renamed = (i) =>
    body
      .replace(/^p "" ([12]) (\d+) /gm, (_, player, set) => `p "" ${player} ${Number(set) + i * nodes.length} `)
      .replace(/^t "" (\d+)/gm, (_, paid) => `t "" ${paid === '0' ? 0 : Number(paid) + i * nodes.length}`);
  return `${[head, comment, '', `c "" 1 "" { ${actions} } 0`].join('\n')}\n${Array.from({ length: copies }, (_, i) => renamed(i)).join('\n')}\n`;
}

function inWords({
  offerPeriods,
  offer,
  nodes,
  solve,
  value,
  pure,
  payoffs,
  check,
  describe,
  megabytes,
  loadedNodes,
  load,
}) {
  const s = ({ first, median }) => `${median.toPrecision(3)} s (first run ${first.toPrecision(3)} s)`;
  const line = (name, said) => console.log(`${name.padEnd(46)} ${said}`);
  line(`the Berlin offer, ${offerPeriods} periods, solved exactly`, s(offer));
  line(`deadline bargaining, ${nodes} nodes, solved exactly`, `${s(solve)}; value ${value.join(', ')}`);
  line('  pure subgame-perfect equilibria', `${pure}; ${payoffs} different payoffs`);
  line('  checked independently', s(check));
  line('  described', s(describe));
  line(`loading ${megabytes.toFixed(1)} MB of .efg, ${loadedNodes} nodes`, s(load));
}
