import { texts } from '../texts.js';
import type { OnceAsk, OnceSaid, OnceTold } from './onceProtocol.js';

/** Milliseconds that a worker gets to say what it has, once its time is over or it is told to stop. */
const GRACE = 2000;

export interface Asked {
  /** Stops the work: what was found by then is still said, and then that it has ended. */
  stop: () => void;
  /** Ends the work at once. Nothing more is said. */
  leave: () => void;
}

/**
 * Has a worker of its own do something once.
 *
 * @param seconds After which it stops by itself.
 * @param onSaid What it says. The last thing is that it ended or failed.
 */
export function askOnce(ask: OnceAsk, seconds: number, onSaid: (said: OnceSaid) => void): Asked {
  const worker = new Worker(new URL('./once.js', import.meta.url), { type: 'module' });
  let patience = setTimeout(() => hear({ kind: 'end', stopped: 'time' }), seconds * 1000 + GRACE);
  let over = false;
  const leave = () => {
    over = true;
    clearTimeout(patience);
    worker.onmessage = null;
    worker.onerror = null;
    worker.terminate();
  };
  const hear = (said: OnceSaid) => {
    if (said.kind === 'failed' || said.kind === 'end') leave();
    onSaid(said);
  };
  worker.onmessage = ({ data }: MessageEvent<OnceSaid>) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    hear({ kind: 'failed', why: event.message || texts.reasons.workerDied });
  };
  const tell = (told: OnceTold) => worker.postMessage(told);
  tell({ kind: 'begin', ask, seconds });
  const stop = () => {
    if (over) return;
    clearTimeout(patience);
    patience = setTimeout(() => hear({ kind: 'end', stopped: 'cancelled' }), GRACE);
    tell({ kind: 'stop' });
  };
  return { stop, leave };
}

export interface OneResult {
  seconds: number;
  /** Ends the work; what was asked for is then refused with its reason. */
  signal?: AbortSignal;
  onProgress?: (done: number, total: number) => void;
}

/**
 * Has a worker do something that has one result.
 *
 * @throws {Error} With the reason where it fails, takes too long or is ended.
 */
export function resultOnce<K extends OnceSaid['kind']>(
  ask: OnceAsk,
  kind: K,
  { seconds, signal, onProgress }: OneResult,
): Promise<Extract<OnceSaid, { kind: K }>> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason);
    const { leave } = askOnce(ask, seconds, (said) => {
      if (said.kind === kind) resolve(said as Extract<OnceSaid, { kind: K }>);
      else if (said.kind === 'progress') onProgress?.(said.done, said.total);
      else if (said.kind === 'failed') reject(new Error(said.why));
      else if (said.kind === 'end') reject(new Error(texts.once.tooLong(texts.once.length(seconds))));
    });
    signal?.addEventListener('abort', () => {
      leave();
      reject(signal.reason);
    });
  });
}
