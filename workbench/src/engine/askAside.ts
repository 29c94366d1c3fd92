import type { AsideAsk, AsideSaid } from './asideProtocol.js';

/**
 * Has a worker of its own do something once.
 *
 * @param onSaid What it says, until the last; it is ended when `last` says so, or when it fails.
 * @returns A function that ends it before.
 */
export function askAside(
  ask: AsideAsk,
  onSaid: (said: AsideSaid) => void,
  last: (said: AsideSaid) => boolean,
): () => void {
  const worker = new Worker(new URL('./aside.js', import.meta.url), { type: 'module' });
  const hear = (said: AsideSaid) => {
    if (said.kind === 'failed' || last(said)) worker.terminate();
    onSaid(said);
  };
  worker.onmessage = ({ data }: MessageEvent<AsideSaid>) => hear(data);
  worker.onerror = (event) => {
    event.preventDefault();
    hear({ kind: 'failed', why: event.message || 'its worker died' });
  };
  worker.postMessage(ask);
  return () => worker.terminate();
}
