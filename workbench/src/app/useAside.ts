import { useEffect, useState } from 'react';
import type { AsideAnswer, AsideQuestion } from '../engine/asideProtocol.js';
import type { Known } from '../engine/engine.js';
import type { Workbench } from './workbench.js';

/** What is known of a question: the last answer, of which version of the text it is, and to which question. */
export interface Asided<K extends AsideQuestion['kind']> {
  answer?: Extract<AsideAnswer, { kind: K }>;
  version?: number;
  asked?: AsideQuestion;
  /** Why there is no answer to what is asked now. */
  why?: string;
  /** Whether the answer is to what is asked now. */
  current: boolean;
}

/**
 * Asks a question beside the case, and again with every version of the text. The last answer stays until the next comes.
 * @param channel Questions of one channel take each other's place. @param question Undefined where nothing is asked.
 */
export function useAside<K extends AsideQuestion['kind']>(
  workbench: Workbench,
  known: Known,
  channel: string,
  question: Extract<AsideQuestion, { kind: K }> | undefined,
): Asided<K> {
  const [held, setHeld] = useState<Omit<Asided<K>, 'current'>>({});
  const { valid, quick } = known;
  const ready = valid !== undefined && quick?.version === valid.version;
  const key = question && JSON.stringify(question);
  useEffect(() => {
    if (!ready || !question) return;
    let left = false;
    void workbench.aside.ask(channel, { valid, quick }, question).then((said) => {
      if (left || !said) return;
      if ('why' in said) setHeld((before) => ({ ...before, asked: question, version: valid.version, why: said.why }));
      else setHeld({ answer: said as Extract<AsideAnswer, { kind: K }>, asked: question, version: valid.version });
    });
    return () => {
      left = true;
    };
  }, [workbench, channel, ready, valid?.version, quick?.packages, key]);
  const current =
    held.version === known.version && held.asked !== undefined && JSON.stringify(held.asked) === key && !held.why;
  return { ...held, current };
}
