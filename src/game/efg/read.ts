import { type Diagnostic, hasErrors } from '../../shared/diagnostic.js';
import { MAX_TOLD, type TextFile } from '../../shared/textFile.js';
import type { Game } from '../model.js';
import { Definitions, type NormalisedMove } from './definitions.js';
import { readPlayers, readTitle } from './header.js';
import { STOP, Tokens } from './tokens.js';

/** What an `.efg` file holds. */
export interface EfgGame {
  /** Absent when there is an error among the diagnostics. */
  game?: Game;
  /** Per information set: its number in the file, unique within its player; chance has numbers of its own. */
  numbers?: readonly number[];
  /** Moves of chance whose chances were divided by their sum, in the order of the file. */
  normalised?: readonly NormalisedMove[];
  diagnostics: Diagnostic[];
}

/**
 * Reads a game in Gambit's format `.efg` (Gambit's documentation, "The extensive game (.efg) file format"), all numbers
 * exactly. Labels are shown and never keys: they may repeat or be empty. Where a set or an outcome comes again, its
 * description may be left out; where it is repeated, its numbers have to be the same, and other labels get a warning.
 * The chances of a move have to sum to exactly 1, and no way through the tree comes to a player's set twice.
 *
 * Information sets stand in the order in which they come first in the file, and so do outcomes.
 *
 * @param options.normalise Chances that sum to something else above 0 are divided by their sum instead.
 */
export function readEfg(file: TextFile, options: { normalise?: boolean } = {}): EfgGame {
  const diagnostics: Diagnostic[] = [];
  try {
    const read = readAll(new Tokens(file, diagnostics, 'efg'), options.normalise ?? false);
    return hasErrors(diagnostics) ? { diagnostics } : { ...read, diagnostics };
  } catch (thrown) {
    if (thrown !== STOP) throw thrown;
    return { diagnostics };
  }
}

/** The header of an extensive form. */
const FORMAT = { letters: 'EFG', version: '2', instead: 'EFG 2 R "a title" { "player 1" "player 2" }' } as const;

function readAll(tokens: Tokens, normalise: boolean): Required<Omit<EfgGame, 'diagnostics'>> {
  const title = readTitle(tokens, FORMAT);
  const players = readPlayers(tokens, 1);
  const comment = tokens.kind === 'text' ? tokens.takeText('') : '';
  const definitions = new Definitions(tokens, players.length, normalise);
  const tree = readTree(tokens, definitions);
  const { infosets, numbers, normalised, outcomes } = definitions;
  return {
    game: { title, comment, players, infosets, outcomes, ...tree },
    numbers,
    normalised: [...normalised.values()],
  };
}

/** The nodes, in preorder, without recursion: a game may be deeper than the call stack. */
function readTree(tokens: Tokens, definitions: Definitions): Pick<Game, 'end' | 'infoset' | 'outcome' | 'labels'> {
  const end: number[] = [];
  const infoset: number[] = [];
  const outcome: number[] = [];
  const labels: string[] = [];
  let labelled = false;
  /** Nodes on the way down, and how many children each still waits for. */
  const open: number[] = [];
  const waits: number[] = [];
  /** Sets of these nodes; no player's is there twice. */
  const passed = new Set<number>();
  do {
    const kind = nodeKind(tokens, waits);
    const label = tokens.takeText('the label of the node in double quotes');
    labelled ||= label !== '';
    labels.push(label);
    const node = end.push(0) - 1;
    const set = kind === 't' ? -1 : definitions.readSet(kind === 'p', (known) => passed.has(known));
    infoset.push(set);
    outcome.push(definitions.readOutcome());
    if (tokens.diagnostics.length > MAX_TOLD) throw STOP;
    if (set >= 0) {
      open.push(node);
      passed.add(set);
      waits.push(definitions.infosets[set]!.actions.length);
      continue;
    }
    end[node] = end.length;
    while (open.length > 0) {
      const left = waits.pop()! - 1;
      if (left > 0) {
        waits.push(left);
        break;
      }
      const whole = open.pop()!;
      end[whole] = end.length;
      passed.delete(infoset[whole]!);
    }
  } while (open.length > 0);
  if (tokens.kind !== 'end of the file') {
    tokens.expected('the end of the file', { why: 'every action has its node already, so the tree is whole' });
  }
  return {
    end: Int32Array.from(end),
    infoset: Int32Array.from(infoset),
    outcome: Int32Array.from(outcome),
    ...(labelled && { labels }),
  };
}

/** @param waits What nodes on the way down still wait for. */
function nodeKind(tokens: Tokens, waits: readonly number[]): 'c' | 'p' | 't' {
  const kind = tokens.written();
  if (kind !== 'c' && kind !== 'p' && kind !== 't') {
    const missing = waits.reduce((a, b) => a + b, 0);
    const why = missing === 0 ? {} : { why: `${missing} more action${missing === 1 ? ' has' : 's have'} no node yet` };
    tokens.expected('a node: c (chance moves), p (a player moves) or t (the end)', why);
  }
  tokens.next();
  return kind;
}
