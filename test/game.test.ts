import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { abide, freshFolder } from './support/abide.js';
import { root } from './support/root.js';

const ENTRY = 'test/data/games/entry.efg';
const SIGNAL = 'test/data/games/signal.efg';

test('abide game describes a game and solves it: path, payoffs, whether it is the only equilibrium', () => {
  const { status, stdout } = abide(['game', ENTRY]);
  assert.equal(status, 0);
  assert.match(stdout, /^nodes {16}5: 3 ends/m);
  assert.match(stdout, /^perfect information {2}yes$/m);
  assert.match(stdout, /^ {2}Entrant {4}2\n {2}Incumbent {2}2\n {2}This is the only subgame-perfect equilibrium/m);
  assert.match(stdout, /Entrant, set 1 "market": in\n {2}Incumbent, set 1 "answer": share\n {2}the end/);
});

test('abide game --json is the same twice; its behaviour is a profile that is confirmed', () => {
  const folder = freshFolder();
  const run = abide(['game', ENTRY, '--json']);
  assert.equal(abide(['game', ENTRY, '--json']).stdout, run.stdout);
  const { backwardInduction } = JSON.parse(run.stdout);
  assert.equal(backwardInduction.pureEquilibria, '1');
  assert.equal(backwardInduction.check.holds, true);
  const file = join(folder, 'profile.json');
  writeFileSync(file, JSON.stringify({ behaviour: backwardInduction.behaviour }));
  const { profile } = JSON.parse(abide(['game', ENTRY, '--json', '--profile', file]).stdout);
  assert.deepEqual([profile.holds, profile.payoffs], [true, ['2', '2']]);
});

test('a profile that is no equilibrium is told where it fails; one without needed beliefs is sent back', () => {
  const folder = freshFolder();
  const file = join(folder, 'profile.json');
  const set = (player: number, number: number, ...chances: unknown[]) => ({ player, set: number, chances });
  // After A yielding pays the receiver 1, the duel 1/10: it pays 1 against the weak type alone, whose chance that is.
  const behaviour = [set(1, 1, 1, 0), set(1, 2, 1, 0), set(2, 1, 0, 1), set(2, 2, 0, 1)];
  const write = (value: object) => writeFileSync(file, JSON.stringify(value));
  write({ behaviour });
  const open = abide(['game', SIGNAL, '--profile', file]);
  assert.equal(open.status, 1);
  assert.match(open.stderr, /set 2 of player 2 is not reached/);
  write({ behaviour, beliefs: [set(2, 2, '1/2', '1/2')] });
  const { status, stdout } = abide(['game', SIGNAL, '--profile', file]);
  assert.equal(status, 0);
  assert.match(stdout, /sequentially rational {4}no/);
  assert.match(
    stdout,
    / {2}At Receiver, set 1 "after A" "duel" is played with chance 1 and pays 9\/10 less than "yield"/,
  );
});

test('abide game --find gives an equilibrium with its regret; its profile is one that --profile reads', () => {
  const folder = freshFolder();
  const game = 'test/data/games/outside-option.efg';
  const { status, stdout } = abide(['game', game, '--find', 'subgame-perfect']);
  assert.equal(status, 0);
  assert.match(stdout, /Checked: nobody gains anything in any of the 2 subgames; exact\./);
  const found = JSON.parse(abide(['game', game, '--find', 'subgame-perfect', '--json']).stdout);
  const [equilibrium] = found.equilibria;
  assert.deepEqual([equilibrium.regret, equilibrium.regretInSubgames, found.limit], ['0', '0', null]);
  const file = join(folder, 'profile.json');
  writeFileSync(file, JSON.stringify(equilibrium.profile));
  const { profile } = JSON.parse(abide(['game', game, '--json', '--profile', file]).stdout);
  assert.deepEqual([profile.holds, profile.payoffs], [true, equilibrium.payoffs]);
});

test('what --find cannot do is said: three players, no value, words that it does not take', () => {
  const horse = abide(['game', 'test/data/games/selten-horse.efg', '--find', 'one']);
  assert.equal(horse.status, 3);
  assert.match(horse.stdout, /Nothing was found: 3 players move/);
  const value = JSON.parse(abide(['game', ENTRY, '--find', 'value', '--json']).stdout);
  assert.deepEqual([value.equilibria, value.value], [[], null]);
  assert.match(value.limit, /has no value/);
  const wrong = abide(['game', ENTRY, '--find', 'nash']);
  assert.equal(wrong.status, 2);
  assert.match(
    wrong.stderr,
    /--find takes value, one, subgame-perfect, sequential, logit, pure, all, dominance, correlated or stackelberg for a game in extensive form/,
  );
});

