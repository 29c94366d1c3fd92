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

/** Worlds that are drawn where nobody says how many. */
export const DEFAULT_SAMPLES = 1024;

/** Adds the options that `worldSettings` reads; `--force` is the command's own. */
export function worldFlags(command: Command): Command {
  return command
    .option(
      '--samples <number>',
      `worlds to draw (${DEFAULT_SAMPLES} when left out), rounded up to a multiple of 8; 0: the medians alone`,
    )
    .option('--seed <number>', 'another seed draws other worlds (0 when left out)')
    .option(
      '--workers <number>',
      'threads to compute in; 0: this one alone (when left out, one for each core, at most 8)',
    )
    .option('--checkpoint <file>', 'keep worlds that are finished in this file')
    .option('--resume', 'go on with the checkpoint that is there');
}
