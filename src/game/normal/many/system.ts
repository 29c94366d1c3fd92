import { type NormalGame, strides } from '../model.js';
import { type Bounds, contract } from './bounds.js';

/** Where each player's chances lie, by player and by strategy of its support. */
export interface Box {
  low: Float64Array[];
  high: Float64Array[];
}

/**
 * What an equilibrium with given supports has to solve: each player is paid the same by all strategies of its support. In
 * double precision with bounds for all rounding; payoffs are taken in a unit in which the largest is 1, which is a power of
 * 2. An unknown for each strategy of a support but the last, in the order of players; and as many equations: what a
 * strategy pays more than the last one.
 */
export class System {
  /** Per unknown: player, and place in its support. */
  readonly unknowns: readonly (readonly [player: number, place: number])[];
  /** Per player: support, then the other strategies that are left. */
  readonly #tables: Float64Array[][];

  constructor(
    game: NormalGame,
    readonly support: readonly (readonly number[])[],
    left: readonly (readonly number[])[],
  ) {
    this.unknowns = support.flatMap((own, p) => own.slice(1).map((_, k) => [p, k] as const));
    this.#tables = support.map((own, p) => {
      const others = left[p]!.filter((s) => !own.includes(s));
      return [...own, ...others].map((s) => tableOf(game, support, p, s));
    });
  }

  /** Number of strategies of a player outside its support. */
  outside(player: number): number {
    return this.#tables[player]!.length - this.support[player]!.length;
  }

  /**
   * What a player's strategy pays more than another one, by place (those outside the support come after it); bounds over
   * a box.
   */
  gain(player: number, a: number, b: number, box: Box): Bounds {
    return this.#expect(this.#difference(player, a, b), player, box);
  }

  /** How an equation changes with each unknown; bounds over a box. */
  derivatives(equation: number, box: Box): Bounds {
    const [p, k] = this.unknowns[equation]!;
    const last = this.support[p]!.length - 1;
    const difference = this.#difference(p, k, last);
    const result = {
      low: new Float64Array(this.unknowns.length),
      high: new Float64Array(this.unknowns.length),
    };
    this.unknowns.forEach(([q, j], u) => {
      if (q === p) return;
      const end = this.support[q]!.length - 1;
      const low = Float64Array.from(this.support[q]!, (_, s) => (s === j ? 1 : s === end ? -1 : 0));
      const bounds = this.#expect(difference, p, box, q, low);
      [result.low[u], result.high[u]] = [bounds.low[0]!, bounds.high[0]!];
    });
    return result;
  }

  /** Payoff differences by what the others use; the first other player runs slowest. */
  #difference(player: number, a: number, b: number): Float64Array {
    const [first, second] = [this.#tables[player]![a]!, this.#tables[player]![b]!];
    return first.map((x, i) => x - second[i]!);
  }

  /** @param turned A player whose chances are replaced by `direction`. */
  #expect(table: Float64Array, player: number, box: Box, turned = -1, direction?: Float64Array): Bounds {
    let bounds: Bounds = { low: table, high: table };
    for (let q = 0; q < this.support.length; q++) {
      if (q === player) continue;
      bounds = q === turned ? along(bounds, direction!) : contract(bounds, box.low[q]!, box.high[q]!);
    }
    return bounds;
  }
}

/** Differences of a table along its slowest dimension: once 1, once −1, all else 0. */
function along(v: Bounds, direction: Float64Array): Bounds {
  const step = v.low.length / direction.length;
  const [one, other] = [direction.indexOf(1) * step, direction.indexOf(-1) * step];
  const slack = 2 ** -49;
  return {
    low: Float64Array.from({ length: step }, (_, r) => v.low[one + r]! - v.high[other + r]! - slack),
    high: Float64Array.from({ length: step }, (_, r) => v.high[one + r]! - v.low[other + r]! + slack),
  };
}

/** A player's payoffs with one strategy, by what the others use. */
function tableOf(
  game: NormalGame,
  support: readonly (readonly number[])[],
  player: number,
  strategy: number,
): Float64Array {
  const stride = strides(game);
  let cells = [strategy * stride[player]!];
  support.forEach((theirs, q) => {
    if (q !== player) cells = cells.flatMap((cell) => theirs.map((s) => cell + s * stride[q]!));
  });
  const paid = game.paid[player]!;
  let most = 1;
  for (const x of paid) most = Math.max(most, Math.abs(Number(x)));
  const unit = 2 ** Math.ceil(Math.log2(most));
  return Float64Array.from(cells, (cell) => Number(paid[cell]!) / unit);
}
