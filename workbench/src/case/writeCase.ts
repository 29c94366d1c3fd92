import type { CaseNumber } from '../../../src/case/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { Workbench } from '../app/workbench.js';
import { errorKey } from '../engine/readerProtocol.js';

export interface Written {
  /** Why nothing was written; empty where it was. */
  problems: Diagnostic[];
  number?: CaseNumber;
}

/** Another change may come between; an entry is then tried again with the text as it is by now. */
const TRIES = 4;

/**
 * Writes a value into the text of the case, where the case can be read with it; else the text stays as it is.
 * @param keys Where: see `editCase`.
 * @param joined Whether it is undone together with the change before.
 */
export async function writeCase(workbench: Workbench, keys: string[], value: string, joined = false): Promise<Written> {
  const { document, origin, engine } = workbench;
  for (let n = 0; n < TRIES; n++) {
    const { text } = document;
    const source = { name: origin.name, others: origin.others, text };
    const had = engine.known.diagnostics.list.filter(({ severity }) => severity === 'error').map(errorKey);
    const tried = await workbench.reader.tryEntry({ source, keys, value, had });
    if (workbench.document !== document) break;
    if (document.text !== text) continue;
    if (tried.text !== undefined) document.replaceText(tried.text, joined);
    return { problems: tried.problems, ...(tried.number && { number: tried.number }) };
  }
  return { problems: [] };
}
