import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Game, members } from '../model.js';
import { anyGame } from '../testing/anyGame.js';
import { readEfg } from './read.js';
import { writeEfg } from './write.js';

const root = new URL('../../../../', import.meta.url);
const file = (name: string) => readFileSync(new URL(`test/data/games/${name}`, root), 'utf8');
const read = (text: string) => readEfg({ name: 'g.efg', text }).game!;

test('numbers are written as a/b, repetitions by number alone, labels made distinct', () => {
  assert.equal(
    writeEfg(read(file('signal.efg'))),
    `EFG 2 R "A type, a message, an answer" { "Sender" "Receiver" }
""

c "type" 1 "nature" { "strong" 9/10 "weak" 1/10 } 0
p "" 1 1 "strong" { "A" "B" } 1 "stake" { 1/2, -1/2 }
p "" 2 1 "after A" { "yield" "duel" } 0
t "" 2 "Outcome 2" { 2, 1 }
t "" 3 "Outcome 3" { 1, 0 }
p "" 2 2 "after B" { "yield" "duel" } 0
t "" 2
t "" 4 "Outcome 4" { 0, 1 }
p "" 1 2 "weak" { "A" "B" } 1
p "" 2 1 0
t "" 2
t "" 5 "Outcome 5" { -1, 1 }
p "" 2 2 0
t "" 0
t "" 5
`,
  );
});

/** By the definition: of a player's set, one node lies behind another. */
const comesTwice = (game: Game) =>
  members(game).some(
    (nodes, h) => game.infosets[h]!.player >= 0 && nodes.some((v) => nodes.some((w) => v < w && w < game.end[v]!)),
  );

test('what is written is read back as the same game and written again as the same bytes, or refused for absent-mindedness', () => {
  let refused = 0;
  fc.assert(
    fc.property(anyGame(), (game) => {
      const text = writeEfg(game);
      if (comesTwice(game)) {
        const { diagnostics } = readEfg({ name: 'w.efg', text });
        assert.ok(diagnostics.every(({ code }) => code === 'absent-minded') && diagnostics.length > 0, text);
        refused++;
        return;
      }
      const again = read(text);
      assert.deepEqual([...again.end], [...game.end]);
      assert.equal(writeEfg(again), text);
      const paid = (g: typeof game) =>
        [...g.outcome].map((o) => (o < 0 ? '' : g.outcomes[o]!.payoffs.map((x) => x.toFraction()).join(' ')));
      assert.deepEqual(paid(again), paid(game));
      const sets = (g: typeof game) =>
        [...g.infoset].map((h) => (h < 0 ? '' : `${g.infosets[h]!.player} ${g.infosets[h]!.chances ?? ''}`));
      assert.deepEqual(sets(again), sets(game));
      const partition = (g: typeof game) => [...g.infoset].map((h) => (h < 0 ? -1 : g.infoset.indexOf(h)));
      assert.deepEqual(partition(again), partition(game));
    }),
    { numRuns: 500 },
  );
  assert.ok(refused > 0 && refused < 250, `${refused}`);
});

test('quotes and backslashes in labels survive', () => {
  const labels = ['a"b', 'a\\b', '\\', '\\\\', '\\"', 'ends\\', '"', 'two\nlines', 'é 語'];
  for (const label of labels) {
    const game = { ...read(file('entry.efg')), title: label, comment: label };
    assert.deepEqual([read(writeEfg(game)).title, read(writeEfg(game)).comment], [label, label]);
  }
});

test('labels are of printable ASCII, as Gambit wants them', () => {
  const text = writeEfg(read('EFG 2 R "Ёлка" { " Ann  é" } p "\t" 1 1 " " { "no", "語" } 0 t "" 0 t "" 0'));
  assert.match(text, /^EFG 2 R "Ёлка" \{ "Ann <e9>" \}\n/);
  assert.match(text, /p "" 1 1 "\(1,1\)" \{ "no" "<8a9e>" \} 0/);
});

test('labels come out distinct within their kind and never empty', () => {
  const text = writeEfg(
    read('EFG 2 R "" { "A" "A" "" } p "" 1 1 "" { "l" "l" "" } 0 t "n" 1 "o" {1 1 1} t "n" 2 "o" {1 1 1} t "" 0'),
  );
  assert.match(text, /\{ "A" "A \(2\)" "Player 3" \}/);
  assert.match(text, /p "" 1 1 "\(1,1\)" \{ "l" "l \(2\)" "3" \} 0/);
  assert.match(text, /t "n" 1 "o" .*\nt "n \(2\)" 2 "o \(2\)" .*\nt "" 0\n/);
});
