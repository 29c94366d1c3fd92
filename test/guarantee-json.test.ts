import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { tinyCase } from './support/guaranteeCases.js';

const TEXT = tinyCase({
  commitments: `  help: {by: friend, given: pledge != none, form: {treaty: pledge = firm, letter: otherwise}, honouring: 22}
  guards: {by: friend, given: guard != none, kind: deployment, tripwire: 12, recalling: 3}`,
  more: 'beside:\n  ends: {model: peace-agreement.ending, given: {kind: full, peacekeepers: yes, over: territory}}\n',
}).replace('  bare:', '  plan-too: {pledge: firm, guard: small, land: kept}\n  bare:');

function json(...args: string[]) {
  const folder = freshFolder();
  mkdirSync(join(folder, 'tiny'));
  writeFileSync(join(folder, 'tiny', 'case.yaml'), TEXT);
  const { status, stdout, stderr } = abide(['guarantee', 'tiny', '--json', ...args], folder);
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout);
}

const whole = json();
// Two years of half-years: signing and four ends of steps; two years.
const POINTS = 5;
const YEARS = 2;

/** What a value has to be: of a kind, with ? or nothing; a list of so many; named values. */
type Shape =
  | 'share'
  | 'share?'
  | 'points'
  | 'points?'
  | 'text'
  | 'text?'
  | 'flag'
  | 'anything'
  | [Shape, number]
  | { [key: string]: Shape };

function fits(value: unknown, shape: Shape, where: string): void {
  if (shape === 'anything') return;
  if (typeof shape === 'string') {
    if (value === null && shape.endsWith('?')) return;
    if (shape === 'flag') assert.equal(typeof value, 'boolean', where);
    else if (shape.startsWith('text')) assert.equal(typeof value, 'string', where);
    else {
      assert.ok(typeof value === 'number' && Number.isFinite(value), `${where}: ${value}`);
      if (shape.startsWith('share')) assert.ok(value >= -1e-12 && value <= 1 + 1e-12, `${where}: ${value}`);
    }
  } else if (Array.isArray(shape)) {
    assert.ok(Array.isArray(value), where);
    assert.equal(value.length, shape[1], where);
    for (const [i, item] of value.entries()) fits(item, shape[0], `${where} ${i}`);
  } else {
    assert.deepEqual(Object.keys(value as object), Object.keys(shape), where);
    for (const [key, inner] of Object.entries(shape))
      fits((value as Record<string, unknown>)[key], inner, `${where} ${key}`);
  }
}

const CAUSES = [
  'honoured by all',
  'honoured by some',
  'refused while in force',
  'refused under notice',
  'attacked with nothing in force',
];
const forAll = (keys: readonly string[], shape: Shape) => Object.fromEntries(keys.map((key) => [key, shape]));

test('abide guarantee --json has the fields of its description, in number and kind, and no others', () => {
  const parties = ['up', 'low', 'friend', 'ally'];
  fits(
    whole,
    {
      abide: 'text',
      format: 'points',
      case: forAll(['id', 'title', 'asOf', 'hash'], 'text'),
      step: { years: 'points', name: 'text' },
      horizon: 'points',
      tail: 'points',
      endEffect: { peace: 'share', points: 'points' },
      rule: {
        name: 'text',
        lambda: 'points',
        lambdaTest: 'points',
        reconsiders: 'points',
        order: ['text', 1],
      },
      profiles: 'anything',
      beside: [
        {
          id: 'text',
          model: 'text',
          given: forAll(['kind', 'peacekeepers', 'over'], 'text'),
          n: 'points',
          events: 'points',
          selection: 'text',
          years: [{ year: 'points', attack: 'share?', model: forAll(['middle', 'p5', 'p95'], 'share') }, YEARS],
        },
        1,
      ],
      levers: [{ id: 'text', name: 'text', alone: 'points', last: 'points', average: 'points' }, 3],
      leversOf: { profile: 'text', none: 'share', all: 'share' },
      durability: { games: 'points', combinations: 'points', interpolation: 'anything' },
    },
    'result',
  );
  for (const profile of whole.profiles) {
    const commitments: string[] = profile.commitments.map(({ id }: { id: string }) => id);
    fits(
      profile,
      {
        id: 'text',
        name: 'text',
        commitments: [{ id: 'text', by: 'text', form: 'text?' }, commitments.length],
        packages: ['text', profile.packages.length],
        states: 'points',
        peace: ['share', POINTS],
        guaranteeFails: ['share', POINTS],
        unmet: ['share', POINTS],
        inForce: forAll(commitments, ['share', POINTS]),
        anyInForce: ['share', POINTS],
        tested: ['share?', YEARS],
        testedBy: forAll(['any', 'friend'], ['share?', YEARS]),
        testedEver: forAll(['any', 'friend'], 'share?'),
        reliability: ['share?', YEARS + 1],
        reliabilityBy: forAll(['any', 'friend'], ['share?', YEARS + 1]),
        causes: forAll(CAUSES, ['share', POINTS]),
        exposure: 'share',
        epsilon: [{ points: 'points', peace: 'share' }, 6],
        bestReply: { peace: ['share', POINTS] },
        worth: forAll(parties, 'points'),
        inPeace: forAll(parties, 'share'),
        durabilityCost: forAll(parties, 'points'),
        middleGround: forAll(['up', 'low', 'ally'], { collapse: 'share', regret: 'points?' }),
        certificate:
          profile.certificate === 'not proven'
            ? 'text'
            : { kind: 'text', checkedBy: 'text', holds: 'flag', extent: 'text' },
      },
      profile.id,
    );
  }
});

test('every named package stands in one profile, and no two profiles have the same id', () => {
  const ids: string[] = whole.profiles.map(({ id }: { id: string }) => id);
  assert.equal(new Set(ids).size, ids.length, ids.join('; '));
  const packages: string[] = whole.profiles.flatMap((p: { packages: string[] }) => p.packages);
  assert.equal(new Set(packages).size, packages.length);
  for (const id of ['plan', 'word', 'plan-too', 'bare']) assert.ok(packages.includes(id), id);
});

test('in each profile the causes and the peace add up to 1, and what is unmet is refused or met by nothing', () => {
  for (const { peace, causes, unmet, guaranteeFails } of whole.profiles) {
    peace.forEach((p: number, t: number) => {
      const sum = CAUSES.reduce((total, cause) => total + causes[cause][t], p);
      assert.ok(Math.abs(sum - 1) < 1e-9, `${sum}`);
      const refused = causes['refused while in force'][t] + causes['refused under notice'][t];
      assert.ok(
        unmet[t] >= refused - 1e-12 && unmet[t] <= refused + causes['attacked with nothing in force'][t] + 1e-12,
      );
      assert.ok(guaranteeFails[t] >= unmet[t] - 1e-12);
    });
  }
});

test('levers are those of the profile that is asked first, and --package says which that is', () => {
  assert.equal(whole.leversOf.profile, whole.profiles[0].id);
  assert.equal(whole.leversOf.all, whole.profiles[0].peace.at(-1));
  const sum = whole.levers.reduce((total: number, { average }: { average: number }) => total + average, 0);
  assert.ok(Math.abs(sum - (whole.leversOf.all - whole.leversOf.none)) < 1e-12);
  const word = json('--package', 'word');
  assert.deepEqual(word.profiles[0].packages.includes('word'), true);
  assert.deepEqual(word.levers, []);
  assert.equal(word.leversOf, null);
});
