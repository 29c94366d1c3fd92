import { type Diagnostic, hasErrors } from '../../../shared/diagnostic.js';
import { error, startOf, type TextFile } from '../../../shared/textFile.js';
import { readPlayers, readTitle } from '../../efg/header.js';
import { STOP, Tokens } from '../../efg/tokens.js';
import { count } from '../../shown.js';
import { cellsOf, type NormalGame } from '../model.js';
import { readBody } from './body.js';

/** What an `.nfg` file holds. */
export interface NfgGame {
  /** Absent when there is an error among the diagnostics. */
  game?: NormalGame;
  diagnostics: Diagnostic[];
}

/**
 * Reads a game in Gambit's format `.nfg` (Gambit's documentation, "The strategic game (.nfg) file format"), all numbers
 * exactly. After the players stand the numbers of their strategies or the names of these; then, whichever of the two
 * it was, all payoffs of one cell after the other, or a list of outcomes and one of its numbers for each cell. The
 * strategy of the first player runs fastest.
 */
export function readNfg(file: TextFile): NfgGame {
  const diagnostics: Diagnostic[] = [];
  try {
    const game = readAll(new Tokens(file, diagnostics, 'nfg'));
    if (typeof game === 'string') diagnostics.push(error('too-large', startOf(file), game));
    return typeof game === 'string' || hasErrors(diagnostics) ? { diagnostics } : { game, diagnostics };
  } catch (thrown) {
    if (thrown !== STOP) throw thrown;
    return { diagnostics };
  }
}

/** The header of a normal form. */
const FORMAT = {
  letters: 'NFG',
  version: '1',
  instead: 'NFG 1 R "a title" { "player 1" "player 2" } { 2 3 }',
} as const;

function readAll(tokens: Tokens): NormalGame | string {
  const title = readTitle(tokens, FORMAT);
  const players = readPlayers(tokens, 1);
  const strategies = readStrategies(tokens, players);
  const comment = tokens.kind === 'text' ? tokens.takeText('') : '';
  const body = readBody(tokens, players.length, cellsOf({ strategies }));
  return typeof body === 'string' ? body : { title, comment, players, strategies, ...body };
}

/** Either how many each player has, or their names. */
function readStrategies(tokens: Tokens, players: readonly string[]): string[][] {
  tokens.take('{', "'{' and the strategies of the players");
  const strategies: string[][] = [];
  const whose = () => `player ${strategies.length + 1}`;
  while (tokens.kind !== '}') {
    if (strategies.length === players.length) {
      tokens.expected("'}'", {
        why:
          players.length === 1
            ? 'the one player has strategies already'
            : `there are ${players.length} players, and each has strategies already`,
      });
    }
    if (tokens.kind === '{') {
      strategies.push(readNames(tokens, whose()));
      continue;
    }
    const { start, end } = tokens;
    const number = tokens.takeWhole(`the number of strategies of ${whose()}, or their names in braces`);
    if (number < 1) tokens.stopAt('nfg', start, end, `${whose()} has ${number} strategies`, { instead: '1 or more' });
    // A number is all it takes to ask for more than memory has; every cell takes at least one sign of the file.
    const cells = cellsOf({ strategies }) * number;
    if (cells > tokens.file.text.length) {
      tokens.stopAt('nfg', start, end, `this makes ${count(cells, 'cell')}, and the file is too short for so many`);
    }
    strategies.push(Array.from({ length: number }, (_, s) => String(s + 1)));
  }
  if (strategies.length < players.length) tokens.expected(`the strategies of ${whose()}`);
  tokens.next();
  return strategies;
}

function readNames(tokens: Tokens, whose: string): string[] {
  tokens.take('{', '');
  const names: string[] = [];
  while (tokens.kind === 'text') names.push(tokens.takeText(''));
  if (names.length === 0) tokens.expected(`a strategy of ${whose} in double quotes`);
  tokens.take('}', `another strategy of ${whose} in double quotes, or '}'`);
  return names;
}
