/**
 * Opens a case as `abide open` does, with an application of the caller's: node openRun.js SITE [CASE] [--port N]
 * [--no-browser]
 */
import { parseArgs } from 'node:util';
import { serveCase } from '../../src/cli/commands/open.js';
import { stop, UserError } from '../../src/cli/output.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { port: { type: 'string' }, 'no-browser': { type: 'boolean' } },
});
const [site, path] = positionals;
try {
  const options = { browser: !values['no-browser'], ...(values.port !== undefined && { port: values.port }) };
  process.exitCode = await serveCase(path!, options, () => site!);
} catch (error) {
  if (!(error instanceof UserError)) throw error;
  process.exitCode = stop(error);
}
