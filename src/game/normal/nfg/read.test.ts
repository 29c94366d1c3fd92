import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { cellsOf, type NormalGame, payoffAt } from '../model.js';
import { random, randomNormalGame } from '../testing/games.js';
import { readNfg } from './read.js';
import { writeNfg } from './write.js';

const read = (text: string) => readNfg({ name: 'g.nfg', text });
const payoffs = (game: NormalGame) =>
  game.players.map((_, p) => Array.from({ length: cellsOf(game) }, (_, cell) => payoffAt(game, p, cell).toFraction()));

test('the strategy of the first player runs fastest, in both bodies', () => {
  const { game } = read('NFG 1 R "" { "A" "B" } { 2 3 } 11 1 21 2 12 3 22 4 13 5 23 6');
  // Row i, column j: the first gets 10 i + j.
  assert.deepEqual(payoffs(game!)[0], ['11', '21', '12', '22', '13', '23']);
  const outcomes = read(
    'NFG 1 R "" { "A" "B" } { { "a" "b" } { "x" "y" } } "comment" { { "" 1, 2 } { "two" 3 4, } } 1 2 2 0',
  );
  assert.deepEqual(payoffs(outcomes.game!), [
    ['1', '3', '3', '0'],
    ['2', '4', '4', '0'],
  ]);
  assert.deepEqual([outcomes.game!.comment, outcomes.game!.outcomes!.labels], ['comment', ['', 'two']]);
});

test('numbers are read exactly: decimals, fractions, powers, and 400 digits', () => {
  const long = `${'7'.repeat(400)}/3`;
  const { game } = read(`NFG 1 D "" { "A" } { 5 } 0.1 -1/3 1.5e-3, +4 ${long}`);
  assert.deepEqual(payoffs(game!), [['1/10', '-1/3', '3/2000', '4', long]]);
});

test('payoffs may stand after strategies by name and outcomes after numbers of strategies', () => {
  assert.ok(read('NFG 1 R "" { "A" "B" } { { "x" } { "y" } } 1 2').game);
  assert.ok(read('NFG 1 R "" { "A" "B" } { 1 1 } { { "o" 1 2 } } 1').game);
});

test('what is wrong is told with line and column and what was expected', () => {
  const head = 'NFG 1 R "" { "A" "B" } { 2 2 }\n';
  for (const [text, line, column, said] of [
    ['EFG 2', 1, 1, /expected NFG, with which such a file begins, not 'EFG'/],
    ['NFG 2', 1, 5, /expected 1, the version/],
    ['NFG 1 R "" { }', 1, 14, /expected the name of a player/],
    ['NFG 1 R "" { "A" } { 0 }', 1, 22, /player 1 has 0 strategies/],
    ['NFG 1 R "" { "A" "B" } { 2 }', 1, 28, /expected the strategies of player 2, not '}'/],
    ['NFG 1 R "" { "A" } { 2 2 }', 1, 24, /expected '}', not '2'/],
    ['NFG 1 R "" { "A" } { { } }', 1, 24, /expected a strategy of player 1/],
    ['NFG 1 R "" { "A" "B" } { 9000000 9000000 } 1', 1, 26, /this makes 9000000 cells, and the file is too short/],
    ['NFG 1 R "" { "A" } { { "x" "y" } } ', 1, 36, /expected the payoff of player 1 in cell 1/],
    [`${head}1 2 3 4 5 6 7`, 2, 14, /expected the payoff of player 2 in cell 4, not end of the file/],
    [`${head}1 2 3 4 5 6 7 x`, 2, 15, /expected the payoff of player 2 in cell 4, not 'x'/],
    [`${head}1 2 3 4 5 6 7 8 9`, 2, 17, /expected the end of the file, not '9'/],
    [`${head}1 2 3 1/0 5 6 7 8`, 2, 7, /whose denominator is not 0/],
    [`${head}{ { "" 1 } } 1 1 1 1`, 2, 10, /expected the payoff of player 2 in outcome 1|expected a number/],
    [`${head}{ { "" 1 2 } } 1 1 2 1`, 2, 20, /there is no outcome 2: 1 outcome is listed/],
    [`${head}{ { "" 1 2 } } 1 1 1`, 2, 21, /expected the number of the outcome of cell 4 of 4/],
    [`${head}"open`, 2, 1, /never closed/],
  ] as const) {
    const { game, diagnostics } = read(text);
    assert.equal(game, undefined, text);
    const [{ at, what, code }] = diagnostics as [(typeof diagnostics)[number]];
    assert.deepEqual([at!.line, at!.column], [line, column], `${text}: ${what}`);
    assert.match(what, said);
    assert.equal(code, 'nfg');
  }
});

test('what is written is read back as the same game, fractions and outcomes included', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 4 }),
      fc.integer(),
      fc.constantFrom(1n, 6n, 10n ** 30n),
      fc.boolean(),
      (strategies, seed, unit, named) => {
        const drawn = randomNormalGame(strategies, seed, 9);
        const of = drawn.paid[0]!.length;
        const outcomes = {
          of: Int32Array.from({ length: of }, (_, i) => i % 3),
          labels: ['', 'é "x\\', ''],
        };
        const paid = drawn.paid.map((list) =>
          named ? Float64Array.from({ length: list.length }, (_, i) => Number(list[i % 3]!)) : list,
        );
        const game: NormalGame = { ...drawn, unit: strategies.map(() => unit), paid, ...(named && { outcomes }) };
        const text = writeNfg(game);
        const again = read(text).game!;
        assert.deepEqual(payoffs(again), payoffs(game));
        assert.deepEqual(again.strategies, game.strategies);
        assert.equal(writeNfg(again), text);
      },
    ),
    { numRuns: 100 },
  );
});

const PIECES = ['"', '\\', '{', '}', ',', ' ', '\n', '0', '1', '9', '-', '.', '/', 'e', 'R', '""', '\u0000', 'é'];
const VALID = [
  'NFG 1 R "t" { "A" "B" }\n{ { "x" "y" } { "u" "v" "w" } }\n"c"\n\n1 2 3 4 5 6 1/2 .5 1e3 -4 0 0\n',
  'NFG 1 R "t" { "A" "B" }\n{ 2 2 }\n{ { "o" 1, 2 }\n{ "p" 3, -1/2 } }\n1 2 0 1\n',
];

test('a hundred thousand mutations of valid files are read or refused with a place, and never throw', () => {
  const next = random(7);
  let refused = 0;
  for (let run = 0; run < 100_000; run++) {
    let text = VALID[run % 2]!;
    for (let n = 1 + next(3); n > 0; n--) {
      const at = next(text.length + 1);
      const to = Math.min(text.length, at + 1 + next(6));
      const put = next(text.length + 1);
      const way = next(8);
      if (way < 3) text = text.slice(0, at) + PIECES[next(PIECES.length)]! + text.slice(at);
      else if (way < 5) text = text.slice(0, at) + text.slice(to);
      else if (way < 7) text = text.slice(0, put) + text.slice(at, to) + text.slice(put);
      else if (next(10) === 0) text = text.slice(0, at);
    }
    const { game, diagnostics } = read(text);
    if (game) assert.ok(read(writeNfg(game)).game, text);
    else {
      refused++;
      assert.ok(diagnostics.some(({ severity, at }) => severity === 'error' && at!.line >= 1 && at!.column >= 1));
    }
  }
  assert.ok(refused > 25_000 && refused < 100_000, String(refused));
});
