import { useEffect, useState } from 'react';
import type { Steps } from '../../../src/lens/index.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { stepsFor } from '../engine/packageDesk.js';
import type { PackageAnswers, Questions } from '../engine/protocol.js';

/** What is known of a question about packages. */
export interface AskedState<T> {
  /** The last answer: to this question, unless `current` is false and `keep` was asked for. */
  answer?: T;
  /** Whether it is the answer to this question about the text as it is. */
  current: boolean;
  failed?: string;
}

/** What was heard last, and of which question, text and steps of games. */
interface Heard<T> {
  key?: string;
  version: number;
  steps?: Steps | undefined;
  answer?: T;
  failed?: string;
}

/**
 * Asks about packages, again whenever the text or the question changes. The last answer stays until the next is there.
 *
 * @param question Nothing while there is nothing to ask.
 * @param keep Whether the answer to another question stays, too, until this one is answered.
 */
export function useAsked<K extends keyof Questions>(
  { desk }: Workbench,
  known: Known,
  kind: K,
  question: Questions[K] | undefined,
  keep = false,
): AskedState<PackageAnswers[K]> {
  const [state, setState] = useState<Heard<PackageAnswers[K]>>({ version: -1 });
  const { version, valid, quick, space } = known;
  const key = question && JSON.stringify(question);
  const steps = quick && stepsFor(kind, quick);
  const ready =
    key !== undefined &&
    valid?.version === version &&
    quick?.version === version &&
    (kind === 'terms' || kind === 'away' || space?.version === version);
  useEffect(() => {
    if (!ready) return;
    let ended = false;
    const asked = desk.ask(known, kind, JSON.parse(key) as Questions[K]);
    asked.answer.then(
      (answer) => !ended && setState({ key, version, steps, answer }),
      (error: Error) => !ended && setState({ key, version, steps, failed: error.message }),
    );
    return () => {
      ended = true;
      asked.cancel();
    };
  }, [desk, kind, key, steps, version, ready]);
  const same = state.key === key;
  const current = same && state.version === version && state.steps === steps;
  return {
    current,
    ...((same || keep) && state.answer !== undefined && { answer: state.answer }),
    ...(current && state.failed !== undefined && { failed: state.failed }),
  };
}
