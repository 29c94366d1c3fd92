import type { Case } from '../case/case.js';
import { count } from '../lens/text.js';
import type { Chosen } from '../lens/worlds/answerList.js';
import { MOST_WORLDS, worldCount } from '../lens/worlds/draws.js';
import type { WorldOptions } from '../lens/worlds/run.js';
import { defaultWorkers } from '../parallel/index.js';
import { UserError } from './output.js';
import { refuseCheckpoint, worldCheckpoint } from './worldCheckpoint.js';
import { DEFAULT_SAMPLES, type WorldFlags } from './worldFlags.js';

/** How worlds are drawn and computed. */
export interface WorldSettings {
  /** 0: none, the answers at the medians alone; otherwise a multiple of 8. */
  count: number;
  /** Whole, from 0 to 2⁵³ − 1. */
  seed: bigint;
  /** Threads besides this one. */
  workers: number;
  checkpoint?: { path: string; resume: boolean };
}

const MOST_WORKERS = 64;

/**
 * Reads the options about worlds, and says where the number of them is rounded.
 *
 * @throws {UserError} For what is no such number, and for a checkpoint that is there without a word about what to do
 *   with it.
 */
export function worldSettings({ samples, seed, workers, checkpoint, resume, force }: WorldFlags): WorldSettings {
  const asked = whole('--samples', samples, DEFAULT_SAMPLES, MOST_WORLDS);
  const settings: WorldSettings = {
    count: asked === 0 ? 0 : worldCount(asked),
    seed: BigInt(whole('--seed', seed, 0, Number.MAX_SAFE_INTEGER)),
    workers: whole('--workers', workers, defaultWorkers(), MOST_WORKERS),
  };
  if (resume && checkpoint === undefined) {
    throw new UserError(2, '--resume goes on with a checkpoint: name its file with --checkpoint');
  }
  if (checkpoint !== undefined) {
    if (settings.count === 0) throw new UserError(2, '--checkpoint keeps worlds, and with --samples 0 there are none');
    if (!resume && !force) refuseCheckpoint(checkpoint);
    settings.checkpoint = { path: checkpoint, resume: resume === true };
  }
  if (settings.count !== asked) {
    console.error(`${count(asked)} worlds are rounded up to ${count(settings.count)}, a multiple of 8`);
  }
  return settings;
}

/**
 * Does work over worlds with the checkpoint that the settings name, if any, and closes that afterwards.
 *
 * @param packages Those that the worlds are asked about: what decides the result is in the checkpoint's key.
 * @param work Gets what `runWorlds` takes. Not for settings without worlds.
 * @throws {UserError} If the checkpoint cannot be used, or there is not enough memory for so many worlds.
 */
export async function withWorldOptions<T>(
  { count: worlds, seed, workers, checkpoint }: WorldSettings,
  c: Case,
  packages: readonly Chosen[],
  work: (options: WorldOptions) => Promise<T>,
): Promise<T> {
  const options: WorldOptions = { count: worlds, seed, workers };
  const kept = checkpoint && worldCheckpoint(checkpoint, c, packages, worlds, seed);
  try {
    return await work(kept ? { ...options, checkpoint: kept.open } : options);
  } catch (error) {
    if (!(error instanceof RangeError && /allocation failed|array length/i.test(error.message))) throw error;
    throw new UserError(3, `there is not enough memory for ${count(worlds)} worlds; take fewer with --samples`);
  } finally {
    kept?.close();
  }
}

/** Reads a whole number from 0 on. @throws {UserError} For what is none, or is above the most. */
export function whole(option: string, text: string | undefined, otherwise: number, most: number): number {
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  if (value >= 0 && value <= most) return value;
  throw new UserError(2, `${option} takes a whole number from 0 to ${count(most)}, not '${text}'`);
}
