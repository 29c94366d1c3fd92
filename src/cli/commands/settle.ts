import { existsSync, readdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { caseSpace, coupledSpace } from '../../lens/index.js';
import { namePackages, readInput, resultJson, writeText } from '../../settlement/formats/index.js';
import { packagesOfPoint } from '../../settlement/packagesOfPoint.js';
import type { Settlement } from '../../settlement/result.js';
import { settle } from '../../settlement/settle.js';
import type { DealSpace } from '../../settlement/space.js';
import type { Budget } from '../../shared/budget.js';
import { withinLimits } from '../assessCase.js';
import { faulty } from '../faulty.js';
import { loadCase } from '../load.js';
import { emit, type OutputOptions, printDiagnostics, UserError } from '../output.js';
import { tooLarge } from '../tooLarge.js';
import { finish, whyStopped, withBudget } from '../work.js';

export interface SettleOptions extends OutputOptions {
  all?: boolean;
  set?: string[];
  time?: number;
}

/** Counts, frontier and solutions of any deal space, whichever way it is written down. */
export async function settleCommand(path: string, options: SettleOptions): Promise<number> {
  const { space, title, result, listed } = await withBudget(options.time, async (budget) => {
    const { space, title } = await read(path, budget, options.set);
    const result = await settle(space, {}, budget);
    if (result.kind === 'too-large') throw tooLarge(result);
    return { space, title, result, listed: options.all ? await everyPackage(space, result, budget) : undefined };
  });
  emit(
    options,
    () => ({ madeBy: 'abide settle', ...resultJson(result, space), ...(listed && { frontierPackages: listed }) }),
    () => [writeText(title, result, space), ...(listed ? listing(listed) : [])].join('\n'),
  );
  const unlisted = listed?.find((point) => point.partial)?.partial;
  return finish((result.partial && whyStopped(result.partial)) ?? result.whyNoDeal.partial ?? unlisted);
}

/** A case where there is one, and otherwise what another tool wrote. */
async function read(
  given: string,
  budget: Budget,
  changes: readonly string[] = [],
): Promise<{ space: DealSpace; title: string }> {
  const path = given.replace(/(.)[/\\]+$/, '$1');
  if (/\.ya?ml$/i.test(path) || holdsCase(path)) {
    const c = loadCase(path, changes);
    const coupled = await withinLimits(() => coupledSpace(c, budget));
    const { space } = coupled && 'space' in coupled ? coupled.space : caseSpace(c);
    return { space, title: c.title };
  }
  if (changes.length > 0) throw new UserError(2, `--set changes a case, and ${path} is none`);
  const { space, kind, diagnostics, files } = readInput(path);
  const status = printDiagnostics(diagnostics, files);
  if (status !== 0 || !space) throw faulty(path, Object.keys(files).length > 0);
  return { space, title: `${kind} ${basename(resolve(path))}` };
}

/** A folder of YAML files alone counts too: the reader of cases says which of them is meant. */
function holdsCase(path: string): boolean {
  if (existsSync(join(path, 'case.yaml'))) return true;
  try {
    const names = readdirSync(path);
    return names.some((name) => /\.ya?ml$/i.test(name)) && !names.some((name) => /\.(xml|json)$/i.test(name));
  } catch {
    return false; // Not a folder, or not to be read: the reader says why.
  }
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
