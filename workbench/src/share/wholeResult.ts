import type { Assessment } from '../../../src/lens/index.js';
import type { Workbench } from '../app/workbench.js';
import { askOnce } from '../engine/askOnce.js';
import { texts } from '../texts.js';

/**
 * The assessment of the text as it is, when all its worlds have been counted. Waits for it; an edit meanwhile is waited for
 * too.
 *
 * @throws {Error} Where the text has errors or cannot be answered, or another case is opened meanwhile.
 */
export function wholeResult(workbench: Workbench): Promise<Assessment> {
  const { engine, opened } = workbench;
  return new Promise((resolve, reject) => {
    const look = (): boolean => {
      const { version, assessed, diagnostics, failed } = engine.known;
      const faulty = diagnostics.version === version && diagnostics.list.some(({ severity }) => severity === 'error');
      if (workbench.opened !== opened) reject(new Error(texts.sharing.otherCase));
      else if (faulty) reject(new Error(texts.sharing.faulty));
      else if (assessed?.version === version && assessed.last) resolve(assessed.assessment);
      else if (failed?.version === version && failed.final) reject(new Error(failed.why));
      else return false;
      return true;
    };
    if (look()) return;
    const stop = engine.subscribe(() => look() && stop());
  });
}

/** What `abide assess --json` prints of the same case, worlds and seed: the same bytes. */
export const resultJson = (assessment: Assessment) => `${JSON.stringify(assessment, null, 1)}\n`;

/** The report as one file without script, made in a worker. */
export function reportFile(assessment: Assessment): Promise<string> {
  return new Promise((resolve, reject) => {
    askOnce(
      { kind: 'report', assessment },
      (said) => {
        if (said.kind === 'report') resolve(said.html);
        else if (said.kind === 'failed') reject(new Error(said.why));
      },
      ({ kind }) => kind === 'report',
    );
  });
}
