import type { Steps } from '../../../src/lens/index.js';
import { texts } from '../texts.js';
import type { Besides } from './besides.js';
import type { CaseText, QuickAsk, QuickSaid } from './protocol.js';

/** Milliseconds after which an answer at the medians is given up, as no edit would get one. */
const PATIENCE = 20_000;

/** Said where the answer was given up: a closer look, which takes its time, may still come. */
export type QuickHeard = (QuickSaid & { source: CaseText }) | { kind: 'given up'; version: number; why: string };

/** The newest text that was asked about, and what is answered besides its own packages. */
interface Wanted {
  version: number;
  source: CaseText;
}

/** Has texts answered at their medians, one at a time: of those that come meanwhile the newest counts. */
export class QuickAnswers {
  #worker: Worker | undefined;
  #busy: (Wanted & { patience: ReturnType<typeof setTimeout> }) | undefined;
  #waiting: Wanted | undefined;

  /**
   * @param steps In which games are played.
   * @param hear Told what is said of each text: first what it says, then its answers or why there are none.
   * @param besides What is answered besides the packages of the case, looked up when its turn comes.
   */
  constructor(
    readonly steps: Steps,
    readonly hear: (said: QuickHeard) => void,
    readonly besides: () => Besides,
  ) {}

  ask(wanted: Wanted): void {
    this.#waiting = wanted;
    this.#pump();
  }

  get busy(): boolean {
    return this.#busy !== undefined;
  }

  /** Whether something newer than what is being answered was asked. */
  get waiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Forgets what is being answered: nobody wants to hear of it. */
  forget(): void {
    this.#waiting = undefined;
    if (this.#busy) this.#end();
  }

  #pump(): void {
    if (this.#busy || !this.#waiting) return;
    const { version, source } = this.#waiting;
    this.#waiting = undefined;
    this.#worker ??= this.#start();
    this.#busy = { version, source, patience: setTimeout(() => this.#giveUp(version), PATIENCE) };
    this.#worker.postMessage({ version, source, steps: this.steps, besides: this.besides() } satisfies QuickAsk);
  }

  #start(): Worker {
    const worker = new Worker(new URL('./quick.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<QuickSaid>) => this.#heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = undefined;
      const version = this.#busy?.version;
      if (version !== undefined)
        this.#heard({ kind: 'failed', version, why: event.message || texts.reasons.workerDied });
    };
    return worker;
  }

  #heard(said: QuickSaid): void {
    const busy = this.#busy;
    if (!busy || said.version !== busy.version) return;
    // Answers come after what was read, unless that is no case.
    const more = said.kind === 'read' && said.case !== undefined;
    if (!more) {
      clearTimeout(busy.patience);
      this.#busy = undefined;
    }
    this.hear({ ...said, source: busy.source });
    if (!more) this.#pump();
  }

  #giveUp(version: number): void {
    this.#end();
    this.hear({ kind: 'given up', version, why: texts.reasons.noMedians(PATIENCE / 1000) });
    this.#pump();
  }

  #end(): void {
    clearTimeout(this.#busy?.patience);
    this.#busy = undefined;
    if (this.#worker) this.#worker.onmessage = null;
    this.#worker?.terminate();
    this.#worker = undefined;
  }
}
