import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { ProcessModel } from '../model.js';
import { modelOf, smallModels } from '../testing/models.js';
import { solveNaively } from '../testing/naive.js';
import { explicitChain, explicitMdp, exportProfile, prismChain } from './index.js';

const near = (actual: number, expected: number) =>
  assert.ok(Math.abs(actual - expected) < 1e-10, `${actual} is not ${expected}`);

/** Rows of a .tra file, by state and choice. */
function rowsOf(tra: string, choices: boolean): { head: number[]; rows: Map<string, [to: number, chance: number][]> } {
  const [head, ...lines] = tra
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number));
  const rows = new Map<string, [number, number][]>();
  for (const line of lines) {
    const key = choices ? `${line[0]} ${line[1]}` : `${line[0]} 0`;
    rows.set(key, [...(rows.get(key) ?? []), [line.at(-2)!, line.at(-1)!]]);
  }
  return { head, rows };
}

test('the chain: rows are distributions, and reaching a label takes the chance of its cause, step by step', () => {
  fc.assert(
    fc.property(smallModels, (model) => {
      const { behaviour, story } = solveNaively(model, 'revision');
      const { tra } = explicitChain(model, behaviour);
      const { head, rows } = rowsOf(tra, false);
      for (const row of rows.values())
        near(
          row.reduce((sum, [, chance]) => sum + chance, 0),
          1,
        );
      assert.equal(rows.size, head[0]);
      assert.equal(
        [...rows.values()].reduce((n, row) => n + row.length, 0),
        head[1],
      );
      let mass = new Map([[0, 1]]);
      for (let t = 0; t < story.peace.length; t++) {
        const next = new Map<number, number>();
        for (const [from, chance] of mass)
          for (const [to, p] of rows.get(`${from} 0`)!) next.set(to, (next.get(to) ?? 0) + chance * p);
        mass = next;
        for (const [c, curve] of story.causes.entries()) near(mass.get(1 + c) ?? 0, curve[t]);
      }
      near(mass.get(1 + story.causes.length) ?? 0, story.peace.at(-1)!);
    }),
  );
});

/** Chance to reach `goal` in a decision process whose open player chooses by `pick`; all targets are known first. */
function reach(
  mdp: { tra: string; sta: string },
  goal: number,
  ends: number,
  pick: (at: number[], values: number[]) => number,
) {
  const { head, rows } = rowsOf(mdp.tra, true);
  const states = mdp.sta.trim().split('\n').slice(1);
  const at = states.map((line) =>
    line
      .replace(/.*\(|\)/g, '')
      .split(',')
      .map(Number),
  );
  const known = new Map<number, number>();
  const value = (node: number): number => {
    if (node >= 1 && node <= ends) return node === goal ? 1 : 0;
    const found = known.get(node);
    if (found !== undefined) return found;
    const values = [0, 1]
      .flatMap((choice) => (rows.has(`${node} ${choice}`) ? [rows.get(`${node} ${choice}`)!] : []))
      .map((row) => row.reduce((sum, [to, chance]) => sum + chance * value(to), 0));
    const picked = values.length === 1 ? values[0] : pick(at[node], values);
    known.set(node, picked);
    return picked;
  };
  assert.equal(head[1], rows.size);
  return value(0);
}

/** Chance to act at a node of the decision process, by the model's own behaviour. */
function ownChance(model: ProcessModel, { behaviour }: ReturnType<typeof solveNaively>, at: number[]): number {
  const [step, layer, ...rest] = at;
  const instant = rest.pop()!;
  if (instant >= 0) return behaviour.yes[instant];
  let n = 0;
  const calendar = model.phases.flatMap((phase) => Array.from({ length: phase.steps }, () => phase.layers));
  for (let t = 0; t < step; t++) n += calendar[t].filter(({ kind }) => kind === 'choice').length;
  n += calendar[step].slice(0, layer).filter(({ kind }) => kind === 'choice').length;
  const s = Array.from({ length: model.states }, (_, k) => k).find((k) =>
    rest.every((level, v) => model.levels[v][k] === level),
  );
  return behaviour.switch[n][s!];
}

