/** What a checker found out about one answer of the process engine. */
export interface ProcessCheck {
  /** Name of the checker. */
  checkedBy: string;
  /** What is proven, in words. */
  claim: string;
  holds: boolean;
  /** What was looked at. */
  extent: string;
  /** Largest distance of a given number from the one recomputed; must be ≤ `TOLERANCE`. */
  residual: number;
  /**
   * Largest number of points that a player could gain by its best action at one decision. Where choices are made with
   * error this is the cost of error, above 0 by design.
   */
  gain: number;
  /** What is wrong, where it does not hold. */
  problem?: string;
}

/** Largest difference, in chances and in points, that counts as none. */
export const TOLERANCE = 1e-9;

/** Keeps the largest distance and what it was about. A distance that is no number is infinitely large. */
export class Largest {
  distance = 0;
  #about: () => string = () => 'nothing differs';

  see(distance: number, about: () => string): void {
    const seen = Number.isNaN(distance) ? Infinity : distance;
    if (seen <= this.distance) return;
    this.distance = seen;
    this.#about = about;
  }

  /** What is wrong; undefined where all is within the tolerance. */
  get problem(): string | undefined {
    return this.distance <= TOLERANCE ? undefined : this.#about();
  }
}
