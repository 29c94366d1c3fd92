import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { askOnce, resultOnce } from './askOnce.js';
import type { OnceSaid, OnceTold } from './onceProtocol.js';

/** A worker that says what it is told to, as long as nobody has ended it. */
class Told {
  static last: Told;
  onmessage: ((event: { data: OnceSaid }) => void) | null = null;
  onerror: unknown = null;
  told: OnceTold['kind'][] = [];
  ended = false;
  constructor() {
    Told.last = this;
  }
  postMessage({ kind }: OnceTold) {
    this.told.push(kind);
  }
  terminate() {
    this.ended = true;
  }
  say(said: OnceSaid) {
    this.onmessage?.({ data: said });
  }
}

function worker(t: TestContext) {
  const { Worker } = globalThis;
  t.after(() => {
    globalThis.Worker = Worker;
  });
  globalThis.Worker = Told as unknown as typeof Worker;
  t.mock.timers.enable({ apis: ['setTimeout'] });
}

const ASK = { kind: 'readLink', letters: '' } as const;

test('work that does not end by itself is ended when its time is over, and that is said once', (t) => {
  worker(t);
  const said: OnceSaid[] = [];
  askOnce(ASK, 10, (one) => said.push(one));
  t.mock.timers.tick(10_000);
  assert.deepEqual(said, [], 'it gets a moment to say what it has');
  t.mock.timers.tick(2_000);
  assert.deepEqual([said, Told.last.ended], [[{ kind: 'end', stopped: 'time' }], true]);
  t.mock.timers.tick(60_000);
  assert.equal(said.length, 1);
});

test('work that is stopped says what it has before it ends; if it says nothing it is ended all the same', (t) => {
  worker(t);
  const found: OnceSaid = { kind: 'difference', changes: [] };
  const said: OnceSaid[] = [];
  const first = askOnce(ASK, 10, (one) => said.push(one));
  first.stop();
  assert.deepEqual(Told.last.told, ['begin', 'stop']);
  Told.last.say(found);
  Told.last.say({ kind: 'end', stopped: 'cancelled' });
  assert.deepEqual([said.splice(0), Told.last.ended], [[found, { kind: 'end', stopped: 'cancelled' }], true]);
  const second = askOnce(ASK, 10, (one) => said.push(one));
  second.stop();
  t.mock.timers.tick(2_000);
  assert.deepEqual([said, Told.last.ended], [[{ kind: 'end', stopped: 'cancelled' }], true]);
});

test('stopping what has ended, or was left, says nothing more', (t) => {
  worker(t);
  const said: OnceSaid[] = [];
  const ended = askOnce(ASK, 10, (one) => said.push(one));
  Told.last.say({ kind: 'end' });
  ended.stop();
  const left = askOnce(ASK, 10, (one) => said.push(one));
  left.leave();
  left.stop();
  t.mock.timers.tick(60_000);
  assert.deepEqual([said, Told.last.told], [[{ kind: 'end' }], ['begin']]);
});

test('who leaves hears nothing more', (t) => {
  worker(t);
  const said: OnceSaid[] = [];
  askOnce(ASK, 10, (one) => said.push(one)).leave();
  Told.last.say({ kind: 'end' });
  t.mock.timers.tick(60_000);
  assert.deepEqual([said, Told.last.ended], [[], true]);
});

test('a result that does not come is refused with the reason: too long, ended, failed', async (t) => {
  worker(t);
  const late = resultOnce(ASK, 'readLink', { seconds: 20 });
  t.mock.timers.tick(22_000);
  await assert.rejects(late, /given up after 20 seconds/);
  const failed = resultOnce(ASK, 'readLink', { seconds: 20 });
  Told.last.say({ kind: 'failed', why: 'no memory' });
  await assert.rejects(failed, /no memory/);
  const leaving = new AbortController();
  const left = resultOnce(ASK, 'readLink', { seconds: 20, signal: leaving.signal });
  leaving.abort(new Error('another case was opened'));
  await assert.rejects(left, /another case was opened/);
  assert.ok(Told.last.ended);
});
