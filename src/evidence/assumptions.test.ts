import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assumptions } from './assumptions.js';
import { records } from './records.js';
import { refit } from './refit.js';

/** Weibull durations at evenly spaced chances, with another scale in each of two groups; all followed to 8 years. */
const rows = [0, 1].flatMap((group) =>
  Array.from({ length: 300 }, (_, i) => {
    const years = (group ? 3 : 6) * (-Math.log(1 - (i + 0.5) / 300)) ** (1 / 0.8);
    return `${years > 8 ? 8 : years},${years > 8 ? 0 : 1},${group}`;
  }),
);
const csv = ['years,ended,group', ...rows].join('\n');
const blank = {
  ...records().models['peace-agreement.lasting']!,
  covariates: [{ name: 'group', asks: '', levels: ['a', 'b'], column: 'group', codes: [['0'], ['1']] }],
  fit: { table: '', time: 'years', perYear: 1, ended: 'ended', leaveOut: {} },
};
const fitted = (distribution: 'weibull' | 'lognormal') => {
  const model = { ...blank, distribution };
  const { coefficients, covariance } = refit(model, csv);
  return { ...model, coefficients, covariance };
};

test('durations that are Weibull’s are found to be: residuals within 2 points, the least criterion, proportional', () => {
  const { aic, coxSnell, proportional } = assumptions(fitted('weibull'), csv);
  for (const off of Object.values(coxSnell)) assert.ok(off < 0.02, `${off}`);
  for (const form of ['exponential', 'lognormal', 'loglogistic']) assert.ok(aic.weibull! < aic[form]!, form);
  assert.ok(proportional.all! > 0.05 && proportional.group! > 0.05);
});

test('a form that is wrong is found to be: residuals are further off than those of the right one', () => {
  const wrong = assumptions(fitted('lognormal'), csv).coxSnell.all!;
  assert.ok(wrong > 2 * assumptions(fitted('weibull'), csv).coxSnell.all! && wrong > 0.03, `${wrong}`);
});

test('coefficients of another group are seen in its residuals', () => {
  const model = fitted('weibull');
  const [constant, , scale] = model.coefficients;
  const { coxSnell } = assumptions({ ...model, coefficients: [constant!, 0, scale!] }, csv);
  assert.ok(coxSnell['group b']! > 0.15 && coxSnell['group a']! < 0.02);
});

test('the hazard of residuals goes with the diagonal where the form is right, and leaves it where a group is another', () => {
  const inside = (rows: number[][]) => rows.every(([x, , lower, upper]) => lower! <= x! && x! <= upper!);
  const model = fitted('weibull');
  const right = assumptions(model, csv).residuals;
  assert.ok(Object.values(right.coxSnell).every(inside));
  const [constant, , scale] = model.coefficients;
  const { coxSnell } = assumptions({ ...model, coefficients: [constant!, 0, scale!] }, csv).residuals;
  assert.ok(!inside(coxSnell['group b']!));
});

test('means of Schoenfeld’s residuals lie about the estimate, and where an effect turns they and the curve do', () => {
  const turn = ['years,ended,group', ...rows].map((row) => {
    const [years, ended, group] = row.split(',');
    return Number(years) > 2 ? `${years},${ended},${1 - Number(group)}` : row;
  });
  for (const [table, turns] of [
    [csv, false],
    [turn.join('\n'), true],
  ] as const) {
    const { coefficients, years } = assumptions(fitted('weibull'), table).residuals.schoenfeld;
    const { estimate, means, curve } = coefficients['group b']!;
    const mean = means.reduce((sum, [, y]) => sum + y! / means.length, 0);
    assert.ok(Math.abs(mean - estimate) < 0.05, `${mean}, not ${estimate}`);
    assert.equal(
      curve.some(([, , lower, upper]) => lower! > estimate || upper! < estimate),
      turns,
    );
    assert.ok(years.every(([, t], k) => k === 0 || t! > years[k - 1]![1]!));
  }
});
