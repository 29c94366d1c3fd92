import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import Fraction from 'fraction.js';
import { caseOf } from '../src/case/testing.js';
import { checkAssessment } from '../src/game/check/index.js';
import { readEfg } from '../src/game/efg/index.js';
import { toExtensive } from '../src/game/index.js';
import { type AssessedCase, assess } from '../src/lens/index.js';
import { Budget } from '../src/shared/budget.js';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

/** Two neighbours, one question, and whatever stands under the offer. All worths are points of the one issue. */
const talks = (offer: string, more = '') => `abide: 1
title: Talks
as-of: 2026-01-01
parties:
  t: {name: Target, roles: [signatory]}
  s: {name: Sponsor, roles: [signatory]}
issues:
  what: {options: {lo: Lowest, hi: Highest, offer: Offered, counter: Countered}}
values:
  t: {points: {what: {lo: 0, hi: 100, offer: 45, counter: 55}}}
  s: {points: {what: {lo: 0, hi: 100, offer: 60, counter: 50}}}
no-deal: {t: 30, s: 20}
packages:
  plan: {what: offer}
  other: {what: counter}
${more}offers:
  x: {by: s, to: t, package: plan, ${offer}}
`;

async function assessed(text: string): Promise<AssessedCase> {
  const result = await assess(caseOf(text), '0.0.0', new Budget(), 'offers');
  assert.equal(result.kind, 'assessed');
  return result as AssessedCase;
}

async function sentence(text: string, id: string): Promise<string> {
  const { assessment } = await assessed(text);
  return assessment.findings.find((f) => f.id === `offer/${id}/x`)!.sentence;
}

test('where waiting brings nothing, accepting is best however firm the sponsor is, and the threat moves nothing', async () => {
  const said = await sentence(talks('expires: {after: 3 weeks}, resolve: 40%'), 'deadline');
  assert.equal(
    said,
    "Target's best reply is to accept Plan, however firm the deadline is. The threat moves nothing for Target.",
  );
});

test('with one counter the threshold is that of the closed form, and the resolve of the case stands beside it', async () => {
  // The prize falls from 30 to 0 within the week, so a sponsor free to choose takes the counter today: 50 + 30 against 60.
  const text = talks(
    'expires: {after: 1 week}, resolve: 20% to 70%, counters: [other], waiting: {t: 2 per week}, prize: {now: 30, falls-to: 0, by: 2026-01-08}',
  );
  const { offers } = await assessed(text);
  const { game, threshold } = offers![0]!.solution;
  // Accepting at the deadline is worth 43, withdrawal 28; an open offer is worth no more then: nobody takes a counter.
  assert.deepEqual(
    [game.accept[0]!.target, game.accept[1]!.target, game.withdrawn.target, game.extended.target].map(Number),
    [45, 43, 28, 43],
  );
  // Counter: (1 − ρ)·55 + ρ·43 against 45: best below 10/12.
  assert.equal((threshold as { toFraction(): string }).toFraction(), '5/6');
  const said = await sentence(text, 'deadline');
  assert.match(
    said,
    /best reply is to put forward Other\. To accept at once is best only where the deadline of Sponsor is meant in 83\s% of such cases or more; the case says 20\s% to 70\s%\. /,
  );
});

