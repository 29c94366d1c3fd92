import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { caseOf } from '../src/case/testing.js';
import { timetable } from '../src/lens/guarantee/calendar.js';
import { structureOf } from '../src/lens/guarantee/game.js';
import { profileOf } from '../src/lens/guarantee/inputs.js';
import { movesOf, startStates } from '../src/lens/guarantee/moves.js';
import { reached } from '../src/lens/guarantee/reach.js';
import { StateSpace } from '../src/lens/guarantee/state.js';
import { anyGuaranteeCase, anyOptions } from './support/anyGuaranteeCase.js';
import { tinyCase } from './support/guaranteeCases.js';
import { packageOf } from './support/guaranteeLens.js';

/** The moves of a package's game, and the states in which each may have its turn. */
function turnsOf(text: string, options: (c: ReturnType<typeof caseOf>) => ReturnType<typeof packageOf>) {
  const c = caseOf(text);
  const part = c.guarantee!;
  const profile = profileOf(part, options(c));
  const space = new StateSpace(part, profile);
  const phases = timetable(part, part.tail.value);
  const moves = movesOf(c, space, phases, part.behaviour.order);
  const starts = startStates(part, space).map(({ tuple }) => tuple);
  const turns = reached(space, starts, moves);
  return { c, profile, space, phases, moves, starts, turns };
}

test('right after the clock nobody has the whole notice before it, and in yearly steps nobody is under notice', () => {
  // Steps of half a year, so the year of notice is two: levels in force, two left, one left, out.
  const { space, moves, turns } = turnsOf(tinyCase(), (c) => packageOf(c, 'plan'));
  const levels = (phase: number, name: string) => {
    const k = moves[phase].findIndex((move) => move.name === name);
    return [...new Set(turns[phase][k].map((s) => space.tuples[s][0]))].sort().map((l) => space.variables[0].levels[l]);
  };
  assert.deepEqual(space.variables[0].levels, ['in force', 'notice 2', 'notice 1', 'out']);
  assert.deepEqual(levels(0, 'clock of help'), ['in force', 'notice 2', 'notice 1', 'out']);
  assert.deepEqual(levels(0, 'keep help'), ['in force', 'notice 1', 'out']);
  assert.deepEqual(levels(0, 'attack'), ['in force', 'notice 2', 'notice 1', 'out']);
  assert.deepEqual(levels(1, 'keep help'), ['in force', 'out']);
  assert.deepEqual(levels(1, 'attack'), ['in force', 'notice 2', 'out']);
});

test('whoever may be somewhere when a move comes is asked there: stories told one by one meet no other state', () => {
  fc.assert(
    fc.property(anyGuaranteeCase, anyOptions, fc.infiniteStream(fc.nat(1000)), (text, options, dice) => {
      const { c, profile, space, phases, moves, starts, turns } = turnsOf(text, () => options);
      const { phases: built } = structureOf(c, profile, c.guarantee!.tail.value);
      const throwDie = (sides: number) => dice.next().value! % sides;
      let tuple: readonly number[] = starts[throwDie(starts.length)];
      let t = 0;
      for (const [i, { steps }] of phases.entries()) {
        for (let step = 0; step < steps; step++, t++) {
          for (const [k, move] of moves[i].entries()) {
            const s = space.at(tuple);
            assert.ok(turns[i][k].includes(s), `${move.name} in state ${tuple}`);
            const layer = built[i].layers[k];
            if (move.kind === 'choice') {
              const option = move.v === 'attack' ? undefined : move.options[tuple[move.v]];
              const mayAct = move.v === 'attack' || option !== undefined;
              assert.equal(layer.kind === 'choice' && layer.player[s] >= 0, mayAct);
              if (option && throwDie(2) === 1) tuple = tuple.with(move.v as number, option.to);
            } else if (!move.at || move.at.includes(t)) {
              const next = move.matrix[tuple[move.v]].flatMap((chance, level) => (chance > 0 ? [level] : []));
              assert.ok(layer.kind === 'chance' && layer.rows.from[s + 1] - layer.rows.from[s] === next.length);
              tuple = tuple.with(move.v, next[throwDie(next.length)]);
            }
          }
        }
      }
    }),
    { numRuns: 100 },
  );
});
