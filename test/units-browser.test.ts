import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { build, type Plugin } from 'esbuild';
import { launchChromium } from './support/chromium.js';
import { root } from './support/root.js';

/** Modules of Node that unit tests use, as they are in a browser; whatever else they use of it makes a test Node's own. */
const shims: Plugin = {
  name: 'shims',
  setup({ onResolve }) {
    onResolve({ filter: /^node:test$/ }, () => ({ path: join(root, 'test/browser/runner.ts') }));
    onResolve({ filter: /^node:assert\/strict$/ }, () => ({ path: join(root, 'test/browser/assert.ts') }));
    onResolve({ filter: /^node:|support\/root\.js$/ }, ({ path }) => ({ path, external: true }));
  },
};

/** Where HiGHS looks for itself, if it is in Node. */
const OF_HIGHS = 'node:module';

/** The engines, and what reads a case for them; lenses and views are tested where they are used, in the workbench. */
const ENGINES = 'shared|quantity|settlement|process|game|sensitivity|survival|evidence|case';

test('unit tests of the engines that read no file pass in Chromium as they do in Node', async () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => `src/${file.replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith('.test.ts') && new RegExp(`^src/(${ENGINES})/`).test(file));
  const options = {
    absWorkingDir: root,
    bundle: true,
    write: false as const,
    format: 'esm' as const,
    plugins: [shims],
  };
  const probe = await build({
    ...options,
    entryPoints: files,
    outdir: 'out',
    metafile: true as const,
    logLevel: 'silent',
  });
  const pure = Object.values(probe.metafile.outputs)
    .filter(({ imports }) => imports.every(({ external, path }) => !external || path === OF_HIGHS))
    .flatMap(({ entryPoint }) => entryPoint ?? [])
    .sort();
  assert.ok(pure.length > 0.7 * files.length, `only ${pure.length} of ${files.length} files are free of Node`);
  const contents = [
    ...pure.map((file) => `import './${file}';`),
    "import { runTests } from './test/browser/runner.ts';",
    'globalThis.runTests = runTests;',
  ].join('\n');
  const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: root } });

  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const wasm = readFileSync(join(root, 'node_modules/highs/build/highs.wasm'));
    await page.route('**/*', (route) => {
      const isWasm = route.request().url().endsWith('.wasm');
      const page_ = { contentType: 'text/html', body: '<!doctype html><title>units</title>' };
      return route.fulfill(isWasm ? { contentType: 'application/wasm', body: wasm } : page_);
    });
    await page.goto('http://localhost/');
    await page.addScriptTag({ type: 'module', content: outputFiles[0]!.text });
    await page.waitForFunction('globalThis.runTests');
    const { passed, failures } = await page.evaluate<{ passed: number; failures: string[] }>('runTests()');
    assert.deepEqual(failures, []);
    assert.ok(passed > 1000, `only ${passed} tests were run`);
  } finally {
    await browser.close();
  }
});