test('a package that crosses a red line of the target is neither accepted nor put forward', async () => {
  const lines = 'red-lines: {a: {party: t, when: what = offer}, b: {party: t, when: what = counter}}\n';
  const text = talks('expires: {after: 2 weeks}, resolve: 90%, counters: [other]', lines);
  const { offers, assessment } = await assessed(text);
  const [answers] = offers!;
  assert.deepEqual(
    answers!.dropped.map((p) => p.shown.id),
    ['other'],
  );
  assert.equal(answers!.solution.threshold, 'never');
  assert.ok(answers!.solution.endings.all.offer.every((chance) => chance.equals(0)));
  assert.equal(answers!.agreement, 0);
  const consent = assessment.findings.find((f) => f.id === 'offer/consent/x')!;
  assert.match(consent.sentence, /Other would cross Target's own red lines and is not put forward\./);
});

test('what nobody accepts across its red lines has no worth in any sentence, curve or tree', async () => {
  const text = talks(
    'expires: {after: 2 weeks}, resolve: 90%, counters: [other]',
    'red-lines: {a: {party: t, when: what = offer}}\n',
  );
  const { assessment } = await assessed(text);
  const offers = assessment.findings.filter((f) => f.lens === 'offer');
  assert.ok(offers.length > 5);
  assert.doesNotMatch(JSON.stringify(offers), /-1000000|−1000000/);
  assert.match(
    offers[0]!.sentence,
    /^Target's best reply is to put forward Other, as Plan crosses Target's own red lines\./,
  );
});

test('where a withdrawn offer leaves the target better off, accepting is best up to a resolve, not from one on', async () => {
  // Accepting is worth 45 today; waiting two weeks (43 at an open offer, 68 withdrawn) is worth more from 2/25 on.
  const offer = 'expires: {after: 2 weeks}, resolve: 5%, withdrawn: {t: 40}, waiting: {t: 1 per week}';
  assert.match(
    await sentence(talks(offer), 'deadline'),
    /is to accept Plan\. It is best only where the deadline of Sponsor is meant in 8\s% of such cases or fewer; the case says 5\s%\./,
  );
  assert.match(await sentence(talks(offer.replace('5%', '5% to 20%')), 'deadline'), /, so the answer hangs on it\./);
});

test('a counter that crosses a red line of the sponsor is never taken', async () => {
  const lines = 'red-lines: {b: {party: s, when: what = counter}}\n';
  const { offers } = await assessed(talks('expires: {after: 2 weeks}, resolve: 10%, counters: [other]', lines));
  const [answers] = offers!;
  assert.ok(answers!.solution.endings.all.counters[0]!.every((chance) => chance.equals(0)));
  assert.ok(answers!.reference.solution.endings.all.counters[0]!.every((chance) => chance.equals(0)));
});

test('a deadline of today leaves one choice: accept or let it pass', async () => {
  const { offers } = await assessed(
    talks('expires: {on: 2026-01-01}, resolve: 40%, counters: [other], extension: {for: 2 weeks}'),
  );
  assert.equal(offers![0]!.solution.layers.length, 1);
  assert.equal(offers![0]!.periods.deadline, 0);
});

test('a sponsor to whom withdrawal is worth more would withdraw at any time, and that is said', async () => {
  const text = talks('expires: {after: 2 weeks}, resolve: 40%, withdrawn: {s: 60, t: -4}');
  const { offers } = await assessed(text);
  assert.equal(offers![0]!.solution.sponsorWithdraws, true);
  assert.deepEqual(offers![0]!.bluff.spans, []);
  assert.match(await sentence(text, 'deadline'), /Even free to choose, Sponsor would withdraw\.$/);
  assert.match(
    await sentence(text, 'robust'),
    /Wherever the deadline lay until 2027-12-\d\d, Sponsor would withdraw even where it is free to choose\./,
  );
});

test('the last day on which a bluff pays is where the falling prize meets the cost of backing down', async () => {
  // Backing down is worth 60 + prize − 70 (the offer is accepted at once) against 20 − 20 = 0 for withdrawal: it pays
  // while the prize is 10 or more. It falls from 20 to 0 in 20 weeks, so up to 10 weeks: 2026-03-12.
  const text = talks(
    'expires: {after: 2 weeks}, resolve: 40%, extension: {for: 1 week, costs: 70}, withdrawn: {s: -20}, prize: {now: 20, falls-to: 0, by: 2026-05-21}',
  );
  const { offers } = await assessed(text);
  assert.deepEqual(offers![0]!.bluff.spans, [{ from: '2026-01-01', to: '2026-03-12' }]);
});

test('consent counts every way in which enough others may agree', async () => {
  const others = ['a', 'b', 'c'];
  const text = talks('expires: {after: 1 week}, resolve: 40%')
    .replace(
      '  s: {name: Sponsor, roles: [signatory]}\n',
      (line) => line + others.map((o) => `  ${o}: {roles: [signatory]}\n`).join(''),
    )
    .replace(
      'no-deal: {t: 30, s: 20}',
      'no-deal: {t: 30, s: 20, a: 30 to 60, b: 10 to 80, c: 40 to 50}\nadoption: {at-least: 4, vetoes: [b]}',
    )
    .replace(
      'values:\n',
      `values:\n${others.map((o) => `  ${o}: {points: {what: {lo: 0, hi: 100, offer: 50, counter: 50}}}\n`).join('')}`,
    );
  const { offers } = await assessed(text);
  const { offered } = offers![0]!;
  const chance = Object.fromEntries(offered.others.map((o) => [o.id, o.chance]));
  // Target and sponsor agree; of a, b, c two are wanted, b among them.
  const expected = chance.b! * (chance.a! + chance.c! - chance.a! * chance.c!);
  assert.ok(Math.abs(offered.signed - expected) < 1e-12);
  assert.ok(expected > 0.3 && expected < 0.9);
});

test('an agreement that two can make without the others stands for sure', async () => {
  const others = ['a', 'b'];
  const text = talks('expires: {after: 1 week}, resolve: 40%')
    .replace(
      '  s: {name: Sponsor, roles: [signatory]}\n',
      (line) => line + others.map((o) => `  ${o}: {roles: [signatory]}\n`).join(''),
    )
    .replace('no-deal: {t: 30, s: 20}', 'no-deal: {t: 30, s: 20, a: 30 to 60, b: 30 to 60}\nadoption: {at-least: 2}')
    .replace(
      'values:\n',
      `values:\n${others.map((o) => `  ${o}: {points: {what: {lo: 0, hi: 100, offer: 40, counter: 50}}}\n`).join('')}`,
    );
  const { offers } = await assessed(text);
  assert.equal(offers![0]!.offered.stands, 1);
});

test('a table of the path says how often a counter is taken with the committed sponsor counted', async () => {
  const text = talks(
    'expires: {after: 1 week}, resolve: 40%, counters: [other], waiting: {t: 2 per week}, prize: {now: 30, falls-to: 0, by: 2026-01-08}',
  );
  const { assessment } = await assessed(text);
  const { value, sentence } = assessment.findings.find((f) => f.id === 'offer/path/x')!;
  assert.match(sentence, /^In 60\s% Sponsor would accept Other/);
  assert.ok(value.kind === 'table');
  assert.match(value.rows[0]!.cells.map((c) => c.text).join(' '), /100\s%, taken 60\s%/);
});

test('a game of an offer that is changed is refused by its checkers', async () => {
  const { offers } = await assessed(
    talks(
      'expires: {after: 2 weeks}, resolve: 40%, counters: [other], waiting: {t: 2 per week}, prize: {now: 30, falls-to: 0, by: 2026-01-08}',
    ),
  );
  const tree = toExtensive(offers![0]!.solution, 10_000);
  assert.ok('game' in tree);
  assert.equal(checkAssessment(tree.game, tree.assessment).holds, true);
  // Its first set is chance's draw, its second the target's first: there the move that is made is left for another.
  const behaviour = tree.assessment.behaviour.map((chances, i) =>
    i === 1 ? [...chances.slice(1), chances[0]!] : chances,
  );
  assert.equal(checkAssessment(tree.game, { ...tree.assessment, behaviour }).holds, false);
  assert.notEqual(offers![0]!.checks.all, 'not proven');
});

const CASE = talks(
  'expires: {after: 2 weeks}, resolve: 40%, counters: [other], waiting: {t: 2 per week}, prize: {now: 30, falls-to: 0, by: 2026-01-08}',
);

test('abide offer --export writes a tree that reads back with the same payoffs, and never over what others wrote', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'case.yaml'), CASE);
  const run = abide(['offer', '.', '--export', 'x.efg'], folder);
  assert.equal(run.status, 0, run.stderr);
  const read = readEfg({ name: 'x.efg', text: readFileSync(join(folder, 'x.efg'), 'utf8') });
  assert.ok(read.game);
  assert.deepEqual(read.game.players, ['target', 'sponsor']);
  const again = abide(['offer', '.', '--export', 'x.efg'], folder);
  assert.equal(again.status, 0, again.stderr);
  writeFileSync(join(folder, 'x.efg'), 'mine');
  assert.equal(abide(['offer', '.', '--export', 'x.efg'], folder).status, 2);
});

