import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { run } from '../src/cli/main.js';
import { freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const FOLDER = join(root, 'test/data/openspiel');

/** By file: how many extreme equilibria there are, in how many components, and the value to the first where there is one. */
const SAMPLES: Record<string, [equilibria: number, components: number, value?: string]> = {
  'commas.efg': [3, 3],
  // Battle of the sexes after a choice between two forms of it, of which the second pays less: both meetings and the mixture.
  'extended_bos.efg': [3, 3],
  'extended_mp.efg': [4, 1, '0'],
  'extended_shapleys.efg': [1, 1],
  'greenwald_sarfati_example1.efg': [2, 1],
  'greenwald_sarfati_example2.efg': [4, 1],
  // The first may stop at once, and can only lose by going on.
  'guess_the_ace.efg': [2, 1, '0'],
  // Kuhn (1950).
  'kuhn_poker.efg': [2, 1, '-1/18'],
  'kuhn_poker_with_raise.efg': [6, 1, '-1/18'],
  'signaling_vonstengel_forges_2008.efg': [4, 1],
  // Three players: searched by supports, which has no components.
  'matching_pennies_3p.nfg': [1, 0],
};

interface Printed {
  equilibria: { regret: string; payoffs: string[] }[];
  components: unknown[] | null;
  value: string | null;
  complete: boolean;
  limit: string | null;
}

async function found(file: string, find: string): Promise<{ status: number; printed: Printed }> {
  const out = join(freshFolder(), 'result.json');
  const status = await run(['game', join(FOLDER, file), '--find', find, '--json', '--out', out]);
  return { status, printed: JSON.parse(readFileSync(out, 'utf8')) };
}

test('abide game solves the samples of OpenSpiel: all equilibria, proven complete, one and the value, each with regret 0', async () => {
  const files = readdirSync(FOLDER).filter((name) => /\.[en]fg$/.test(name));
  assert.deepEqual(files.sort(), Object.keys(SAMPLES).sort());
  for (const [file, [equilibria, components, value]] of Object.entries(SAMPLES)) {
    const all = await found(file, 'all');
    assert.deepEqual([all.status, all.printed.complete, all.printed.limit], [0, true, null], file);
    assert.deepEqual(
      [all.printed.equilibria.length, all.printed.components?.length ?? 0],
      [equilibria, components],
      file,
    );
    const one = await found(file, 'one');
    assert.deepEqual([one.status, one.printed.limit, one.printed.equilibria.length], [0, null, 1], file);
    const worth = await found(file, 'value');
    assert.equal(worth.printed.equilibria.length, value === undefined ? 0 : 1, file);
    // A game without a value says so.
    assert.equal(worth.status, value === undefined ? 3 : 0, file);
    assert.equal(worth.printed.limit === null, value !== undefined, file);
    for (const { printed } of [all, one, worth]) {
      assert.ok(
        printed.equilibria.every(({ regret }) => regret === '0'),
        file,
      );
      assert.equal(printed.value, value ?? null, file);
    }
  }
});
