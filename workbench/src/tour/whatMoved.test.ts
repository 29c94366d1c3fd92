import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { MedianAnswers } from '../../../src/lens/index.js';
import { whatMoved } from './whatMoved.js';

const nameOf = (id: string) => ({ deal: 'the deal', a: 'Arland', b: 'the Borians' })[id] ?? id;

function answers(values: Record<string, number>): MedianAnswers {
  const list: MedianAnswers['list'] = [
    { id: 'margin/deal/a', kind: 'margin', unit: 'points', package: 'deal', party: 'a' },
    { id: 'margin/deal/b', kind: 'margin', unit: 'points', package: 'deal', party: 'b' },
    { id: 'signed/deal', kind: 'signed', unit: 'yes', package: 'deal' },
    { id: 'ratified/deal', kind: 'ratified', unit: 'yes', package: 'deal' },
    { id: 'peace/deal/1', kind: 'peace', unit: 'share', package: 'deal', year: 1 },
    { id: 'peace/deal/2', kind: 'peace', unit: 'share', package: 'deal', year: 2 },
  ];
  const head = { id: 'x', title: 'X', asOf: '2025-12-16', hash: '0' };
  return {
    case: head,
    packages: [],
    refusals: [],
    notNeeded: [],
    provisional: [],
    inputs: 0,
    continued: false,
    list,
    values,
  };
}

const before = {
  'margin/deal/a': -2,
  'margin/deal/b': 5,
  'signed/deal': 0,
  'ratified/deal': 0,
  'peace/deal/1': 0.9,
  'peace/deal/2': 0.8,
};

test('what turned comes first, then what moved most', () => {
  const turned = { 'margin/deal/a': 3, 'signed/deal': 1, 'ratified/deal': 1 };
  const after = { ...before, ...turned, 'margin/deal/b': 4.5, 'peace/deal/2': 0.7 };
  assert.deepEqual(whatMoved(answers(before), answers(after), nameOf), [
    'Arland would now accept the deal: the margin goes from −2.0 to +3.0.',
    'The deal could now be signed.',
    'The peace of the deal lasts 2 years with 70\u00a0%; it was 80\u00a0%.',
    'On the deal, the Borians: the margin goes from +5.0 to +4.5.',
  ]);
});

test('what nobody could see in the numbers is not told, and nothing is told of what has no answer', () => {
  const after = { ...before, 'margin/deal/a': -2.01, 'peace/deal/2': Number.NaN };
  assert.deepEqual(whatMoved(answers(before), answers(after), nameOf), []);
});

test('of a party whose red line is crossed it is not said that it accepts', () => {
  const refusals = [{ package: 'deal', party: 'a', name: 'no foreign force' }];
  const after = { ...answers({ ...before, 'margin/deal/a': 3 }), refusals };
  assert.deepEqual(whatMoved(answers(before), after, nameOf), []);
});

test('what is signed as before and not ratified any more is told as that', () => {
  const signed = { ...before, 'signed/deal': 1, 'ratified/deal': 1 };
  const after = { ...signed, 'ratified/deal': 0 };
  assert.deepEqual(whatMoved(answers(signed), answers(after), nameOf), [
    'The deal, once signed, would no longer be ratified.',
  ]);
  assert.deepEqual(whatMoved(answers(after), answers(signed), nameOf), [
    'The deal, once signed, would now be ratified.',
  ]);
  assert.deepEqual(whatMoved(answers(signed), answers({ ...after, 'signed/deal': 0 }), nameOf), [
    'The deal is no longer signed.',
  ]);
});
