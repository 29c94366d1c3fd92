import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { assumptions } from '../src/evidence/assumptions.js';
import { checksDiffer, differs } from '../src/evidence/differs.js';
import { records } from '../src/evidence/index.js';
import { refit } from '../src/evidence/refit.js';
import { root } from './support/root.js';

for (const model of Object.values(records().models)) {
  const table = readFileSync(join(root, model.fit.table), 'utf8');
  const found = refit(model, table);

  test(`data/models: ${model.id} is what its table gives, to 1e-8 of its standard errors`, () => {
    assert.equal(differs(model, found), undefined);
  });

  test(`data/models: how the assumptions of ${model.id} were checked is what its table gives, to 1e-8 and pictures to a thousandth`, () => {
    const found = assumptions(model, table);
    assert.equal(checksDiffer(model, found), undefined);
    const coxSnell = { ...found.coxSnell, all: found.coxSnell.all! + 1e-6 };
    assert.match(checksDiffer(model, { ...found, coxSnell })!, /^coxSnell of all is /);
    assert.match(checksDiffer(model, { ...found, proportional: {} })!, /^proportional speaks of /);
    const { schoenfeld } = found.residuals;
    const years = schoenfeld.years.map(([at, t]) => [at!, t! + 1]);
    const later = { ...found.residuals, schoenfeld: { ...schoenfeld, years } };
    assert.match(checksDiffer(model, { ...found, residuals: later })!, /^schoenfeld years 0 1 of the residuals is /);
  });

  test(`data/models: a coefficient or a covariance of ${model.id} that is changed a little is told`, () => {
    const error = Math.sqrt(model.covariance[1]![1]!);
    const coefficients = model.coefficients.map((b, i) => (i === 1 ? b + 1e-6 * error : b));
    assert.match(differs({ ...model, coefficients }, found)!, /^coefficient 2 is /);
    const covariance = model.covariance.map((row, i) => row.map((v, j) => (i === 1 && j === 1 ? v * (1 + 1e-6) : v)));
    assert.match(differs({ ...model, covariance }, found)!, /^covariance 2, 2 is /);
    assert.match(differs({ ...model, n: model.n + 1 }, found)!, /^n is /);
  });

  test(`data/models: a column that the table of ${model.id} does not have, and a code that is no level, are told`, () => {
    assert.throws(() => refit({ ...model, fit: { ...model.fit, time: 'weeks' } }, table), /no column weeks/);
    assert.throws(() => refit({ ...model, blind: 30 }, table), /a row did not last longer than 30 years/);
    const [first, ...rest] = model.covariates;
    const fewer = { ...first!, codes: [['none'], ...first!.codes.slice(1)] };
    assert.throws(() => refit({ ...model, covariates: [fewer, ...rest] }, table), /is no level/);
  });
}
