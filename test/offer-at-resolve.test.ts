import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { caseOf } from '../src/case/testing.js';
import { answerAtMedians, chosenOf, OfferPreview } from '../src/lens/index.js';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

/** Two packages whose peace is bought by promises, and an ultimatum about one of them. */
const text = `${readFileSync(join(root, 'cases/surprises/second-promise.yaml'), 'utf8')}
offers:
  x:
    {by: ridge, to: harbour, package: two, expires: {after: 4 weeks}, resolve: 20% to 60%, counters: [one], waiting: {harbour: 0.5 per week, ridge: 0.2 per week}, extension: {for: 6 weeks, costs: 2}, withdrawn: {harbour: -12}}
`;

async function preview(): Promise<OfferPreview> {
  const c = caseOf(text);
  return new OfferPreview(c, chosenOf(c, (await answerAtMedians(c, [])).packages), 'x');
}

test('an offer at another resolve is what the command answers when the case has that resolve', async () => {
  const file = join(freshFolder(), 'case.yaml');
  writeFileSync(file, text);
  const own = await preview();
  for (const resolve of ['0%', '15%', '35%', '80%', '100%']) {
    const run = abide(['offer', file, '--json', '--set', `offers.x.resolve=${resolve}`]);
    assert.equal(run.status, 0, run.stderr);
    const [said] = JSON.parse(run.stdout).offers ?? [JSON.parse(run.stdout)];
    const here = own.at(Number.parseFloat(resolve) / 100)!;
    assert.deepEqual(
      here.moves.map(({ kind, chance }) => [kind, chance]),
      said.decision.map(({ move, chance }: { move: string; chance: number }) => [move, chance]),
    );
    close(here.agreement, said.agreement);
    close(here.worth, said.value.harbour);
    close(here.effect, said.deadlineEffect.harbour);
  }
});

/** The same arithmetic, apart from the order in which the games of the packages are played. */
const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-9, `${a} is not ${b}`);

test('the target accepts at once where its threshold says so, and nowhere else', async () => {
  const own = await preview();
  const at = Array.from({ length: 41 }, (_, k) => own.at(k / 40)!);
  const accepts = at.map(({ moves }) => moves[0]!.kind === 'accept' && moves.length === 1);
  assert.ok(new Set(accepts).size === 2, 'the resolve matters');
  for (const [k, here] of at.entries()) {
    const within = here.accepts.some(({ from, to }) => k / 40 > from + 1e-9 && k / 40 < to - 1e-9);
    const border = here.accepts.some(({ from, to }) => Math.abs(k / 40 - from) < 1e-9 || Math.abs(k / 40 - to) < 1e-9);
    if (!border) assert.equal(accepts[k], within, `${k / 40}`);
    assert.deepEqual(here.accepts, at[0]!.accepts, 'it is the same at every resolve');
    if (accepts[k]) close(here.worth, here.accepting);
  }
});

test('the case stays as it is, and an offer that it does not have is refused', async () => {
  const c = caseOf(text);
  const { packages } = await answerAtMedians(c, []);
  const before = JSON.stringify(c.offers);
  new OfferPreview(c, chosenOf(c, packages), 'x').at(0.9);
  assert.equal(JSON.stringify(c.offers), before);
  assert.throws(() => new OfferPreview(c, chosenOf(c, packages), 'y'), /the case has no offer y/);
});
