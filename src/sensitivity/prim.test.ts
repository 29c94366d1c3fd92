import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Random } from '../quantity/design/random.js';
import { boxAmong } from './box.js';
import { checkBoxes } from './check/box.js';
import type { Column } from './columns.js';
import { paste } from './paste.js';
import { type PrimBox, prim } from './prim.js';
import { binomialAtLeast } from './quasiP.js';
import { uniformColumns, where } from './testing/worlds.js';

const seed = fc.integer({ min: 0, max: 1e6 });

test('a planted box is found: its inputs, and its ends up to a twentieth of the worlds', () => {
  fc.assert(
    fc.property(seed, fc.double({ min: 0.2, max: 0.5, noNaN: true }), (seed, at) => {
      const inputs = uniformColumns(8, 2000, seed);
      const interest = where(inputs, (x) => x[1] > at && x[4] < 1 - at);
      const [{ chosen }] = prim(inputs, interest);
      assert.deepEqual(
        chosen.restrictions.map(({ input }) => input),
        ['x2', 'x5'],
      );
      const [two, five] = chosen.restrictions;
      assert.ok(Math.abs(two.low! - at) < 0.05 && two.high === null, `${two.low} for ${at}`);
      assert.ok(Math.abs(five.high! - (1 - at)) < 0.05 && five.low === null, `${five.high} for ${1 - at}`);
      assert.ok(chosen.coverage > 0.9 && chosen.density > 0.9);
    }),
    { numRuns: 25, seed: 7 },
  );
});

/** An input of two values cannot be cut anywhere but between them, midway. */
test('inputs of two values are cut midway between them, and the box is exact', () => {
  const [a, b, noise] = uniformColumns(3, 400, 1);
  const inputs = [a, b].map(({ name, values }) => ({ name, values: values.map((x) => (x < 0.5 ? 2 : 4)) }));
  const interest = where(inputs, (x) => x[0] === 2 && x[1] === 4);
  const [{ chosen }] = prim([...inputs, noise], interest);
  assert.deepEqual(chosen.restrictions, [
    { input: 'x1', low: null, high: 3 },
    { input: 'x2', low: 3, high: null },
  ]);
  assert.deepEqual([chosen.coverage, chosen.density], [1, 1]);
});

test('the trajectory begins with all worlds; each cut leaves fewer worlds and a higher density, down to the least', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 1, max: 6 }), (seed, d) => {
      const inputs = uniformColumns(d, 300, seed);
      const interest = where(inputs, (x, row) => x[0] + 0.3 * Math.sin(row) > 0.6);
      const [search] = prim(inputs, interest, { least: 0.1 });
      if (!search) return;
      const { trajectory } = search;
      assert.deepEqual(trajectory[0].restrictions, []);
      assert.deepEqual([trajectory[0].mass, trajectory[0].coverage], [1, 1]);
      for (let k = 1; k < trajectory.length; k++) {
        assert.ok(trajectory[k].rows < trajectory[k - 1].rows && trajectory[k].rows >= 30);
        assert.ok(trajectory[k].density > trajectory[k - 1].density);
      }
    }),
    { numRuns: 50 },
  );
});

test('every box of a trajectory and every chosen one is what a recount finds, with ties and further boxes too', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 2, max: 50 }), (seed, values) => {
      const inputs = uniformColumns(4, 250, seed).map(({ name, values: x }, i) => ({
        name,
        values: i % 2 === 0 ? x : x.map((one) => Math.floor(one * values)),
      }));
      const interest = where(inputs, (x, row) => x[0] > 0.5 === x[1] > values / 2 || row % 9 === 0);
      const searches = prim(inputs, interest, { boxes: 3 });
      assert.deepEqual(
        checkBoxes(
          inputs,
          interest,
          searches.map(({ chosen }) => chosen),
        ),
        { holds: true },
      );
      for (const box of searches[0]?.trajectory ?? []) {
        const within = Array.from(interest).filter((_, row) =>
          box.restrictions.every(({ input, low, high }) => {
            const x = inputs.find(({ name }) => name === input)!.values[row];
            return x >= (low ?? -Infinity) && x <= (high ?? Infinity);
          }),
        );
        assert.equal(box.rows, within.length);
        assert.equal(box.interest, within.filter((one) => one === 1).length);
      }
    }),
    { numRuns: 60 },
  );
});

