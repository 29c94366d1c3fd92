// Asks `abide game` for everything of every .efg and .nfg in folders, and tallies what it says: solved exactly, with a bound
// of the regret, or which limit it met.
//
//   node bench/game-samples.mjs [--seconds N] [--find WHAT] [--long] FOLDER_OR_FILE ...
//
// Needs a build. Each search may take N seconds (5) of processor time, so that other work on the machine changes little. What
// meets a limit is told apart by whether anything is printed beside it. --long has a line for each search that is not solved
// exactly. It ends with 1 where something fails in another way than by a limit, or a printed equilibrium has neither a regret
// of 0 nor a bound.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

// Budgets go by this clock.
performance.now = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e3;
};

const dist = (file) => import(new URL(`../dist/src/${file}`, import.meta.url).href);
const game = await dist('game/index.js');
const { Budget } = await dist('shared/budget.js');

const FINDS = {
  efg: [
    'pure',
    'all',
    'one',
    'value',
    'subgame-perfect',
    'sequential',
    'logit',
    'dominance',
    'correlated',
    'stackelberg',
  ],
  nfg: ['pure', 'all', 'one', 'value', 'dominance', 'correlated', 'stackelberg'],
};

/** What a command would find, and the regret of each equilibrium that it would print: none where nothing says it. */
async function found(read, find, budget) {
  if (read.normal) {
    const results = await game.findInNormal(read.normal, find, budget);
    return { ...results, regrets: results.equilibria.map(({ regrets }) => regrets.largest) };
  }
  const tree = read.game;
  if (find === 'sequential') {
    const results = await game.findSequential(tree, budget);
    return { ...results, regrets: results.equilibria.map(({ regrets }) => regrets.largest) };
  }
  if (find === 'logit') {
    const results = await game.findLogit(tree, budget);
    return { ...results, regrets: results.end ? [results.end.check.regrets?.largest] : [] };
  }
  if (find === 'all' && game.isForTwo(tree)) {
    const results = await game.findAllInExtensive(tree, budget);
    return { ...results, regrets: results.equilibria.map(({ regrets }) => regrets.largest) };
  }
  if (game.REDUCED_FINDS.includes(find)) {
    const { limit, found: inside } = await game.findInReduced(tree, find, budget);
    if (!inside) return { limit, regrets: [] };
    return { ...inside.results, regrets: inside.results.equilibria.map(({ regrets }) => regrets.largest) };
  }
  const results = await game.findInExtensive(tree, find, budget);
  return { ...results, regrets: results.behaviour ? [results.check?.regrets?.largest] : [] };
}

function filesIn(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true })
    .map((name) => join(path, name))
    .filter((file) => /\.[en]fg$/.test(file))
    .sort();
}

function readGame(file) {
  const text = { name: file, text: readFileSync(file, 'utf8') };
  if (!/^\s*NFG/.test(text.text)) return { kind: 'efg', ...game.readEfg(text) };
  const { game: normal, diagnostics } = game.readNfg(text);
  return { kind: 'nfg', normal, diagnostics };
}

const said = process.argv.slice(2);
const option = (name) => (said.includes(name) ? said.splice(said.indexOf(name), 2)[1] : undefined);
const seconds = Number(option('--seconds') ?? 5);
const only = option('--find');
const long = said.includes('--long');
const files = said.filter((path) => path !== '--long').flatMap(filesIn);
const tally = new Map();
const count = (find, what) => tally.set(`${find}: ${what}`, (tally.get(`${find}: ${what}`) ?? 0) + 1);
let failures = 0;
await game.loadSolver();
for (const file of files) {
  const read = readGame(file);
  if (!read.game && !read.normal) {
    count('reading', 'refused');
    console.log(`${basename(file)}: refused: ${read.diagnostics[0].what}`);
    continue;
  }
  count('reading', 'read');
  for (const find of FINDS[read.kind]) {
    if (only && find !== only) continue;
    try {
      const start = performance.now();
      const { limit, regrets, complete, correlated, commitments, dominance, points } = await found(
        read,
        find,
        new Budget({ seconds }),
      );
      const took = (performance.now() - start) / 1e3;
      if (regrets.includes(undefined)) throw new Error('an equilibrium is printed without its regret');
      const worst = regrets.reduce((a, b) => (b.compare(a) > 0 ? b : a), regrets[0]);
      const exact = worst === undefined || worst.n === 0n;
      const some = [regrets, correlated, commitments, points].some((list) => list?.length > 0) || dominance;
      const limited = some ? 'limit, with a part' : 'limit, nothing found';
      const what = limit ? limited : !exact ? 'bound' : complete ? 'complete' : worst ? 'exact' : 'nothing found';
      count(find, what);
      if (long && (limit || !exact || took > seconds)) {
        const regret = exact ? '' : `; regret ${worst.valueOf().toExponential(1)}`;
        console.log(
          `${basename(file)} ${find}: ${limit ?? what}${regret}; ${took.toFixed(1)} s, ${regrets.length} found`,
        );
      }
    } catch (error) {
      failures++;
      count(find, 'FAILED');
      console.log(`${basename(file)} ${find}: FAILED: ${error.stack}`);
    }
  }
}
for (const [what, number] of tally) console.log(`${what.padEnd(36)} ${number}`);
process.exit(failures > 0 ? 1 : 0);
