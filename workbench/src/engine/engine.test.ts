import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Engine } from './engine.js';
import type { QuickAsk, QuickSaid } from './protocol.js';

/** A worker that says what it is told to, as long as nobody has ended it. */
class Told {
  static all: Told[] = [];
  onmessage: ((event: { data: QuickSaid }) => void) | null = null;
  onerror: unknown = null;
  asked: QuickAsk[] = [];
  constructor() {
    Told.all.push(this);
  }
  postMessage(ask: QuickAsk) {
    this.asked.push(ask);
  }
  terminate() {}
  say(said: QuickSaid) {
    this.onmessage?.({ data: said });
  }
}

const source = (text: string) => ({ name: 'case.yaml', text, others: {} });
const read = (version: number, title?: string) =>
  ({
    kind: 'read',
    version,
    diagnostics: [],
    entries: [],
    ...(title && { case: { title, packages: [] } }),
  }) as unknown as QuickSaid;

function engine(t: { after(end: () => void): void }) {
  const { Worker } = globalThis;
  t.after(() => {
    globalThis.Worker = Worker;
  });
  Told.all = [];
  globalThis.Worker = Told as unknown as typeof Worker;
  return new Engine({ seed: '1', workers: 1 });
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
  const packages = Told.all.at(-1)!.asked.map((ask) => ask.packages.map(({ id }) => id));
  assert.deepEqual(packages, [[], ['draft-1'], []]);
});
