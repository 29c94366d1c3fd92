// How long worlds of the Berlin case take, what a second worker brings, and how far games that are continued from longer
// steps are from those in the case's own. Run on a built checkout: node bench/worlds.mjs [worlds] [--json]
import { fileURLToPath } from 'node:url';
import { loadCase } from '../dist/src/cli/load.js';
import { profileOf } from '../dist/src/lens/guarantee/inputs.js';
import { stakesOf } from '../dist/src/lens/guarantee/stakes.js';
import { assess, chosenPackages, inputsOf, runWorlds } from '../dist/src/lens/index.js';
import { caseSpace, packageOptions } from '../dist/src/lens/settlement/space.js';
import { drawWorlds, valuesAt } from '../dist/src/lens/worlds/draws.js';
import { worldOf } from '../dist/src/lens/worlds/inputs.js';
import { isContinued, PackageGames } from '../dist/src/lens/worlds/packageGame.js';
import { explainPackage } from '../dist/src/settlement/evaluate.js';
import { Budget } from '../dist/src/shared/budget.js';

const COMPARED = 24;
const json = process.argv.includes('--json');
const worlds = Number(process.argv.slice(2).find((word) => /^\d+$/.test(word)) ?? 1024);
const c = loadCase(fileURLToPath(new URL('../cases/berlin-2025', import.meta.url)));
const packages = chosenPackages(await assess(c, 'bench', new Budget(), 'worth'));

const seconds = {};
/** Of all threads of this process, those that compile and collect garbage among them. */
const work = {};
for (const workers of [1, 2]) {
  const start = performance.now();
  const before = process.cpuUsage();
  await runWorlds(c, packages, { count: worlds, seed: 1n, workers }, new Budget());
  seconds[workers] = (performance.now() - start) / 1e3;
  const { user, system } = process.cpuUsage(before);
  work[workers] = (user + system) / 1e6;
}
const memory = process.resourceUsage().maxRSS / 1024;
const errors = await continuedErrors();

if (json) console.log(JSON.stringify({ worlds, packages: packages.length, seconds, work, memory, errors }));
else {
  console.log(`${worlds} worlds of Berlin, ${packages.length} packages and an offer each`);
  for (const [workers, s] of Object.entries(seconds)) {
    console.log(
      `  ${workers} worker${workers === '1' ? '' : 's'}: ${s.toFixed(1)} s, ${((1e3 * s) / worlds).toFixed(0)} ms a world; ${work[workers].toFixed(1)} s of work`,
    );
  }
  console.log(`  a second worker: ${(seconds[1] / seconds[2]).toFixed(2)} times; peak memory ${memory.toFixed(0)} MB`);
  console.log(
    `continued against played in the case's own steps, ${errors.games} games in ${COMPARED} worlds: ${(100 * errors.share).toFixed(0)} % of the time`,
  );
  for (const [what, { rms, largest, spread }] of Object.entries(errors.by)) {
    console.log(
      `  ${what}: typical ${rms.toFixed(4)}, largest ${largest.toFixed(4)}; over worlds it varies by ${spread.toFixed(3)}`,
    );
  }
}

/** Root mean squares and largest differences: of the chance of peace to the horizon, and of each party's worth. */
async function continuedErrors() {
  const inputs = inputsOf(c);
  const { values } = drawWorlds(inputs, COMPARED, 7n, c.correlations);
  const games = new PackageGames();
  const seen = new Map();
  let played = 0;
  const took = { continued: 0, own: 0 };
  const timed = (how, play) => {
    const start = performance.now();
    const answers = play();
    took[how] += performance.now() - start;
    return answers;
  };
  const note = (what, continued, own) => seen.set(what, [...(seen.get(what) ?? []), [continued - own, own]]);
  for (let w = 0; w < COMPARED; w++) {
    const world = worldOf(c, inputs, valuesAt(values, w));
    const space = caseSpace(world);
    for (const { options } of packages) {
      const profile = profileOf(world.guarantee, packageOptions(world, options));
      if (!isContinued(world, profile)) continue;
      const stakes = { ...stakesOf(world, space, explainPackage(space.space, options)), futures: profile.futures };
      const continued = timed('continued', () => games.play(world, profile, stakes));
      const own = timed('own', () => games.playIn(world, profile, stakes, world.guarantee.step));
      played++;
      note('chance of peace', continued.peace.at(-1), own.peace.at(-1));
      for (const party of Object.keys(own.worth)) note(`worth to ${party}`, continued.worth[party], own.worth[party]);
    }
  }
  const by = {};
  for (const [what, pairs] of seen) {
    const mean = pairs.reduce((sum, [, own]) => sum + own, 0) / pairs.length;
    const root = (of) => Math.sqrt(pairs.reduce((sum, pair) => sum + of(pair) ** 2, 0) / pairs.length);
    by[what] = {
      rms: root(([miss]) => miss),
      largest: Math.max(...pairs.map(([miss]) => Math.abs(miss))),
      spread: root(([, own]) => own - mean),
    };
  }
  return { games: played, share: took.continued / took.own, by };
}
