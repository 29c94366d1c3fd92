// Holds `abide survive` against R on R's own data sets: curves, tests, Cox's regressions with residuals, durations of a
// given form, Fine and Gray's with late entry and strata. `node bench/survive-r.mjs`, after a build; needs R and its
// package survival. Tells for each command how far the furthest number is off, in parts of its own size or of 1.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const folder = mkdtempSync(join(tmpdir(), 'survive-r-'));
const root = new URL('..', import.meta.url).pathname;
execFileSync('Rscript', [join(root, 'bench', 'survive-r.R'), folder], { stdio: 'inherit' });
const answers = JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8'));

/** Numbers of a result by what R calls them, one after another as R writes them. */
const READ = {
  survfit: ({ strata }) => {
    const of = (name) => strata.flatMap((group) => group[name]);
    const names = ['time', 'n.risk', 'n.event', 'surv', 'std.err', 'lower', 'upper', 'cumhaz', 'std.chaz'];
    return Object.fromEntries(names.map((name) => [name, of(name)]));
  },
  survdiff: ({ survdiff }) => ({ chisq: survdiff.map(({ chisq }) => chisq) }),
  coxph: ({ coxph: [model] }) => ({
    coef: model.coefficients.map(({ coef }) => coef),
    vcov: model.vcov.flat(),
    loglik: model.loglik,
    score: [model.sctest.test],
    concordance: [model.concordance.C],
    'se.C': [model.concordance['se(C)']],
    zph: model.zph.map(({ chisq }) => chisq),
    martingale: model.residuals.martingale,
    deviance: model.residuals.deviance,
  }),
  survreg: ({ survreg }) => ({
    coef: survreg.coefficients.map(({ coef }) => coef),
    vcov: survreg.vcov.flat(),
    loglik: survreg.loglik,
  }),
  // R writes state after state; the first is still lasting.
  states: ({ strata: [{ states }] }) => ({ pstate: states.flatMap(({ pstate }) => pstate) }),
  finegray: ({ finegray }, cause) => {
    const model = finegray.find((one) => one.cause === cause);
    return { coef: model.coefficients.map(({ coef }) => coef), vcov: model.vcov.flat() };
  },
};

/** The furthest of the numbers, and what it is called. */
function furthest(found, expected) {
  let worst = { off: 0, name: '' };
  for (const [name, numbers] of Object.entries(expected)) {
    const own = found[name];
    if (!own || own.length !== numbers.length)
      return { off: Infinity, name: `${name}: ${own?.length} numbers, in R ${numbers.length}` };
    for (const [i, x] of numbers.entries()) {
      const same = (x === null) === (own[i] === null);
      const off = !same ? Infinity : x === null ? 0 : Math.abs(own[i] - x) / Math.max(1, Math.abs(x));
      if (off > worst.off) worst = { off, name: `${name} ${i}` };
    }
  }
  return worst;
}

let far = 0;
for (const { table, flags, kind, expected } of answers) {
  const [what, cause] = kind.split(' ');
  const args = [join(root, 'bin', 'abide.js'), 'survive', join(folder, `${table}.csv`), ...flags, '--json'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
  const shown = `${kind}: ${table} ${flags.join(' ')}`;
  if (status !== 0) {
    far++;
    console.log(`FAILS  ${shown}\n${stderr}`);
    continue;
  }
  const { off, name } = furthest(READ[what](JSON.parse(stdout), cause), expected);
  if (!(off <= 1e-8)) far++;
  console.log(`${off.toExponential(1).padStart(8)}  ${shown}${off > 1e-8 ? `  (${name})` : ''}`);
}
rmSync(folder, { recursive: true });
console.log(`${answers.length} commands, ${far} further off than 1e-8`);
process.exitCode = far > 0 ? 1 : 0;
