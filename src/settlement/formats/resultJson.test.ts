import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../shared/budget.js';
import { distinct } from '../../shared/names.js';
import type { Settlement } from '../result.js';
import { settle } from '../settle.js';
import type { DealSpace, SpaceParty } from '../space.js';
import { resultJson } from './resultJson.js';

function party(
  name: string,
  points: number[][],
  threshold: number,
  role: SpaceParty['role'] = 'signatory',
): SpaceParty {
  return { name, role, points: points.map((row) => Float64Array.from(row)), terms: [], refuses: [], threshold };
}

/** Two issues of the same name, three parties of the same name, an option that stands for "does not exist". */
const AWKWARD: DealSpace = {
  unit: 'points',
  issues: [
    { name: '__proto__', options: ['a', 'b'] },
    { name: '__proto__', options: ['x', 'absent'], absent: 1 },
  ],
  rules: [],
  parties: [
    party(
      'constructor',
      [
        [0, 10],
        [0, 5],
      ],
      5,
    ),
    party(
      '__proto__',
      [
        [10, 0],
        [0, 5],
      ],
      5,
    ),
    party(
      '__proto__',
      [
        [0, 1],
        [0, 0],
      ],
      1,
      'endorser',
    ),
    party(
      '__proto__',
      [
        [0, 1],
        [0, 1],
      ],
      1,
      'ratifier',
    ),
  ],
  adoption: { voters: [0, 1], atLeast: 2, vetoes: [] },
};

async function settled(space: DealSpace): Promise<Settlement> {
  const result = await settle(space, { check: false }, new Budget());
  assert.equal(result.kind, 'settlement');
  return result as Settlement;
}

test('the JSON has the agreed keys, in the agreed order, and no others before them', async () => {
  const json = resultJson(await settled(AWKWARD), AWKWARD);
  assert.deepEqual(Object.keys(json).slice(0, 13), [
    'unit',
    'packages',
    'parties',
    'acceptable',
    'signable',
    'frontier',
    'frontierRational',
    'nash',
    'kalaiSmorodinsky',
    'egalitarian',
    'utilitarian',
    'ideal',
    'certificate',
  ]);
  assert.deepEqual(Object.keys(json.kalaiSmorodinsky), ['maxmin', 'leastAsymmetry']);
  assert.deepEqual(Object.keys(json.frontier[0]!), ['utilities', 'packages', 'package']);
});

test('names that repeat, and names such as __proto__, lose nothing on the way to text and back', async () => {
  const json = resultJson(await settled(AWKWARD), AWKWARD);
  const back = JSON.parse(JSON.stringify(json));
  assert.deepEqual(back.parties, ['constructor', '__proto__']);
  assert.deepEqual(Object.entries(back.acceptable), [
    ['constructor', 3], // all but (a, x): values 0, 5, 10, 15
    ['__proto__', 3],
    ['__proto__ (2)', 2], // both with b
    ['__proto__ (3)', 3], // all but (a, x)
  ]);
  // (a, absent) is worth 5 and 15, (b, absent) 15 and 5: both signable, both on the frontier.
  assert.deepEqual(
    back.frontierRational.map((outcome: { utilities: number[]; package: object }) => {
      return [outcome.utilities, Object.entries(outcome.package)];
    }),
    [
      [
        [15, 5],
        [
          ['__proto__', 'b'],
          ['__proto__ (2)', null],
        ],
      ],
      [
        [5, 15],
        [
          ['__proto__', 'a'],
          ['__proto__ (2)', null],
        ],
      ],
    ],
  );
});

test('utilities come in the order of the signatories, also when another party stands before them', async () => {
  const [first, second, endorser] = AWKWARD.parties;
  const space: DealSpace = {
    ...AWKWARD,
    parties: [endorser!, first!, second!],
    adoption: { voters: [1, 2], atLeast: 2, vetoes: [] },
  };
  const json = resultJson(await settled(space), space);
  assert.deepEqual(json.parties, ['constructor', '__proto__ (2)']);
  assert.deepEqual(json.ideal, [15, 15]);
  assert.deepEqual(Object.keys(json.acceptable), ['__proto__', 'constructor', '__proto__ (2)']);
});

test('where nothing is acceptable every solution is an empty list and the ideal is null', async () => {
  const space = { ...AWKWARD, parties: AWKWARD.parties.map((p) => ({ ...p, threshold: 99 })) };
  const json = resultJson(await settled(space), space);
  assert.equal(json.signable, 0);
  assert.ok(json.frontier.length > 0);
  assert.deepEqual(json.frontierRational, []);
  const { maxmin, leastAsymmetry } = json.kalaiSmorodinsky;
  assert.deepEqual([json.nash, maxmin, leastAsymmetry, json.egalitarian, json.utilitarian], [[], [], [], [], []]);
  assert.equal(json.ideal, null);
  assert.deepEqual(
    json.corrections.map((c) => c.constraints),
    [
      [
        { party: 'constructor', kind: 'threshold' },
        { party: '__proto__', kind: 'threshold' },
      ],
    ],
  );
});

test('the certificate holds only if every check does', async () => {
  const result = await settled(AWKWARD);
  const check = { kind: 'k', checkedBy: 'c', holds: true, whole: true, extent: 'e' };
  const certificate = (holds: boolean[]) =>
    resultJson({ ...result, checks: holds.map((h) => ({ ...check, holds: h })) }, AWKWARD).certificate.holds;
  assert.equal(certificate([true, true]), true);
  assert.equal(certificate([true, false]), false);
});

test('made names are distinct, of the same number, and leave alone what was distinct', () => {
  const name = fc.constantFrom('a', 'b', 'a (2)', 'a (3)', 'a (2) (2)', '__proto__', '');
  fc.assert(
    fc.property(fc.array(name), (names) => {
      const made = distinct(names);
      assert.equal(new Set(made).size, names.length);
      names.forEach((original, i) => {
        if (names.indexOf(original) === i) assert.equal(made[i], original);
      });
    }),
  );
});
