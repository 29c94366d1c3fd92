import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { members } from '../model.js';
import { readEfg } from './read.js';

const root = new URL('../../../../', import.meta.url);
const file = (name: string) => readFileSync(new URL(`test/data/games/${name}`, root), 'utf8');
const read = (text: string) => readEfg({ name: 'g.efg', text });
const problems = (text: string) =>
  read(text).diagnostics.map((d) => `${d.at!.line}:${d.at!.column} ${d.severity} ${d.code}: ${d.what}`);
const HEAD = 'EFG 2 R "g" { "A" "B" }\n';

test('a file is read as it stands: preorder, sets in the order in which they come, payoffs', () => {
  const { game, numbers, diagnostics } = read(file('entry.efg'));
  assert.deepEqual(diagnostics, []);
  assert.deepEqual([...game!.end], [5, 4, 3, 4, 5]);
  assert.deepEqual([...game!.infoset], [0, 1, -1, -1, -1]);
  assert.deepEqual(numbers, [1, 1]);
  assert.deepEqual(game!.infosets[1], { player: 1, label: 'answer', actions: ['share', 'fight'] });
  assert.deepEqual(
    game!.outcomes.map((o) => o.payoffs.map(String)),
    [
      ['2', '2'],
      ['0', '0'],
      ['1', '5'],
    ],
  );
  assert.equal(game!.comment, 'After Selten (1978), one market.');
});

test('reading is liberal: omitted repetitions, payoffs inside, commas or none, several nodes on a line, decimals exact', () => {
  const { game, diagnostics } = read(file('signal.efg'));
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(game!.infosets[0]!.chances!.map(String), ['0.9', '0.1']);
  assert.equal(game!.infosets[0]!.chances![1]!.toFraction(), '1/10');
  assert.deepEqual(
    members(game!).map((nodes) => nodes.length),
    [1, 1, 2, 2, 1],
  );
  assert.equal(game!.outcome[1], game!.outcome[8]);
  assert.deepEqual(
    game!.outcomes[0]!.payoffs.map((x) => x.toFraction()),
    ['1/2', '-1/2'],
  );
  assert.equal(game!.outcomes.length, 5);
});

test('labels of sets and outcomes may be left out, as OpenSpiel has it', () => {
  const { game, diagnostics } = read(
    `${HEAD}c "deal" 1 { "a" 1/2 "b" 1/2 } 0 p "" 2 1 { "l" } 0 t "" 1 { 1 2 } t "" 1`,
  );
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    game!.infosets.map(({ label, actions }) => [label, ...actions]),
    [
      ['', 'a', 'b'],
      ['', 'l'],
    ],
  );
  assert.equal(game!.outcomes[0]!.label, '');
});

test('labels are never keys: players, sets, actions and outcomes of one name stay apart', () => {
  const text = `EFG 2 R "" { "A" "A" } p "" 1 1 "x" { "l" "l" } 0 p "" 2 1 "x" { "l" } 0 t "" 1 "o" { 1 0 } p "" 1 9 "x" { "" } 0 t "" 2 "o" { 0 1 }`;
  const { game, numbers, diagnostics } = read(text);
  assert.deepEqual(diagnostics, []);
  assert.deepEqual(
    [game!.players, numbers],
    [
      ['A', 'A'],
      [1, 1, 9],
    ],
  );
  assert.equal(game!.infosets.length, 3);
  assert.equal(game!.outcomes.length, 2);
});

test('asked to normalise, chances are divided by their sum exactly, once for each set, and the sums are told', () => {
  const normalised = (text: string) => readEfg({ name: 'g.efg', text: HEAD + text }, { normalise: true });
  const again = 'c "" 1 "deal" { "a" .333333 "b" .333333 "c" .333333 } 0';
  const ends = 't "" 0 t "" 0';
  const { game, normalised: moves } = normalised(
    `${again} ${again} ${ends} t "" 0 c "" 2 "" { "a" 1/2 "b" 1/2 } 0 ${ends} t "" 0`,
  );
  assert.deepEqual(
    game!.infosets.map(({ chances }) => chances!.map((x) => x.toFraction()).join(' ')),
    ['1/3 1/3 1/3', '1/2 1/2'],
  );
  // The second set sums to 1 as it stands.
  assert.deepEqual(
    moves!.map(({ set, label, sum }) => [set, label, sum.toFraction()]),
    [[1, 'deal', '999999/1000000']],
  );
  for (const [chances, code] of [
    ['0 "b" 0', 'chance-sum'],
    ['-1 "b" 3', 'chance'],
    ['-1 "b" 1', 'chance-sum'],
  ] as const) {
    const { game: none, diagnostics } = normalised(`c "" 1 "" { "a" ${chances} } 0 ${ends}`);
    assert.equal(none, undefined);
    assert.ok(
      diagnostics.some((d) => d.code === code),
      chances,
    );
  }
});

test('chances that do not sum to exactly 1 are refused with their sum', () => {
  const thirds = `${HEAD}c "" 1 "" { "x" 0.333333 "y" 0.333333 "z" 0.333333 } 0 t "" 0 t "" 0 t "" 0`;
  // 3 · 333333/10^6 = 999999/1000000
  assert.deepEqual(problems(thirds), [
    '2:11 error chance-sum: the chances of this move sum to 999999/1000000, not to 1',
  ]);
  assert.deepEqual(problems(thirds.replaceAll('0.333333', '1/3')), []);
});

