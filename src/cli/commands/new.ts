import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { caseTemplate } from '../../case/index.js';
import { UserError } from '../output.js';

/** Starts a case: a folder with a commented case.yaml that already answers. Nothing that is there is touched. */
export function newCase(name: string): number {
  const file = join(name, 'case.yaml');
  if (existsSync(name)) throw new UserError(2, `${name} is there already; choose another name`);
  try {
    mkdirSync(name, { recursive: true });
    writeFileSync(file, caseTemplate(basename(name), today()));
  } catch (error) {
    throw new UserError(2, `${name} cannot be made: ${(error as NodeJS.ErrnoException).code}`);
  }
  console.log(
    `${file} is written. Next:\n\n  npx abide assess ${name}\n\nChange a number, save, and run it again; or keep it running: npx abide assess ${name} --watch`,
  );
  return 0;
}

/** The one place that looks at the clock: what it says is written into the case, and nothing is read from it later. */
function today(): string {
  return new Date().toISOString().slice(0, 10);
}
