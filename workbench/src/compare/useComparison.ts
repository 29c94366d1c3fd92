import { useCallback, useEffect, useRef, useState } from 'react';
import type { Workbench } from '../app/workbench.js';
import { type Asked, askOnce } from '../engine/askOnce.js';
import type { Comparison, OnceSaid } from '../engine/onceProtocol.js';
import type { CaseText } from '../engine/protocol.js';
import { sameText, type Variant } from './variants.js';

/** Worlds of each round: the medians alone, a first impression, then what ranges are read from. */
const ROUNDS = [0, 64, 512];
/** Milliseconds without a change before two texts are compared. */
const REST = 500;
/** Seconds after which a comparison ends with what it has: a case may be larger than a browser can serve. */
const LONGEST = 900;

interface Found {
  comparison?: Comparison;
  /** What is shown is of texts that are no longer the ones to compare. */
  stale: boolean;
  /** Something more is on its way. */
  working: boolean;
  progress?: { stage: string; done: number; total: number };
  /** The limit, or the user, ended it before it was whole. */
  ended?: 'time' | 'cancelled';
  failed?: string;
}

export interface Comparing extends Found {
  /** Ends the work and keeps what was found. */
  stop: () => void;
  /** Compares the same texts once more. */
  again: () => void;
}

/** What there is to say of two texts that are the same. */
const SAME: Found = { comparison: { changes: [], last: true }, stale: false, working: false };

/** What was compared last and how far that came, so that who comes back to the page finds it. */
let last: { workbench: Workbench; key: string; text: string; found: Found } | undefined;

/** The present text against another one, compared anew whenever either changes. Leaving the page ends the work. */
export function useComparison(workbench: Workbench, variant: Variant): Comparing {
  const { origin, document: doc, engine } = workbench;
  const { text } = doc;
  const { key } = variant;
  const [round, setRound] = useState(0);
  const begun = useRef(0);
  const known = useRef<Found>({ stale: true, working: true });
  const [found, setFound] = useState(known.current);
  const work = useRef<Asked>(undefined);
  useEffect(() => {
    const set = (next: Found) => {
      known.current = next;
      if (!next.stale) last = { workbench, key, text, found: next };
      setFound(next);
    };
    const here = last?.workbench === workbench && last.text === text && last.key === key ? last.found : undefined;
    const goingOn = begun.current !== round;
    begun.current = round;
    if (here && !here.working && !goingOn) return set(here);
    const now: CaseText = { name: origin.name, text, others: origin.others };
    const { source } = variant;
    if (typeof source !== 'function' && sameText(source, now)) return set(SAME);
    const { ended: _, failed: __, ...before } = resting(here ?? known.current);
    set({ ...before, stale: before.stale || !here, working: true });

    let left = false;
    const hear = (said: OnceSaid) => {
      if (said.kind === 'compared') set(heard(known.current, said.comparison));
      else if (said.kind === 'progress') {
        const { stage, done, total } = said;
        set({ ...known.current, progress: { stage, done, total } });
      } else if (said.kind === 'failed') set({ ...resting(known.current), failed: said.why });
      else if (said.kind === 'end') {
        const { stale, comparison } = known.current;
        const whole = !stale && comparison?.last;
        set({ ...resting(known.current), ...(!whole && { ended: said.stopped ?? 'time' }) });
      }
    };
    const start = async () => {
      const other = typeof source === 'function' ? await source() : source;
      if (left) return;
      if (sameText(other, now)) return set(SAME);
      const { seed, workers } = engine.settings;
      const ask = { kind: 'compare' as const, before: other, after: now, rounds: ROUNDS, seed, workers };
      work.current = askOnce(ask, LONGEST, hear);
    };
    const fail = (error: unknown) => left || hear({ kind: 'failed', why: String(error) });
    const wait = setTimeout(() => start().catch(fail), goingOn ? 0 : REST);
    const leave = () => {
      left = true;
      clearTimeout(wait);
    };
    // Until the worker is there, nothing but the wait has to end.
    const stop = () => {
      leave();
      hear({ kind: 'end', stopped: 'cancelled' });
    };
    work.current = { stop, leave };
    return () => {
      leave();
      work.current?.leave();
    };
  }, [key, origin, text, engine, round]);
  const stop = useCallback(() => work.current?.stop(), []);
  const again = useCallback(() => setRound((n) => n + 1), []);
  return { ...found, stop, again };
}

function resting({ progress: _, ...known }: Found): Found {
  return { ...known, working: false };
}

/** Until there is something better to say of the same texts, or any answer to others, what is known stays. */
function heard(known: Found, comparison: Comparison): Found {
  const answered = comparison.compared !== undefined || comparison.last;
  const old = known.comparison;
  const worlds = (one: Comparison) => one.compared?.worlds ?? -1;
  const poorer = old && !known.stale && (worlds(comparison) < worlds(old) || (old.moves && !comparison.moves));
  if (poorer && !comparison.last) return known;
  const shown = answered || !old?.compared ? comparison : { ...old, changes: comparison.changes };
  return { ...known, comparison: shown, stale: !answered, working: !comparison.last };
}