test('other names of the inputs rename the box and change nothing else', () => {
  const inputs = uniformColumns(3, 500, 4);
  const interest = where(inputs, (x) => x[0] + x[1] > 1.3);
  const [{ chosen }] = prim(inputs, interest);
  const renamed = inputs.map(({ name, values }) => ({ name: `new ${name}`, values }));
  const [{ chosen: other }] = prim(renamed, interest);
  const back = other.restrictions.map((one) => ({ ...one, input: one.input.slice(4) }));
  assert.deepEqual({ ...other, restrictions: back }, chosen);
});

test('an increasing change of an input changes no count', () => {
  const inputs = uniformColumns(3, 500, 4);
  const interest = where(inputs, (x) => x[0] > 0.4 && x[2] < 0.7);
  const [before] = prim(inputs, interest);
  const [after] = prim(
    inputs.map(({ name, values }) => ({ name, values: values.map((x) => Math.exp(3 * x)) })),
    interest,
  );
  assert.deepEqual([after.chosen.rows, after.chosen.interest], [before.chosen.rows, before.chosen.interest]);
  assert.equal(after.trajectory.length, before.trajectory.length);
});

test('a second box holds worlds that the first does not', () => {
  const inputs = uniformColumns(4, 2000, 6);
  const interest = where(inputs, (x) => x[0] < 0.3 || x[1] > 0.75);
  const boxes = prim(inputs, interest, { boxes: 2 }).map(({ chosen }) => chosen);
  assert.equal(boxes.length, 2);
  assert.ok(boxes[0].coverage + boxes[1].coverage > 0.9);
  assert.deepEqual(new Set(boxes.flatMap((box) => box.restrictions.map(({ input }) => input))), new Set(['x1', 'x2']));
});

test('no box where no world is of interest, or every world', () => {
  const inputs = uniformColumns(2, 50, 1);
  assert.deepEqual(prim(inputs, new Uint8Array(50)), []);
  assert.deepEqual(prim(inputs, new Uint8Array(50).fill(1)), []);
  assert.throws(() => prim(inputs, new Uint8Array(49)), /49 marks of interest for 50 rows/);
  assert.throws(() => prim(inputs, new Float64Array(50).fill(0.5)), /neither 0 nor 1/);
  assert.throws(() => prim(inputs, new Uint8Array(50), { alpha: 0 }), /0 is no such share/);
});

/** Of 10 with chance 1/2: (C(10,8) + C(10,9) + C(10,10)) / 2^10 = (45 + 10 + 1)/1024. All of n: p^n. */
test('the upper tail of a binomial distribution is its sum', () => {
  assert.ok(Math.abs(binomialAtLeast(8, 10, 0.5) - 56 / 1024) < 1e-15);
  assert.ok(Math.abs(binomialAtLeast(5, 5, 0.3) - 0.3 ** 5) < 1e-17);
  assert.deepEqual([binomialAtLeast(0, 5, 0.3), binomialAtLeast(3, 5, 1), binomialAtLeast(3, 5, 0)], [1, 1, 0]);
});

/**
 * The two halves of x1 do not differ; among x2 > 1/2 all are of interest. The restriction on x2 has p = P(Binomial(n, ½)
 * ≥ n), next to nothing; one on x1 would have p near ½.
 */
test('restrictions that may be chance are dropped, and what stays has quasi-p-values of at most 0.05', () => {
  for (let seed = 1; seed <= 20; seed++) {
    const inputs = uniformColumns(20, 400, seed);
    const random = Random.of(BigInt(seed), 'noise');
    const interest = where(inputs, (x) => random.next() < (x[1] > 0.5 ? 0.9 : 0.1));
    const [{ chosen }] = prim(inputs, interest);
    assert.ok(chosen.restrictions.some(({ input }) => input === 'x2'));
    assert.ok(chosen.quasiP.every((p) => p <= 0.05));
  }
});

/**
 * Worlds at 0, 1, … 19, of interest from 6 to 15; the box is 8 to 12. A fifth of 5 worlds is one at a time. Downwards 7
 * and 6 are of interest and 5 is not: the end moves to between 5 and 6. Upwards 13, 14, 15, and not 16.
 */
test('pasting moves each end outwards until the next world is not of interest, to midway', () => {
  const inputs = [{ name: 'x', values: Float64Array.from({ length: 20 }, (_, k) => k) }];
  const interest = where(inputs, ([x]) => x >= 6 && x <= 15);
  const start = { ends: { low: Float64Array.of(7.5), high: Float64Array.of(12.5) }, rows: 5, interest: 5 };
  assert.deepEqual(paste(inputs, interest, new Uint8Array(20).fill(1), start, 0.2), {
    ends: { low: Float64Array.of(5.5), high: Float64Array.of(15.5) },
    rows: 10,
    interest: 10,
  });
});

