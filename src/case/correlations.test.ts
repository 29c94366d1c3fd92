import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describe } from '../shared/diagnostic.js';
import { MOST_CORRELATED } from './read-correlations.js';
import { caseOf, EXAMPLE, readText } from './testing.js';

const TEXT = `abide: 1
title: Three of them
as-of: 2026-01-01
judgements: {front: {says: What the front gives to one it takes from another}}
parties: {a: {roles: [signatory]}, b: {roles: [signatory]}, c: {roles: [signatory]}}
issues: {border: {options: {old: Old, new: New}}, road: {options: {shut: Shut, open: Open}}}
values:
  a: {weight: {border: 40% to 60%, road: 40% to 60%}, points: {border: {old: 0, new: 100}, road: {shut: 0, open: 100}}}
  b: {weight: {border: 2, road: 1 to 3}, points: {border: {old: 100, new: 0}, road: {shut: 0, open: 100}}}
  c: {points: {border: {old: 100, new: 0}, road: {shut: 0, open: 100}}}
no-deal: {a: 30 to 45, b: 20 to 35, c: 10 to 25}
`;

const read = (correlations: string) => readText(`${TEXT}correlations: {${correlations}}\n`);
const between = (id: string, a: string, b: string, rank: string) => `${id}: {between: [${a}, ${b}], rank: ${rank}}`;
const A = 'no-deal.a';
const B = 'no-deal.b';
const C = 'no-deal.c';

/** What is said, with its code, in one line each. */
const told = (correlations: string) => read(correlations).diagnostics.map((d) => `${d.code}: ${describe(d)}`);

test('a correlation names two numbers, and is itself a number with its ground', () => {
  const { case: c, diagnostics } = read(`front: {name: The front, between: [${A}, ${B}], rank: -0.8 @front}`);
  assert.deepEqual(diagnostics, []);
  const [one] = c!.correlations;
  assert.deepEqual(one!.between, [A, B]);
  assert.equal(one!.name, 'The front');
  const number = c!.numbers.find(({ path }) => path === 'correlations.front.rank')!;
  assert.deepEqual([number.value, number.unit, number.ground?.key], [-0.8, 'rank correlation', 'front']);
  assert.match(number.what, /^how closely .* goes with .*/);
});

test('a case that says nothing of it has none', () => {
  assert.deepEqual(caseOf(EXAMPLE).correlations, []);
});

test('a weight that is no per cent is a number like any other', () => {
  assert.deepEqual(told(between('x', 'values.b.weight.road', A, '0.5')), []);
});

test('what no world draws by itself, is no number, or is the same number is refused', () => {
  const [unknown] = told(between('x', 'no-deal.aa', B, '0.5'));
  assert.match(unknown!, /^unknown-number: .*unknown number 'no-deal\.aa'[\s\S]*nearest: no-deal\.a/);
  assert.match(told(between('x', 'values.a.weight.road', B, '0.5'))[0]!, /^correlation-form: .*not drawn by itself/);
  assert.match(told(between('x', A, A, '0.5'))[0]!, /^correlation-form: .*no-deal\.a stands twice/);
  assert.match(told(`x: {between: [${A}], rank: 0.5}`).join('\n'), /^too-few: .*lists 1; it takes at least 2[^\n]*$/);
  assert.match(told(`x: {between: [${A}, ${B}, ${C}], rank: 0.5}`)[0]!, /^correlation-form: 3 numbers|3 numbers, and/);
  assert.match(told(between('x', A, B, '0.2 to 0.5'))[0]!, /^correlation-form: .*a correlation is one number/);
  assert.match(told(between('x', A, B, '1.2'))[0]!, /^out-of-range: .*outside -1 to 1/);
});

test('a pair stands once, in either order', () => {
  const [twice, ...more] = told(`${between('x', A, B, '0.5')}, ${between('other', B, A, '0.4')}`);
  assert.match(twice!, /^correlation-form: .*have two correlations[\s\S]*x says how closely/);
  assert.deepEqual(more, []);
});

test('correlations that cannot be together are refused with the pair and the nearest that can, which is then taken', () => {
  const of = (ab: string, bc: string, ac: string) =>
    `${between('ab', A, B, ab)}, ${between('bc', B, C, bc)}, ${between('ac', A, C, ac)}`;
  const [contradiction] = told(of('0.95', '0.2', '0.9'));
  assert.match(contradiction!, /^correlations-contradict: [\s\S]*no-deal\.a and no-deal\.b are farthest/);
  const offered = (id: string) =>
    new RegExp(`\\b${id} (-?[\\d.]+)`).exec(contradiction!.split('nearest that can be:')[1]!)![1]!;
  assert.deepEqual(told(of(offered('ab'), offered('bc'), offered('ac'))), []);
});

test('of pairs of which nothing is said the nearest is offered too, and is then taken', () => {
  const [contradiction] = told(`${between('ab', A, B, '0.9')}, ${between('bc', B, C, '0.9')}`);
  const offer = contradiction!.split('nearest that can be: ')[1]!;
  const ac = /between no-deal\.a and no-deal\.c ([\d.]+)/.exec(offer)![1]!;
  const value = (id: string) => new RegExp(`\\b${id} ([\\d.]+)`).exec(offer)![1]!;
  const mended = `${between('ab', A, B, value('ab'))}, ${between('bc', B, C, value('bc'))}, ${between('ac', A, C, ac)}`;
  assert.deepEqual(told(mended), []);
});

test('a number that has a drift or none is called the same', () => {
  const { case: c } = read(between('x', `${A}.now`, B, '0.5'));
  assert.deepEqual(c!.correlations[0]!.between, [A, B]);
});

test('a correlation with a number that is no range is kept, with a warning', () => {
  const { case: c, diagnostics } = read(between('x', 'values.b.weight.border', A, '0.5'));
  assert.deepEqual(
    diagnostics.map(({ code, severity }) => [code, severity]),
    [['correlation-of-point', 'warning']],
  );
  assert.equal(c!.correlations.length, 1);
});

test('more correlated numbers than the limit are refused with both numbers', () => {
  const many = Array.from({ length: MOST_CORRELATED + 1 }, (_, i) => i);
  const options = many.map((i) => `o${i}: x`).join(', ');
  const points = many.map((i) => `o${i}: ${i === 0 ? '0' : i === 1 ? '100' : '10 to 20'}`).join(', ');
  const text = TEXT.replace('road: {options: {shut: Shut, open: Open}}', `road: {options: {${options}}}`).replaceAll(
    'road: {shut: 0, open: 100}',
    `road: {${points}}`,
  );
  const pairs = many.map((i) => between(`x${i}`, A, `values.b.points.road.o${i}`, '0.1')).join(', ');
  const { diagnostics } = readText(`${text}correlations: {${pairs}}\n`);
  const refused = diagnostics.find(({ code }) => code === 'too-many')!;
  assert.match(
    refused.what,
    new RegExp(`${MOST_CORRELATED + 2} numbers have correlations, and at most ${MOST_CORRELATED}`),
  );
});
