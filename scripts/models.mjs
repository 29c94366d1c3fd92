// Fits every model of data/models again, from the table that it names: node scripts/models.mjs, after a build. Prints
// what is found as it stands in the file, and says by how much the file differs. Exit status 1 where one does.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const { records } = await import('../dist/src/evidence/records.js');
const { refit } = await import('../dist/src/evidence/refit.js');
const { assumptions } = await import('../dist/src/evidence/assumptions.js');
const { checksDiffer, differs } = await import('../dist/src/evidence/differs.js');
const { namesOfCoefficients } = await import('../dist/src/evidence/namesOfCoefficients.js');

const flow = (rows) => JSON.stringify(rows).replaceAll(',', ', ');

for (const model of Object.values(records().models)) {
  const table = readFileSync(join(root, model.fit.table), 'utf8');
  const found = refit(model, table);
  const checked = assumptions(model, table);
  console.log(`  ${model.id}:`);
  console.log(`    n: ${found.n}\n    events: ${found.events}`);
  if (found.clusters !== undefined) console.log(`    clusters: ${found.clusters}`);
  console.log(`    followed: ${found.followed}\n    coefficients:`);
  for (const [i, name] of namesOfCoefficients(model).entries()) console.log(`      ${name}: ${found.coefficients[i]}`);
  console.log('    covariance:');
  for (const row of found.covariance) console.log(`      - [${row.join(', ')}]`);
  console.log('    checked:');
  for (const [key, name] of Object.entries({ aic: 'aic', coxSnell: 'cox-snell', proportional: 'proportional' })) {
    console.log(`      ${name}:`);
    for (const [of, value] of Object.entries(checked[key])) console.log(`        ${of}: ${value}`);
  }
  const { coxSnell, schoenfeld } = checked.residuals;
  console.log('      residuals:\n        cox-snell:');
  for (const [of, rows] of Object.entries(coxSnell)) console.log(`          ${of}: ${flow(rows)}`);
  console.log(`        schoenfeld:\n          years: ${flow(schoenfeld.years)}\n          coefficients:`);
  for (const [of, { estimate, means, curve }] of Object.entries(schoenfeld.coefficients)) {
    console.log(`            ${of}:\n              estimate: ${estimate}`);
    console.log(`              means: ${flow(means)}\n              curve: ${flow(curve)}`);
  }
  const what = differs(model, found) ?? checksDiffer(model, checked);
  console.log(what ? `${model.id} is not what its table gives: ${what}` : `${model.id} is what its table gives.`);
  if (what) process.exitCode = 1;
}
