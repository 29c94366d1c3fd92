import assert from 'node:assert/strict';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fixed, percent } from '../src/lens/text.js';
import { abide } from './support/abide.js';
import { proseOf, type RunRow, type RunTable, rowOf, runTables } from './support/docTables.js';
import { root } from './support/root.js';

/**
 * Tables of the documents whose rows are runs of a command. `UPDATE=1 npm test -- doc-numbers` writes them anew: read
 * the difference, and what the text around them claims.
 */
const PAGES = [
  'methods/surprises.md',
  'methods/process.md',
  'methods/guarantee.md',
  'decisions/004-revision-opportunities.md',
];

// biome-ignore lint/suspicious/noExplicitAny: the result of a command, as JSON
type Json = any;

/** What stands in a column, from the result of the command and the profile that the row is about. */
const COLUMNS: [head: RegExp, text: (profile: Json, of: RegExpExecArray, result: Json) => string | null][] = [
  [/^peace$/, (p) => share(p.peace.at(-1))],
  [/^share at peace$/, (p) => p.peace.at(-1).toFixed(4)],
  [/^λ$/, (_p, _of, { rule }) => rule.lambda.toFixed(2)],
  [/^λ_test$/, (_p, _of, { rule }) => rule.lambdaTest.toFixed(2)],
  [/^best reply: peace$/, (p) => share(p.bestReply.peace.at(-1))],
  [/^tested$/, (p) => share(p.testedEver.any)],
  [/^would help, year (\d+)$/, (p, [, year]) => share(p.reliabilityBy.any[Number(year)])],
  [/^(\S+) would help, year (\d+)$/, (p, [, who, year]) => share(p.reliabilityBy[who!.toLowerCase()][Number(year)])],
  [/^in force, (\d+) years$/, (p, [, years], { step }) => share(standing(p, Math.round(Number(years) / step.years)))],
  [/^worth to (\S+)$/, (p, [, who]) => fixed(p.worth[who!.toLowerCase()])],
  [/^package$/, (p) => p.packages[0]],
];

function share(x: number | null): string {
  if (x === null) return '–';
  assert.equal(typeof x, 'number');
  return percent(x).replaceAll('\u00a0', ' ');
}

/** P(something still stands | peace) after a step. */
function standing({ anyInForce, peace }: Json, step: number): number {
  return anyInForce[step] / peace[step];
}

function cellsFor({ file, columns }: RunTable, { set, cells }: RunRow): string[] {
  const run = abide(['guarantee', file, '--json', ...set.flatMap((change) => ['--set', change])]);
  assert.equal(run.status, 0, run.stderr);
  const result = JSON.parse(run.stdout);
  const named = columns.indexOf('package');
  const profile = named < 0 ? result.profiles[0] : result.profiles.find((p: Json) => p.packages.includes(cells[named]));
  return columns.map((column, i) => {
    if (i === 0) return cells[0]!;
    for (const [head, text] of COLUMNS) {
      const of = head.exec(column);
      if (of) return text(profile, of, result) ?? '–';
    }
    return assert.fail(`nothing says what stands under "${column}"`);
  });
}

for (const page of PAGES) {
  const path = join(root, 'docs', page);
  const text = readFileSync(path, 'utf8');
  const tables = runTables(text);

  test(`docs/${page}: every row of its tables is what its command prints`, () => {
    assert.ok(tables.length > 0);
    const lines = text.split('\n');
    for (const table of tables) for (const row of table.rows) lines[row.line] = rowOf(cellsFor(table, row));
    if (process.env.UPDATE === '1') writeFileSync(path, lines.join('\n'));
    else assert.equal(text, lines.join('\n'));
  });

  test(`docs/${page}: a percentage in its text stands in a table of the same section`, () => {
    for (const [section, prose] of proseOf(text)) {
      const cells = new Set(tables.flatMap((t) => (t.section === section ? t.rows.flatMap((r) => r.cells) : [])));
      if (cells.size === 0) continue;
      assert.deepEqual(
        (prose.match(/[<>]?\d+(\.\d+)? %/g) ?? []).filter((share) => !cells.has(share)),
        [],
        section,
      );
    }
  });
}

test('the cases behind the surprises are in order, without a note', () => {
  const folder = join(root, 'cases', 'surprises');
  const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
  assert.equal(files.length, 3);
  for (const file of files) {
    assert.equal(abide(['check', join('cases', 'surprises', file)]).stdout, '0 errors, 0 warnings, 0 notes\n', file);
  }
});
