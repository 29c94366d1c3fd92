import { PART, WHOLE } from '../exp.js';
import { PART_AT, program, WHOLE_AT } from './program.js';

type Numbers = (...numbers: number[]) => void;

/** By the parameters of `program.ts`. */
export interface Kernels {
  decide: Numbers;
  reply: Numbers;
  mix: Numbers;
  expect: Numbers;
  move: Numbers;
  discount: Numbers;
  spread: Numbers;
  part: Numbers;
  add: Numbers;
  total: (list: number, count: number) => number;
}

/** What is used of the interface that every browser and Node have. */
declare const WebAssembly: {
  Memory: new (size: { initial: number }) => { buffer: ArrayBuffer; grow: (pages: number) => number };
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { exports: unknown };
};

const PAGE = 65_536;
/** Bytes behind each list that may be read, and are 0: kernels take two numbers at a time. */
const BEHIND = 16;
/** Behind the tables of `exp`. */
const START = WHOLE_AT + WHOLE.byteLength + BEHIND;

/** One memory with the kernels that work on it. What one game has put there is lost with the next. */
export class Arena {
  readonly kernels: Kernels;
  readonly #memory = new WebAssembly.Memory({ initial: 1 });
  #numbers = new Float64Array(this.#memory.buffer);
  #integers = new Int32Array(this.#memory.buffer);
  #top = START;

  constructor() {
    this.kernels = new WebAssembly.Instance(new WebAssembly.Module(program), { a: { memory: this.#memory } })
      .exports as Kernels;
    this.#numbers.set(PART, PART_AT / 8);
    this.#numbers.set(WHOLE, WHOLE_AT / 8);
  }

  /** The memory of this thread, empty: to have a new one for every game would be slow. */
  static empty(): Arena {
    thread ??= new Arena();
    thread.#top = START;
    return thread;
  }

  /** Address of room for so many numbers, with whatever stands there. @throws RangeError Beyond 4 GB in all. */
  take(count: number): number {
    const at = this.#top;
    this.#top = at + 8 * Math.ceil(count) + BEHIND;
    const more = Math.ceil(this.#top / PAGE) - this.#memory.buffer.byteLength / PAGE;
    if (more > 0) {
      this.#memory.grow(more);
      this.#numbers = new Float64Array(this.#memory.buffer);
      this.#integers = new Int32Array(this.#memory.buffer);
    }
    return at;
  }

  /** Address of a copy of a list. */
  put(list: Int32Array | Float64Array): number {
    const at = this.take(list.byteLength / 8);
    const end = (this.#top - BEHIND) / 8;
    this.#numbers.fill(0, end - 1, end + BEHIND / 8);
    if (list instanceof Int32Array) this.#integers.set(list, at / 4);
    else this.#numbers.set(list, at / 8);
    return at;
  }

  /** Address of so many zeros. */
  zeros(count: number): number {
    const at = this.take(count);
    this.#numbers.fill(0, at / 8, this.#top / 8);
    return at;
  }

  /** Numbers as they stand there, until something else is taken or put. */
  view(at: number, count: number): Float64Array {
    return this.#numbers.subarray(at / 8, at / 8 + count);
  }
}

let thread: Arena | undefined;
