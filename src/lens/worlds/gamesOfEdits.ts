import type { Case } from '../../case/index.js';
import { PackageGames, type Steps } from './packageGame.js';

/** Games that are kept from question to question: those to be used for a case. */
export interface KeptFor {
  of(c: Case): Pick<PackageGames, 'play' | 'continues'>;
}

/** Games that are kept from one text of a case to the next, as long as the texts differ in numbers alone. */
export class GamesOfEdits {
  #shape = '';
  #games: PackageGames;

  constructor(readonly steps: Steps = 'longer') {
    this.#games = new PackageGames(steps);
  }

  of(c: Case): PackageGames {
    const shape = shapeOf(c);
    if (shape !== this.#shape) this.#games = new PackageGames(this.steps);
    this.#shape = shape;
    return this.#games;
  }
}

/** All of a case but its numbers, what follows from them, and what only explains it. */
function shapeOf({ files, numbers, sources, judgements, ...c }: Case): string {
  return JSON.stringify(c, (key, value) => {
    if (value?.quantity && value.written !== undefined) return value.path;
    return key === 'shares' || key === 'ground' || key === 'at' ? undefined : value;
  });
}
