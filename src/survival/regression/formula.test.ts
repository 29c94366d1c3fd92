import assert from 'node:assert/strict';
import { test } from 'node:test';
import { designOf, type TableColumn } from './design.js';
import { designDiagnostic } from './faultDiagnostic.js';
import { FormulaFault, parseFormula, termName } from './formula.js';

const terms = (text: string) => parseFormula(text).terms.map(termName);

test('sums, interactions and brackets mean what they mean in R', () => {
  const table: [string, string[]][] = [
    ['age', ['age']],
    [' age+sex ', ['age', 'sex']],
    ['a*b', ['a', 'b', 'a:b']],
    ['(age + surgery) * transplant', ['age', 'surgery', 'transplant', 'age:transplant', 'surgery:transplant']],
    ['a*b*c', ['a', 'b', 'c', 'a:b', 'a:c', 'b:c', 'a:b:c']],
    ['a + b + a + b:a + a:b', ['a', 'b', 'b:a', 'a:b']],
    ['factor(x) + log(y) + sqrt(z)', ['factor(x)', 'log(y)', 'sqrt(z)']],
    ['I(x^2) + I(x > 0) + I(x<=-1.5)', ['I(x^2)', 'I(x > 0)TRUE', 'I(x <= -1.5)TRUE']],
    ['`a b` + wt.loss + größe', ['`a b`', 'wt.loss', 'größe']],
    ['1', []],
  ];
  for (const [text, expected] of table) assert.deepEqual(terms(text), expected, text);
});

test('each column is named once, and bare', () => {
  assert.deepEqual(parseFormula('log(x) + `a b`*x + relevel(g, ref = "low")').columns, ['x', 'a b', 'g']);
});

test('what cannot be read is told with its place', () => {
  const table: [string, number, RegExp][] = [
    ['', 1, /ends where a column is expected/],
    ['a +', 4, /ends where/],
    ['a b', 3, /'b' is not expected/],
    ['a + * b', 5, /'\*' is not the name/],
    ['(a + b', 7, /'\)' is expected/],
    ['age ~ b', 5, /'~' is not expected/],
    ['exp(a)', 1, /there is no exp/],
    ['I(a)', 4, /'\)' is not expected/],
    ['relevel(a)', 10, /',' is expected/],
    ['a:b', 4, /needs 'a' itself/],
  ];
  for (const [text, column, why] of table) {
    assert.throws(
      () => parseFormula(text),
      (thrown) => thrown instanceof FormulaFault && thrown.column === column && why.test(thrown.why),
      text,
    );
  }
});

const x: TableColumn = { name: 'x', numbers: Float64Array.of(1, 2, 3, 4), levels: undefined };
const g: TableColumn = {
  name: 'g',
  numbers: undefined,
  levels: { texts: ['high', 'low', 'mid'], codes: Uint32Array.of(0, 1, 2, 0) },
};
const columns = new Map([
  ['x', x],
  ['g', g],
]);

test('names become a dummy for each level but the first, or but the one that is said', () => {
  const { design } = designOf(parseFormula('g + x'), columns, 4);
  assert.deepEqual(design!.names, ['glow', 'gmid', 'x']);
  assert.deepEqual([...design!.x], [0, 0, 1, 1, 0, 2, 0, 1, 3, 0, 0, 4]);
  assert.deepEqual(design!.terms, [
    { name: 'g', columns: [0, 1] },
    { name: 'x', columns: [2] },
  ]);
  assert.deepEqual(designOf(parseFormula('relevel(g, "mid")'), columns, 4).design!.names, ['ghigh', 'glow']);
});

test('interactions are products, the first variable’s levels changing fastest', () => {
  const { design } = designOf(parseFormula('x*g'), columns, 4);
  assert.deepEqual(design!.names, ['x', 'glow', 'gmid', 'x:glow', 'x:gmid']);
  assert.deepEqual([...design!.x].slice(5, 10), [2, 1, 0, 2, 0]);
});

test('numbers may be counted as levels, and transformed', () => {
  const numbers = new Map([
    ['x', { ...x, levels: { texts: ['1', '2', '3', '4'], codes: Uint32Array.of(0, 1, 2, 3) } }],
  ]);
  assert.deepEqual(designOf(parseFormula('factor(x)'), numbers, 4).design!.names, [
    'factor(x)2',
    'factor(x)3',
    'factor(x)4',
  ]);
  assert.deepEqual([...designOf(parseFormula('I(x^2) + I(x>2)'), numbers, 4).design!.x], [1, 0, 4, 0, 9, 1, 16, 1]);
});

test('a covariate beyond 1e100, or one that differs by less than 1e-100, is refused with its rows', () => {
  const made = (text: string, ...numbers: number[]) =>
    designOf(
      parseFormula(text),
      new Map([['x', { name: 'x', numbers: Float64Array.from(numbers), levels: undefined }]]),
      4,
    );
  assert.deepEqual(made('x', 1, 1e308, 3, -1e101).fault, { kind: 'too-far', name: 'x', row: 1 });
  assert.deepEqual(made('I(x^2)', 1, 2, -1e60, 3).fault, { kind: 'too-far', name: 'I(x^2)', row: 2 });
  assert.deepEqual(made('x', 1e-200, 0, 3e-200, 0).fault, { kind: 'too-close', name: 'x', rows: [1, 2] });
  for (const size of [1e100, 1e-100]) assert.ok(made('x', size, -size, 0, size).design);
  assert.ok(made('x', 1e-200, 1e-200, 1e-200, 1e-200).design);
  const placeOf = (row: number) => ({ file: 'a.csv', line: row + 2, column: 1 }) as never;
  const far = designDiagnostic({ kind: 'too-far', name: 'x', row: 1 }, placeOf);
  assert.deepEqual([far.code, far.at], ['not-finite', placeOf(1)]);
  const close = designDiagnostic({ kind: 'too-close', name: 'x', rows: [1, 2] }, placeOf);
  assert.deepEqual([close.code, close.at, close.also![0]!.at], ['too-close', placeOf(1), placeOf(2)]);
});