test('abide offer names what is missing: no offer, another name, a status other than 0', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'case.yaml'), CASE);
  assert.match(abide(['offer', '.', '--offer', 'y'], folder).stderr, /no offer 'y'; there are x/);
  const none = abide(['offer', join(root, 'cases', 'camp-david-1978')]);
  assert.equal(none.status, 1);
  assert.match(none.stderr, /holds no offer/);
});

test('docs/findings.md lists the fields that abide offer --json prints, and no other', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'case.yaml'), CASE.replace('resolve: 40%', 'resolve: 20% to 60%'));
  const { stdout } = abide(['offer', '.', '--json'], folder);
  const whole =
    /^(byPeriod|decision|value|deadlineEffect|reference|extension|answeredLate|equilibria|certificate|offer\.(packages|notPutForward))$/;
  const fields = (value: unknown, path: string): string[] =>
    value === null || typeof value !== 'object' || Array.isArray(value) || whole.test(path)
      ? [path]
      : Object.entries(value).flatMap(([key, inner]) => fields(inner, path === '' ? key : `${path}.${key}`));
  const page = readFileSync(join(root, 'docs', 'findings.md'), 'utf8').split(
    '## The result of `abide offer --json`\n',
  )[1]!;
  const listed = page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .flatMap((line) => [...line.split(' | ')[0]!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!))
    .filter((name) => name !== 'partial');
  assert.deepEqual([...listed].sort(), fields(JSON.parse(stdout), '').sort());
});

