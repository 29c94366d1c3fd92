import { texts } from '../texts.js';
import type { AsideAnswer, AsideAsk, AsideQuestion, AsideSaid } from './asideProtocol.js';
import type { Known } from './engine.js';

/** Milliseconds after which a question is given up, as no page waits longer. */
const PATIENCE = 30_000;

interface Job {
  channel: string;
  ask: AsideAsk;
  settle: (said: AsideAnswer | { why: string } | undefined) => void;
}

/**
 * Asks questions beside the case, one after the other, in a worker of its own. On each channel the newest question counts:
 * one that still waits when the next comes is dropped.
 */
export class Aside {
  #worker: Worker | undefined;
  #busy: { job: Job; patience: ReturnType<typeof setTimeout> } | undefined;
  #waiting = new Map<string, Job>();
  #ids = 0;

  /** @returns Undefined where a newer question took its place, or nothing can be asked of what is known. */
  ask(
    channel: string,
    { valid, quick }: Pick<Known, 'valid' | 'quick'>,
    question: AsideQuestion,
  ): Promise<AsideAnswer | { why: string } | undefined> {
    if (!valid || !quick) return Promise.resolve(undefined);
    const { version, source } = valid;
    const ask = { id: ++this.#ids, version, source, packages: quick.packages, question };
    return new Promise((settle) => {
      this.#waiting.get(channel)?.settle(undefined);
      this.#waiting.set(channel, { channel, ask, settle });
      this.#pump();
    });
  }

  #pump(): void {
    const [job] = this.#waiting.values();
    if (this.#busy || !job) return;
    this.#waiting.delete(job.channel);
    this.#worker ??= this.#start();
    this.#busy = {
      job,
      patience: setTimeout(() => this.#end(texts.reasons.noAnswer(PATIENCE / 1000)), PATIENCE),
    };
    this.#worker.postMessage(job.ask);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./aside.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<AsideSaid>) => {
      if (data.id === this.#busy?.job.ask.id) this.#settle('why' in data ? { why: data.why } : data.answer);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end(event.message || texts.reasons.workerDied);
    };
    return worker;
  }

  #end(why: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    this.#settle({ why });
  }

  #settle(said: AsideAnswer | { why: string }): void {
    const busy = this.#busy;
    clearTimeout(busy?.patience);
    this.#busy = undefined;
    busy?.job.settle(said);
    this.#pump();
  }
}
