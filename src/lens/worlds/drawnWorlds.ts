import type { Case } from '../../case/index.js';
import { type Draws, drawWorlds, valuesAt, worldCount } from './draws.js';
import { type Input, inputsOf, worldOf } from './inputs.js';

/** The worlds of a run, as cases: the same ones, for the same case, number of worlds and seed, as its ranges rest on. */
export class DrawnWorlds {
  readonly count: number;
  readonly #inputs: Input[];
  readonly #draws: Draws;

  constructor(
    readonly c: Case,
    count: number,
    seed: bigint,
  ) {
    this.count = worldCount(count);
    this.#inputs = inputsOf(c);
    this.#draws = drawWorlds(this.#inputs, this.count, seed, c.correlations);
  }

  /** The case as it is in world w, counted from 0. @throws RangeError Where there is none. */
  at(w: number): Case {
    if (!Number.isInteger(w) || w < 0 || w >= this.count) throw new RangeError(`no world ${w} of ${this.count}`);
    return worldOf(this.c, this.#inputs, valuesAt(this.#draws.values, w));
  }
}
