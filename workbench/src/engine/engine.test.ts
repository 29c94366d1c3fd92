import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { readCase } from '../../../src/case/index.js';
import { assess, byName, chosenPackages, type PackageByName } from '../../../src/lens/index.js';
import { Budget } from '../../../src/shared/budget.js';
import { Engine } from './engine.js';

/** A worker that says what it is told to, as long as nobody has ended it. */
class Told {
  static all: Told[] = [];
  onmessage: ((event: { data: object }) => void) | null = null;
  onerror: unknown = null;
  ended = false;
  asked: Record<string, unknown>[] = [];
  readonly name: string;
  constructor(url: URL) {
    this.name = /(\w+)\.js$/.exec(url.pathname)![1]!;
    Told.all.push(this);
  }
  postMessage(ask: Record<string, unknown>) {
    this.asked.push(ask);
  }
  terminate() {
    this.ended = true;
  }
  say(said: object) {
    this.onmessage?.({ data: said });
  }
}

/** The workers of a name, in the order in which they were started. */
const workers = (name: string) => Told.all.filter((worker) => worker.name === name);

const source = (text: string) => ({ name: 'case.yaml', text, others: {} });
const read = (version: number, title?: string) => ({
  kind: 'read',
  version,
  diagnostics: [],
  entries: [],
  ...(title && { case: { title, packages: [], offers: [] } }),
});
const answers = (version: number, continued = false, packages: object[] = []) => ({
  kind: 'answers',
  version,
  quick: { packages, list: [], provisional: [], inputs: 3, continued },
});
const bands = (version: number, worlds: number) => ({ kind: 'bands', version, bands: { worlds, of: {} } });
const assessed = (version: number, worlds: number, last: boolean, partial?: string) => ({
  kind: 'assessed',
  version,
  assessment: { findings: [], ...(partial && { partial }) },
  chapters: [],
  packages: [],
  worlds,
  last,
});

function engine(t: TestContext) {
  const { Worker } = globalThis;
  t.after(() => {
    globalThis.Worker = Worker;
  });
  t.mock.timers.enable({ apis: ['setTimeout'] });
  Told.all = [];
  globalThis.Worker = Told as unknown as typeof Worker;
  return new Engine({ seed: '1', workers: 1 });
}

/** An engine that was asked about a text, as version 1, has answers to it in longer steps, and is at its first ranges. */
function rangedInLongerSteps(t: TestContext) {
  const asked = engine(t);
  asked.ask(1, source('the first'));
  const quick = workers('quick')[0]!;
  quick.say(read(1, 'The first'));
  quick.say(answers(1, true));
  t.mock.timers.tick(1000);
  return { asked, quick };
}

/** An engine that was asked about a text, as version 1, whose closer look has come as far as 1,024 worlds. */
function lookedClosely(t: TestContext) {
  const asked = engine(t);
  asked.ask(1, source('the first'));
  const [quick] = workers('quick');
  quick!.say(read(1, 'The first'));
  quick!.say(answers(1));
  t.mock.timers.tick(1000);
  const [ranges] = workers('ranges');
  ranges!.say(bands(1, 64));
  ranges!.say({ kind: 'done', version: 1 });
  const [deep] = workers('deep');
  deep!.say(bands(1, 1024));
  deep!.say(assessed(1, 1024, true));
  return { asked, quick: quick!, ranges: ranges!, deep: deep! };
}

test('what is still said of one case is never taken for the next, be it without a valid text', (t) => {
  const asked = engine(t);
  asked.ask(1, source('the first'));
  const [first] = Told.all;
  asked.clear();
  asked.ask(2, source('with faults'));
  first!.say(read(1, 'The first'));
  assert.equal(asked.known.valid, undefined);
  assert.equal(Told.all.length, 2, 'nobody waits for the answer to the first');
  Told.all[1]!.say(read(2));
  assert.equal(asked.known.valid, undefined);
  assert.equal(asked.known.diagnostics.version, 2);
});

