import Fraction from 'fraction.js';
import { error, warning } from '../../shared/textFile.js';
import type { Infoset, Outcome } from '../model.js';
import { count } from '../shown.js';
import type { Tokens } from './tokens.js';

/** A move of chance whose chances did not sum to 1 and were divided by their sum. */
export interface NormalisedMove {
  /** Its number in the file. */
  set: number;
  label: string;
  /** What the chances in the file sum to. */
  sum: Fraction;
}

/** Information sets and outcomes of a file, as they are defined and named again. */
export class Definitions {
  readonly infosets: Infoset[] = [];
  readonly outcomes: Outcome[] = [];
  /** Per information set: its number in the file. */
  readonly numbers: number[] = [];
  /** Moves of chance whose chances were divided by their sum, by the number of their set. */
  readonly normalised = new Map<number, NormalisedMove>();
  /** Per player, chance first: sets by their number. */
  readonly #sets: Map<number, number>[];
  readonly #outcomeOf = new Map<number, number>();

  constructor(
    private readonly tokens: Tokens,
    private readonly players: number,
    private readonly normalise: boolean,
  ) {
    this.#sets = Array.from({ length: players + 1 }, () => new Map());
  }

  /**
   * The set of a node: `PLAYER NUMBER "label" { "action" … }`, for chance without the player and with chances.
   *
   * @param passed Whether play has come through a set on the way to the node.
   */
  readSet(personal: boolean, passed: (set: number) => boolean): number {
    const { tokens } = this;
    const player = personal ? this.#player() : 0;
    const start = tokens.start;
    const number = tokens.takeWhole('the number of the information set, 1 or more');
    const known = this.#sets[player]!.get(number);
    if (personal && known !== undefined && passed(known)) this.#absentMinded(player, number, start);
    if (!this.#describes()) {
      return known ?? tokens.expected(`the label of set ${number} and its actions: it comes first here`);
    }
    const { sum, ...set } = this.#described(player - 1, this.#label());
    if (sum && !this.normalised.has(number)) this.normalised.set(number, { set: number, label: set.label, sum });
    if (known !== undefined) {
      this.#sameSet(this.infosets[known]!, set, number, start);
      return known;
    }
    this.#sets[player]!.set(number, this.infosets.length);
    this.numbers.push(number);
    return this.infosets.push(set) - 1;
  }

  /** What is paid at a node: `0` for nothing, or `NUMBER "label" { payoff, … }`. */
  readOutcome(): number {
    const { tokens } = this;
    const start = tokens.start;
    const number = tokens.takeWhole('the number of the outcome, 0 for none');
    const known = this.#outcomeOf.get(number);
    if (!this.#describes()) {
      if (number === 0) return -1;
      return known ?? tokens.expected(`the label of outcome ${number} and its payoffs: it comes first here`);
    }
    if (number === 0) {
      tokens.expected('the next node', { why: 'outcome 0 is that nothing is paid; it has neither label nor payoffs' });
    }
    const outcome = { label: this.#label(), payoffs: this.#payoffs() };
    if (known !== undefined) {
      this.#sameOutcome(this.outcomes[known]!, outcome, number, start);
      return known;
    }
    this.#outcomeOf.set(number, this.outcomes.length);
    return this.outcomes.push(outcome) - 1;
  }

  /** A description follows: a label, which some files leave out, and a list in braces. */
  #describes(): boolean {
    return this.tokens.kind === 'text' || this.tokens.kind === '{';
  }

