import type { Answer } from './messages.js';
import { unpackError } from './messages.js';
import type { Pool } from './pool.js';
import { whyOf } from './rowTask.js';
import { Thread } from './thread.js';

/** What each worker needs to begin. */
export interface Brief {
  module: URL;
  init: unknown;
  columns: number;
}

/** All workers of one table, and what is to be told about them. */
export class Crew {
  /** Set once the work has to end. */
  stopped = false;
  /** Why a worker could not be started, the last time that this happened. */
  refused: string | undefined;
  /** Whether any worker came as far as to compute. */
  worked = false;
  /** Each cause of a worker's death, once. */
  readonly deaths = new Set<string>();
  #threads = new Set<Thread>();

  /** @param pool Where workers come from and go back to; without one, each is started for this table and ended with it. */
  constructor(
    private readonly brief: Brief,
    private readonly pool?: Pool,
  ) {}

  /**
   * A worker that has prepared the task; undefined where none can be started or the work is to end.
   *
   * @param anew Only one that has done nothing yet.
   * @throws {Error} What `prepare` throws, or that it kills the worker: in this thread it would kill the program.
   */
  async hire(anew = false): Promise<Thread | undefined> {
    const kept = this.stopped || anew ? undefined : this.pool?.take();
    if (kept) this.#threads.add(kept);
    const thread = kept ?? (await this.#start());
    if (!thread) return undefined;
    const { module, init, columns } = this.brief;
    const answer = await thread.ask({ kind: 'begin', module: module.href, init, columns });
    if (answer.kind === 'ready') {
      this.worked = true;
      return thread;
    }
    await this.dismiss(thread);
    if (answer.kind === 'thrown') throw unpackError(answer.error);
    if (this.stopped) return undefined;
    // It had died since its last table, or has no room for another: a new one may have.
    if (kept) return this.hire();
    const why = whyDead(answer);
    if (!this.worked) throw new Error(`a worker died while it prepared the task: ${why}`);
    this.refused = why;
    return undefined;
  }

  async #start(): Promise<Thread | undefined> {
    if (this.stopped) return undefined;
    let thread: Thread;
    try {
      thread = new Thread(new URL('./worker.js', import.meta.url));
    } catch (error) {
      this.refused = whyOf(error);
      return undefined;
    }
    this.#threads.add(thread);
    const answer = await thread.next();
    if (answer.kind === 'alive') return thread;
    await this.dismiss(thread);
    if (!this.stopped) this.refused = whyDead(answer);
    return undefined;
  }

  async dismiss(thread: Thread): Promise<void> {
    this.#threads.delete(thread);
    await thread.end();
  }

  /** Lets go of a worker that has nothing more to do. */
  async release(thread: Thread): Promise<void> {
    this.#threads.delete(thread);
    await (this.pool ? this.pool.put(thread) : thread.end());
  }

  /** Ends all workers at once. */
  async stop(): Promise<void> {
    this.stopped = true;
    await Promise.all([...this.#threads].map((thread) => thread.end()));
  }
}

function whyDead(answer: Answer): string {
  return answer.kind === 'dead' ? answer.why : `it answered ${answer.kind}`;
}
