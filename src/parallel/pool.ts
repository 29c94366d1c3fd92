import type { Thread } from './thread.js';

/**
 * Workers that outlive a table: for the next one they have started, have loaded and compiled their modules, and still have
 * whatever these keep. It is given to `computeRows` in the place of a number of workers. None starts before it is needed.
 */
export class Pool {
  #idle: Thread[] = [];

  /** @param size Most workers that compute at a time for one table. */
  constructor(readonly size: number) {}

  /** One that has nothing to do; undefined where a new one has to be started. */
  take(): Thread | undefined {
    const thread = this.#idle.pop();
    return thread?.isDead ? this.take() : thread;
  }

  /** Gives back one that has nothing to do any more. More than `size` are not kept. */
  async put(thread: Thread): Promise<void> {
    if (thread.isDead || this.#idle.length >= this.size) await thread.end();
    else this.#idle.push(thread);
  }

  /** Ends all that have nothing to do: a further table starts new ones. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((thread) => thread.end()));
  }
}
