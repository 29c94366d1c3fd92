/** Why work ended before it was whole. */
export type Stop = 'time' | 'cancelled';

/** How far a stage of work has come. `total` is 0 while it is not known. */
export interface Progress {
  stage: string;
  done: number;
  total: number;
}

/**
 * What a computation may use: a time limit, a way to cancel, a listener for progress. One budget is shared by all
 * stages of a run. Engines call {@link Budget.goOn} every few milliseconds of work; where it answers false they
 * return what they have, marked as partial.
 */
export class Budget {
  #deadline: number;
  #signal: AbortSignal | undefined;
  #onProgress: ((progress: Progress) => void) | undefined;
  #lastPause = performance.now();

  /** @param options.seconds Time limit, counted from now; none when left out. */
  constructor(options: { seconds?: number; signal?: AbortSignal; onProgress?: (progress: Progress) => void } = {}) {
    this.#deadline =
      options.seconds === undefined ? Number.POSITIVE_INFINITY : performance.now() + options.seconds * 1e3;
    this.#signal = options.signal;
    this.#onProgress = options.onProgress;
  }

  /** Seconds that are left, 0 where none are; infinite without a time limit. */
  get left(): number {
    return Math.max(0, this.#deadline - performance.now()) / 1e3;
  }

  /** For one of several stages: a share of the time that is left; cancelled with this one, and with its listener. */
  part(share: number): Budget {
    return new Budget({
      ...(Number.isFinite(this.#deadline) && { seconds: share * this.left }),
      ...(this.#signal && { signal: this.#signal }),
      ...(this.#onProgress && { onProgress: this.#onProgress }),
    });
  }

  /** Set once the work has to end, and never unset. */
  get stopped(): Stop | undefined {
    if (this.#signal?.aborted) return 'cancelled';
    return performance.now() >= this.#deadline ? 'time' : undefined;
  }

  /**
   * Reports progress, lets other work run (a key press, a cancel button) when some time has passed, and says whether
   * to continue.
   */
  async goOn(stage: string, done = 0, total = 0): Promise<boolean> {
    if (performance.now() - this.#lastPause > 30) {
      this.#onProgress?.({ stage, done, total });
      await new Promise((resume) => setTimeout(resume, 0));
      this.#lastPause = performance.now();
    }
    return this.stopped === undefined;
  }
}
