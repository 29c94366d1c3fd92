import type { Case } from '../case/case.js';
import { DrawnWorlds } from '../lens/index.js';
import { count } from '../lens/text.js';
import { loadCase } from './load.js';
import { UserError } from './output.js';
import { whole, worldSettings } from './worlds.js';

/** What is typed about the numbers that a case is asked with. */
export interface AskedFlags {
  set?: string[];
  world?: string;
  samples?: string;
  seed?: string;
}

/** One of the worlds that `abide assess` and `abide sample` draw, as they count it. */
export interface AskedWorld {
  /** From 0. */
  world: number;
  worlds: number;
  seed: number;
}

/** A case for a question that is answered for one value of each number: at the medians, or as it is in a drawn world. */
export function askedCase(path: string, flags: AskedFlags): { c: Case; drawn?: AskedWorld } {
  const drawn = askedWorld(flags);
  const c = loadCase(path, flags.set);
  if (!drawn) return { c };
  const { world, worlds, seed } = drawn;
  return { c: new DrawnWorlds(c, worlds, BigInt(seed)).at(world), drawn };
}

function askedWorld({ world, samples, seed }: AskedFlags): AskedWorld | undefined {
  if (world === undefined) {
    const alone = samples !== undefined ? '--samples' : seed !== undefined ? '--seed' : undefined;
    if (alone) throw new UserError(2, `${alone} says which worlds --world counts in: name one of them with --world`);
    return undefined;
  }
  const settings = worldSettings({ ...(samples !== undefined && { samples }), ...(seed !== undefined && { seed }) });
  if (settings.count === 0) throw new UserError(2, 'with --samples 0 no world is drawn; leave --world out');
  return {
    world: whole('--world', world, 0, settings.count - 1),
    worlds: settings.count,
    seed: Number(settings.seed),
  };
}

/** What an answer begins with that is of one world: a line, and an empty one. */
export function worldLines(drawn: AskedWorld | undefined): string[] {
  return drawn ? [inWorld(drawn), ''] : [];
}

/** What numbers an answer rests on that is of one world. */
export function inWorld(drawn: AskedWorld): string {
  return `In ${worldName(drawn)}: each range is used at the value drawn there.`;
}

/** `world 17 of 1,024 (0 to 1,023), seed 0`. */
export function worldName({ world, worlds, seed }: AskedWorld): string {
  return `world ${count(world)} of ${count(worlds)} (0 to ${count(worlds - 1)}), seed ${seed}`;
}
