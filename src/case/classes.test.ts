import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CLASS_CSV } from './class-csv.js';
import { CLASS_COLUMNS, classTable, readClasses, referenceClasses } from './classes.js';

test('the table in the code is data/reference-classes.csv, and every row of it is sound', () => {
  const csv = readFileSync(new URL('../../../data/reference-classes.csv', import.meta.url), 'utf8');
  assert.equal(CLASS_CSV, csv);
  const { classes, diagnostics } = readClasses(csv, 'data/reference-classes.csv');
  assert.deepEqual(diagnostics, []);
  assert.equal(classes.length, csv.trim().split('\n').length - 1);
  assert.deepEqual(referenceClasses(), classes);
});

test('the contested record of honoured alliances is there: 6 of 43, 61 of 92, 93 of 137', () => {
  const rate = (id: string) => [classTable()[id]!.events, classTable()[id]!.n];
  // Berkemeier & Fuhrmann 2018 (defence obligations after 1945; all before 1945); Leeds & Anac 2005.
  assert.deepEqual(rate('alliance.honoured.defense.post1945'), [6, 43]);
  assert.deepEqual(rate('alliance.honoured.pre1945'), [61, 92]);
  assert.deepEqual(rate('ally.honoured.la.all'), [93, 137]);
});

test('every source of the table has its citation in data/README.md', () => {
  const readme = readFileSync(new URL('../../../data/README.md', import.meta.url), 'utf8');
  for (const { source } of referenceClasses())
    for (const part of source.split(' x ')) assert.ok(readme.includes(`\`${part}\``), part);
});

test('a corrupted row is refused with its line', () => {
  const head = CLASS_COLUMNS.join(',');
  const bad = (row: string) =>
    readClasses(`${head}\n${row}\n`, 'x.csv').diagnostics.map((d) => `${d.at!.line} ${d.what}`);
  assert.deepEqual(bad('a.b,What,1,2,0.5,0.1,0.9,S,'), []);
  assert.deepEqual(bad('a.b,What,3,2,1.5,0.1,0.9,S,'), ['2 class a.b: 3 of 2 is not a count']);
  assert.deepEqual(bad('a.b,What,1,2,0.4,0.1,0.9,S,'), ['2 class a.b: the rate is not 1 / 2']);
  assert.deepEqual(bad('a.b,What,1,2,0.5,0.6,0.9,S,'), ['2 class a.b: the interval does not hold the rate']);
  assert.deepEqual(bad('a.b,What,1,2,0.5,0.1,0.9,,'), ['2 class a.b says neither what it counts nor from where']);
  assert.deepEqual(bad('a.b,What,1'), ['2 3 cells where 9 are wanted']);
  assert.equal(readClasses('x,y\n', 'x.csv').diagnostics.length, 1);
});