test('the decision process: with the open player behaving as it does, each cause has its chance; others are bounds', () => {
  fc.assert(
    fc.property(smallModels, fc.nat(), (model, a) => {
      const naive = solveNaively(model, 'revision');
      const mdp = explicitMdp(model, naive.behaviour, [a % model.players.length]);
      const ends = model.endings.causes.length + 1;
      for (const [c, curve] of naive.story.causes.entries()) {
        const own = reach(mdp, 1 + c, ends, (at, [stay, act]) => {
          const chance = ownChance(model, naive, at);
          return (1 - chance) * stay + chance * act;
        });
        near(own, curve.at(-1)!);
        assert.ok(reach(mdp, 1 + c, ends, (_, values) => Math.max(...values)) >= own - 1e-12);
        assert.ok(reach(mdp, 1 + c, ends, (_, values) => Math.min(...values)) <= own + 1e-12);
      }
    }),
  );
});

const SMALL = modelOf({
  sizes: [2, 2],
  players: 2,
  passive: 0,
  steps: [1, 1],
  choices: 1,
  instants: 1,
  endings: 2,
  exact: false,
  seed: 4,
});

test('names of causes become labels, all different', () => {
  const { behaviour } = solveNaively(SMALL, 'revision');
  const model = {
    ...SMALL,
    endings: { ...SMALL.endings, causes: ['refused while in force', 'refused, while in force'] },
  };
  const { lab } = explicitChain(model, behaviour);
  const [head, ...marks] = lab.trim().split('\n');
  assert.equal(
    head,
    '0="init" 1="deadlock" 2="cause_refused_while_in_force" 3="cause_refused_while_in_force_1" 4="peace"',
  );
  assert.deepEqual(marks, ['0: 0', '1: 2', '2: 3', '3: 4']);
});

test('the language of PRISM: one command for each state that is reached, and a question for each cause', () => {
  const { behaviour } = solveNaively(SMALL, 'revision');
  const { pm, props } = prismChain(SMALL, behaviour, 'two by two');
  const { sta } = explicitChain(SMALL, behaviour);
  // nodes without the three ends, and one command for all ends
  assert.equal(pm.match(/^ {2}\[\]/gm)?.length, sta.trim().split('\n').length - 1 - 3 + 1);
  assert.match(pm, /^dtmc\n\n\/\/ s=0: variable 0 level 0, variable 1 level 0\n/);
  assert.match(pm, /\nmodule chain_two_by_two\n/);
  assert.equal(props, 'P=? [ F<=3 "cause_cause_0" ];\nP=? [ F<=3 "cause_cause_1" ];\n');
});

test('a profile carries its claims, up to the horizon asked for', () => {
  const { behaviour, story } = solveNaively(SMALL, 'revision');
  const bounds = [{ causes: [0, 1], most: true, chance: 0.5 }];
  const files = exportProfile(SMALL, behaviour, story, { name: 'treaty', open: [1], steps: 1, bounds });
  assert.deepEqual(Object.keys(files).sort(), [
    'chain.lab',
    'chain.pm',
    'chain.props',
    'chain.sta',
    'chain.tra',
    'expected.json',
    'mdp.lab',
    'mdp.sta',
    'mdp.tra',
  ]);
  const expected = JSON.parse(files['expected.json']);
  assert.equal(expected.horizonSteps, 1);
  assert.deepEqual(expected.peace, story.peace.slice(0, 2));
  assert.deepEqual(expected.causes.cause_cause_1, story.causes[1].slice(0, 2));
  assert.deepEqual(expected.bounds, [{ labels: ['cause_cause_0', 'cause_cause_1'], most: true, chance: 0.5 }]);
  assert.deepEqual(expected.open, ['player 1']);
});