  #label(): string {
    return this.tokens.kind === 'text' ? this.tokens.takeText('') : '';
  }

  #player(): number {
    const { tokens, players } = this;
    const { start, end } = tokens;
    const player = tokens.takeWhole(`the number of a player, 1 to ${players}`);
    if (player >= 1 && player <= players) return player;
    const what = `there is no player ${player}: the first line names ${players}`;
    tokens.diagnostics.push(error('player', tokens.place(start, end), what, { instead: `1 to ${players}` }));
    return tokens.leave();
  }

  /** @returns With `sum` where the chances were divided by it. */
  #described(player: number, label: string): Infoset & { sum?: Fraction } {
    const { tokens } = this;
    const actions: string[] = [];
    const chances: Fraction[] = [];
    const start = tokens.start;
    tokens.take('{', "'{' and the actions of the set");
    do {
      actions.push(tokens.takeText('an action in double quotes'));
      if (player < 0) chances.push(this.#chance());
      if (tokens.kind === ',') tokens.next();
    } while (tokens.kind === 'text');
    const end = tokens.end;
    tokens.take('}', "another action in double quotes, or '}'");
    if (player >= 0) return { player, label, actions };
    const sum = chances.reduce((s, c) => s.add(c), new Fraction(0));
    if (sum.equals(1)) return { player, label, actions, chances };
    const positive = sum.compare(0) > 0;
    if (positive && this.normalise) return { player, label, actions, chances: chances.map((c) => c.div(sum)), sum };
    const what = `the chances of this move sum to ${sum.toFraction()}, not to 1`;
    const instead = `fractions that sum to exactly 1, such as 1/3 for a third${positive ? '; --normalise divides them by their sum' : ''}`;
    tokens.diagnostics.push(error('chance-sum', tokens.place(start, end), what, { instead }));
    return { player, label, actions, chances };
  }

  #chance(): Fraction {
    const { start, end } = this.tokens;
    const chance = this.tokens.takeNumber('the chance of this action, 0 to 1');
    if (chance.compare(0) < 0) {
      const what = `the chance ${chance.toFraction()} is below 0`;
      const at = this.tokens.place(start, end);
      this.tokens.diagnostics.push(error('chance', at, what, { instead: 'a number from 0 to 1' }));
    }
    return chance;
  }

  /** A payoff for each player, each perhaps with a comma after it. */
  #payoffs(): Fraction[] {
    const { tokens, players } = this;
    const payoffs: Fraction[] = [];
    tokens.take('{', "'{' and a payoff for each player");
    while (payoffs.length < players) {
      payoffs.push(tokens.takeNumber(`a payoff for player ${payoffs.length + 1} of ${players}`));
      if (tokens.kind === ',') tokens.next();
    }
    tokens.take('}', `'}' after the payoff${players === 1 ? '' : 's'} of ${players} player${players === 1 ? '' : 's'}`);
    return payoffs;
  }

  #absentMinded(player: number, number: number, start: number): void {
    const what = `set ${number} of player ${player} comes a second time on one way through the tree`;
    const why = 'the player would not know whether they have moved there already (absent-mindedness)';
    const at = this.tokens.place(start, start + String(number).length);
    this.tokens.diagnostics.push(error('absent-minded', at, what, { why, instead: 'a set with a number of its own' }));
  }

  #sameSet(first: Infoset, again: Infoset, number: number, start: number): void {
    const who = first.player < 0 ? 'chance' : `player ${first.player + 1}`;
    const name = `set ${number} of ${who}`;
    const { diagnostics } = this.tokens;
    const at = () => this.tokens.place(start, start + String(number).length);
    if (again.actions.length !== first.actions.length) {
      const what = `${name} has ${count(again.actions.length, 'action')} here and ${first.actions.length} where it came first`;
      diagnostics.push(error('set-again', at(), what, { why: 'nodes of a set cannot be told apart' }));
      this.tokens.leave();
    } else if (first.chances?.some((chance, a) => !chance.equals(again.chances![a]!))) {
      diagnostics.push(error('set-again', at(), `${name} has other chances here than where it came first`));
    } else if (first.label !== again.label || first.actions.some((label, a) => label !== again.actions[a])) {
      const what = `${name} has other labels here than where it came first; those are kept`;
      diagnostics.push(warning('labels-again', at(), what));
    }
  }

  #sameOutcome(first: Outcome, again: Outcome, number: number, start: number): void {
    const { diagnostics } = this.tokens;
    const at = () => this.tokens.place(start, start + String(number).length);
    if (first.payoffs.some((payoff, p) => payoff !== again.payoffs[p] && !payoff.equals(again.payoffs[p]!))) {
      const why = 'a number of an outcome stands for the same payoffs everywhere';
      const what = `outcome ${number} pays otherwise here than where it came first`;
      diagnostics.push(error('outcome-again', at(), what, { why, instead: 'a number of its own' }));
    } else if (first.label !== again.label) {
      const what = `outcome ${number} has another label here than where it came first; that is kept`;
      diagnostics.push(warning('labels-again', at(), what));
    }
  }
}
