import type { Case } from '../../case/index.js';
import type { Stakes } from '../guarantee/game.js';
import type { Profile } from '../guarantee/inputs.js';
import { GamesOfEdits } from '../worlds/gamesOfEdits.js';
import type { GameAnswers, PackageGames, Steps } from '../worlds/packageGame.js';

/** Games that are kept; each holds some hundred numbers. */
const MOST = 2_000;

/**
 * Games of the packages of one case, each played once: whoever asks about one package after the other, with few options
 * changed, gets most answers at once. Another case, even of the same text, begins anew, with what an edit leaves as it was.
 */
export class KeptGames {
  readonly #edits: GamesOfEdits;
  #last: { c: Case; games: PackageGames } | undefined;
  #played = new Map<string, GameAnswers>();

  constructor(steps: Steps = 'longer') {
    this.#edits = new GamesOfEdits(steps);
  }

  of(c: Case): Pick<PackageGames, 'play' | 'continues'> {
    if (c !== this.#last?.c) {
      this.#last = { c, games: this.#edits.of(c) };
      this.#played = new Map();
    }
    const { games } = this.#last;
    const play = (of: Case, profile: Profile, stakes: Stakes): GameAnswers => {
      const key = JSON.stringify([profile.id, stakes]);
      const known = this.#played.get(key) ?? games.play(of, profile, stakes);
      if (this.#played.size < MOST) this.#played.set(key, known);
      return known;
    };
    return { play, continues: (of, profile) => games.continues(of, profile) };
  }
}
