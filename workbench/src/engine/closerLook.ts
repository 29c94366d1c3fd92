import { texts } from '../texts.js';
import type { DeepAsk, DeepSaid } from './protocol.js';

/**
 * The worker that looks closely at one version of a text. It is ended when the text changes; until then it stays, once it
 * has said all that it says by itself, for what may be asked further.
 */
export class CloserLook {
  #worker: Worker | undefined;

  get begun(): boolean {
    return this.#worker !== undefined;
  }

  /** @param hear Told what is found of this version, as long as the look is not ended. */
  begin(ask: Omit<Extract<DeepAsk, { kind: 'look' }>, 'kind'>, hear: (said: DeepSaid) => void): void {
    this.end();
    const worker = new Worker(new URL('./deep.js', import.meta.url), { type: 'module' });
    this.#worker = worker;
    worker.onmessage = ({ data }: MessageEvent<DeepSaid>) => this.#worker === worker && hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      const { version } = ask;
      if (this.#worker === worker) hear({ kind: 'failed', version, why: event.message || texts.reasons.workerDied });
    };
    this.#post({ kind: 'look', ...ask });
  }

  /** Asks for so many worlds. */
  more(worlds: number): void {
    this.#post({ kind: 'more', worlds });
  }

  /** Ends what was asked with {@link more}. */
  stopMore(): void {
    this.#post({ kind: 'stop' });
  }

  end(): void {
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #post(ask: DeepAsk): void {
    this.#worker?.postMessage(ask);
  }
}
