#!/usr/bin/env node
import { existsSync } from 'node:fs';

// A reader that has seen enough (`abide … | head`) is no error.
process.stdout.on('error', (error) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

const main = new URL('../dist/src/cli/main.js', import.meta.url);
if (existsSync(main)) {
  const { run } = await import(main.href);
  process.exitCode = await run(process.argv.slice(2));
} else {
  console.error('Abide is not built yet. In the folder of the checkout run: npm start');
  process.exitCode = 2;
}
