import type { Case } from '../../case/index.js';
import type { Stakes } from '../guarantee/game.js';
import type { Profile } from '../guarantee/inputs.js';
import { type GameAnswers, PackageGames } from '../worlds/packageGame.js';

/** Games that are kept; each holds some hundred numbers. */
const MOST = 2_000;

/**
 * Games of the packages of one case, each played once: whoever asks about one package after the other, with few options
 * changed, gets most answers at once. Another case, even of the same text, begins anew.
 */
export class KeptGames {
  readonly #games = new PackageGames();
  #of: Case | undefined;
  #played = new Map<string, GameAnswers>();

  play(c: Case, profile: Profile, stakes: Stakes): GameAnswers {
    if (c !== this.#of || this.#played.size >= MOST) this.#played = new Map();
    this.#of = c;
    const key = JSON.stringify([profile.id, stakes]);
    const known = this.#played.get(key) ?? this.#games.play(c, profile, stakes);
    this.#played.set(key, known);
    return known;
  }
}
