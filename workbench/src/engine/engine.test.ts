import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
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
  ...(title && { case: { title, packages: [] } }),
});
const answers = (version: number) => ({ kind: 'answers', version, quick: { packages: [], inputs: 3 } });
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
  const packages = Told.all.at(-1)!.asked.map((ask) => (ask.packages as { id: string }[]).map(({ id }) => id));
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
