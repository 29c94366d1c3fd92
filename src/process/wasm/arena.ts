import { PART, WHOLE } from '../exp.js';
import { PART_AT, WHOLE_AT } from './backwardKernels.js';
import { KERNELS, ORDER, program } from './program.js';

/** What one kernel is to do. */
export interface Order {
  kernel: keyof typeof KERNELS;
  /** Its addresses and counts, in the order of its parameters. */
  values: readonly number[];
  /** Of what moves on from step to step, in bytes. */
  stride?: number;
  /** Address of a list that says for each step whether the order is for it; 0 or left out: it is for all. */
  dates?: number;
  /** Its parameters that are numbers, in order. */
  numbers?: readonly number[];
}

type Sweep = (orders: number, end: number, from: number, to: number, by: number) => void;

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

const MISSING =
  'games are played in WebAssembly with SIMD, which is missing or switched off here; Node 20, Chrome 91, Firefox 89 and Safari 16.4 have it';

/** One memory with the kernels that work on it. What one game has put there is lost with the next. */
export class Arena {
  readonly #sweep: Sweep;
  readonly #memory: InstanceType<typeof WebAssembly.Memory>;
  #numbers: Float64Array;
  #integers: Int32Array;
  #top = START;

  /** @throws Error Where there is no WebAssembly, or none with SIMD. */
  constructor() {
    let kernels: object;
    try {
      kernels = new WebAssembly.Module(program);
    } catch (cause) {
      throw new Error(MISSING, { cause });
    }
    this.#memory = new WebAssembly.Memory({ initial: 1 });
    const { exports } = new WebAssembly.Instance(kernels, { a: { memory: this.#memory } });
    this.#sweep = (exports as { sweep: Sweep }).sweep;
    this.#numbers = new Float64Array(this.#memory.buffer);
    this.#integers = new Int32Array(this.#memory.buffer);
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

  /** Has orders obeyed, all of them at each step from `from` on, forth or back, up to before `to`. */
  sweep(orders: readonly Order[], from: number, to: number): void {
    const at = this.take((orders.length * ORDER.bytes) / 8);
    for (let i = 0, order = at; i < orders.length; i++, order += ORDER.bytes) {
      const { kernel, values, stride = 0, dates = 0, numbers = [] } = orders[i];
      this.#integers[order / 4] = NAMES.indexOf(kernel);
      this.#integers.set(values, order / 4 + 1);
      this.#integers[(order + ORDER.stride) / 4] = stride;
      this.#integers[(order + ORDER.dates) / 4] = dates;
      this.#numbers.set(numbers, (order + ORDER.numbers) / 8);
    }
    this.#sweep(at, at + orders.length * ORDER.bytes, from, to, from < to ? 1 : -1);
  }

  /** Numbers as they stand there, until something else is taken or put. */
  view(at: number, count: number): Float64Array {
    return this.#numbers.subarray(at / 8, at / 8 + count);
  }
}

const NAMES = Object.keys(KERNELS);

let thread: Arena | undefined;