test('each fault is told with its line, its column and what was expected', () => {
  const at = (body: string) => problems(HEAD + body)[0];
  for (const [body, said] of [
    ['', '2:1 error efg: expected a node: c (chance moves), p (a player moves) or t (the end), not end of the file'],
    ['x "" 0', "2:1 error efg: expected a node: c (chance moves), p (a player moves) or t (the end), not 'x'"],
    ['t 0', "2:3 error efg: expected the label of the node in double quotes, not '0'"],
    ['t "', '2:3 error efg: the text that starts here is never closed'],
    ['t "" x', "2:6 error efg: expected the number of the outcome, 0 for none, not 'x'"],
    [
      't "" 1',
      '2:7 error efg: expected the label of outcome 1 and its payoffs: it comes first here, not end of the file',
    ],
    ['t "" 1 "o" { 1 }', "2:16 error efg: expected a payoff for player 2 of 2, not '}'"],
    ['t "" 1 "o" { 1 2 3 }', "2:18 error efg: expected '}' after the payoffs of 2 players, not '3'"],
    ['t "" 1 "o" { 1,, 2 }', "2:16 error efg: expected a payoff for player 2 of 2, not ','"],
    ['t "" 1 "o" { 1/0 2 }', "2:14 error efg: expected a number whose denominator is not 0, not '1/0'"],
    ['t "" 1 "o" { 1e9999 2 }', "2:14 error efg: expected a number of at most 1000 digits, not '1e9999'"],
    ['t "" 1 "o" { 1.2.3 2 }', "2:14 error efg: expected a number such as 3, -1/3 or 0.25, not '1.2.3'"],
    ['t "" 0 "o" { 0 0 }', '2:8 error efg: expected the next node, not \'"o"\''],
    ['t "" 0 t "" 0', "2:8 error efg: expected the end of the file, not 't'"],
    ['p "" 3 1 "" { "a" } 0', '2:6 error player: there is no player 3: the first line names 2'],
    ['p "" 1 1 0', "2:10 error efg: expected the label of set 1 and its actions: it comes first here, not '0'"],
    ['p "" 1 1 "" { } 0', "2:15 error efg: expected an action in double quotes, not '}'"],
    ['p "" 1 1.5 "" { "a" } 0', "2:8 error efg: expected the number of the information set, 1 or more, not '1.5'"],
    ['c "" 1 "" { "a" } 0', "2:17 error efg: expected the chance of this action, 0 to 1, not '}'"],
    ['c "" 1 "" { "a" 3/2 "b" -1/2 } 0 t "" 0 t "" 0', '2:25 error chance: the chance -1/2 is below 0'],
    [
      'p "" 2 9 "" { "l" "r" } 0 p "" 1 1 "" { "a" "b" } 0 t "" 0 t "" 0 p "" 1 1 "" { "a" } 0',
      '2:74 error set-again: set 1 of player 1 has 1 action here and 2 where it came first',
    ],
    [
      'p "" 1 1 "" { "a" "b" } 0 t "" 1 "" { 0 1 } t "" 1 "" { 0 2 }',
      '2:50 error outcome-again: outcome 1 pays otherwise here than where it came first',
    ],
    [
      'p "" 1 1 "" { "a" "b" } 0 t "" 1 "x" { 0 1 } t "" 1 "y" { 0 1 }',
      '2:51 warning labels-again: outcome 1 has another label here than where it came first; that is kept',
    ],
  ] as const) {
    assert.equal(at(body), said);
  }
  assert.match(problems('NFG 1 R "x"')[0]!, /^1:1 error efg: expected EFG/);
  assert.match(problems('EFG 3 R "x"')[0]!, /^1:5 error efg: expected 2/);
  assert.match(problems('')[0]!, /^1:1 error efg: expected EFG, .*, not end of the file/);
});

test('a set that comes twice on one way is refused where it comes again, and not beside it or where chance moves', () => {
  const end = 't "" 0';
  const driver = `p "" 1 1 "" { "l" "r" } 0\np "" 2 1 "" { "l" } 0\np "" 1 1 0 ${end} ${end} ${end}`;
  assert.deepEqual(problems(HEAD + driver), [
    '4:8 error absent-minded: set 1 of player 1 comes a second time on one way through the tree',
  ]);
  assert.equal(read(HEAD + driver).game, undefined);
  const beside = `p "" 2 1 "" { "l" "r" } 0 p "" 1 1 "" { "l" } 0 ${end} p "" 1 1 0 ${end}`;
  assert.deepEqual(problems(HEAD + beside), []);
  assert.deepEqual(problems(`${HEAD}c "" 1 "" { "a" 1/2 "b" 1/2 } 0 c "" 1 0 ${end} ${end} ${end}`), []);
  // Each second node of a set is told, up to a limit, however long the way is.
  const long = problems(`${HEAD}${'p "" 1 1 "" { "on" } 0\n'.repeat(100_000)}${end}`);
  assert.ok(long.length > 1 && long.length <= 102, `${long.length}`);
});

test('a game without players is refused where a name is missing', () => {
  assert.deepEqual(problems('EFG 2 R "c" { }\nt "" 1 "" { }'), [
    "1:15 error efg: expected the name of a player in double quotes, not '}'",
  ]);
});

test('a game of a hundred thousand moves in a row is read', () => {
  const moves = 100_000;
  const way = Array.from({ length: moves }, (_, i) => `p "" 1 ${i + 1} "" { "on" } 0\n`);
  const text = `${HEAD}${way.join('')}t "" 0`;
  assert.equal(read(text).game!.end.length, moves + 1);
});
