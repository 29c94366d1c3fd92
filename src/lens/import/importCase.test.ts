import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { readText } from '../../case/testing.js';
import { readInput } from '../../settlement/formats/index.js';
import { settle } from '../../settlement/settle.js';
import type { DealSpace } from '../../settlement/space.js';
import { Budget } from '../../shared/budget.js';
import { caseSpace } from '../settlement/space.js';
import { importCase } from './importCase.js';
import { spaceCase } from './spaceCase.js';

const REFERENCE = '../shared/reference/negotiation/genius-xml';
const DAY = '2026-01-01';

const folder = (path: string) =>
  readdirSync(path).map((name) => ({ name, text: readFileSync(join(path, name), 'utf8') }));

/** The space of the case that is made of another space, through its text. */
function through(space: DealSpace): DealSpace {
  const made = spaceCase(space, 'Made', DAY);
  assert.ok('text' in made);
  const { case: c, diagnostics } = readText(made.text);
  assert.ok(c, JSON.stringify(diagnostics));
  return caseSpace(c).space;
}

async function counts(space: DealSpace) {
  const found = await settle(space, { check: false }, new Budget());
  assert.equal(found.kind, 'settlement');
  return found.kind === 'settlement' ? found.counts : undefined;
}

const value = (party: DealSpace['parties'][number], options: readonly number[]) =>
  party.points.reduce((sum, row, i) => sum + row[options[i]!]!, 0);

test('a GENIUS folder becomes a case with the same packages, of which the same can be signed', async () => {
  const { text, diagnostics } = importCase('ferry', folder('test/data/genius-ferry'), DAY);
  assert.ok(text, JSON.stringify(diagnostics));
  const read = readText(text);
  assert.deepEqual(
    read.diagnostics.filter(({ severity }) => severity === 'error'),
    [],
  );
  assert.deepEqual(
    read.case!.issues.map(({ name, options }) => [name, options.map((o) => o.name)]),
    [
      ['season', ['none & never', 'summer', 'all year']],
      ['fare', ['8', '9', '10', '11', '12']],
    ],
  );
  const original = readInput('test/data/genius-ferry').space!;
  assert.deepEqual(await counts(caseSpace(read.case!).space), await counts(original));
});

test('NegoLog folders and additive and scorable files become cases too', async () => {
  for (const [title, files] of [
    ['negolog', folder('test/data/negolog-ferry')],
    ['scorable', [{ name: 'base.json', text: readFileSync('cases/scorable/base.json', 'utf8') }]],
  ] as const) {
    const { text, diagnostics } = importCase(title, files, DAY);
    assert.ok(text, JSON.stringify(diagnostics));
    const path = title === 'negolog' ? 'test/data/negolog-ferry' : 'cases/scorable/base.json';
    assert.deepEqual(await counts(through(readInput(path).space!)), await counts(readInput(path).space!), title);
    assert.ok(readText(text).case, title);
  }
});

const skip = existsSync(REFERENCE) ? false : `${REFERENCE} is missing`;
test('scenarios of the GENIUS tournaments keep their counts', { skip }, async () => {
  for (const name of ['ItexvsCypress', 'EnglandZimbabwe']) {
    const { space } = readInput(`${REFERENCE}/${name}`);
    assert.deepEqual(await counts(through(space!)), await counts(space!), name);
  }
});

const party = fc.record({
  points: fc.array(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 3, maxLength: 3 }), {
    minLength: 2,
    maxLength: 2,
  }),
  threshold: fc.integer({ min: -80, max: 80 }),
});

test('in every case that is made of a space, each party accepts just what it accepted, and margins keep their proportion', () => {
  fc.assert(
    fc.property(fc.array(party, { minLength: 2, maxLength: 4 }), (parties) => {
      const space: DealSpace = {
        unit: 'points',
        issues: ['Price', 'Date (day)'].map((name) => ({ name, options: ['low', 'low!', '高い'] })),
        rules: [],
        parties: parties.map(({ points, threshold }, p) => ({
          name: `Party ${p}`,
          role: 'signatory',
          points: points.map((row) => Float64Array.from(row)),
          terms: [],
          refuses: [],
          threshold,
        })),
        adoption: { voters: parties.map((_, p) => p), atLeast: parties.length, vetoes: [] },
      };
      const made = through(space);
      for (const [p, own] of space.parties.entries()) {
        const span = own.points.reduce((sum, row) => sum + Math.max(...row) - Math.min(...row), 0);
        for (const options of [0, 1, 2].flatMap((a) => [0, 1, 2].map((b) => [a, b]))) {
          const [was, is] = [own, made.parties[p]!].map((party) => value(party, options) - party.threshold);
          assert.equal(is! >= 0, was! >= 0, `${was} became ${is}`);
          if (span > 0) assert.ok(Math.abs(is! - (100 * was!) / span) < 1e-5);
        }
      }
    }),
  );
});

test('what a case does not say is told, and no case is made', () => {
  const made = spaceCase(
    {
      unit: 'points',
      issues: [{ name: 'a', options: ['x', 'y'] }],
      rules: [{ kind: 'is', issue: 0, options: [0] }],
      parties: [],
      adoption: { voters: [], atLeast: 0, vetoes: [] },
    },
    'Ruled',
    DAY,
  );
  assert.deepEqual(made, { why: 'the file has rules about which packages exist' });
});

test('files of no kind that is known, and broken ones, give a diagnostic', () => {
  assert.equal(importCase('x', [{ name: 'a.efg', text: 'EFG 2 R' }], DAY).diagnostics[0]!.code, 'unknown-format');
  assert.equal(importCase('x', [], DAY).text, undefined);
  assert.equal(importCase('x', [{ name: 'a.xml', text: '<utility_space>' }], DAY).text, undefined);
});
