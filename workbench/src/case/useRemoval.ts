import { useEffect, useState } from 'react';
import type { Removal } from '../../../src/case/index.js';
import type { RemovalTried } from '../engine/readerProtocol.js';
import { texts } from '../texts.js';
import { useOutline } from './outlineContext.js';

/**
 * Looks at what becomes of the case without an entry. Where nothing else goes and nothing is wrong then, it is removed at
 * once, as one step that can be undone.
 */
export function useRemoval(
  keys: readonly string[],
  onDone: () => void,
): { looked: RemovalTried | undefined; write: (removal: Removal) => void } {
  const { workbench } = useOutline();
  const { document, origin, reader } = workbench;
  const { version } = document;
  const [looked, setLooked] = useState<RemovalTried>();
  const write = ({ text }: Removal) => {
    // A text that changed meanwhile is looked at again first.
    if (workbench.document !== document || document.version !== version) return;
    document.replaceText(text);
    onDone();
  };
  useEffect(() => {
    let wanted = true;
    const source = { name: origin.name, others: origin.others, text: document.text };
    reader.tryRemoval({ source, keys: [...keys] }).then(
      (said) => {
        if (!wanted) return;
        if ('problems' in said || said.alone.problems.length > 0 || said.alone.restored) setLooked(said);
        else write(said.alone);
      },
      (error: unknown) => {
        const why = error instanceof Error ? error.message : String(error);
        if (wanted)
          setLooked({ problems: [{ code: 'not-tried', severity: 'error', what: texts.outline.notTried(why) }] });
      },
    );
    return () => {
      wanted = false;
    };
  }, [workbench, document, version, keys.join('.')]);
  return { looked, write };
}
