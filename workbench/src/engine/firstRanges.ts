import type { RangesAsk, RangesSaid } from './protocol.js';

type Ask = Omit<Extract<RangesAsk, { kind: 'ask' }>, 'kind'>;

/** Asks for the first ranges, in a worker that is kept from edit to edit. */
export class FirstRanges {
  #worker: Worker | undefined;
  #asked: { version: number; hear: (said: RangesSaid) => void } | undefined;

  get busy(): boolean {
    return this.#asked !== undefined;
  }

  /** @param hear Told what is found, and at the end `done`, also where nothing could be found. */
  ask(ask: Ask, hear: (said: RangesSaid) => void): void {
    this.#worker ??= this.#start();
    this.#asked = { version: ask.version, hear };
    this.#worker.postMessage({ kind: 'ask', ...ask } satisfies RangesAsk);
  }

  /** Nothing more is told of what was asked. */
  stop(): void {
    if (this.#asked) this.#worker?.postMessage({ kind: 'stop' } satisfies RangesAsk);
    this.#asked = undefined;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./ranges.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<RangesSaid>) => this.#heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = undefined;
      if (this.#asked) this.#heard({ kind: 'done', version: this.#asked.version });
    };
    return worker;
  }

  #heard(said: RangesSaid): void {
    const asked = this.#asked;
    if (said.version !== asked?.version) return;
    if (said.kind === 'done') this.#asked = undefined;
    asked.hear(said);
  }
}
