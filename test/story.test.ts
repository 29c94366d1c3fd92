import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type Case, readCase } from '../src/case/index.js';
import { answerAtMedians, type Chosen, chosenOf, type Story, StoryTeller } from '../src/lens/index.js';
import { checkPath } from '../src/process/check/index.js';
import { worthsOnPath } from '../src/process/index.js';
import { root } from './support/root.js';

async function packagesOf(name: string, change: (text: string) => string = (text) => text) {
  const file = join(root, 'cases', name);
  const { case: c, diagnostics } = readCase(file, (path) => ({ text: change(readFileSync(path, 'utf8')), file: path }));
  assert.ok(c, JSON.stringify(diagnostics));
  return { c, packages: chosenOf(c, (await answerAtMedians(c, [])).packages) };
}

const teller = ({ c, packages }: { c: Case; packages: Chosen[] }, id = packages[0]!.id) =>
  new StoryTeller(c, packages.find((p) => p.id === id)!);

const dear = await packagesOf('surprises/dear-promise.yaml');
const long = await packagesOf('surprises/long-notice.yaml', (text) =>
  text.replace('notice: 0 quarters', 'notice: 4 quarters'),
);
const second = await packagesOf('surprises/second-promise.yaml');

test('of many stories the shares with peace, with help, with something in force agree with the forward pass', () => {
  for (const own of [dear, long, second]) {
    const { answers, draw } = bound(teller(own));
    const runs = own === dear ? 20_000 : 4000;
    const { structure, peace, anyInForce, testedEver, causes } = answers;
    const { table, space, profile } = structure;
    let [lasts, stands, attacked, met, held, expected] = [0, 0, 0, 0, 0, 0];
    const ended = new Map<string, number>();
    for (let seed = 0; seed < runs; seed++) {
      const { path, held: holds } = draw(BigInt(seed));
      if (path.ending === undefined) {
        lasts++;
        const tuple = space.tuples[path.states.at(-1)!]!;
        if (profile.promises.some((_, i) => space.standing(tuple, i) !== 'out')) stands++;
        continue;
      }
      attacked++;
      const { helpers, cause } = table.list[path.ending]!;
      if (helpers > 0) met++;
      if (holds) held++;
      expected += table.holds[path.ending]!;
      ended.set(cause, (ended.get(cause) ?? 0) + 1);
    }
    const same = (count: number, of: number, chance: number) => {
      const error = Math.sqrt((chance * (1 - chance)) / of);
      assert.ok(Math.abs(count / of - chance) <= 4 * error + 0.5 / of, `${count} of ${of} is not ${chance}`);
    };
    same(lasts, runs, peace.at(-1)!);
    same(stands, runs, anyInForce.at(-1)!);
    same(met, attacked, testedEver.any!);
    same(held, attacked, expected / attacked);
    for (const [cause, curve] of Object.entries(causes)) same(ended.get(cause) ?? 0, runs, curve.at(-1)!);
  }
});

const bound = (own: StoryTeller) => ({ answers: own.answers, draw: (seed: bigint) => own.draw(seed) });

test('every chance and every worth in a story is that of the chain, by a checker that walks it by itself', () => {
  for (const own of [dear, long, second]) {
    const { answers, draw } = bound(teller(own));
    const { model } = answers.game;
    for (let seed = 0n; seed < 20n; seed++) {
      const { path } = draw(seed);
      const worths = worthsOnPath(model, answers.solution, path);
      const check = checkPath(model, answers.solution.behaviour, path, worths);
      assert.ok(check.holds, check.problem);
    }
  }
});

test('what is told of a turn adds up: chances to 1, what was taken had one, and choices weigh in points', () => {
  for (const own of [dear, long, second]) {
    const tells = teller(own);
    for (let seed = 0n; seed < 40n; seed++) {
      for (const { turns } of tells.tell(seed).steps) {
        for (const { kind, branches, taken } of turns) {
          if (kind === 'calendar') continue;
          assert.ok(Math.abs(branches.reduce((sum, { chance }) => sum + chance, 0) - 1) < 1e-9);
          assert.ok(branches[taken]!.chance > 0);
          const chosen = ['promise', 'force', 'attack', 'help'].includes(kind);
          assert.ok(branches.every(({ worth }) => (worth === undefined) !== chosen));
        }
      }
    }
  }
});

test('the same seed tells the same story, another seed another', () => {
  const tells = teller(dear);
  assert.deepEqual(tells.tell(7n), teller(dear).tell(7n));
  const ends = new Set(Array.from({ length: 30 }, (_, seed) => JSON.stringify(tells.tell(BigInt(seed)).steps.length)));
  assert.ok(ends.size > 3);
});

test('one seed is one world: what no agreement touches falls alike under two of them', async () => {
  const { c, packages } = await packagesOf('berlin-2025/case.yaml');
  const [first, other] = ['offer', 'narrower-offer'].map((id) => teller({ c, packages }, id));
  for (let seed = 0n; seed < 4n; seed++) {
    const [a, b] = [first!, other!].map((tells) => strengths(tells.tell(seed)));
    const length = Math.min(a!.length, b!.length);
    assert.deepEqual(a!.slice(0, length), b!.slice(0, length));
  }
});

/** How strong the adversary is, step by step. */
const strengths = ({ steps, start }: Story) =>
  [start, ...steps.map(({ state }) => state)].map((state) => state.find(({ kind }) => kind === 'strength')!.level);

test('a story is told in the names of the case, and its days are those of its calendar', () => {
  const tells = teller(long);
  const stories = Array.from({ length: 60 }, (_, seed) => tells.tell(BigInt(seed)));
  const happened = new Set(
    stories.flatMap(({ steps }) =>
      steps.flatMap(({ turns }) => turns.flatMap(({ branches, taken }) => branches[taken]?.says ?? [])),
    ),
  );
  for (const words of [
    "The Ally gave notice of “The Ally's promise”",
    "“The Ally's promise” ran out",
    'Ridge attacked',
    'The Ally turned unwilling',
  ])
    assert.ok(happened.has(words), `${words}: ${[...happened].join('; ')}`);
  const whole = stories.find(({ ending }) => ending.kind === 'peace')!;
  assert.equal(whole.steps.length, whole.horizon);
  assert.deepEqual(
    whole.steps.flatMap(({ turns }) => turns.flatMap(({ on }) => on ?? [])),
    ['2030-01-01', '2034-01-01', '2038-01-01'],
  );
  // 2030-01-01 is four years of quarters after 2026-01-01.
  assert.ok(whole.steps[16]!.turns.some(({ on }) => on === '2030-01-01'));
  assert.deepEqual([whole.steps[16]!.from, whole.steps[16]!.to], ['2030-01-01', '2030-04-01']);
});

test('a story that ends in an attack says what stood then, who helped, and how common such an end is', () => {
  const tells = teller(second, 'two');
  const { peace, causes } = tells.answers;
  for (let seed = 0n; ; seed++) {
    const { ending, steps } = tells.tell(seed);
    if (ending.kind === 'peace') continue;
    const { turns } = steps.at(-1)!;
    const helps = turns.filter(({ kind, taken }) => kind === 'help' && taken === 0).map(({ party }) => party!.id);
    assert.deepEqual(
      ending.helpers.map(({ id }) => id),
      helps,
    );
    assert.deepEqual(
      turns.slice(-4).map(({ kind }) => kind),
      ['attack', 'help', 'help', 'defence'],
    );
    assert.equal(ending.held, turns.at(-1)!.taken === 0);
    assert.equal(ending.share, causes[ending.kind].at(-1));
    assert.equal(ending.peace, peace.at(-1));
    return;
  }
});
