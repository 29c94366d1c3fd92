import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isUncertain } from '../quantity/quantity.js';
import { groundCoverage } from './coverage.js';
import { numberGrounds } from './number.js';
import { showCase } from './show.js';
import { caseOf, complaints, EXAMPLE, GUARANTEE, readText } from './testing.js';

const CLASS = 'state-year.sols-change.democracy';
const YEARLY = `from class ${CLASS} per year`;
const DRIFT = 'chance: 4% to 12% per year}';

function number(text: string, path: string, changes: readonly string[] = []) {
  return caseOf(text, changes).numbers.find((n) => n.path === path)!;
}

test('a number from a class rests on the class, keeps its text, and counts as resting on a class', () => {
  const c = caseOf(GUARANTEE.replace(DRIFT, `chance: ${YEARLY}}`));
  const n = c.numbers.find(({ path }) => path === 'stances.friend.drift.1.chance')!;
  assert.equal(n.written, YEARLY);
  assert.deepEqual(n.ground, { key: `class/${CLASS}`, kind: 'class', id: CLASS });
  assert.deepEqual([n.also, n.standing], [undefined, 'own']);
  // 573 of 3,727: beta(573 + ½, 3,154 + ½)
  assert.deepEqual(n.quantity, { kind: 'beta', a: 573.5, b: 3154.5, top: 1 });
  assert.equal(groundCoverage(c).own.class, groundCoverage(caseOf(GUARANTEE)).own.class + 1);
});

test('what else a number rests on stands after its class: an @, or the ground around a calculation', () => {
  const keys = (written: string) =>
    numberGrounds(number(GUARANTEE.replace(DRIFT, `chance: ${written}}`), 'stances.friend.drift.1.chance')).map(
      ({ key }) => key,
    );
  assert.deepEqual(keys(`${YEARLY} @p6`), [`class/${CLASS}`, 'report/p6']);
  assert.deepEqual(keys(`(25% to 50%) * ${YEARLY}`), [`class/${CLASS}`, 'reading']);
  assert.deepEqual(keys(`(25% to 50%) * ${YEARLY} @p6`), [`class/${CLASS}`, 'report/p6']);
  assert.deepEqual(keys(`${YEARLY} @class/${CLASS}`), [`class/${CLASS}`]);
});

test('a contested number rests on both classes, one from a curve on the curve', () => {
  const adds = (written: string) =>
    numberGrounds(number(GUARANTEE, 'commitments.help.adds', [`commitments.help.adds=${written}`])).map(
      ({ key }) => key,
    );
  const [late, early] = ['alliance.honoured.defense.post1945', 'alliance.honoured.pre1945'];
  assert.deepEqual(adds(`between class ${late} and class ${early}`), [`class/${late}`, `class/${early}`]);
  assert.deepEqual(adds('from curve alliance.lifetime.treaty at 10 years'), ['curve/alliance.lifetime.treaty']);
});

test('--set takes a number from a class as the file does, with its own place for what is wrong', () => {
  const n = number(GUARANTEE, 'balance.decay', [`balance.decay=${YEARLY}`]);
  assert.equal(n.quantity.kind, 'beta');
  assert.ok(isUncertain(n.quantity));
  assert.deepEqual(complaints(GUARANTEE, [`balance.decay=from class ${CLASS}`]), ['year-or-not 1:20']);
  assert.deepEqual(complaints(GUARANTEE, ['balance.decay=from class state-year.sols-chang.democracy per year']), [
    'unknown-class 1:26',
  ]);
});

test('a curve can be the ground of a number; a class as a curve, and an unknown one, are told', () => {
  const text = (ground: string) => EXAMPLE.replace('@class/alliance.honoured.all', ground);
  assert.deepEqual(complaints(text('@curve/alliance.lifetime.all')), []);
  assert.match(complaints(text('@curve/alliance.honoured.all'))[0]!, /^class-or-curve/);
  assert.match(complaints(text('@class/alliance.lifetime.all'))[0]!, /^class-or-curve/);
  assert.match(complaints(text('@curve/alliance.lifetime.al'))[0]!, /^unknown-curve/);
});

test('a source or a judgement cannot be called class, curve or model', () => {
  for (const name of ['class', 'curve', 'model'])
    assert.match(complaints(EXAMPLE.replace('report: {', `${name}: {`)).join(), /reserved-word/);
});

test('what was taken is shown below its number, and noted once where two numbers take the same', () => {
  const twice = GUARANTEE.replace(DRIFT, `chance: ${YEARLY}}`);
  const { case: c, diagnostics } = readText(twice, [`balance.decay=${YEARLY}`]);
  const notes = diagnostics.filter(({ code }) => code === 'from-the-record');
  assert.equal(notes.length, 1);
  const says = `class ${CLASS} (“new coalition, democracy”): 15 % a year (573 of 3,727 state-years, 1919–2008; a leader who rests on other groups, by CHISOLS); taken as 15.4 %, 90 % from 14.4 % to 16.4 %`;
  assert.equal(notes[0]!.what, says);
  const shown = showCase(c!).join(' ').replace(/\s+/g, ' ');
  assert.ok(
    shown.includes(
      `balance.decay: ${YEARLY} is beta on 0 % to 100 %; median 15.38 %, 90 % from 14.42 % to 16.37 % ${says} Coding:`,
    ),
    shown,
  );
});

test('weights and chances that add up take no class, and get its range of 90 % to write', () => {
  const start = 'willing: from class alliance.honoured.pre1945, wary: 30%';
  const { diagnostics } = readText(GUARANTEE.replace('willing: 70% @p11, wary: 30%', start));
  const [d] = diagnostics.filter(({ severity }) => severity === 'error');
  assert.deepEqual([d!.code, d!.instead], ['drawn-together', '57.9% to 74%, its range of 90 %']);
});
