import { DIMENSIONS } from './joeKuo.js';

/**
 * Which name has which dimension of a design. Names get the next free dimension in the order in which they are reserved
 * and keep it; a name that is used no more keeps it too. So what is reserved later leaves the draws before alone.
 *
 * A register rather than a hash of the name to a dimension: two names on one dimension of Sobol's sequence would go up
 * and down together, or one up and one down, in every net, however each is scrambled: their first digits are the same
 * digit, turned over or not. Among 481 dimensions two of 26 names would meet with chance ½ (1 − Π (1 − k/481)). A register has to be handed on: reserve the names of the common base first, then those of the variant, or keep `names`
 * with a run and begin with it.
 */
export class Coordinates {
  private readonly dimensions = new Map<string, number>();

  constructor(reserved: Iterable<string> = []) {
    for (const name of reserved) this.reserve(name);
  }

  /**
   * The dimension of a name, a new one for a new name.
   *
   * @throws TooManyCoordinates beyond {@link DIMENSIONS}.
   */
  reserve(name: string): number {
    const known = this.dimensions.get(name);
    if (known !== undefined) return known;
    if (this.dimensions.size === DIMENSIONS) throw new TooManyCoordinates(name);
    this.dimensions.set(name, this.dimensions.size);
    return this.dimensions.size - 1;
  }

  /** All names by dimension: what another register has to begin with to draw alike. */
  get names(): string[] {
    return [...this.dimensions.keys()];
  }
}

/** More uncertain numbers than there are dimensions of Sobol's sequence. */
export class TooManyCoordinates extends Error {
  constructor(readonly coordinate: string) {
    super(`${coordinate} would be coordinate ${DIMENSIONS + 1}; Sobol's sequence is kept for ${DIMENSIONS}`);
    this.name = 'TooManyCoordinates';
  }
}
