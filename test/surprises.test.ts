import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abide } from './support/abide.js';

interface Profile {
  packages: string[];
  peace: number[];
  testedEver: { any: number };
  reliability: number[];
  inForce: Record<string, number[]>;
  worth: Record<string, number>;
}

/** What the page on surprises claims in words; its numbers are the concern of doc-numbers. */
function profiles(name: string, ...set: string[]): Profile[] {
  const changes = set.flatMap((change) => ['--set', change]);
  const run = abide(['guarantee', `cases/surprises/${name}.yaml`, '--json', ...changes]);
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout).profiles;
}

const peace = (p: Profile) => p.peace.at(-1)!;

/** P(the promise stands | peace) after so many quarters. */
const stands = ({ inForce, peace }: Profile, quarter: number) => inForce.help![quarter]! / peace[quarter]!;

/** A willing government is followed by a willing one. */
const ALIKE = 'calendar.new-government.chance.willing=[100%, 0%]';

test('a promise that is dearer to break is honoured less: tested, reliability and peace fall, since it is left', () => {
  const [cheap] = profiles('dear-promise', 'forms.treaty.refusing=10');
  const [dear] = profiles('dear-promise', 'forms.treaty.refusing=40');
  assert.ok(dear!.testedEver.any < cheap!.testedEver.any);
  assert.ok(dear!.reliability.at(-1)! < cheap!.reliability.at(-1)!);
  assert.ok(peace(dear!) < peace(cheap!));
  assert.ok(dear!.reliability[1]! > cheap!.reliability[1]!, 'at first it is the better one');
  // Until the first change of government, after 16 quarters, the willing one alone has chosen.
  assert.ok(stands(dear!, 16) < stands(cheap!, 16) / 2);
});

test('that is on account of the successors: without unwilling ones the dear promise is kept and honoured', () => {
  const [alike] = profiles('dear-promise', 'forms.treaty.refusing=40', ALIKE);
  assert.ok(stands(alike!, 16) > 0.9 && alike!.testedEver.any > 0.9);
});

test('a longer notice keeps the promise in force less long: the willing government gives it early', () => {
  const notices = ['0', '2', '4', '8'].map((n) => profiles('long-notice', `forms.treaty.notice=${n} quarters`)[0]!);
  for (const quarter of [16, 60]) {
    const standing = notices.map((p) => stands(p, quarter));
    assert.deepEqual(
      standing,
      [...standing].sort((a, b) => b - a),
    );
    assert.ok(standing[0]! - standing.at(-1)! > 0.3);
  }
  const [alike] = profiles('long-notice', 'forms.treaty.notice=8 quarters', ALIKE);
  assert.ok(stands(alike!, 60) > 0.99, 'without unwilling successors nobody minds');
});

test('a second promise makes the peace less safe, and the protected worse off; not if the first to promise answers last', () => {
  const [one, two] = profiles('second-promise');
  assert.deepEqual([one!.packages[0], two!.packages[0]], ['one', 'two']);
  assert.ok(peace(two!) < peace(one!) - 0.1);
  assert.ok(two!.testedEver.any < one!.testedEver.any && two!.worth.harbour! < one!.worth.harbour!);
  const [alone, both] = profiles('second-promise', 'behaviour.order=[power, league]');
  assert.ok(Math.abs(peace(both!) - peace(alone!)) < 0.005);
});
