/** The part of `node:test` that unit tests use, for a browser: tests are collected, and run one after the other. */
type Body = (t: { test: typeof test; diagnostic: () => void }) => unknown;

const tests: { name: string; body: Body }[] = [];
const afters: (() => unknown)[] = [];
let within = '';

export function test(name: string, options: object | Body, body?: Body): Promise<void> {
  tests.push({ name: within + name, body: body ?? (options as Body) });
  return Promise.resolve();
}

export const it = test;

export function describe(name: string, body: () => void): void {
  const outer = within;
  within += `${name} > `;
  body();
  within = outer;
}

export function after(body: () => unknown): void {
  afters.push(body);
}

/** Runs all that were collected. */
export async function runTests(): Promise<{ passed: number; failures: string[] }> {
  const failures: string[] = [];
  let passed = 0;
  for (let n = 0; n < tests.length; n++) {
    const { name, body } = tests[n]!;
    try {
      await body({ test, diagnostic: () => {} });
      passed++;
    } catch (error) {
      failures.push(`${name}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  for (const body of afters) await body();
  return { passed, failures };
}
