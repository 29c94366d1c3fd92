import Fraction from 'fraction.js';
import {
  bayesBeliefs,
  type CheckedProfile,
  checkAssessment,
  type EfgGame,
  type Game,
  gameJson,
  members,
  type NormalGame,
  payoffsOf,
  readEfg,
  readNfg,
  readProfile,
  solveGame,
  writeText,
} from '../../game/index.js';
import type { Diagnostic } from '../../shared/diagnostic.js';
import { readTextFile } from '../../shared/readTextFile.js';
import { faulty } from '../load.js';
import { printDiagnostics, UserError } from '../output.js';
import { emitGame } from './emitGame.js';
import { type FindOptions, findCommand } from './extensiveGame.js';
import { normalCommand } from './normalGame.js';

export interface GameOptions extends FindOptions {
  profile?: string;
  /** Chances that do not sum to 1 are divided by their sum. */
  normalise?: boolean;
}

/** Describes a game in Gambit's format, solves what can be solved, and checks a profile where one is given. */
export async function gameCommand(path: string, asked: GameOptions): Promise<number> {
  if (asked.find !== undefined && asked.profile !== undefined) {
    throw new UserError(2, '--find looks for a profile and --profile checks one; ask for one of the two');
  }
  const read = readGame(path, asked.normalise ?? false);
  if ('normal' in read) {
    if (asked.normalise) throw new UserError(2, '--normalise is about chances, and a game in normal form has none');
    return normalCommand(read.normal, asked);
  }
  const { game, numbers, normalised } = read;
  const options = { ...asked, normalised };
  if (options.find !== undefined) return findCommand(game, numbers, options.find, options);
  const profile = options.profile === undefined ? undefined : checkProfile(options.profile, game, numbers);
  const results = solveGame(game);
  emitGame(
    options,
    () => gameJson(game, numbers, results, profile),
    () => writeText(game, numbers, results, profile),
  );
  return 0;
}

/** Larger files are refused: 256 MiB. */
const MAX_GAME_BYTES = 256 * 1024 * 1024;
const MAX_PROFILE_BYTES = 64 * 1024 * 1024;

/** What a file holds is known by how it begins. */
function readGame(path: string, normalise: boolean): Required<Omit<EfgGame, 'diagnostics'>> | { normal: NormalGame } {
  const [file, problem] = readTextFile(path, path, MAX_GAME_BYTES);
  if (problem) return refuse(path, [problem], {}, false);
  if (/^\s*NFG/.test(file.text)) {
    const { game, diagnostics } = readNfg(file);
    return game ? { normal: game } : refuse(path, diagnostics, { [path]: file.text }, true);
  }
  const { game, numbers, normalised = [], diagnostics } = readEfg(file, { normalise });
  if (!game || !numbers) return refuse(path, diagnostics, { [path]: file.text }, true);
  printDiagnostics(diagnostics, { [path]: file.text });
  return { game, numbers, normalised };
}

function refuse(path: string, diagnostics: Diagnostic[], files: Record<string, string>, read: boolean): never {
  printDiagnostics(diagnostics, files);
  throw faulty(path, read);
}

/** Reads a profile and has it checked; beliefs that are left out follow by Bayes' rule. */
function checkProfile(path: string, game: Game, numbers: readonly number[]): CheckedProfile {
  const [file, problem] = readTextFile(path, path, MAX_PROFILE_BYTES);
  if (problem) return refuse(path, [problem], {}, false);
  const { profile, diagnostics } = readProfile(file, game, numbers);
  if (!profile) return refuse(path, diagnostics, { [path]: file.text }, true);
  const { behaviour } = profile;
  const byBayes = bayesBeliefs(game, behaviour);
  const beliefs = members(game).map((nodes, id) => {
    const given = profile.beliefs[id] ?? byBayes[id];
    if (given) return given;
    const { player } = game.infosets[id]!;
    // One node is believed for certain; what chance or nobody believes counts for nothing.
    if (player < 0 || nodes.length <= 1) return nodes.map((_, n) => new Fraction(n === 0 ? 1 : 0));
    const set = `set ${numbers[id]} of player ${player + 1}`;
    throw new UserError(1, `${path}: ${set} is not reached, so Bayes' rule says nothing; "beliefs" has to give it`);
  });
  return { check: checkAssessment(game, { behaviour, beliefs }), payoffs: payoffsOf(game, behaviour) };
}
