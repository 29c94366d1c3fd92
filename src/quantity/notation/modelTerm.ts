import { refuse, type Span } from './expression.js';
import { isWord, orLast, type RecordName, type Tokens } from './recordText.js';
import { type RecordTime, recordTime } from './recordTime.js';
import type { Token } from './tokens.js';

/** A model, asked about a case that is told by its covariates: for a length of time, or with `at` for a share. */
export type ModelTerm = Span & { kind: 'model'; id: RecordName; given: Given[]; at?: RecordTime };

/** What the case is like in one respect. */
export interface Given {
  covariate: RecordName;
  level: RecordName;
}

/**
 * Reads what follows the id of a model:
 *
 *     model = "given" "{" word ":" level {"," word ":" level} "}" [("at" | "ending" "over") number time]
 *
 * Braces with names as in `{p10: 3, p50: 8, p90: 20}`, the time as that of a curve.
 *
 * @param kind The word `model`.
 * @throws Unreadable where it is written otherwise.
 */
export function modelTerm(kind: Token, id: Token, tokens: Tokens): ModelTerm {
  const instead = `model ${id.text} given {…: …} at 5 years`;
  if (!isWord(tokens.next, 'given'))
    refuse(orLast(tokens.next, id), 'quantity-form', `nothing is given to the model ${id.text}`, {
      why: 'a model says how long something lasts that is of the kind which stands behind given',
      instead,
    });
  const word = tokens.take();
  const open = tokens.next;
  if (open.text !== '{')
    refuse(orLast(open, word), 'quantity-form', "behind 'given' stand names and levels in braces", { instead });
  tokens.take();
  const given: Given[] = [];
  while (tokens.next.text !== '}') {
    if (given.length > 0) demand(',', open, tokens);
    if (tokens.next.text === '}') break;
    const covariate = tokens.next;
    if (covariate.kind !== 'word')
      refuse(orLast(covariate, open), 'quantity-form', 'the name of a covariate is wanted here', { instead });
    tokens.take();
    demand(':', open, tokens);
    const level = tokens.next;
    if (level.kind !== 'word' && level.kind !== 'number')
      refuse(orLast(level, covariate), 'quantity-form', `no level of ${covariate.text} is named`, { instead });
    tokens.take();
    if (given.some((other) => other.covariate.text === covariate.text))
      refuse(covariate, 'quantity-form', `${covariate.text} is given twice`, { instead: 'one level of each' });
    given.push({ covariate, level });
  }
  const close = tokens.take();
  const term = { kind: 'model', id, given, from: kind.from, to: close.to } as const;
  if (!isWord(tokens.next, 'at') && !isWord(tokens.next, 'ending')) return term;
  const at = recordTime(close, `the model ${id.text}`, { instead: 'at 5 years; or ending over 5 years' }, tokens);
  return { ...term, at, to: at.time.to };
}

function demand(sign: string, open: Token, tokens: Tokens): void {
  if (tokens.next.text === sign) tokens.take();
  else if (tokens.next.kind === 'end')
    refuse(open, 'quantity-form', "'{' is never closed", { instead: "'}' behind the last level" });
  else
    refuse(tokens.next, 'quantity-form', `'${tokens.next.text}' cannot stand here`, {
      instead: sign === ',' ? "a comma, or '}'" : "':' between the name and its level",
    });
}
