import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { looksLikeNegoLog, readNegoLog } from './negolog.js';

const files = ['profileA.json', 'profileB.json', 'specs.json'].map((name) => ({
  name,
  text: readFileSync(`test/data/negolog-ferry/${name}`, 'utf8'),
}));

function changed(file: string, from: string, to: string) {
  const list = files.map((f) => ({ ...f, text: f.name === file ? f.text.replace(from, to) : f.text }));
  assert.notDeepEqual(list, files, 'the change must change something');
  const { space, diagnostics } = readNegoLog('ferry', list);
  const problems = diagnostics
    .filter((d) => d.severity === 'error')
    .map((d) => `${d.at!.file}:${d.at!.line}:${d.at!.column} ${d.code}: ${d.what}`);
  return { space, problems };
}

test('utilities are weight times value, not divided by the largest; order and names follow the first profile', () => {
  const { space } = readNegoLog('ferry', files);
  assert.deepEqual(space!.issues, [
    { name: 'season', options: ['2', '1'] },
    { name: 'fare', options: ['low', 'high'] },
  ]);
  assert.deepEqual(
    space!.parties.map((party) => party.points.map((row) => [...row])),
    [
      [
        [0.4 * 0.25, 0.4 * 0.9],
        [0, 0.6 * 0.8],
      ],
      [
        [0.5, 0.25],
        [0.5, 0.05],
      ],
    ],
  );
  assert.deepEqual(
    space!.parties.map((party) => [party.name, party.threshold]),
    [
      ['profileA', 0.25],
      ['profileB', 0],
    ],
  );
});

test('shipped specs that contradict the profiles are named', () => {
  assert.deepEqual(
    readNegoLog('ferry', files).diagnostics.map((d) => `${d.at!.file}:${d.at!.line} ${d.severity}: ${d.what}`),
    ['specs.json:5 warning: the shipped specs say ReservationValueProfileA 0.3; the profiles give 0.25'],
  );
});

test('profiles that do not fit each other are refused with their places', () => {
  assert.deepEqual(changed('profileB.json', '"low": 1', '"lo": 1').problems, [
    "profileB.json:5:13 missing-option: issue 'fare' does not value 'low' of profileA.json",
    "profileB.json:5:34 unknown-option: issue 'fare' has no option 'lo' in profileA.json",
  ]);
  assert.deepEqual(changed('profileB.json', '"season": 0.5', '"sesaon": 0.5').problems, [
    "profileB.json:3:44 unknown-issue: there is a weight for 'sesaon', but no issue of that name",
    "profileB.json:6:15 missing-weight: issue 'season' has no weight",
  ]);
  assert.deepEqual(changed('profileA.json', '0.9', '"0.9"').problems, [
    "profileA.json:5:33 type: the value of '1' in 'season' should be a number, not text",
  ]);
});

test('one profile is not enough', () => {
  assert.deepEqual(
    readNegoLog('ferry', files.slice(0, 1)).diagnostics.map((d) => d.code),
    ['missing-profile'],
  );
});

test('a folder looks like NegoLog when it holds a profile as JSON', () => {
  assert.equal(looksLikeNegoLog(['specs.json', 'profileA.json']), true);
  assert.equal(looksLikeNegoLog(['specs.json']), false);
});