test('packages that were added to one case are not asked about in the next', (t) => {
  const asked = engine(t);
  asked.ask(1, source('the first'));
  Told.all[0]!.say(read(1));
  asked.answerToo([{ id: 'draft-1', name: 'draft 1', options: {}, found: false }]);
  Told.all[0]!.say(read(1));
  asked.clear();
  asked.ask(2, source('the next'));
  const packages = Told.all
    .at(-1)!
    .asked.map(({ besides }) => (besides as { packages: PackageByName[] }).packages.map(({ id }) => id));
  assert.deepEqual(packages, [[], ['draft-1'], []]);
});

test('the closer look begins when the first ranges are done, and both only once typing rests', (t) => {
  const asked = engine(t);
  asked.ask(1, source('the first'));
  const [quick] = workers('quick');
  quick!.say(read(1, 'The first'));
  quick!.say(answers(1));
  assert.deepEqual([workers('ranges').length, workers('deep').length], [0, 0]);
  t.mock.timers.tick(1000);
  const [ranges] = workers('ranges');
  assert.equal(ranges!.asked[0]!.worlds, 64);
  ranges!.say(bands(1, 16));
  assert.deepEqual([asked.known.bands!.worlds, workers('deep').length], [16, 0]);
  ranges!.say({ kind: 'done', version: 1 });
  assert.deepEqual(workers('deep')[0]!.asked[0]!.rounds, [256, 1024]);
});

test('an edit ends both looks, keeps the worker of the first ranges, and hears nothing more of the text before', (t) => {
  const { asked, quick, ranges, deep } = lookedClosely(t);
  asked.ask(2, source('the second'));
  assert.ok(deep.ended && !ranges.ended);
  deep.say(bands(1, 4096));
  assert.deepEqual([asked.known.bands!.worlds, asked.known.bands!.version], [1024, 1]);
  quick.say(read(2, 'The second'));
  quick.say(answers(2));
  t.mock.timers.tick(1000);
  assert.equal(workers('ranges').length, 1);
  asked.ask(3, source('the third'));
  assert.deepEqual(
    ranges.asked.map(({ kind }) => kind),
    ['ask', 'ask', 'stop'],
  );
  ranges.say(bands(2, 64));
  assert.equal(asked.known.bands!.version, 1);
});

test('what was continued from longer steps is answered in the own steps once the first ranges are there, and stays so', (t) => {
  const { asked, quick } = rangedInLongerSteps(t);
  assert.equal(workers('quick').length, 1, 'not while the first ranges need the cores');
  workers('ranges')[0]!.say({ kind: 'done', version: 1 });
  const exact = workers('quick')[1]!;
  assert.deepEqual(
    [quick!, exact].map((worker) => worker.asked.map(({ steps }) => steps)),
    [['longer'], ['own']],
  );
  exact.say(read(1, 'The first'));
  exact.say(answers(1));
  assert.equal(asked.known.quick!.continued, false);
  // A draft comes beside numbers of the same steps; what is said of fewer packages meanwhile is not heard.
  const draft = { id: 'draft-1', name: 'a draft', options: {}, found: false };
  asked.answerToo([]);
  asked.answerToo([draft]);
  exact.say(answers(1, false, [{ id: 'another' }]));
  assert.deepEqual(asked.known.quick!.packages, []);
  exact.say(answers(1, false, [draft]));
  assert.deepEqual(asked.known.quick!.packages, [draft]);
  assert.equal(quick.asked.length, 1);
  asked.answerToo([]);
  asked.ask(2, source('the second'));
  assert.ok(exact.ended, 'what is played for the text before ends with it');
  assert.equal(quick.asked.length, 2);
});

test('a draft that comes while the own steps are played never makes way for answers without it, nor they for longer steps', (t) => {
  const { asked, quick } = rangedInLongerSteps(t);
  workers('ranges')[0]!.say({ kind: 'done', version: 1 });
  const exact = workers('quick')[1]!;
  const draft = { id: 'draft-1', name: 'a draft', options: {}, found: false };
  asked.answerToo([draft]);
  quick.say(answers(1, true, [draft]));
  exact.say(answers(1));
  assert.deepEqual(asked.known.quick!.packages, [draft]);
  const other = { ...draft, id: 'draft-2' };
  asked.answerToo([draft, other]);
  exact.say(answers(1, false, [draft]));
  exact.say(answers(1, false, [draft, other]));
  quick.say(answers(1, true, [draft, other]));
  assert.deepEqual([asked.known.quick!.packages, asked.known.quick!.continued], [[draft, other], false]);
});