test('the equilibrium that is written beside the tree is one that abide game confirms, worth what abide offer says', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'case.yaml'), CASE);
  const offer = abide(['offer', '.', '--export', 'x.efg', '--json'], folder);
  assert.equal(offer.status, 0, offer.stderr);
  const run = abide(['game', 'x.efg', '--profile', 'x.profile.json', '--json'], folder);
  assert.equal(run.status, 0, run.stderr);
  const { profile } = JSON.parse(run.stdout);
  assert.deepEqual([profile.holds, profile.faults], [true, []]);
  // The target's is its value. The sponsor's at the root is of both kinds; the committed one is paid what the case says.
  assert.equal(new Fraction(profile.payoffs[0]).valueOf(), JSON.parse(offer.stdout).value.t);

  const file = join(folder, 'x.profile.json');
  const written = JSON.parse(readFileSync(file, 'utf8'));
  written.behaviour[0].chances.push(written.behaviour[0].chances.shift());
  writeFileSync(file, JSON.stringify(written, null, 1));
  const changed = abide(['game', 'x.efg', '--profile', 'x.profile.json', '--json'], folder);
  assert.equal(JSON.parse(changed.stdout).profile.holds, false);
  // It still says by whom it was made, so it is written anew; a file that says nothing of the kind is left alone.
  assert.equal(abide(['offer', '.', '--export', 'x.efg'], folder).status, 0);
  writeFileSync(file, '{"behaviour": []}');
  assert.equal(abide(['offer', '.', '--export', 'x.efg'], folder).status, 2);
});

test('a prize that rises makes a bluff pay from a day on, and never until one', async () => {
  // Backing down pays while 60 + prize − 70 ≥ 0: the prize rises from 0 to 20 in 20 weeks, so from 10 weeks on.
  const text = talks(
    'expires: {after: 2 weeks}, resolve: 40%, extension: {for: 1 week, costs: 70}, withdrawn: {s: -20}, prize: {now: 0, falls-to: 20, by: 2026-05-21}',
  );
  const { offers } = await assessed(text);
  assert.equal(offers![0]!.bluff.spans[0]!.from, '2026-03-12');
  assert.match(await sentence(text, 'robust'), /With a last day from 2026-03-12 on Sponsor would back down/);
  assert.match(await sentence(text, 'deadline'), /Even free to choose, Sponsor would withdraw\.$/);
});

test('the last occasion never lies after the last day', async () => {
  const { offers } = await assessed(talks('expires: {on: 2026-01-20}, resolve: 40%, counters: [other]'));
  assert.equal(offers![0]!.periods.deadline, 2); // 19 days hold two whole weeks.
  assert.equal(offers![0]!.payoffs.date(2), '2026-01-15');
});

test('more periods than are played are cut, and that is said', async () => {
  const text = talks('expires: {after: 1 to 5 weeks}, period: 1 day, resolve: 40%, counters: [other]');
  const longer = text.replace('1 to 5 weeks', '1 to 40 weeks');
  assert.doesNotMatch(await sentence(text, 'robust'), /goes on beyond/);
  assert.match(
    await sentence(longer, 'robust'),
    /The range of the deadline goes on beyond the most periods that are played\./,
  );
});
