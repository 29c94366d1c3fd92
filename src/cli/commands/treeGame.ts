import Fraction from 'fraction.js';
import {
  bayesBeliefs,
  type CheckedProfile,
  checkAssessment,
  type Game,
  gameJson,
  members,
  payoffsOf,
  readEfg,
  readProfile,
  solveGame,
  writeText,
} from '../../game/index.js';
import type { Diagnostic } from '../../shared/diagnostic.js';
import { readTextFile } from '../../shared/readTextFile.js';
import type { TextFile } from '../../shared/textFile.js';
import { faulty } from '../faulty.js';
import { printDiagnostics, UserError } from '../output.js';
import { emitGame } from './emitGame.js';
import { findCommand } from './extensiveGame.js';
import type { GameOptions } from './game.js';

/** The same for a file that holds a game in extensive form. */
export async function treeGameCommand(file: TextFile, asked: GameOptions): Promise<number> {
  const { game, numbers, normalised = [], diagnostics } = readEfg(file, { normalise: asked.normalise ?? false });
  if (!game || !numbers) return refuse(file.name, diagnostics, { [file.name]: file.text }, true);
  printDiagnostics(diagnostics, { [file.name]: file.text });
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

const MAX_PROFILE_BYTES = 64 * 1024 * 1024;

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
