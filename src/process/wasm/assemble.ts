/**
 * As much of an assembler as the kernels need: WebAssembly Core Specification 2.0, chapter 5 (binary format). An expression
 * is the bytes that leave its value on the stack, so that expressions nest as they do on paper.
 */
export type Code = readonly number[];
export type Type = 'i32' | 'f64' | 'v128';

const TYPES: Record<Type, number> = { i32: 0x7f, f64: 0x7c, v128: 0x7b };

/** An unsigned and a signed number in LEB128. */
function unsigned(n: number): number[] {
  return n < 128 ? [n] : [(n & 127) | 128, ...unsigned(n >>> 7)];
}
function signed(n: number): number[] {
  return n >= -64 && n < 64 ? [n & 127] : [(n & 127) | 128, ...signed(n >> 7)];
}

type Op = (...operands: Code[]) => Code;
const op =
  (...code: number[]): Op =>
  (...operands) => [...operands.flat(), ...code];
const simd = (code: number, ...rest: number[]) => [0xfd, ...unsigned(code), ...rest];
/** @param by Bytes behind the address. */
const load =
  (...code: number[]) =>
  (address: Code, by = 0): Code => [...address, ...code, 3, ...unsigned(by)];
const store =
  (...code: number[]) =>
  (address: Code, value: Code, by = 0): Code => [...address, ...value, ...code, 3, ...unsigned(by)];

export const i32 = {
  of: (n: number): Code => [0x41, ...signed(n)],
  load: (address: Code, by = 0): Code => [...address, 0x28, 2, ...unsigned(by)],
  isZero: op(0x45),
  equal: op(0x46),
  differ: op(0x47),
  /** Of numbers of 0 or more. */
  less: op(0x49),
  add: op(0x6a),
  sub: op(0x6b),
  mul: op(0x6c),
  and: op(0x71),
  or: op(0x72),
  shl: op(0x74),
  shr: op(0x75),
};

export const f64 = {
  of: (x: number): Code => [0x44, ...new Uint8Array(Float64Array.of(x).buffer)],
  load: load(0x2b),
  store: store(0x39),
  add: op(0xa0),
  sub: op(0xa1),
  mul: op(0xa2),
};

/** Two numbers at a time: each of them becomes what it would alone. */
export const f64x2 = {
  load: load(...simd(0)),
  /** One number twice. */
  loadSplat: load(...simd(10)),
  store: store(...simd(11)),
  splat: op(...simd(20)),
  /** The first of a pair from one address, the second from another. */
  gather: (first: Code, second: Code): Code => [...second, ...load(...simd(93))(first), ...simd(87, 3, 0, 1)],
  /** Whole numbers, as two i32: see {@link lane}. */
  trunc: op(...simd(252)),
  floor: op(...simd(117)),
  /** All bits of those that are more, for {@link f64x2.and}. */
  more: op(...simd(74)),
  and: op(...simd(78)),
  neg: op(...simd(237)),
  add: op(...simd(240)),
  sub: op(...simd(241)),
  mul: op(...simd(242)),
  div: op(...simd(243)),
  min: op(...simd(244)),
  max: op(...simd(245)),
};

export const lane = (pair: Code, k: number): Code => [...pair, ...simd(27, k)];

/** Repeats while a comparison holds. */
export const during = (holds: Code, ...body: Code[]): Code => [
  ...[0x02, 0x40, 0x03, 0x40],
  ...[...holds, 0x45, 0x0d, 1],
  ...[...body.flat(), 0x0c, 0],
  ...[0x0b, 0x0b],
];

export const when = (holds: Code, ...body: Code[]): Code => [...holds, 0x04, 0x40, ...body.flat(), 0x0b];

/** Calls the n-th kernel of the module. */
export const call = (n: number, ...values: Code[]): Code => [...values.flat(), 0x10, ...unsigned(n)];

export interface Kernel {
  parameters: [name: string, type: Type][];
  locals: Type[];
  code: Code;
}

/** @param body Statements over the values of parameters and locals, and what sets them. */
export function kernel<Name extends string>(
  parameters: Readonly<Partial<Record<Name, Type>>>,
  locals: Readonly<Partial<Record<Name, Type>>>,
  body: (values: Record<Name, Code>, set: (name: Name, value: Code) => Code) => Code[],
): Kernel {
  const names = [...Object.keys(parameters), ...Object.keys(locals)];
  const values: Record<string, Code> = Object.fromEntries(names.map((name, i) => [name, [0x20, ...unsigned(i)]]));
  const set = (name: Name, value: Code) => [...value, 0x21, ...unsigned(names.indexOf(name))];
  return {
    parameters: Object.entries(parameters) as [string, Type][],
    locals: Object.values(locals) as Type[],
    code: body(values, set).flat(),
  };
}

/** A module that takes a memory as `a.memory` and exports one of its kernels. */
export function assemble(kernels: Record<string, Kernel>, main: string): Uint8Array {
  const vector = (items: readonly Code[]) => [...unsigned(items.length), ...items.flat()];
  const sized = (code: Code) => [...unsigned(code.length), ...code];
  const text = (word: string) => vector(Array.from(word, (letter) => [letter.charCodeAt(0)]));
  const all = Object.entries(kernels);
  const section = (id: number, items: readonly Code[]) => [id, ...sized(vector(items))];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00],
    ...section(
      1,
      all.map(([, { parameters }]) => [0x60, ...vector(parameters.map(([, type]) => [TYPES[type]])), 0x00]),
    ),
    ...section(2, [[...text('a'), ...text('memory'), 0x02, 0x00, 0x01]]),
    ...section(
      3,
      all.map((_, i) => unsigned(i)),
    ),
    ...section(7, [[...text(main), 0x00, ...unsigned(all.findIndex(([name]) => name === main))]]),
    ...section(
      10,
      all.map(([, { locals, code }]) => sized([...vector(locals.map((type) => [1, TYPES[type]])), ...code, 0x0b])),
    ),
  ]);
}
