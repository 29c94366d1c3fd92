import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Arena } from './arena.js';

test('where WebAssembly is missing or refuses the kernels, it is told what is needed', () => {
  const here = Object.getOwnPropertyDescriptor(globalThis, 'WebAssembly')!;
  class Module {
    constructor() {
      throw new Error('Invalid opcode 0xfd (enable with --experimental-wasm-simd)');
    }
  }
  for (const value of [undefined, { Module }]) {
    Object.defineProperty(globalThis, 'WebAssembly', { ...here, value });
    try {
      assert.throws(
        () => new Arena(),
        /WebAssembly with SIMD, which is missing or switched off here; Node 20, Chrome 91/,
      );
    } finally {
      Object.defineProperty(globalThis, 'WebAssembly', here);
    }
  }
});