test('abide game --find logit shows the branch, and where it leads with its regret', () => {
  const beer = ['game', 'test/data/games/beer-quiche.efg', '--find', 'logit'];
  const { status, stdout } = abide(beer);
  assert.equal(status, 0);
  assert.match(stdout, /Checked: at every point the logit equations hold within/);
  assert.match(stdout, /Checked: nobody gains anything by another plan; exact, an equilibrium\./);
  const tree = JSON.parse(abide([...beer, '--json']).stdout);
  assert.equal(tree.points[0].lambda, 0);
  assert.deepEqual(
    tree.points[0].profile.behaviour[0].chances.map((x: number) => x.toFixed(6)),
    ['0.500000', '0.500000'],
  );
  assert.equal(tree.equilibria[0].regret, '0');
  const file = join(freshFolder(), 'stag.nfg');
  writeFileSync(file, 'NFG 1 R "Stag hunt" { "Row" "Column" }\n{ 2 2 }\n4 4 3 0 0 3 3 3\n');
  const stag = JSON.parse(abide(['game', file, '--find', 'logit', '--json']).stdout);
  const [end] = stag.equilibria;
  assert.deepEqual(
    [end.profile.strategies, end.regret],
    [
      [
        ['0', '1'],
        ['0', '1'],
      ],
      '0',
    ],
  );
});

test('abide game --find sequential gives profiles with beliefs that --profile confirms', () => {
  const beer = ['game', 'test/data/games/beer-quiche.efg', '--find', 'sequential'];
  const { status, stdout } = abide(beer);
  assert.equal(status, 0);
  assert.match(stdout, /Fails the intuitive criterion/);
  assert.match(stdout, /never reached; believed there: strong, beer/);
  assert.match(stdout, /NOT PROVEN COMPLETE/);
  const { equilibria, pureComplete } = JSON.parse(abide([...beer, '--json']).stdout);
  assert.equal(pureComplete, true);
  const file = join(freshFolder(), 'profile.json');
  writeFileSync(file, JSON.stringify(equilibria[0].profile));
  const { profile } = JSON.parse(
    abide(['game', 'test/data/games/beer-quiche.efg', '--json', '--profile', file]).stdout,
  );
  assert.deepEqual([profile.holds, profile.payoffs], [true, equilibria[0].payoffs]);
});

test('abide game reads .nfg: its size, all equilibria with components and indices, what dominance leaves', () => {
  const game = 'test/data/games/von-stengel-6x6.nfg';
  assert.match(abide(['game', game]).stdout, /^cells {16}36$/m);
  const { status, stdout } = abide(['game', game, '--find', 'all']);
  assert.equal(status, 0);
  assert.match(stdout, /^75 extreme equilibria in 75 components, and no others\.$/m);
  assert.match(stdout, /both lists of vertices \(112 and 112\) are complete/);
  const found = JSON.parse(abide(['game', game, '--find', 'all', '--json']).stdout);
  assert.deepEqual([found.equilibria.length, found.complete, found.limit, found.value], [75, true, null, null]);
  assert.ok(
    found.equilibria.every(
      ({ regret, index }: { regret: string; index: number }) => regret === '0' && index ** 2 === 1,
    ),
  );
  const { dominance } = JSON.parse(abide(['game', game, '--find', 'dominance', '--json']).stdout);
  assert.deepEqual([dominance.eliminated, dominance.open], [[], []]);
  const none = abide(['game', game, '--find', 'value']);
  assert.equal(none.status, 3);
  assert.match(none.stdout, /Nothing was found: the game is not one of two players with the same sum in every cell/);
});

test('all equilibria of a game in extensive form come as behaviour that --profile confirms as far as it goes', () => {
  const folder = freshFolder();
  const game = 'test/data/games/outside-option.efg';
  const { equilibria, complete } = JSON.parse(abide(['game', game, '--find', 'all', '--json']).stdout);
  assert.deepEqual([equilibria.length, complete], [3, true]);
  const inside = equilibria.find(({ payoffs }: { payoffs: string[] }) => payoffs[0] === '3');
  const file = join(folder, 'profile.json');
  writeFileSync(file, JSON.stringify({ behaviour: inside.profile.behaviour }));
  const { profile } = JSON.parse(abide(['game', game, '--json', '--profile', file]).stdout);
  assert.deepEqual([profile.holds, profile.payoffs], [true, ['3', '1']]);
});