test('where the own steps take too long, the first answers stay, and drafts are answered beside them', (t) => {
  const { asked, quick } = rangedInLongerSteps(t);
  workers('ranges')[0]!.say({ kind: 'done', version: 1 });
  t.mock.timers.tick(60_000);
  assert.ok(workers('quick')[1]!.ended);
  assert.deepEqual([asked.known.quick!.continued, asked.known.failed], [true, undefined]);
  asked.answerToo([{ id: 'draft-1', name: 'a draft', options: {}, found: false }]);
  assert.equal(quick.asked.length, 2);
});

test('more worlds come only when they are asked for, 4,096 and then 16,384, and nobody is kept for more', (t) => {
  const { asked, deep } = lookedClosely(t);
  assert.equal(asked.known.assessed!.next, 4096);
  asked.askForMore();
  asked.askForMore();
  assert.deepEqual(deep.asked.slice(1), [{ kind: 'more', worlds: 4096 }]);
  assert.equal(asked.known.progress!.total, 4096);
  deep.say(bands(1, 4096));
  deep.say(assessed(1, 4096, true));
  assert.equal(asked.known.assessed!.next, 16_384);
  asked.askForMore();
  deep.say(assessed(1, 16_384, true));
  assert.equal(asked.known.assessed!.next, undefined);
  assert.ok(deep.ended);
});

test('a wish for more worlds that is stopped, or ended by time, leaves what was known, and can be made again', (t) => {
  const { asked, deep } = lookedClosely(t);
  asked.askForMore();
  asked.stopMore();
  assert.deepEqual(deep.asked.at(-1), { kind: 'stop' });
  deep.say({ kind: 'rested', version: 1 });
  assert.deepEqual([asked.known.progress, asked.known.bands!.worlds], [undefined, 1024]);
  asked.askForMore();
  deep.say({ kind: 'rested', version: 1, ended: { asked: 4096, answered: 900 } });
  assert.deepEqual(asked.known.assessed!.ended, { asked: 4096, answered: 900 });
  assert.equal(asked.known.assessed!.next, 4096);
});

test('nothing more is offered for a look that time has ended, nor where every world is the same', (t) => {
  for (const said of [assessed(1, 700, true, 'only 700 of 1,024 worlds were answered'), assessed(1, 0, true)]) {
    const { asked, deep } = lookedClosely(t);
    deep.say(said);
    assert.equal(asked.known.assessed!.next, undefined);
    assert.ok(deep.ended);
    t.mock.timers.reset();
  }
});

/** Two parties, two issues, and so many packages; `transit` says what free transit is worth to the north. */
const CASE = (packages: string, transit = 100) => `abide: 1
title: Two issues
as-of: 2025-12-16
parties: {north: {roles: [signatory]}, south: {roles: [signatory]}}
issues: {border: {options: {old: Old, new: New}}, transit: {options: {closed: Closed, open: Open}}}
values:
  north: {weight: {border: 60, transit: 40}, points: {border: {new: 0, old: 100}, transit: {closed: ${100 - transit}, open: ${transit}}}}
  south: {weight: {border: 70, transit: 30}, points: {border: {old: 0, new: 100}, transit: {open: 0, closed: 100}}}
no-deal: {north: 30, south: 20 to 35}
packages: {${packages}}
`;
const WHOLE = 'whole: {border: old, transit: closed}';
const PARTLY = 'partly: {border: new}';

/** What a closer look says of a text. */
async function look(version: number, text: string) {
  const { case: c } = readCase('case.yaml', () => ({ text, file: 'case.yaml' }));
  const found = await assess(c!, 'test', new Budget(), 'worth');
  assert.ok(found.kind === 'assessed');
  return { ...assessed(version, 0, false), packages: chosenPackages(found).map((p) => byName(c!, p)) };
}

