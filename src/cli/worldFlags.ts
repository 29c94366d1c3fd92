import type { Command } from 'commander';

/** What is typed about worlds, as every command that draws them takes it. */
export interface WorldFlags {
  samples?: string;
  seed?: string;
  workers?: string;
  checkpoint?: string;
  resume?: boolean;
  /** A checkpoint that is there already is begun anew, unless `resume` is given too. */
  force?: boolean;
}

export const DEFAULT_SAMPLES = 1024;

/** Adds the options that `worldSettings` reads; `--force` is the command's own. */
export function worldFlags(command: Command): Command {
  return command
    .option(
      '--samples <number>',
      `worlds to draw, rounded up to 8 times a power of 2; left out: ${DEFAULT_SAMPLES}; 0: the medians alone`,
    )
    .option('--seed <number>', 'another seed draws other worlds; left out: 0')
    .option(
      '--workers <number>',
      'threads to compute in besides the first; left out: as many as there are cores, at most 8',
    )
    .option('--checkpoint <file>', 'keep finished worlds in this file')
    .option('--resume', 'go on with the checkpoint that is there');
}
