import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beside } from './load.js';
import { EXAMPLE, readTexts } from './testing.js';

const base = { 'cases/base/case.yaml': EXAMPLE };
const variant = (text: string) => readTexts({ 'cases/mine/case.yaml': `abide: 1\nextends: ../base\n${text}`, ...base });
const codes = (text: string) =>
  variant(text)
    .diagnostics.filter((d) => d.severity !== 'note')
    .map((d) => `${d.code} ${d.at?.file}:${d.at?.line}:${d.at?.column}`);

test('a variant without changes is the case that it extends, under its own name', () => {
  const c = variant('').case!;
  assert.equal(c.id, 'mine');
  assert.deepEqual({ ...c, id: 'base', files: {} }, { ...readTexts(base).case!, files: {} });
  assert.deepEqual(Object.keys(c.files), ['cases/mine/case.yaml', 'cases/base/case.yaml']);
});

test('changes are merged deeply and keep their own places', () => {
  const c = variant('title: Mine\nvalues: {low: {points: {flow: {shared: 90}}}}\n').case!;
  assert.equal(c.title, 'Mine');
  const { shared, free } = c.parties[1]!.values!.points.flow!;
  assert.deepEqual([shared!.value, shared!.at!.file, shared!.at!.line], [90, 'cases/mine/case.yaml', 4]);
  assert.deepEqual([free!.value, free!.at!.file], [0, 'cases/base/case.yaml']);
});

test('one of two ways to say a thing drives out the other', () => {
  const c = variant(
    'rules: {quota-needs-a-court: {forbid: court = foreign and dam = large}}\nno-deal: {up: {now: 3}}\nvalues: {up: {weight: {dam: 2, flow: 1, court: 1, pledge: 1}}}\n',
  ).case!;
  assert.equal(c.rules[0]!.kind, 'forbid');
  assert.equal(c.parties[0]!.noDeal!.now.kind, 'points');
  assert.equal(c.parties[0]!.values!.weights.kind, 'numbers');
});

test('without leaves entries of the extended case out', () => {
  const c = variant('without: [red-lines.no-large-dam, links]\n').case!;
  assert.deepEqual(
    c.redLines.map((l) => l.id),
    ['no-foreign-court'],
  );
  assert.deepEqual(c.links, []);
  assert.deepEqual(codes('without: [red-lines.no-lage-dam]\n'), ['unknown-path cases/mine/case.yaml:3:11']);
});

test('a ground at the top of a variant speaks for the numbers of the variant alone', () => {
  const c = variant(
    'judgements: {mine: {says: My own reading}}\nground: mine\nvalues: {low: {points: {flow: {shared: 90}}}}\n',
  ).case!;
  const { shared, free } = c.parties[1]!.values!.points.flow!;
  assert.equal(shared!.ground!.key, 'mine');
  assert.equal(free!.ground!.key, 'reading');
});

test('a mistake is told in the file in which it stands', () => {
  assert.deepEqual(codes('links: {calm: {when: dam = tiny}}\n'), ['unknown-option cases/mine/case.yaml:3:28']);
});

test('cases that extend each other give one error that names the circle', () => {
  const { diagnostics } = readTexts({
    'a/case.yaml': 'abide: 1\nextends: ../b\n',
    'b/case.yaml': 'abide: 1\nextends: ../a\n',
  });
  const [d] = diagnostics.filter((x) => x.code === 'extends-circle');
  assert.equal(d!.what, 'cases extend each other in a circle: a/case.yaml → b/case.yaml → a/case.yaml');
  assert.equal(d!.at!.file, 'b/case.yaml');
});

test('a case that is extended and does not exist is told at the word that names it', () => {
  const { diagnostics } = readTexts({ 'a/case.yaml': 'abide: 1\nextends: ../c\n' });
  assert.deepEqual(
    diagnostics.filter((d) => d.code === 'no-such-case').map((d) => [d.at!.line, d.at!.column]),
    [[2, 10]],
  );
});

test('paths are taken from the folder of the file that names them', () => {
  assert.equal(beside('cases/mine/case.yaml', '../base'), 'cases/base');
  assert.equal(beside('case.yaml', '../base'), '../base');
  assert.equal(beside('../x/case.yaml', '../../base'), '../../base');
  assert.equal(beside('/a/b/case.yaml', '../../../c'), '/c');
  assert.equal(beside('a.yaml', './b.yaml'), 'b.yaml');
});
