import Fraction from 'fraction.js';
import { type Diagnostic, hasErrors } from '../shared/diagnostic.js';
import { type JsonNode, parseJson } from '../shared/json.js';
import { JsonReader } from '../shared/jsonReader.js';
import { error, startOf, type TextFile } from '../shared/textFile.js';
import { readNumber } from './efg/number.js';
import { type Behaviour, type Game, members } from './model.js';

/** A profile as a person wrote it. */
export interface Profile {
  /** Chance's own chances are filled in. */
  behaviour: Behaviour;
  /** Where they are given; elsewhere they are to follow by Bayes' rule. */
  beliefs: readonly (readonly Fraction[] | undefined)[];
}

/**
 * Reads `{ "behaviour": [{ "player": 1, "set": 2, "chances": ["1/3", "2/3"] }, …], "beliefs": […] }`. Sets are addressed
 * by the number of their player, from 1, and their own number; labels are never keys. Every set of a player has its
 * behaviour once; beliefs may be left out. Numbers are exact: `"1/3"`, `"0.1"`. `madeBy` may say which command wrote it.
 *
 * @param numbers Per information set: its number, as its game's file has it.
 */
export function readProfile(
  file: TextFile,
  game: Game,
  numbers: readonly number[],
): { profile?: Profile; diagnostics: Diagnostic[] } {
  const { root, diagnostics, locator } = parseJson(file);
  if (!root) return { diagnostics };
  const reader = new JsonReader(locator, diagnostics);
  const top = reader.object(root, 'the file', ['madeBy', 'behaviour', 'beliefs'], ['behaviour']);
  const sizes = members(game).map((nodes) => nodes.length);
  const read = (key: 'behaviour' | 'beliefs', lengths: readonly number[]) =>
    readSets(top?.get(key), key, lengths, { game, numbers, reader });
  const behaviour = read(
    'behaviour',
    game.infosets.map(({ actions }) => actions.length),
  );
  const beliefs = read('beliefs', sizes);
  const missing = game.infosets.flatMap(({ player, label }, id) =>
    player < 0 || sizes[id] === 0 || behaviour[id] ? [] : [`set ${numbers[id]} of player ${player + 1} '${label}'`],
  );
  if (missing.length > 0 && !hasErrors(diagnostics)) {
    const shown = missing.slice(0, 5).join(', ') + (missing.length > 5 ? `, and ${missing.length - 5} more` : '');
    diagnostics.push(error('missing', startOf(file), `no behaviour is given at ${shown}`));
  }
  if (hasErrors(diagnostics)) return { diagnostics };
  // A set without nodes is never asked for; its first action stands for whatever would be done.
  const filled = game.infosets.map(
    ({ chances, actions }, id) => chances ?? behaviour[id] ?? actions.map((_, a) => new Fraction(a === 0 ? 1 : 0)),
  );
  return { profile: { behaviour: filled, beliefs }, diagnostics };
}

interface Context {
  game: Game;
  numbers: readonly number[];
  reader: JsonReader;
}

/** A list of distributions, each at its set. */
function readSets(
  node: JsonNode | undefined,
  key: string,
  lengths: readonly number[],
  { game, numbers, reader }: Context,
): (Fraction[] | undefined)[] {
  const read: (Fraction[] | undefined)[] = game.infosets.map(() => undefined);
  const byNumber = new Map(game.infosets.map(({ player }, id) => [`${player + 1} ${numbers[id]}`, id]));
  for (const item of (node && reader.list(node, key)) ?? []) {
    const fields = reader.object(
      item,
      `an entry of ${key}`,
      ['player', 'set', 'chances', 'label'],
      ['player', 'set', 'chances'],
    );
    const player = readInteger(fields?.get('player'), 'player', reader);
    const set = readInteger(fields?.get('set'), 'set', reader);
    const chances = fields?.get('chances');
    if (player === undefined || set === undefined || !chances) continue;
    const id = byNumber.get(`${player} ${set}`);
    const say = (code: string, what: string) => reader.diagnostics.push(error(code, reader.at(item), what));
    if (id === undefined || player < 1) say('unknown-set', `there is no set ${set} of player ${player}`);
    else if (read[id]) say('duplicate-set', `set ${set} of player ${player} is given twice`);
    else read[id] = readChances(chances, `${key} at set ${set} of player ${player}`, lengths[id]!, reader);
  }
  return read;
}

function readInteger(node: JsonNode | undefined, name: string, reader: JsonReader): number | undefined {
  const value = node && reader.number(node, name, 1);
  if (value === undefined || Number.isInteger(value)) return value;
  reader.diagnostics.push(error('number', reader.at(node!), `${name} is ${value}, not a whole number`));
  return undefined;
}

/** Chances from 0 to 1 that sum to exactly 1; whole numbers may stand without quotes. */
function readChances(node: JsonNode, name: string, length: number, reader: JsonReader): Fraction[] | undefined {
  const items = reader.list(
    node,
    name,
    length,
    name.startsWith('behaviour') ? 'one for each action' : 'one for each node',
  );
  const chances = items?.map((item): Fraction | undefined => {
    const written = item.kind === 'number' ? String(item.value) : reader.text(item, `a chance in ${name}`);
    if (written === undefined) return undefined;
    const chance = readNumber(written);
    if (typeof chance !== 'string' && chance.compare(0) >= 0) return chance;
    const what =
      typeof chance === 'string' ? `expected ${chance}, not '${written}'` : `the chance ${written} is below 0`;
    reader.diagnostics.push(error('number', reader.at(item), what));
    return undefined;
  });
  if (!chances?.every((chance) => chance !== undefined)) return [];
  const sum = chances.reduce((s, c) => s.add(c), new Fraction(0));
  if (!sum.equals(1)) {
    const instead = 'fractions in quotes, such as "1/3"';
    const what = `the chances of ${name} sum to ${sum.toFraction()}, not to 1`;
    reader.diagnostics.push(error('chance-sum', reader.at(node), what, { instead }));
  }
  return chances;
}
