import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../shared/budget.js';
import type { Settlement } from '../result.js';
import { settle } from '../settle.js';
import type { DealSpace } from '../space.js';
import { readInput } from './readInput.js';
import { WIDTH, writeText } from './writeText.js';

async function text(space: DealSpace, change: Partial<Settlement> = {}): Promise<string> {
  const result = (await settle(space, { check: false }, new Budget())) as Settlement;
  return writeText('A ferry', { ...result, ...change }, space);
}

test('the ferry reads like this', async () => {
  assert.equal(await text(readInput('test/data/genius-ferry').space!), FERRY);
});

test('no line is wider than a hundred columns, whatever the names', async () => {
  const name = fc.string({ minLength: 1, maxLength: 150, unit: 'grapheme-ascii' });
  const space = fc
    .record({
      names: fc.array(name, { minLength: 2, maxLength: 12 }),
      options: fc.array(name, { minLength: 1, maxLength: 3 }),
    })
    .map(({ names, options }): DealSpace => {
      const parties = names.map((n, p) => ({
        name: n,
        role: 'signatory' as const,
        points: [Float64Array.from(options, (_, o) => ((p + o) % 3) * 1e5)],
        terms: [],
        refuses: [],
        threshold: p % 2,
      }));
      const adoption = { voters: names.map((_, i) => i), atLeast: names.length - 1, vetoes: [0] };
      return { unit: 'points', issues: [{ name: names[0]!, options }], rules: [], parties, adoption };
    });
  await fc.assert(
    fc.asyncProperty(space, async (made) => {
      for (const line of (await text(made)).split('\n')) assert.ok(line.length <= WIDTH, line);
    }),
  );
});

test('control and direction-changing characters in names are written out', async () => {
  const { space } = readInput('test/data/genius-ferry');
  const parties = space!.parties.map((party, i) => (i === 0 ? { ...party, name: 'a\u001b[31m\u202e' } : party));
  const written = await text({ ...space!, parties });
  assert.match(written, /a\\u\{1b\}\[31m\\u\{202e\}/);
  assert.ok(!written.includes('\u001b') && !written.includes('\u202e'));
});

test('a check that fails and work that was cut short cannot be overlooked', async () => {
  const { space } = readInput('test/data/genius-ferry');
  const checks = [{ kind: 'k', checkedBy: 'c', holds: false, whole: true, extent: 'e', problem: 'p' }];
  const written = await text(space!, { checks, partial: { stopped: 'time', looked: 7, tuples: 15 } });
  assert.match(written, /DOES NOT HOLD: k \(e; c\): p/);
  assert.match(written, /PARTIAL \(time limit\): all below is about the 7 packages looked at, out of 15 combinations/);
});

test('where nothing is signable, the text says what would open it', async () => {
  const { space } = readInput('test/data/genius-ferry');
  const parties = space!.parties.map((party) => ({ ...party, threshold: 0.8 }));
  assert.match(
    await text({ ...space!, parties }),
    /WHY NO DEAL: nothing is signable\n {2}opens it: threshold of a \(lower a by/,
  );
});

const FERRY = `A ferry
2 parties (2 signatories), 2 issues, 8 options, 15 packages; values in utility.
Signed when all 2 accept.

WHO ACCEPTS
  party  accepts from    values  accepts         blocks alone
  a              0.25  0.1 to 1       13  86.7%             2
  z                 0    0 to 1       15   100%             0
Signable: 13 (86.7%). Accepted by every signatory: 13 (86.7%).

SOLUTIONS among the 13 packages that are signable and accepted by all
Best there: a 1, z 0.875.
  Nash product, utilitarian *
    a 0.94, z 0.5
      season: summer · fare: 11
  Kalai-Smorodinsky (max-min), Kalai-Smorodinsky (least asymmetry) *, least asymmetry of normalised
    gains, egalitarian *
    a 0.76, z 0.625
      season: summer · fare: 10
  * compares points of different parties

FRONTIER over all packages: 6 value vectors; 5 within the signable packages
     a      z  packages  season · fare
     1  0.375         1  summer · 12
  0.94    0.5         1  summer · 11
  0.76  0.625         1  summer · 10
  0.58   0.75         1  summer · 9
   0.4  0.875         1  summer · 8
   0.1      1         1  all year · 8

CHECKED independently of the solver
  nothing: not proven`;
