import type { MedianAnswers, Steps } from '../../../src/lens/index.js';
import { texts } from '../texts.js';
import type { Known } from './engine.js';
import type { AboutPackages, PackageAnswers, PackagesSaid, Questions } from './protocol.js';

/** Answers of one version that are kept, so that going back to a package shows it at once. */
const MOST = 200;

/** Something that was asked, and can be taken back. */
export interface Asked<T> {
  answer: Promise<T>;
  cancel(): void;
}

/** Questions are answered in the steps in which the numbers beside them were. */
export const stepsOf = ({ continued }: Pick<MedianAnswers, 'continued'>): Steps => (continued ? 'longer' : 'own');

/** The steps that an answer of a kind depends on: all packages of two parties are placed in the closer look's own. */
export const stepsFor = (kind: keyof Questions, quick: Pick<MedianAnswers, 'continued'>): Steps =>
  kind === 'pair' ? 'own' : stepsOf(quick);

/** Asks a worker about single packages of the case as it is valid now. Answers are kept until the text changes. */
export class PackageDesk {
  #worker: Worker | undefined;
  #number = 0;
  #waiting = new Map<number, { answered: (answer: never) => void; failed: (error: Error) => void }>();
  #kept = new Map<string, { answer: Promise<unknown>; number: number; takers: number }>();
  #version = -1;
  #spaceOf = -1;

  /** @param known Of a text that is valid and answered at the medians; for `ways` and `pair` with its space. */
  ask<K extends keyof Questions>(known: Known, kind: K, question: Questions[K]): Asked<PackageAnswers[K]> {
    const { valid, quick } = known;
    if (!valid || !quick) throw new Error(texts.reasons.unknown);
    const { version } = valid;
    if (version !== this.#version) {
      this.#kept.clear();
      this.#version = version;
    }
    const key = JSON.stringify([kind, question, stepsFor(kind, quick)]);
    const kept = this.#kept.get(key) ?? this.#post(key, known, kind, question);
    kept.takers++;
    const cancel = () => {
      if (--kept.takers > 0 || !this.#waiting.delete(kept.number)) return;
      this.#kept.delete(key);
      this.#worker?.postMessage({ kind: 'cancel', number: kept.number } satisfies AboutPackages);
    };
    return { answer: kept.answer as Promise<PackageAnswers[K]>, cancel };
  }

  #post<K extends keyof Questions>(key: string, { valid, quick, space }: Known, kind: K, question: Questions[K]) {
    const { version, source } = valid!;
    this.#worker ??= this.#start();
    const worker = this.#worker;
    const tell = (said: AboutPackages) => worker.postMessage(said);
    if ((kind === 'ways' || kind === 'pair') && space?.version === version && this.#spaceOf !== version) {
      tell({ kind: 'space', version, counted: space.counted });
      this.#spaceOf = version;
    }
    const number = ++this.#number;
    const answer = new Promise((answered, failed) => this.#waiting.set(number, { answered, failed }));
    const kept = { answer, number, takers: 0 };
    if (this.#kept.size >= MOST) this.#kept.clear();
    this.#kept.set(key, kept);
    answer.catch(() => this.#kept.delete(key));
    const asked = { kind, ...question } as Extract<AboutPackages, { kind: 'ask' }>['question'];
    tell({
      kind: 'ask',
      number,
      version,
      source,
      known: quick!.packages,
      steps: stepsFor(kind, quick!),
      question: asked,
    });
    return kept;
  }

  #start(): Worker {
    const worker = new Worker(new URL('./packages.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<PackagesSaid>) => {
      const waiting = this.#waiting.get(data.number);
      this.#waiting.delete(data.number);
      if (data.kind === 'answer') waiting?.answered(data.answer as never);
      else waiting?.failed(new Error(data.why));
    };
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#worker = undefined;
      this.#spaceOf = -1;
      const waiting = [...this.#waiting.values()];
      this.#waiting.clear();
      for (const { failed } of waiting) failed(new Error(event.message || texts.reasons.workerDied));
    };
    return worker;
  }
}
