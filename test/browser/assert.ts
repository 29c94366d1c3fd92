/** The part of `node:assert/strict` that unit tests use, for a browser. */
class AssertionError extends Error {}

function fail(message: unknown, words: string): never {
  if (message instanceof Error) throw message;
  throw new AssertionError(message === undefined ? words : String(message));
}

/** Same type, same own keys, same values all the way down; numbers by Object.is. */
function same(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (a instanceof Map && b instanceof Map) {
    return a.size === b.size && [...a].every(([key, value]) => b.has(key) && same(value, b.get(key)));
  }
  if (a instanceof Set && b instanceof Set) return a.size === b.size && [...a].every((value) => b.has(value));
  if (a instanceof RegExp || a instanceof Date) return String(a) === String(b);
  if (a instanceof Error && (a.message !== (b as Error).message || a.name !== (b as Error).name)) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every(
    (key) => Object.hasOwn(b, key) && same(a[key as keyof typeof a], b[key as keyof typeof b] as unknown),
  );
}

type Expected = RegExp | (new (...args: never[]) => unknown) | ((error: unknown) => boolean) | object | undefined;

function expected(error: unknown, by: Expected): boolean {
  if (by === undefined) return true;
  if (by instanceof RegExp) return by.test(String(error));
  if (typeof by === 'function') {
    const isClass = by.prototype !== undefined && error instanceof (by as new () => unknown);
    return isClass || (by.prototype === undefined && (by as (error: unknown) => boolean)(error));
  }
  return Object.entries(by).every(([key, value]) => {
    const has = (error as Record<string, unknown>)[key];
    return value instanceof RegExp ? value.test(String(has)) : same(has, value);
  });
}

const shown = (x: unknown): string => {
  try {
    return (
      JSON.stringify(x, (_, value) => (typeof value === 'bigint' ? `${value}n` : value))?.slice(0, 2000) ?? String(x)
    );
  } catch {
    return String(x);
  }
};

function ok(value: unknown, message?: unknown): asserts value {
  if (!value) fail(message, `${shown(value)} is not truthy`);
}

const assert = Object.assign((value: unknown, message?: unknown) => ok(value, message), {
  AssertionError,
  ok,
  equal: (a: unknown, b: unknown, message?: unknown) =>
    void (Object.is(a, b) || fail(message, `${shown(a)} is not ${shown(b)}`)),
  notEqual: (a: unknown, b: unknown, message?: unknown) =>
    void (Object.is(a, b) && fail(message, `both are ${shown(a)}`)),
  deepEqual: (a: unknown, b: unknown, message?: unknown) =>
    void (same(a, b) || fail(message, `${shown(a)} is not ${shown(b)}`)),
  notDeepEqual: (a: unknown, b: unknown, message?: unknown) =>
    void (same(a, b) && fail(message, `both are ${shown(a)}`)),
  match: (text: string, by: RegExp, message?: unknown) =>
    void (by.test(text) || fail(message, `${shown(text)} does not match ${by}`)),
  doesNotMatch: (text: string, by: RegExp, message?: unknown) =>
    void (by.test(text) && fail(message, `${shown(text)} matches ${by}`)),
  throws(run: () => unknown, by?: Expected, message?: unknown) {
    try {
      run();
    } catch (error) {
      if (!expected(error, by)) fail(message, `threw another error: ${error}`);
      return;
    }
    fail(message, 'threw nothing');
  },
  async rejects(run: Promise<unknown> | (() => Promise<unknown>), by?: Expected, message?: unknown) {
    try {
      await (typeof run === 'function' ? run() : run);
    } catch (error) {
      if (!expected(error, by)) fail(message, `rejected with another error: ${error}`);
      return;
    }
    fail(message, 'did not reject');
  },
});

export default assert;
