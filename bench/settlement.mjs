// Deal space: time from a space to counts, frontiers and solutions, and the same with all certificates, beside
// NegMAS `calc_scenario_stats` on the same numbers.
//
//   node bench/settlement.mjs [--json] [--no-peer] [--travel FILE.json]
//
// Needs a build. The peer needs python3 with negmas; where that is missing it says so.

import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { settle } from '../dist/src/settlement/index.js';
import { Budget } from '../dist/src/shared/budget.js';

const RUNS = 7;
const named = process.argv.indexOf('--travel');
const TRAVEL =
  named > 0
    ? process.argv[named + 1]
    : fileURLToPath(new URL('../../shared/reference/negotiation/additive/y2010-Travel.json', import.meta.url));
const PEER = fileURLToPath(new URL('./settlement-negmas.py', import.meta.url));
const json = process.argv.includes('--json');

const spaces = [
  ['Travel (ANAC 2010)', existsSync(TRAVEL) ? travel() : undefined],
  ['random additive, seed 1', random(1, 3, [10, 10, 10, 10, 10, 4])],
];
const results = [];
for (const [name, space] of spaces) {
  if (!space) {
    results.push({ name, missing: 'the reference data is missing' });
    continue;
  }
  const bare = await time(space, { check: false });
  const checked = await time(space, { check: true });
  const { counts, frontier, solutions } = bare.result;
  const peer = process.argv.includes('--no-peer') ? { missing: 'not asked for' } : negmas(space);
  results.push({
    name,
    parties: space.parties.length,
    packages: counts.packages,
    frontier: frontier.all.length,
    first: bare.first,
    seconds: bare.median,
    certified: checked.median,
    certificates: checked.result.checks.every((check) => check.holds && check.whole),
    peer: peer.missing ? peer : { version: peer.version, seconds: peer.seconds },
    ...(peer.seconds && {
      ratio: peer.seconds / bare.median,
      ratioCertified: peer.seconds / checked.median,
      // NegMAS lists the frontier of what nobody refuses, which here is that of the candidates.
      sameFrontier: same(peer.frontier, frontier.candidates),
      sameNash: same(peer.nash, solutions.nash.points),
    }),
  });
}
if (json) console.log(JSON.stringify(results, null, 2));
else for (const result of results) console.log(inWords(result));

async function time(space, options) {
  const seconds = [];
  let result;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    result = await settle(space, options, new Budget());
    seconds.push((performance.now() - start) / 1e3);
  }
  const first = seconds[0];
  return { result, first, median: seconds.sort((a, b) => a - b)[RUNS >> 1] };
}

function negmas(space) {
  const input = JSON.stringify({
    issues: space.issues.map((issue) => issue.options.length),
    parties: space.parties.map(({ points, threshold }) => ({ points: points.map((row) => [...row]), threshold })),
  });
  const run = spawnSync('python3', [PEER], { input, encoding: 'utf8', maxBuffer: 2 ** 28 });
  if (run.error || run.status !== 0) return { missing: 'peer missing: python3 with negmas' };
  return JSON.parse(run.stdout.trim().split('\n').at(-1));
}

/** Whether two lists of value vectors are the same to six decimals, in whatever order. */
function same(peer, points) {
  const text = (vectors) =>
    vectors
      .map((v) => v.map((x) => x.toFixed(6)).join())
      .sort()
      .join(';');
  return text(peer) === text(points.map((point) => point.values));
}

/** As GENIUS reads it: u = Σ_i w_i · e_i / max e_i. */
function travel() {
  const { issues, parties } = JSON.parse(readFileSync(TRAVEL, 'utf8'));
  return space(
    issues.map((issue) => issue.options),
    parties.map(({ weights, evaluations, reservation }) => ({
      threshold: reservation ?? 0,
      points: evaluations.map((row, i) => Float64Array.from(row, (e) => (weights[i] * e) / Math.max(...row))),
    })),
  );
}

function random(seed, parties, sizes) {
  let state = seed;
  // Linear congruential generator of Numerical Recipes (1992), section 7.1.
  const next = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  return space(
    sizes.map((n) => Array.from({ length: n }, (_, o) => `o${o}`)),
    Array.from({ length: parties }, () => {
      const weights = sizes.map(next);
      const sum = weights.reduce((a, b) => a + b);
      return {
        threshold: 0.3,
        points: sizes.map((n, i) => Float64Array.from({ length: n }, () => (weights[i] / sum) * next())),
      };
    }),
  );
}

function space(options, parties) {
  return {
    unit: 'utility',
    issues: options.map((list, i) => ({ name: `issue ${i + 1}`, options: list })),
    rules: [],
    parties: parties.map((party, p) => ({
      name: `party ${p + 1}`,
      role: 'signatory',
      terms: [],
      refuses: [],
      ...party,
    })),
    adoption: { voters: parties.map((_, p) => p), atLeast: parties.length, vetoes: [] },
  };
}

function inWords(r) {
  if (r.missing) return `${r.name}: ${r.missing}`;
  const s = (x) => `${x.toFixed(3)} s`;
  const lines = [
    `${r.name}: ${r.packages} packages, ${r.parties} parties, ${r.frontier} frontier vectors`,
    `  settle              ${s(r.seconds)} (median of ${RUNS}; first run ${s(r.first)})`,
    `  with certificates   ${s(r.certified)} (${r.certificates ? 'all hold' : 'NOT all hold'})`,
  ];
  if (r.peer.missing) lines.push(`  NegMAS              ${r.peer.missing}`);
  else {
    lines.push(`  NegMAS ${r.peer.version}       ${s(r.peer.seconds)} (calc_scenario_stats)`);
    lines.push(`  ratio               ${r.ratio.toFixed(0)}, with certificates ${r.ratioCertified.toFixed(0)}`);
    lines.push(`  same frontier: ${r.sameFrontier}; same Nash points: ${r.sameNash}`);
  }
  return lines.join('\n');
}
