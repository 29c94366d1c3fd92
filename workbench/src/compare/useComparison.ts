import { useEffect, useState } from 'react';
import type { Workbench } from '../app/workbench.js';
import { askOnce } from '../engine/askOnce.js';
import type { Comparison } from '../engine/onceProtocol.js';
import type { CaseText } from '../engine/protocol.js';
import type { Variant } from './variants.js';

/** Worlds of each round: the medians alone, a first impression, then what ranges are read from. */
const ROUNDS = [0, 64, 512];
/** Milliseconds without a change before two texts are compared. */
const REST = 500;

export interface Comparing {
  comparison?: Comparison;
  /** What is shown is of texts that are no longer the ones to compare. */
  stale: boolean;
  progress?: { done: number; total: number };
  failed?: string;
}

/** The present text against another one, compared anew whenever either changes. */
export function useComparison(workbench: Workbench, variant: Variant | undefined): Comparing {
  const [found, setFound] = useState<Comparing>({ stale: true });
  const { origin, document: doc, engine } = workbench;
  const { text } = doc;
  useEffect(() => {
    if (!variant) return;
    let stop: (() => void) | undefined;
    setFound((known) => ({ ...known, stale: true }));
    const start = async () => {
      const before: CaseText = await variant.load();
      if (ended) return;
      const after: CaseText = { name: origin.name, text, others: origin.others };
      const { seed, workers } = engine.settings;
      stop = askOnce(
        { kind: 'compare', before, after, rounds: ROUNDS, seed, workers },
        (said) => {
          if (said.kind === 'failed') setFound({ stale: false, failed: said.why });
          else if (said.kind === 'progress') {
            setFound((known) => ({ ...known, progress: { done: said.done, total: said.total } }));
          } else if (said.kind === 'compared') {
            const { comparison } = said;
            setFound((known) => {
              // Until the answers are there, those to the texts before are better than none.
              const old = !comparison.compared && !comparison.last && known.comparison?.compared;
              const shown = old ? { ...known.comparison!, changes: comparison.changes } : comparison;
              return { comparison: shown, stale: !comparison.compared && !comparison.last };
            });
          }
        },
        (said) => said.kind === 'compared' && said.comparison.last,
      );
    };
    let ended = false;
    const wait = setTimeout(() => start().catch((error) => setFound({ stale: false, failed: String(error) })), REST);
    return () => {
      ended = true;
      clearTimeout(wait);
      stop?.();
    };
  }, [variant?.id, origin, text, engine]);
  return found;
}
