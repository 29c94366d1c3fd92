import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { Random } from '../quantity/design/random.js';
import { checkPath } from './check/index.js';
import { forward } from './forward.js';
import { stepsOf } from './model.js';
import { drawPath, type Path } from './path.js';
import { solve } from './solve.js';
import { rules, smallModels } from './testing/models.js';
import { worthsOnPath } from './worthsOnPath.js';

const draws = (seed: number) => (name: string) => {
  const stream = Random.of(BigInt(seed), name);
  return () => stream.next();
};

test('every story of every game is one of its chain, and its choices are worth what the definition says', () => {
  fc.assert(
    fc.property(smallModels, rules, fc.nat(), (model, rule, seed) => {
      const solution = solve(model, rule);
      const path = drawPath(model, solution.behaviour, draws(seed), stepsOf(model));
      const check = checkPath(model, solution.behaviour, path, worthsOnPath(model, solution, path));
      assert.ok(check.holds, check.problem);
    }),
    { seed: 21, numRuns: 150 },
  );
});

test('shares of stories are within four standard errors of the chances of the chain', () => {
  const runs = 3000;
  fc.assert(
    fc.property(smallModels, (model) => {
      const { behaviour } = solve(model, 'revision');
      const steps = stepsOf(model);
      const { peace, causes } = forward(model, behaviour);
      let lasts = 0;
      const ended = causes.map(() => 0);
      for (let run = 0; run < runs; run++) {
        const { ending } = drawPath(model, behaviour, draws(run), steps);
        if (ending === undefined) lasts++;
        else ended[model.endings.cause[ending]!]!++;
      }
      const same = (count: number, chance: number) => {
        const error = Math.sqrt(Math.max(0, chance * (1 - chance)) / runs);
        assert.ok(Math.abs(count / runs - chance) <= 4 * error + 0.5 / runs, `${count} of ${runs} is not ${chance}`);
      };
      same(lasts, peace[steps]!);
      for (const [c, count] of ended.entries()) same(count, causes[c]![steps]!);
    }),
    { seed: 5, numRuns: 12 },
  );
});

test('the same draws give the same story, other draws another; of one that is followed less far the beginning', () => {
  const [model] = fc.sample(smallModels, { numRuns: 1, seed: 3 });
  const { behaviour } = solve(model!, 'revision');
  const steps = stepsOf(model!);
  const told = (seed: number, upTo = steps) => drawPath(model!, behaviour, draws(seed), upTo);
  assert.deepEqual(told(1), told(1));
  assert.ok(
    Array.from({ length: 20 }, (_, seed) => told(seed + 2)).some((other) => !isDeepStrictEqual(other, told(1))),
  );
  const short = told(1, 1);
  assert.deepEqual(
    short.turns,
    told(1).turns.filter(({ t }) => t < 1),
  );
  assert.ok(checkPath(model!, behaviour, short).holds);
});

/** A game, its solution and a story with an ending. */
function anyStory() {
  for (let seed = 1; ; seed++) {
    const [model] = fc.sample(smallModels, { numRuns: 1, seed });
    const solution = solve(model!, 'revision');
    const path = drawPath(model!, solution.behaviour, draws(seed), stepsOf(model!));
    const choice = path.turns.findIndex(({ t, instant }) => t > 0 && instant !== undefined);
    if (path.ending !== undefined && choice > 0 && path.states.length > 2) return { model: model!, solution, path };
  }
}

test('a story that is none is refused: a wrong chance, a move left out, another end, a state that nothing leads to', () => {
  const { model, solution, path } = anyStory();
  const worths = worthsOnPath(model, solution, path);
  const refused = (change: (copy: Path, worth: (number[] | undefined)[]) => void): string => {
    const copy = structuredClone(path);
    const worth = structuredClone(worths);
    change(copy, worth);
    const { holds, problem } = checkPath(model, solution.behaviour, copy, worth);
    assert.equal(holds, false);
    return problem!;
  };
  assert.ok(checkPath(model, solution.behaviour, path, worths).holds);
  assert.match(
    refused(({ turns }) => {
      turns[0]!.chances[0]! += 0.01;
    }),
    /, not /,
  );
  assert.match(
    refused(({ turns }) => {
      turns.splice(1, 1);
    }),
    /leaves out a move|lead elsewhere/,
  );
  assert.match(
    refused((copy) => {
      copy.ending = copy.ending! + 1;
    }),
    /it ends with/,
  );
  assert.match(
    refused((copy) => {
      copy.states[1] = copy.states[1]! + 1;
    }),
    /another state than it goes to/,
  );
  assert.match(
    refused((_, worth) => {
      worth.find((own) => own !== undefined)![0]! += 1e-6;
    }),
    /worth/,
  );
});