test('three players, correlated equilibria and commitment are answered with what was checked, in words and as JSON', () => {
  const nine = 'test/data/games/nine-equilibria.nfg';
  const all = abide(['game', nine, '--find', 'all']);
  assert.equal(all.status, 0);
  assert.match(all.stdout, /^9 equilibria, and no others\.$/m);
  assert.match(all.stdout, /All supports were searched to the end; checked: the indices sum to 1/);
  // All on the first cell: 9 + 8 + 12, and no cell pays more together.
  const [best] = JSON.parse(abide(['game', nine, '--find', 'correlated', '--json']).stdout).correlated;
  assert.deepEqual([best.kind, best.sum, best.cells], ['correlated', '29', [{ strategies: [1, 1, 1], chance: '1' }]]);
  // To meet where the first likes it, after staying in, pays the first 3, the second 1.
  const tree = abide(['game', 'test/data/games/outside-option.efg', '--find', 'stackelberg']);
  assert.match(tree.stdout, /^If first commits itself first: 3 by in, here\n {2}then second takes here$/m);
  assert.equal(abide(['game', nine, '--find', 'stackelberg']).status, 3);
});

test('what is wrong with an .nfg file or with what is asked of it is told with its place', () => {
  const folder = freshFolder();
  writeFileSync(join(folder, 'short.nfg'), 'NFG 1 R "" { "A" "B" } { 2 2 }\n1 2 3 4\n');
  const short = abide(['game', 'short.nfg'], folder);
  assert.equal(short.status, 1);
  assert.match(short.stderr, /short\.nfg:3:1: error: expected the payoff of player 1 in cell 3, not end of the file/);
  const wrong = abide(['game', 'test/data/games/von-stengel-6x6.nfg', '--find', 'subgame-perfect']);
  assert.equal(wrong.status, 2);
  assert.match(
    wrong.stderr,
    /--find takes pure, all, one, value, dominance, correlated, logit or stackelberg for a game in normal form/,
  );
  assert.equal(abide(['game', 'test/data/games/von-stengel-6x6.nfg', '--profile', 'x']).status, 2);
});

test('chances that do not sum to 1 are refused with the way out, and divided by their sum with --normalise', () => {
  const folder = freshFolder();
  const text = readFileSync(join(root, SIGNAL), 'utf8');
  writeFileSync(join(folder, 'most.efg'), text.replace('.1 }', '.09 }'));
  assert.match(abide(['game', 'most.efg'], folder).stderr, /--normalise divides them by their sum/);
  const { status, stdout } = abide(['game', 'most.efg', '--normalise'], folder);
  assert.equal(status, 0);
  assert.match(
    stdout,
    /^Chances that do not sum to 1 were divided by their sum \(--normalise\)\n {2}set 1 of chance.*: the file has 99\/100\n\n/,
  );
  const found = JSON.parse(abide(['game', 'most.efg', '--normalise', '--find', 'one', '--json'], folder).stdout);
  assert.deepEqual(
    found.normalised.map(({ set, sum }: { set: number; sum: string }) => [set, sum]),
    [[1, '99/100']],
  );
  assert.equal(found.equilibria[0].regret, '0');
  assert.equal(abide(['game', join(root, 'test/data/games/von-stengel-6x6.nfg'), '--normalise']).status, 2);
});

test('what is wrong with a file is told with its place, never with a stack', () => {
  const folder = freshFolder();
  const text = readFileSync(join(root, SIGNAL), 'utf8');
  writeFileSync(join(folder, 'thirds.efg'), text.replace('.1 }', '.09 }'));
  writeFileSync(join(folder, 'cut.efg'), text.slice(0, 300));
  writeFileSync(join(folder, 'empty.efg'), '');
  for (const [name, said] of [
    ['thirds.efg', /thirds\.efg:2:21: error: the chances of this move sum to 99\/100, not to 1 \[chance-sum\]/],
    ['cut.efg', /cut\.efg:\d+:\d+: error: expected /],
    ['empty.efg', /the file is empty/],
    ['none.efg', /there is no such file/],
    ['.', /is not a file/],
  ] as const) {
    const { status, stderr, stdout } = abide(['game', name], folder);
    assert.equal(status, 1, name);
    assert.equal(stdout, '');
    assert.match(stderr, said);
    assert.doesNotMatch(stderr, /\n {4}at /);
  }
});