test('pasting takes away an end beyond which no world is, and keeps worlds out that are not there', () => {
  const inputs = [{ name: 'x', values: Float64Array.from({ length: 10 }, (_, k) => k) }];
  const interest = where(inputs, ([x]) => x >= 4);
  const there = Uint8Array.from({ length: 10 }, (_, k) => (k === 8 ? 0 : 1));
  const start = { ends: { low: Float64Array.of(4.5), high: Float64Array.of(6.5) }, rows: 2, interest: 2 };
  assert.deepEqual(paste(inputs, interest, there, start, 0.5), {
    ends: { low: Float64Array.of(3.5), high: Float64Array.of(Infinity) },
    rows: 5,
    interest: 5,
  });
});

/**
 * Noise, of which 3 in 10 are of interest: among worlds that were not searched, n of them inside, the density is 0.3 with
 * an error of √(0.21/n). 20 boxes at four errors: a miss has a chance of 1e-3.
 */
test('a box found in noise is dense in the worlds searched, and no denser than all in others', () => {
  let found = 0;
  for (let seed = 1; seed <= 20; seed++) {
    const random = Random.of(BigInt(seed), 'noise');
    const [searched, others] = [uniformColumns(10, 500, seed), uniformColumns(10, 500, seed + 1000)];
    const noise = () => where(searched, () => random.next() < 0.3);
    const [search] = prim(searched, noise());
    if (!search) continue;
    found++;
    assert.ok(search.chosen.density > 0.3);
    const { density, rows } = boxAmong(others, noise(), search.chosen.restrictions);
    assert.ok(Math.abs(density - 0.3) < 4 * Math.sqrt(0.21 / rows), `${density} of ${rows}`);
  }
  assert.ok(found > 0);
});

test('a box among the worlds in which it was found is itself', () => {
  const { inputs, interest, box } = example();
  const { quasiP, ...counts } = box;
  assert.equal(quasiP.length, box.restrictions.length);
  assert.deepEqual(boxAmong(inputs, interest, box.restrictions), counts);
  assert.throws(() => boxAmong(inputs, interest, [{ input: 'y', low: 1, high: null }]), /no input 'y'/);
});

function example(): { inputs: Column[]; interest: Uint8Array; box: PrimBox } {
  const inputs = uniformColumns(4, 500, 9);
  const interest = where(inputs, (x, row) => (x[0] > 0.6 && x[2] < 0.8) || row % 20 === 0);
  return { inputs, interest, box: prim(inputs, interest)[0].chosen };
}

/** What is changed in a sound box, and what the checker says. */
const CORRUPTED: [string, (box: PrimBox) => PrimBox, RegExp][] = [
  [
    'an end',
    (b) => ({ ...b, restrictions: [{ ...b.restrictions[0], low: 0.3 }, ...b.restrictions.slice(1)] }),
    /worlds/,
  ],
  ['a restriction left out', (b) => ({ ...b, restrictions: b.restrictions.slice(1) }), /worlds/],
  ['one world more', (b) => ({ ...b, rows: b.rows + 1 }), /it holds \d+ worlds, not/],
  ['one world of interest more', (b) => ({ ...b, interest: b.interest + 1 }), /worlds of interest are inside/],
  ['coverage', (b) => ({ ...b, coverage: b.coverage * 1.001 }), /coverage is/],
  ['density', (b) => ({ ...b, density: b.density - 1e-6 }), /density is/],
  ['mass', (b) => ({ ...b, mass: b.mass + 1e-9 }), /mass is/],
  ['a quasi-p-value', (b) => ({ ...b, quasiP: b.quasiP.map((p) => p * 1.01) }), /quasi-p-value of 'x1'/],
  ['a missing quasi-p-value', (b) => ({ ...b, quasiP: b.quasiP.slice(1) }), /not one quasi-p-value/],
  [
    'an unknown input',
    (b) => ({ ...b, restrictions: [{ ...b.restrictions[0], input: 'y' }, ...b.restrictions.slice(1)] }),
    /no input 'y'/,
  ],
  [
    'a restriction without ends',
    (b) => ({
      ...b,
      restrictions: [...b.restrictions, { input: 'x4', low: null, high: null }],
      quasiP: [...b.quasiP, 1],
    }),
    /no end/,
  ],
];

for (const [what, corrupt, said] of CORRUPTED)
  test(`the recount refuses a box in which is changed: ${what}`, () => {
    const { inputs, interest, box } = example();
    assert.deepEqual(checkBoxes(inputs, interest, [box]), { holds: true });
    const check = checkBoxes(inputs, interest, [corrupt(box)]);
    assert.equal(check.holds, false);
    assert.match(check.problem!, said);
  });
