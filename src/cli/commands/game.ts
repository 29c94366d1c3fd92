import { readTextFile } from '../../shared/readTextFile.js';
import { faulty } from '../faulty.js';
import { printDiagnostics, UserError } from '../output.js';
import type { GameOutput } from './emitGame.js';

export interface GameOptions extends GameOutput {
  find?: string;
  profile?: string;
  /** Chances that do not sum to 1 are divided by their sum. */
  normalise?: boolean;
  time?: number;
}

/** Larger files are refused: 256 MiB. */
const MAX_GAME_BYTES = 256 * 1024 * 1024;

/**
 * Describes a game in Gambit's format, solves what can be solved, and checks a profile where one is given. What a file
 * holds is known by how it begins, and only the code for that is loaded.
 */
export async function gameCommand(path: string, options: GameOptions): Promise<number> {
  if (options.find !== undefined && options.profile !== undefined) {
    throw new UserError(2, '--find looks for a profile and --profile checks one; ask for one of the two');
  }
  const [file, problem] = readTextFile(path, path, MAX_GAME_BYTES);
  if (problem) {
    printDiagnostics([problem], {});
    throw faulty(path, false);
  }
  if (/^\s*NFG/.test(file.text)) {
    if (options.normalise) throw new UserError(2, '--normalise is about chances, and a game in normal form has none');
    const { normalGameCommand } = await import('./normalGame.js');
    return normalGameCommand(file, options);
  }
  const { treeGameCommand } = await import('./treeGame.js');
  return treeGameCommand(file, options);
}
