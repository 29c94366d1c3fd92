import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { Budget } from '../../shared/budget.js';
import { cornersOf } from '../normal/bimatrix/corners.js';
import { ExactDictionary } from '../normal/bimatrix/exactDictionary.js';
import { type ExtremeEquilibria, extremeEquilibria } from '../normal/bimatrix/extremeEquilibria.js';
import { polytopesOf } from '../normal/bimatrix/polytope.js';
import { listVertices, type VertexList } from '../normal/bimatrix/vertexList.js';
import type { NormalGame } from '../normal/model.js';
import { extremeByDefinition } from '../normal/testing/bruteForce.js';
import { bimatrixGame, randomNormalGame } from '../normal/testing/games.js';
import { extremeEquilibriaFault } from './extremeEquilibria.js';
import { LabelNumbers } from './labelNumbers.js';
import { vertexListFault } from './vertexList.js';

interface Solved {
  game: NormalGame;
  lists: [VertexList, VertexList];
  found: ExtremeEquilibria;
}

test('what is found is confirmed, in games with ties too, and has as many as the definition', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer(),
      fc.constantFrom(0, 1, 2, 1000),
      async (m, n, seed, most) => {
        const { game, lists, found } = await solved(randomNormalGame([m, n], seed, most));
        assert.equal(extremeEquilibriaFault(game, lists, found), undefined);
        assert.equal(found.equilibria.length, extremeByDefinition(game).length);
      },
    ),
    { numRuns: 150 },
  );
});

test('a list that lacks an equilibrium, has one twice, or one that is none is refused', async () => {
  for (const most of [1, 1000]) {
    const { game, lists, found } = await solved(randomNormalGame([5, 5], 8, most));
    const refused = (equilibria: ExtremeEquilibria['equilibria'], fault: RegExp) =>
      assert.match(extremeEquilibriaFault(game, lists, { ...found, equilibria })!, fault);
    assert.ok(found.equilibria.length > 2);
    for (const [k, one] of found.equilibria.entries()) {
      refused(found.equilibria.toSpliced(k, 1), /is not in the list/);
      refused([...found.equilibria, one], /in the list twice/);
    }
    const mixed = found.equilibria.flatMap(({ first }) => found.equilibria.map(({ second }) => ({ first, second })));
    const wrong = mixed.find(({ first, second }) =>
      found.equilibria.every((one) => one.first !== first || one.second !== second),
    )!;
    refused([...found.equilibria, { ...wrong, component: 0 }], /no equilibria/);
    const between = found.equilibria[0]!.first.map((x, i) => x.add(found.equilibria.at(-1)!.first[i]!).div(2));
    refused(found.equilibria.with(0, { ...found.equilibria[0]!, first: between }), /no corner/);
  }
});

test('a strategy that was computed wrongly is refused', async () => {
  const { game, lists, found } = await solved(randomNormalGame([4, 4], 1));
  for (const [k, one] of found.equilibria.entries()) {
    const at = one.first.findIndex((x) => x.n !== 0n);
    const first = one.first.with(at, one.first[at]!.mul('1000000000001/1000000000000'));
    const equilibria = found.equilibria.with(k, { ...one, first });
    // Weights of one strategy alone may have any sum; a mixture is moved off its best replies.
    const isMixed = one.first.filter((x) => x.n !== 0n).length > 1;
    assert.equal(extremeEquilibriaFault(game, lists, { ...found, equilibria }) !== undefined, isMixed);
  }
});

test('components that are merged, split, or told wrongly are refused', async () => {
  const { game, lists, found } = await solved(tied());
  const { components, equilibria } = found;
  assert.ok(components.length >= 2 && components.some((c) => c.equilibria.length > 1));
  const refused = (claimed: Partial<ExtremeEquilibria>, fault: RegExp) =>
    assert.match(extremeEquilibriaFault(game, lists, { ...found, ...claimed })!, fault);
  const [a, b, ...rest] = components;
  const merged = { equilibria: [...a!.equilibria, ...b!.equilibria], index: 0 };
  const renumbered = (of: (component: number) => number) =>
    equilibria.map((one) => ({ ...one, component: of(one.component) }));
  refused(
    { components: [merged, ...rest], equilibria: renumbered((c) => Math.max(0, c - 1)) },
    /does not hang together/,
  );
  const c = components.findIndex((one) => one.equilibria.length > 1);
  const [lone, ...others] = components[c]!.equilibria;
  refused(
    {
      components: [...components.with(c, { equilibria: others, index: 0 }), { equilibria: [lone!], index: 0 }],
      equilibria: equilibria.map((one, k) => (k === lone ? { ...one, component: components.length } : one)),
    },
    /share a strategy/,
  );
  refused({ components: components.slice(1) }, /not every equilibrium is in one component/);
  refused({ components: [...components, { equilibria: [], index: 0 }] }, /is empty/);
  refused({ equilibria: renumbered((one) => (one + 1) % components.length) }, /in another component/);
});

