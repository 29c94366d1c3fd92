import type { OnceAsk, OnceSaid } from './onceProtocol.js';

/**
 * Has a worker of its own do something once.
 *
 * @param onSaid What it says, until the last; it is ended when `last` says so, or when it fails.
 * @returns A function that ends it before.
 */
export function askOnce(ask: OnceAsk, onSaid: (said: OnceSaid) => void, last: (said: OnceSaid) => boolean): () => void {
  const worker = new Worker(new URL('./once.js', import.meta.url), { type: 'module' });
  const hear = (said: OnceSaid) => {
    if (said.kind === 'failed' || last(said)) worker.terminate();
    onSaid(said);
  };
  worker.onmessage = ({ data }: MessageEvent<OnceSaid>) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    hear({ kind: 'failed', why: event.message || 'its worker died' });
  };
  worker.postMessage(ask);
  return () => worker.terminate();
}
