// `npm run workbench`: installs what is missing, builds, and opens the Berlin case (or the case that is named after
// `--`) in the workbench. In this process, so that Ctrl-C reaches the server and nobody else.
import { build } from './build.mjs';
import { installIfMissing } from './install.mjs';

installIfMissing();
await build({ workbench: true });
const { run } = await import('../dist/src/cli/main.js');
process.exitCode = await run(['open', ...process.argv.slice(2)]);