/** Begins the worker that answers at the medians, which then answers what the engine has asked of it. */
async function answering(t: TestContext) {
  const { self, postMessage } = globalThis;
  t.after(() => Object.assign(globalThis, { self, postMessage }));
  const worker = { onmessage: async (_: { data: object }) => {} };
  const said: object[] = [];
  Object.assign(globalThis, { self: worker, postMessage: (one: object) => said.push(one) });
  await import(`./quick.js?${++begun}`);
  let answered = 0;
  return async () => {
    const [quick] = workers('quick');
    for (; answered < quick!.asked.length; answered++) {
      await withPauses(t, worker.onmessage({ data: quick!.asked[answered]! }));
      for (const one of said.splice(0)) quick!.say(one);
    }
  };
}
let begun = 0;

/** Waits for work that may pause, on a slow machine: its pauses end, though the clock stands still. */
async function withPauses<T>(t: TestContext, work: Promise<T>): Promise<T> {
  let over = false;
  const end = () => {
    over = true;
  };
  work.then(end, end);
  while (!over) {
    t.mock.timers.tick(0);
    await new Promise(setImmediate);
  }
  return work;
}

/** An engine whose texts are answered, and looked at closely, by what does so in a page. */
async function answeredEngine(t: TestContext) {
  const asked = engine(t);
  const answer = await answering(t);
  const write = async (version: number, text: string) => {
    asked.ask(version, source(text));
    await answer();
  };
  const lookAt = async (version: number, text: string) => {
    t.mock.timers.tick(1000);
    workers('ranges')[0]!.say({ kind: 'done', version });
    workers('deep')
      .at(-1)!
      .say(await withPauses(t, look(version, text)));
    await answer();
  };
  const rows = () => Object.fromEntries(asked.known.quick!.packages.map(({ id, options }) => [id, options]));
  return { asked, answer, write, lookAt, rows };
}

test('a package that left the text is not answered, be it removed or its coming undone', async (t) => {
  const { write, lookAt, rows } = await answeredEngine(t);
  const both = CASE(`${WHOLE}, ${PARTLY}`);
  const one = CASE(PARTLY);
  await write(1, one);
  await lookAt(1, one);
  await write(2, both);
  assert.deepEqual(Object.keys(rows()), ['whole', 'partly']);
  await lookAt(2, both);
  await write(3, one);
  assert.deepEqual(Object.keys(rows()), ['partly']);
  await lookAt(3, one);
  assert.deepEqual(Object.keys(rows()), ['partly']);
});

test("the closer look's completion replaces the first one, though the package was pinned with that", async (t) => {
  const { asked, write, lookAt, rows } = await answeredEngine(t);
  const before = CASE(PARTLY);
  await write(1, before);
  await lookAt(1, before);
  assert.deepEqual(rows(), { partly: { border: 'new', transit: 'open' } });
  asked.answerToo(asked.known.quick!.packages);
  const after = CASE(PARTLY, 0);
  await write(2, after);
  await lookAt(2, after);
  assert.deepEqual(rows(), { partly: { border: 'new', transit: 'closed' } });
});

test('a found package is the one of the newest look, and gone where that finds none', async (t) => {
  const { write, lookAt, rows } = await answeredEngine(t);
  const texts = [CASE(WHOLE), CASE(WHOLE, 0), CASE(`${WHOLE}, ${PARTLY}`, 0)];
  const found = [];
  for (const [i, text] of texts.entries()) {
    await write(i + 1, text);
    await lookAt(i + 1, text);
    found.push(rows().found);
  }
  assert.deepEqual(found, [{ border: 'new', transit: 'open' }, { border: 'new', transit: 'closed' }, undefined]);
});

test('a package is filled in for now until the closer look, though that fills it in the same way', async (t) => {
  const { asked, write, lookAt, rows } = await answeredEngine(t);
  const text = CASE(PARTLY);
  await write(1, text);
  const before = rows();
  assert.deepEqual(asked.known.quick!.provisional, ['partly']);
  await lookAt(1, text);
  assert.deepEqual([rows(), asked.known.quick!.provisional], [before, []]);
});

