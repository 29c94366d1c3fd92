import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide } from './support/abide.js';
import { root } from './support/root.js';

/** Whole runs, as a reader sees them. `UPDATE=1 npm test -- transcripts` writes them anew: read the difference. */
const RUNS: [file: string, args: string][] = [
  ['berlin-brief', 'assess cases/berlin-2025'],
  ['berlin-executive', 'assess cases/berlin-2025 --set ratification=executive'],
  ['berlin-explain-offer', 'explain cases/berlin-2025 offer'],
  ['berlin-explain-offer-ru', 'explain cases/berlin-2025 offer ru'],
  ['berlin-compare-packages', 'compare cases/berlin-2025 offer found'],
  ['berlin-compare-cases', 'compare cases/berlin-2025 cases/berlin-2025-exchange-priced'],
  ['berlin-offer', 'offer cases/berlin-2025'],
  ['entry-game', 'game test/data/games/entry.efg'],
  ['camp-david-brief', 'assess cases/camp-david-1978'],
  ['scorable-settle', 'settle cases/scorable/base.json'],
];

for (const [file, args] of RUNS) {
  test(`abide ${args} prints what the transcript ${file} shows`, () => {
    const { status, stdout, stderr } = abide(args.split(' '));
    assert.equal(status, 0, stderr);
    const path = join(root, 'test', 'transcripts', `${file}.txt`);
    const text = `$ abide ${args}\n${stdout}`;
    if (process.env.UPDATE === '1') writeFileSync(path, text);
    assert.ok(existsSync(path), `${path} is missing: UPDATE=1 npm test -- transcripts`);
    assert.equal(text, readFileSync(path, 'utf8'));
  });
}
