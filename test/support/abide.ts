import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './root.js';

export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command as a user would, in the root of the checkout or another folder. */
export function abide(args: string[], cwd = root): Run {
  const run = spawnSync(process.execPath, [join(root, 'bin', 'abide.js'), ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
    maxBuffer: 256 * 2 ** 20,
  });
  return { status: run.status, stdout: run.stdout, stderr: run.stderr };
}

/** An empty folder that goes away with the machine's temporary files. */
export const freshFolder = () => mkdtempSync(join(tmpdir(), 'abide-'));