test('an index that is wrong is refused, where the sum is 1 too', async () => {
  for (const game of [tied(), randomNormalGame([5, 5], 8)]) {
    const { lists, found } = await solved(game);
    const [a, b] = found.components;
    assert.ok(a && b);
    const components = [{ ...a, index: a.index + 1 }, { ...b, index: b.index - 1 }, ...found.components.slice(2)];
    assert.match(extremeEquilibriaFault(game, lists, { ...found, components })!, /the index of component 0 is/);
  }
});

test('a subset that is missing, grown, cut, or told twice is refused', async () => {
  const { game, lists, found } = await solved(tied());
  const c = found.components.findIndex(({ subsets }) => subsets!.length > 1);
  const { subsets } = found.components[c]!;
  const refused = (changed: typeof subsets, fault: RegExp) => {
    const components = found.components.with(c, { ...found.components[c]!, subsets: changed! });
    assert.match(extremeEquilibriaFault(game, lists, { ...found, components })!, fault);
  };
  for (const [k, one] of subsets!.entries()) {
    refused(subsets!.toSpliced(k, 1), /a subset is missing/);
    refused([...subsets!, one], /stands twice/);
    const all = found.components[c]!.equilibria;
    refused(subsets!.with(k, { ...one, first: [...all], second: [...all] }), /not complete, or not maximal/);
    for (const side of ['first', 'second'] as const) {
      refused(subsets!.with(k, { ...one, [side]: one[side].slice(1) }), /is empty|not complete, or not maximal/);
    }
  }
});

test('a search for sets that have the labels wanted finds those that a look at each one finds', () => {
  const sizes = fc.constantFrom(3, 6, 60);
  fc.assert(
    fc.property(sizes, fc.array(fc.uniqueArray(fc.nat(59))), fc.uniqueArray(fc.nat(59)), (size, sets, wanted) => {
      const labels = new LabelNumbers(size);
      const own = sets.map((set) => [...new Set(set.map((l) => l % size))]);
      const most = Math.max(0, ...own.map((set) => set.length));
      const list = labels.sorted(new Set(own.map((set) => labels.of(set))), most);
      const asked = new Set(wanted.map((l) => l % size));
      const flags = Uint8Array.from({ length: size }, (_, l) => (asked.has(l) ? 1 : 0));
      const expected = own.filter((set) => [...asked].every((l) => set.includes(l))).map((set) => labels.of(set));
      const rising = (list: number[]) => [...new Set(list)].sort((a, b) => (a < b ? -1 : 1));
      assert.deepEqual(rising(labels.having(flags, list)), rising(expected));
    }),
  );
});

/** A game with ties: of its components one has several extreme equilibria and two subsets. */
function tied(): NormalGame {
  return bimatrixGame(
    [
      [3, 3, 0],
      [3, 2, 0],
      [0, 0, 1],
    ],
    [
      [3, 3, 0],
      [3, 1, 0],
      [0, 0, 1],
    ],
  );
}

async function solved(game: NormalGame): Promise<Solved> {
  for (let attempt = 0; ; attempt++) {
    const polytopes = polytopesOf(game, attempt);
    const lists = [];
    for (const polytope of polytopes) {
      const list = await listVertices(polytope, ExactDictionary.origin(polytope), new Budget());
      if (list && vertexListFault(polytope, list) === undefined) lists.push(list);
    }
    const [first, second] = lists;
    if (!first || !second) continue;
    const corners = [cornersOf(polytopes[0], 0, first), cornersOf(polytopes[1], 1, second)] as const;
    return { game, lists: [first, second], found: extremeEquilibria(...corners) };
  }
}
