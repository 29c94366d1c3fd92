import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classInWords, curveInWords, lastingInWords, rateInWords, records } from './index.js';

const { classes, curves } = records();

const RATES: [id: string, words: string][] = [
  // 6 / 43 = 0.1395…
  [
    'alliance.honoured.defense.post1945',
    '14 % (6 of 43 alliances called upon in wars, 1945–2003; strict coding: all did what they had promised)',
  ],
  // 5 / 5
  [
    'alliance.honoured.neutral.post1945',
    '100 % (5 of 5 alliances called upon in wars, 1945–2003; strict coding: all did what they had promised)',
  ],
  // 51 / 5899 = 0.00864…
  [
    'alliance-year.violated.base',
    '0.86 % a year (51 of 5,899 years of bilateral alliances, 1919–2008; violated or abrogated by ATOP, coalitions by CHISOLS)',
  ],
  // 95 / 2161 = 0.0439…
  ['mid.all.war', '4.4 % (95 of 2,161 militarised disputes, 1816–2010; reached war, as MID codes it)'],
];
for (const [id, words] of RATES) test(`${id} in words: ${words}`, () => assert.equal(rateInWords(classes[id]!), words));

test('no rate is told without its n, its era and its coding, and no class without its coding, selection and source', () => {
  for (const k of Object.values(classes)) {
    const [, rule] = / \([\d,]+ of [\d,]+ .+, \d{4}–\d{4}; (.+)\)$/.exec(rateInWords(k))!;
    assert.equal(rule, k.rule);
    const text = classInWords(k);
    for (const part of [k.what, rateInWords(k), k.coding, k.selection, ...k.sources])
      assert.ok(text.includes(part), k.id);
    if (k.clusters) assert.ok(text.includes(`in ${k.clusters.count} ${k.clusters.of}`), k.id);
  }
});

test('a share of few in many is not rounded to 0 %, and one of nearly all not to 100 %', () => {
  const k = classes['mid.all.war']!;
  assert.match(rateInWords({ ...k, events: 1, n: 9000 }), /^0\.011 % /);
  assert.match(rateInWords({ ...k, events: 8999, n: 9000 }), /^99\.9 % /);
  assert.match(rateInWords({ ...k, events: 0, n: 1 }), /^0 % \(0 of 1 militarised dispute, /);
});

test('what a curve says of one time has its n, era and interval; beyond the record it says that', () => {
  const curve = curves['dyad.peace.ceasefire']!;
  assert.equal(
    curveInWords(curve),
    'How long the same two sides keep from fighting, after a cease-fire (95 ended episodes of fighting, 1946–2020; to 25 deaths in battle in a year, by UCDP)',
  );
  assert.equal(
    lastingInWords(curve, 5),
    'How long the same two sides keep from fighting, after a cease-fire: 67 % last 5 years (95 ended episodes of fighting, 1946–2020; to 25 deaths in battle in a year, by UCDP; 95 % interval 59 % to 78 %)',
  );
  assert.match(lastingInWords(curve, 0.5), /of 0\.5 years this record says nothing; it goes from 1 to 20 years/);
});
