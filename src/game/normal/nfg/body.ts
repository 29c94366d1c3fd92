import type Fraction from 'fraction.js';
import type { Tokens } from '../../efg/tokens.js';
import { count } from '../../shown.js';
import type { NormalGame } from '../model.js';
import { inOneUnit, type Numbers } from '../payments.js';

type Body = Pick<NormalGame, 'paid' | 'unit' | 'outcomes'>;

/** What is paid in each cell; in words, which limit is passed, where numbers would become too large. */
export function readBody(tokens: Tokens, players: number, cells: number): Body | string {
  // Strategies by name may make more cells than there are signs; refused before memory is asked for.
  if (cells > tokens.file.text.length) {
    tokens.expected('payoffs', { why: `the game has ${count(cells, 'cell')}, and the file is too short for so many` });
  }
  return tokens.kind === '{' ? readOutcomes(tokens, players, cells) : readPayoffs(tokens, players, cells);
}

/** All players' payoffs of the first cell, then those of the second, and so on. */
function readPayoffs(tokens: Tokens, players: number, cells: number): Body | string {
  const wanted = cells * players;
  const makes = `${count(cells, 'cell')} for ${count(players, 'player')} ${cells === 1 ? 'makes' : 'make'} ${count(wanted, 'payoff')}`;
  const numbers = new NumberList(Math.min(wanted, tokens.file.text.length));
  while (numbers.length < wanted) {
    if (tokens.kind !== 'number') {
      const [cell, player] = [Math.floor(numbers.length / players) + 1, (numbers.length % players) + 1];
      const why = `${makes}; ${numbers.length} ${numbers.length === 1 ? 'stands' : 'stand'} here`;
      tokens.expected(`the payoff of player ${player} in cell ${cell}`, { why });
    }
    numbers.take(tokens, 'a payoff');
  }
  endOf(tokens, `${makes}, and so many stand here`);
  return units(numbers, players, cells, (player) => (cell) => cell * players + player);
}

/** `{ { "label" payoff, … } … }`, then the number of an outcome for each cell, counted from 1; 0 pays nothing. */
function readOutcomes(tokens: Tokens, players: number, cells: number): Body | string {
  const labels: string[] = [];
  // The first outcome pays nothing.
  const numbers = new NumberList(players);
  for (let p = 0; p < players; p++) numbers.push(0);
  tokens.next();
  while (tokens.kind === '{') {
    tokens.next();
    labels.push(tokens.takeText('the label of the outcome in double quotes'));
    for (let p = 1; p <= players; p++) {
      numbers.take(tokens, `the payoff of player ${p} in outcome ${labels.length}`);
    }
    tokens.take('}', `'}' after the ${count(players, 'payoff')} of outcome ${labels.length}`);
  }
  tokens.take('}', "'{' and another outcome, or '}'");
  const of = new Int32Array(cells);
  for (let cell = 0; cell < cells; cell++) {
    const { start, end } = tokens;
    const outcome = tokens.takeWhole(`the number of the outcome of cell ${cell + 1} of ${cells}`);
    if (outcome > labels.length) {
      tokens.stopAt(
        'nfg',
        start,
        end,
        `there is no outcome ${outcome}: ${count(labels.length, 'outcome is', 'outcomes are')} listed`,
      );
    }
    of[cell] = outcome - 1;
    if (tokens.kind === ',') tokens.next();
  }
  endOf(tokens, cells === 1 ? 'the one cell has its outcome' : `each of the ${cells} cells has its outcome`);
  const body = units(numbers, players, cells, (player) => (cell) => (of[cell]! + 1) * players + player);
  return typeof body === 'string' ? body : { ...body, outcomes: { of, labels } };
}

function units(
  numbers: Numbers,
  players: number,
  cells: number,
  place: (player: number) => (cell: number) => number,
): Body | string {
  const paid: Body['paid'][number][] = [];
  const unit: bigint[] = [];
  for (let p = 0; p < players; p++) {
    const made = inOneUnit(numbers, cells, place(p));
    if (typeof made === 'string') return made;
    paid.push(made.paid);
    unit.push(made.unit);
  }
  return { paid, unit };
}

function endOf(tokens: Tokens, why: string): void {
  if (tokens.kind !== 'end of the file') tokens.expected('the end of the file', { why });
}

/** Numbers as they come. */
class NumberList implements Numbers {
  small: Float64Array;
  readonly others = new Map<number, Fraction>();
  length = 0;

  constructor(expected: number) {
    this.small = new Float64Array(expected);
  }

  /** A number, and one comma after it. */
  take(tokens: Tokens, what: string): void {
    const whole = tokens.takeInteger();
    if (whole !== undefined) this.push(whole);
    else {
      this.others.set(this.length, tokens.takeNumber(what));
      this.push(Number.NaN);
    }
    if (tokens.kind === ',') tokens.next();
  }

  push(x: number): void {
    if (this.length === this.small.length) {
      const longer = new Float64Array(2 * this.length + 16);
      longer.set(this.small);
      this.small = longer;
    }
    this.small[this.length++] = x;
  }
}
