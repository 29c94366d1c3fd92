import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { root } from '../../../test/support/root.js';
import { type Case, readCase } from '../../case/index.js';
import { Budget } from '../../shared/budget.js';
import { assess } from '../assess.js';
import { answerAtMedians } from './answerAtMedians.js';
import { GamesOfEdits } from './gamesOfEdits.js';

const TEXT = readFileSync(join(root, 'cases/surprises/dear-promise.yaml'), 'utf8');

function caseOf(text: string): Case {
  const { case: c, diagnostics } = readCase('case.yaml', () => ({ text, file: 'case.yaml' }));
  assert.ok(c, JSON.stringify(diagnostics));
  return c;
}

/** Edits of numbers, of what is promised to whom, of the calendar and of names; each may be made or not. */
const EDITS: [from: RegExp, to: string][] = [
  [/leaving: \d+/, 'leaving: 4'],
  [/rebuild: \d+%/, 'rebuild: 35%'],
  [/(no-deal: \{\w+: )\d+/, '$155'],
  [/2034-01-01, /, ''],
  [/levels: \[weak, strong\], start: weak/, 'levels: [weak, strong], start: strong'],
  [/notice: 0 quarters/, 'notice: 4 quarters'],
  [/title: .*/, 'title: Another'],
];

test('games that are kept from edit to edit answer as games that are begun anew', async () => {
  const applied = new Set<number>();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.subarray([...EDITS.keys()]), { minLength: 2, maxLength: 4 }), async (steps) => {
      const games = new GamesOfEdits();
      for (const step of steps) {
        const text = step.reduce((before, i) => {
          const after = before.replace(...EDITS[i]!);
          if (after !== before) applied.add(i);
          return after;
        }, TEXT);
        const c = caseOf(text);
        assert.deepEqual(await answerAtMedians(c, [], games), await answerAtMedians(c, []));
      }
    }),
    { numRuns: 12 },
  );
  assert.ok(applied.size >= 5, `only ${applied.size} of the edits change the text`);
});

test('the answers at the medians are those of the assessment, for a game that is played in its own steps', async () => {
  const c = caseOf(TEXT);
  const { values, packages } = await answerAtMedians(c, []);
  const found = await assess(c, 'test', new Budget(), 'worth');
  assert.ok(found.kind === 'assessed');
  for (const { id, explained } of found.packages.filter((p) => !p.found)) {
    found.context.actors.forEach((actor, a) => {
      const margin = explained.standings[a]!.margin;
      assert.ok(Math.abs(values[`margin/${id}/${actor.id}`]! - margin) < 1e-9, `${id} ${actor.id}`);
    });
    assert.equal(values[`signed/${id}`], explained.signable ? 1 : 0);
  }
  assert.ok(packages.length > 0);
});

test('a package of another text is answered as long as its options exist, and left out when one is gone', async () => {
  const c = caseOf(TEXT);
  const [issue] = c.issues;
  const options = Object.fromEntries(c.issues.map(({ id, options: [first] }) => [id, first!.id]));
  const draft = { id: 'draft', name: 'a draft', options, found: false };
  const gone = { ...draft, id: 'gone', options: { ...options, [issue!.id]: 'no-such-option' } };
  const { packages, values } = await answerAtMedians(c, [draft, gone]);
  assert.ok(packages.some(({ id }) => id === 'draft'));
  assert.ok(!packages.some(({ id }) => id === 'gone'));
  assert.ok(Object.keys(values).some((id) => id.startsWith('margin/draft/')));
});
