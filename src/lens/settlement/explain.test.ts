import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { loadFromDisk } from '../../case/files.js';
import { readCase } from '../../case/index.js';
import { explainPackage } from '../../settlement/evaluate.js';
import type { Finding, Table } from '../finding.js';
import { compare } from './compare.js';
import type { Context, Shown } from './context.js';
import { explain } from './explain.js';
import { explainFor } from './explainFor.js';
import { caseSpace } from './space.js';

// Worth by tables over several issues, in the columns that have to add up to what a package is worth.

const path = join(fileURLToPath(new URL('../../../../cases', import.meta.url)), 'camp-david-1978');
const { case: c } = readCase(path, loadFromDisk, []);
assert.ok(c);
const made = caseSpace(c);
const sizes = made.space.issues.map((issue) => issue.options.length);

/** The case's space, in which the first party loses by a table over the first two issues, and the second by two. */
const context: Context = {
  ...made,
  c,
  grounds: {},
  space: {
    ...made.space,
    parties: made.space.parties.map((party, p) => ({
      ...party,
      ...(p < 2 && {
        tables: [
          { name: 'durability', issues: [0, 1], values: Float64Array.from(rows(), (_, k) => -3.5 * k - p) },
          ...(p === 1 ? [{ name: 'delay', issues: [1], values: new Float64Array(sizes[1]!).fill(2) }] : []),
        ],
      }),
    })),
  },
};

function rows(): number[] {
  return Array.from({ length: sizes[0]! * sizes[1]! }, (_, k) => k);
}

function shown(id: string, options: number[]): Shown {
  return { id, name: `the ${id}`, explained: explainPackage(context.space, options), found: false, grounds: [] };
}

const before = shown(
  'draft',
  sizes.map(() => 0),
);
const after = shown(
  'offer',
  sizes.map((size, i) => (i < 3 ? size - 1 : 0)),
);

function rowsOf(finding: Finding): Table['rows'] {
  assert.equal(finding.value?.kind, 'table');
  return (finding.value as Table).rows;
}

/** The numbers of one column, up to the row that sums them, add up to that row. */
function addsUp(all: Table['rows'], column: number, total: string): void {
  const end = all.findIndex((row) => row.id === total);
  assert.ok(end > 0);
  const sum = all.slice(0, end).reduce((s, row) => s + (row.cells[column]!.number ?? 0), 0);
  assert.ok(Math.abs(sum - (all[end]!.cells[column]!.number ?? 0)) < 1e-6, `column ${column}: ${sum}`);
}

test('explain has a row for each table, and each column adds up to Worth', () => {
  const all = rowsOf(explain(context, after, 'not proven'));
  const last = sizes[0]! * sizes[1]! - 1;
  const durability = all.find((row) => row.id === 'durability')!;
  assert.equal(durability.name, 'What lack of durability costs');
  assert.deepEqual(
    durability.cells.map((cell) => cell.number),
    made.actors.map((_, p) => (p < 2 ? -3.5 * last - p : undefined)),
  );
  const delay = all.find((row) => row.id === 'delay')!;
  assert.equal(delay.name, 'Delay');
  assert.deepEqual([delay.cells[0]!.text, delay.cells[1]!.text], ['', '+2.0']);
  for (const p of made.actors.keys()) addsUp(all, p, 'total');
});

test('the view of one party lists its own tables, and adds up to Worth', () => {
  for (const [party, expected] of [['durability'], ['durability', 'delay']].entries()) {
    const all = rowsOf(explainFor(context, after, party, 'not proven'));
    const tables = all.filter((row) => row.id === 'durability' || row.id === 'delay');
    assert.deepEqual(
      tables.map((row) => row.id),
      expected,
    );
    addsUp(all, 2, 'total');
  }
});

test('a comparison says what changes by a table, and leaves out a table that changes nothing', () => {
  const all = rowsOf(compare(context, before, after, 'not proven'));
  const last = sizes[0]! * sizes[1]! - 1;
  const durability = all.find((row) => row.id === 'durability')!;
  assert.deepEqual([durability.cells[0]!.number, durability.cells[1]!.number], [-3.5 * last, -3.5 * last]);
  assert.equal(
    all.find((row) => row.id === 'delay'),
    undefined,
  );
  for (const p of made.actors.keys()) addsUp(all, p, 'worth');
});

test('a space without tables has no such row', () => {
  const plain = { ...context, space: made.space };
  const bare = { ...after, explained: explainPackage(made.space, after.explained.package) };
  const ids = rowsOf(explain(plain, bare, 'not proven')).map((row) => row.id);
  assert.ok(!ids.includes('durability') && !ids.includes('delay'));
});
