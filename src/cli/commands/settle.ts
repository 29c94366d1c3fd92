import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { caseSpace } from '../../lens/index.js';
import { namePackages, readInput, resultJson, writeText } from '../../settlement/formats/index.js';
import { packagesOfPoint } from '../../settlement/packagesOfPoint.js';
import type { Settlement } from '../../settlement/result.js';
import { settle } from '../../settlement/settle.js';
import type { DealSpace } from '../../settlement/space.js';
import type { Budget } from '../../shared/budget.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions, printDiagnostics, UserError } from '../output.js';
import { tooLarge } from '../tooLarge.js';
import { startWork } from '../work.js';

export interface SettleOptions extends OutputOptions {
  all?: boolean;
  time?: number;
}

/** Counts, frontier and solutions of any deal space, whichever way it is written down. */
export async function settleCommand(path: string, options: SettleOptions): Promise<number> {
  const { space, title } = read(path);
  const { budget, end } = startWork(options.time);
  try {
    const result = await settle(space, {}, budget);
    if (result.kind === 'too-large') throw tooLarge(result);
    const listed = options.all ? await everyPackage(space, result, budget) : undefined;
    emit(
      options,
      () => ({ ...resultJson(result, space), ...(listed && { frontierPackages: listed }), madeBy: 'abide settle' }),
      () => [writeText(title, result, space), ...(listed ? listing(listed) : [])].join('\n'),
    );
    if (!result.partial) return 0;
    console.error(`abide: stopped by ${result.partial.stopped}; what is shown is partial`);
    return 3;
  } finally {
    end();
  }
}

function read(path: string): { space: DealSpace; title: string } {
  if (existsSync(join(path, 'case.yaml')) || /\.ya?ml$/.test(path)) {
    const c = loadCase(path);
    return { space: caseSpace(c).space, title: c.title };
  }
  const { space, kind, diagnostics, files } = readInput(path);
  const status = printDiagnostics(diagnostics, files);
  if (status !== 0 || !space) throw new UserError(1, `${path} has errors; nothing was computed`);
  return { space, title: `${kind} ${path}` };
}

type Listed = { utilities: number[]; packages: Record<string, string | null>[]; partial?: string }[];

/** Every package of each point of the frontier. */
async function everyPackage(space: DealSpace, result: Settlement, budget: Budget): Promise<Listed> {
  const listed: Listed = [];
  const name = namePackages(space);
  for (const { values } of result.frontier.all) {
    const { packages, partial } = await packagesOfPoint(space, values, 'all', budget);
    const named = packages.map(name);
    listed.push({ utilities: values, packages: named, ...(partial && { partial }) });
  }
  return listed;
}

function listing(listed: Listed): string[] {
  return listed.flatMap(({ utilities, packages, partial }) => [
    `\n${utilities.map((u) => u.toFixed(6)).join('  ')}`,
    ...packages.map(
      (p) =>
        `  ${Object.entries(p)
          .map(([issue, option]) => `${issue} = ${option ?? 'absent'}`)
          .join(', ')}`,
    ),
    ...(partial ? [`  (${partial})`] : []),
  ]);
}
