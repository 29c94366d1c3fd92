import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Known } from './engine.js';
import { PackageDesk } from './packageDesk.js';

test('in other steps of games a package is asked about anew, while two parties see all packages as they did', (t) => {
  const { Worker } = globalThis;
  const asked: { kind: string; question?: { kind: string } }[] = [];
  globalThis.Worker = class {
    postMessage = (ask: (typeof asked)[number]) => asked.push(ask);
  } as unknown as typeof Worker;
  t.after(() => {
    globalThis.Worker = Worker;
  });
  const desk = new PackageDesk();
  const of = { id: 'draft', name: 'a draft', options: {}, found: false };
  for (const continued of [true, false]) {
    const known = { valid: { version: 1, source: {} }, quick: { packages: [], continued } } as unknown as Known;
    desk.ask(known, 'away', { of });
    desk.ask(known, 'pair', { x: 'north', y: 'south' });
  }
  assert.deepEqual(
    asked.map(({ question }) => question?.kind),
    ['away', 'pair', 'away'],
  );
});
