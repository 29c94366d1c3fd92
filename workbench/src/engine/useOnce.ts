import { useEffect, useState } from 'react';
import { resultOnce } from './askOnce.js';
import type { OnceAsk, OnceSaid } from './onceProtocol.js';

/** What a worker makes of something that the page shows; nothing while it works. It is ended when the page shows another thing. */
export function useOnce<K extends OnceSaid['kind']>(
  ask: OnceAsk,
  kind: K,
  seconds: number,
  key: readonly unknown[],
): Extract<OnceSaid, { kind: K }> | { why: string } | undefined {
  const [found, setFound] = useState<Extract<OnceSaid, { kind: K }> | { why: string }>();
  useEffect(() => {
    const ended = new AbortController();
    setFound(undefined);
    resultOnce(ask, kind, { seconds, signal: ended.signal }).then(setFound, (error) => {
      if (!ended.signal.aborted) setFound({ why: (error as Error).message });
    });
    return () => ended.abort();
    // The key says when the question is another one.
  }, [...key, kind, seconds]);
  return found;
}
