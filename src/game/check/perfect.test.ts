import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import Fraction from 'fraction.js';
import { backwardInduction } from '../backwardInduction.js';
import { buildGame } from '../build.js';
import { anyGame } from '../testing/anyGame.js';
import { payoffsFrom } from '../testing/everyProfile.js';
import { checkPerfect } from './perfect.js';

const GAME = buildGame('entry', ['Entrant', 'Incumbent'], {
  moves: 'Entrant',
  actions: [
    {
      label: 'in',
      then: {
        moves: 'Incumbent',
        actions: [
          { label: 'share', then: { payoffs: [2, 2] } },
          { label: 'fight', then: { payoffs: [0, 0] } },
        ],
      },
    },
    { label: 'out', then: { payoffs: [1, 5] } },
  ],
});
const check = (choice: number[], root: number[]) =>
  checkPerfect(
    GAME,
    Int32Array.from(choice),
    root.map((x) => new Fraction(x)),
  );

test('the equilibrium of the entry game holds, and is the only one', () => {
  assert.deepEqual(check([0, 0, -1, -1, -1], [2, 2]), { holds: true, strict: true, faults: [] });
});

test('a threat that would not be carried out is refused with what it costs', () => {
  // "Out, since it would be fought" is a Nash equilibrium: (1, 5). But in the subgame sharing pays 2 instead of 0.
  const { holds, faults } = check([1, 1, -1, -1, -1], [1, 5]);
  assert.equal(holds, false);
  assert.deepEqual([faults[0]!.what, faults[0]!.node, faults[0]!.gain!.toFraction()], ['gain', 1, '2']);
});

test('values that do not follow from the choices are refused', () => {
  const { holds, faults } = check([0, 0, -1, -1, -1], [2, 3]);
  assert.equal(holds, false);
  assert.equal(faults[0]!.message, 'Incumbent gets 2, not 3');
  assert.equal(check([0, 0, -1, -1, -1], [2]).holds, false);
});

test('choices that are none are refused: an action that is not there, a choice where the game ends', () => {
  assert.equal(check([0, 2, -1, -1, -1], [2, 2]).faults[0]!.what, 'choice');
  assert.equal(check([0, -1, -1, -1, -1], [2, 2]).faults[0]!.what, 'choice');
  assert.equal(check([0, 0, 0, -1, -1], [2, 2]).faults[0]!.what, 'choice');
});

test('a solution with one choice changed is refused exactly where the change costs who makes it', () => {
  let refused = 0;
  fc.assert(
    fc.property(anyGame({ perfect: true }), fc.nat(), fc.nat(), (game, at, by) => {
      const found = backwardInduction(game);
      assert.ok(typeof found !== 'string');
      const nodes = [...found.choice.keys()].filter((v) => found.choice[v]! >= 0);
      fc.pre(nodes.length > 0);
      const node = nodes[at % nodes.length]!;
      const { player, actions } = game.infosets[game.infoset[node]!]!;
      const choice = found.choice.slice();
      choice[node] = by % actions.length;
      const loss = found.value(node)[player]!.sub(payoffsFrom(game, choice, node)[player]!);
      const { holds, faults } = checkPerfect(game, choice, payoffsFrom(game, choice, 0));
      if (loss.n > 0n) {
        refused++;
        assert.ok(faults.some((f) => f.node === node && f.what === 'gain' && f.gain!.equals(loss)));
        assert.equal(holds, false);
      } else if (choice[node] === found.choice[node]) assert.equal(holds, true);
    }),
    { numRuns: 500 },
  );
  assert.ok(refused > 50, String(refused));
});
