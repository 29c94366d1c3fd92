import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Cell, Move } from '../../../src/lens/index.js';
import { moveSentence } from './moveSentence.js';

const accepts = (number: number): Cell => ({ text: `+${number.toFixed(1)}`, number, mark: 'accepts' });
const refuses = (number: number): Cell => ({ text: `−${(-number).toFixed(1)}`, number, mark: 'refuses' });
const line: Cell = { text: '+1.0 crosses: no bases', number: 1, mark: 'line' };
const spared: Cell = { text: 'not needed' };

const sentence = (from: Cell | undefined, to: Cell | undefined, party: string | undefined = 'European states') =>
  moveSentence({
    answer: 'settlement/who-signs',
    question: 'Who would sign what?',
    rank: 2,
    of: { package: { id: 'offer', name: 'the offer' }, ...(party && { party: { id: 'eu', name: party } }) },
    place: { row: 'The offer', column: party ?? 'could be signed' },
    ...(from && { from }),
    ...(to && { to }),
    ...(from?.number !== undefined && to?.number !== undefined && { by: to.number - from.number }),
    crossed: from?.mark !== to?.mark,
  } satisfies Move);

for (const [what, from, to, says] of [
  ['comes in', refuses(-2), accepts(0.5), 'The offer: European states would now accept (−2.0 → +0.5, +2.5 points).'],
  ['goes out', accepts(1), refuses(-1), 'The offer: European states would now refuse (+1.0 → −1.0, −2.0 points).'],
  ['only moves', accepts(1), accepts(2), 'The offer, European states: +1.0 → +2.0, +1.0 points.'],
  [
    'moves while a red line stays crossed',
    line,
    { ...line, text: '+3.0 crosses: no bases', number: 3 },
    'The offer, European states: +1.0 → +3.0, +2.0 points; as before it crosses: no bases.',
  ],
  [
    'has a red line crossed',
    accepts(1),
    line,
    'The offer: European states would now refuse over a red line (+1.0 → +1.0 crosses: no bases).',
  ],
  [
    'has no red line crossed any more and refuses all the same',
    line,
    refuses(-1),
    'The offer: no red line of European states stands in the way any more, but the margin does (+1.0 crosses: no bases → −1.0, −2.0 points).',
  ],
  ['is no longer asked', accepts(1), spared, 'The offer: the consent of European states is no longer needed.'],
  ['is asked now', spared, accepts(1), 'The offer: the consent of European states is now needed (+1.0).'],
] as const) {
  test(`a sentence says of a party in the plural that it ${what}`, () => assert.equal(sentence(from, to), says));
}

test('a party that comes or goes is named alone', () => {
  const cell: Cell = { text: '' };
  const party = { id: 'eu', name: 'European states' };
  const move = {
    answer: 'settlement/who-signs',
    question: 'Who would sign what?',
    rank: 2 as const,
    of: { party },
    place: { row: '', column: 'European states' },
    crossed: true,
  };
  const asked = 'among those whose consent is asked.';
  assert.equal(moveSentence({ ...move, to: cell }), `European states: now ${asked}`);
  assert.equal(moveSentence({ ...move, from: cell }), `European states: no longer ${asked}`);
});

test('a package that comes or goes, or could now be signed, needs no party', () => {
  const yes: Cell = { text: 'yes', mark: 'accepts' };
  const no: Cell = { text: 'no', mark: 'refuses' };
  assert.equal(sentence(undefined, yes), 'The offer: new among the packages.');
  assert.equal(sentence(yes, undefined), 'The offer: no longer among the packages.');
  assert.equal(sentence(yes, no, ''), 'The offer, could it be signed? Now: no; before: yes.');
  assert.equal(sentence(no, yes, ''), 'The offer could now be signed (before: no).');
});
