import type { Tokens } from './tokens.js';

/** How a file of Gambit's begins: its letters, the version, an example of the whole header. */
export interface Format {
  letters: 'EFG' | 'NFG';
  version: string;
  instead: string;
}

/** Reads the header up to the title, and gives the title. */
export function readTitle(tokens: Tokens, { letters, version, instead }: Format): string {
  if (tokens.written() !== letters) tokens.expected(`${letters}, with which such a file begins`, { instead });
  tokens.next();
  if (tokens.written() !== version) tokens.expected(`${version}, the version of the format`, { instead });
  tokens.next();
  if (tokens.written() !== 'R' && tokens.written() !== 'D') tokens.expected('R', { instead });
  tokens.next();
  return tokens.takeText('the title of the game in double quotes');
}

/** @param fewest Players that there have to be. */
export function readPlayers(tokens: Tokens, fewest: number): string[] {
  tokens.take('{', "'{' and the names of the players");
  const players: string[] = [];
  while (tokens.kind === 'text') players.push(tokens.takeText(''));
  if (players.length < fewest) tokens.expected('the name of a player in double quotes');
  tokens.take('}', "the name of a player in double quotes, or '}'");
  return players;
}