test('after an edit the completion of before stands for now, unless the text no longer allows it', async (t) => {
  const { asked, write, lookAt, rows } = await answeredEngine(t);
  const before = CASE(PARTLY);
  const after = CASE(PARTLY, 90);
  await write(1, before);
  await lookAt(1, before);
  await write(2, after);
  assert.deepEqual(
    [rows(), asked.known.quick!.provisional],
    [{ partly: { border: 'new', transit: 'open' } }, ['partly']],
  );
  await lookAt(2, after);
  assert.deepEqual(asked.known.quick!.provisional, []);
  await write(3, `${after}rules: {shut: {forbid: transit = open}}\n`);
  assert.deepEqual(
    [rows(), asked.known.quick!.provisional],
    [{ partly: { border: 'new', transit: 'closed' } }, ['partly']],
  );
});

test('nothing is answered again where a closer look shows what is answered', async (t) => {
  const { asked, write, lookAt } = await answeredEngine(t);
  const text = CASE(`${WHOLE}, ${PARTLY}`);
  asked.answerToo([{ id: 'draft-1', name: 'a draft', options: { border: 'old', transit: 'open' }, found: false }]);
  await write(1, text);
  await lookAt(1, text);
  const { length } = workers('quick')[0]!.asked;
  workers('deep')[0]!.say(await withPauses(t, look(1, text)));
  assert.equal(workers('quick')[0]!.asked.length, length);
});

test('a renamed package has its new name, also where a closer look had filled it in', async (t) => {
  const { asked, write, lookAt } = await answeredEngine(t);
  const before = CASE(PARTLY);
  await write(1, before);
  await lookAt(1, before);
  await write(2, CASE('partly: {name: Renamed, border: new}'));
  assert.deepEqual(
    asked.known.quick!.packages.map(({ name }) => name),
    ['Renamed'],
  );
});

const range = { p5: 1, p50: 2, p95: 3, above: 1, mean: 2 };
const ranges = (version: number, worlds: number, ...of: string[]) => ({
  ...bands(version, worlds),
  bands: { worlds, of: Object.fromEntries(of.map((id) => [id, range])) },
});

test('a range is of the package that its number is of: of another completion it is left out until its own comes', async (t) => {
  const { asked, answer, write, lookAt } = await answeredEngine(t);
  const before = CASE(`${WHOLE}, ${PARTLY}`);
  const after = CASE(`${WHOLE}, ${PARTLY}`, 0);
  const cells = ['margin/whole/north', 'margin/partly/north'];
  const shown = () => Object.keys(asked.known.bands!.of);
  await write(1, before);
  await lookAt(1, before);
  await write(2, after);
  t.mock.timers.tick(1000);
  workers('ranges')[0]!.say(ranges(2, 64, ...cells));
  assert.deepEqual(shown(), cells);
  await lookAt(2, after);
  assert.deepEqual(shown(), cells.slice(0, 1));
  workers('deep')
    .at(-1)!
    .say(ranges(2, 256, ...cells));
  assert.deepEqual(shown(), cells);
  // The next text is completed otherwise again, and its ranges come before its package is answered so.
  await write(3, before);
  t.mock.timers.tick(1000);
  workers('ranges')[0]!.say({ kind: 'done', version: 3 });
  const deep = workers('deep').at(-1)!;
  deep.say(await withPauses(t, look(3, before)));
  deep.say(ranges(3, 256, ...cells));
  assert.deepEqual(shown(), cells.slice(0, 1));
  await answer();
  assert.deepEqual(shown(), cells);
});

test('a draft that changes loses its range when it is answered anew, and has it again with the options of before', async (t) => {
  const { asked, answer, write } = await answeredEngine(t);
  const draft = (transit: string) => [
    { id: 'draft-1', name: 'a draft', options: { border: 'old', transit }, found: false },
  ];
  const shown = () => Object.keys(asked.known.bands!.of);
  asked.answerToo(draft('open'));
  await write(1, CASE(WHOLE));
  t.mock.timers.tick(1000);
  workers('ranges')[0]!.say(ranges(1, 64, 'margin/whole/north', 'margin/draft-1/north'));
  asked.answerToo(draft('closed'));
  assert.equal(shown().length, 2, 'its number is still the one of before');
  await answer();
  assert.deepEqual(shown(), ['margin/whole/north']);
  asked.answerToo(draft('open'));
  await answer();
  assert.equal(shown().length, 2);
});
