import { stageInWords } from '../app/stageInWords.js';
import type { Workbench } from '../app/workbench.js';
import { resultOnce } from '../engine/askOnce.js';
import { texts } from '../texts.js';

/** Seconds after which a report is given up. */
const REPORT_PATIENCE = 300;

export interface Making {
  signal: AbortSignal;
  /** Says how far it is, as often as that changes. */
  onProgress: (says: string) => void;
}

/**
 * What `abide assess --json` prints of the text as it is, the same bytes, when all its worlds have been counted. Waits for
 * it; an edit meanwhile is waited for too.
 *
 * @throws {Error} Where the text has errors or cannot be answered, another case is opened meanwhile, or it is stopped.
 */
export function wholeResult(workbench: Workbench, { signal, onProgress }: Making): Promise<Blob> {
  const { engine, opened } = workbench;
  return new Promise((resolve, reject) => {
    const look = (): boolean => {
      const { version, assessed, diagnostics, failed, progress } = engine.known;
      const faulty = diagnostics.version === version && diagnostics.list.some(({ severity }) => severity === 'error');
      if (signal.aborted) reject(signal.reason);
      else if (workbench.opened !== opened) reject(new Error(texts.sharing.otherCase));
      else if (faulty) reject(new Error(texts.sharing.faulty));
      else if (assessed?.version === version && assessed.json) resolve(assessed.json);
      else if (failed?.version === version && failed.final) reject(new Error(failed.why));
      else {
        if (progress) onProgress(stageInWords(progress));
        return false;
      }
      return true;
    };
    if (look()) return;
    const stop = engine.subscribe(() => look() && stop());
    signal.addEventListener('abort', () => {
      stop();
      look();
    });
  });
}

/**
 * The report as one file without script, made in a worker from the bytes of {@link wholeResult}.
 *
 * @throws {Error} As that, or where it takes too long.
 */
export async function reportFile(workbench: Workbench, json: Blob, { signal, onProgress }: Making): Promise<Blob> {
  const { opened } = workbench;
  const ended = new AbortController();
  const end = () => ended.abort(signal.reason);
  signal.addEventListener('abort', end);
  const stop = workbench.subscribe(() => {
    if (workbench.opened !== opened) ended.abort(new Error(texts.sharing.otherCase));
  });
  try {
    const said = await resultOnce({ kind: 'report', json }, 'report', {
      seconds: REPORT_PATIENCE,
      signal: ended.signal,
      onProgress: (done, total) => onProgress(texts.sharing.chapters(done, total)),
    });
    return said.file;
  } finally {
    stop();
    signal.removeEventListener('abort', end);
  }
}
