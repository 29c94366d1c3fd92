import { refuse, type Span } from './expression.js';
import { type ModelTerm, modelTerm } from './modelTerm.js';
import { isWord, orLast, type RecordName, type Tokens } from './recordText.js';
import { type RecordTime, recordTime } from './recordTime.js';
import type { Token } from './tokens.js';

export type { RecordName } from './recordText.js';

/** A number that is taken from a record of past cases, as it is written. */
export type RecordTerm = OneRecord | ModelTerm | (Span & { kind: 'between'; ends: [OneRecord, OneRecord] });

/** One class, or one curve at one time. */
export type OneRecord = Span &
  (
    | { kind: 'class'; id: RecordName; coded: boolean }
    /** The share that lasts `years`, or with `ending` the chance per year of ending within them. */
    | ({ kind: 'curve'; id: RecordName } & RecordTime)
  );

/** The words with which a number from the record begins. */
export const RECORD_WORDS = ['from', 'between'];

/**
 * Reads what follows `from` or `between`:
 *
 *     record  = "from" (one | "model" id model) | "between" one "and" one
 *     one     = "class" id ["as" "coded"] | "curve" id ("at" | "ending" "over") number time
 *
 * with `model` as told at {@link modelTerm}. Between two classes each is as coded.
 *
 * @param first The word `from` or `between`, already taken.
 * @throws Unreadable where it is written otherwise.
 */
export function recordTerm(first: Token, tokens: Tokens): RecordTerm {
  if (first.text === 'from') return isWord(tokens.next, 'model') ? oneModel(tokens) : oneRecord(first, tokens);
  const a = oneRecord(first, tokens);
  if (!isWord(tokens.next, 'and'))
    refuse(orLast(tokens.next, a), 'quantity-form', "'between' has two ends, with and between them", {
      why: 'it spans two answers to one question',
      instead: `between ${written(a)} and ${written({ ...a, id: { ...a.id, text: 'ID' } })}`,
    });
  tokens.take();
  const b = oneRecord(first, tokens);
  const ends = [a, b].map((end) => (end.kind === 'class' ? { ...end, coded: true } : end)) as [OneRecord, OneRecord];
  return { kind: 'between', ends, from: first.from, to: b.to };
}

function oneModel(tokens: Tokens): ModelTerm {
  const kind = tokens.take();
  const id = nameAfter(kind, 'from', tokens);
  const one = modelTerm(kind, id, tokens);
  if (isWord(tokens.next, 'and'))
    refuse(tokens.next, 'quantity-form', "'from' takes one model", { instead: 'the one that is meant' });
  return one;
}

function oneRecord(first: Token, tokens: Tokens): OneRecord {
  const { next } = tokens;
  const form = first.text === 'from' ? FROM : BETWEEN;
  if (next.kind === 'id') refuseKind(tokens);
  if (isWord(next, 'model'))
    refuse(next, 'quantity-form', "'between' takes classes and curves, no models", {
      why: 'what two levels of a model differ in is known: it is what the model was fitted for',
      instead: 'from model ID given {…: …} at 5 years',
    });
  if (!isWord(next, 'class') && !isWord(next, 'curve'))
    refuse(orLast(next, first), 'quantity-form', `'${first.text}' takes a class or a curve`, { instead: form });
  const kind = tokens.take();
  const id = nameAfter(kind, first.text, tokens);
  const one = kind.text === 'class' ? classOf(kind, id, tokens) : curveOf(kind, id, tokens);
  if (first.text === 'from' && isWord(tokens.next, 'and'))
    refuse(tokens.next, 'quantity-form', "'from' takes one class or curve", {
      why: 'two that answer one question have all that lies between them',
      instead: `between ${kind.text} ${id.text} and …`,
    });
  return one;
}

/** The id behind `class`, `curve` or `model`. */
function nameAfter(kind: Token, first: string, tokens: Tokens): Token {
  const slash = tokens.next;
  if (slash.text === '/') {
    tokens.take();
    const id = tokens.next.kind === 'id' ? tokens.next.text : 'ID';
    refuse(slash, 'quantity-form', `'${first}' has a space between ${kind.text} and its name`, {
      why: 'with a slash it is a ground, as in @class/ID',
      instead: `${kind.text} ${id}${BEHIND[kind.text]}`,
    });
  }
  const id = tokens.next;
  if (id.kind !== 'id')
    refuse(orLast(id, kind), 'quantity-form', `no ${kind.text} is named`, {
      instead: `${kind.text} ID, such as ${kind.text} ${EXAMPLE[kind.text]}${BEHIND[kind.text]}`,
    });
  return tokens.take();
}

/** @throws Unreadable for an id that stands where `class` or `curve` should, or a word that was meant to be one of these. */
function refuseKind(tokens: Tokens): never {
  const first = tokens.take();
  const { next } = tokens;
  const misspelt = next.kind === 'id' && !/[.-]/.test(first.text);
  const id = (misspelt ? next : first).text.slice(0, 60);
  const what = misspelt
    ? `'${first.text.slice(0, 60)}' is neither class nor curve`
    : `neither class nor curve stands before ${id}`;
  return refuse(first, 'quantity-form', what, {
    why: 'a class is a count of cases; a curve says how many lasted how long',
    instead: `class ${id}; or curve ${id} at 5 years`,
  });
}

function classOf({ from }: Token, id: Token, tokens: Tokens): OneRecord {
  if (isWord(tokens.next, 'at') || isWord(tokens.next, 'ending'))
    refuse(tokens.next, 'class-or-curve', `class ${id.text} has one rate, and no time`, {
      why: 'a class is a count of cases; a curve says how many lasted how long',
      instead: `class ${id.text}; or curve ID at 5 years`,
    });
  if (isWord(tokens.next, 'coded'))
    refuse(tokens.next, 'quantity-form', "'as' is missing before coded", { instead: `class ${id.text} as coded` });
  if (!isWord(tokens.next, 'as')) return { kind: 'class', id, coded: false, from, to: id.to };
  const as = tokens.take();
  const coded = tokens.next;
  if (!isWord(coded, 'coded'))
    refuse(orLast(coded, as), 'quantity-form', "'as' is followed by coded, and nothing else", {
      why: 'as coded takes its own cases alone, however few; without it a small class is drawn towards its family',
      instead: `class ${id.text} as coded; or class ${id.text}`,
    });
  tokens.take();
  return { kind: 'class', id, coded: true, from, to: coded.to };
}

function curveOf({ from }: Token, id: Token, tokens: Tokens): OneRecord {
  const more = {
    why: 'a curve says how many lasted how long, so it is asked at a time',
    instead: `curve ${id.text} at 5 years; or for a chance per year: curve ${id.text} ending over 5 years`,
  };
  const at = recordTime(id, `the curve ${id.text}`, more, tokens);
  return { kind: 'curve', id, ...at, from, to: at.time.to };
}

/** What stands behind the id of a class, a curve or a model, and an id of each. */
const BEHIND: Record<string, string> = { class: '', curve: ' at 5 years', model: ' given {…: …} at 5 years' };
const EXAMPLE: Record<string, string> = {
  class: 'alliance.honoured.all',
  curve: 'leader.tenure.all',
  model: 'peace-agreement.lasting',
};
const FROM = 'from class ID; or from curve ID at 5 years';
const BETWEEN = 'between class ID and class ID';

const written = (one: OneRecord) =>
  one.kind === 'class'
    ? `class ${one.id.text}`
    : `curve ${one.id.text} ${one.ending ? 'ending over' : 'at'} ${one.time.text}`;
