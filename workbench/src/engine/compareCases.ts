import { type Case, caseChanges, readCase } from '../../../src/case/index.js';
import {
  type AssessedCase,
  assess,
  type ComparedWorlds,
  compareAtMedians,
  compareOverWorlds,
  type Move,
  movesBetween,
} from '../../../src/lens/index.js';
import type { Budget } from '../../../src/shared/budget.js';
import { type LineChange, lineDifference } from '../documents/lineDifference.js';
import { VERSION } from '../version.js';
import { loadFrom } from './loadText.js';
import type { Comparison, OnceAsk, ToldMove } from './onceProtocol.js';
import type { CaseText } from './protocol.js';

/**
 * Compares two variants of a case, in rounds, each of which says more than the one before: what was changed and the
 * answers at the medians; then in words; then over more and more worlds. What a budget ends in the middle says nothing
 * that an earlier round has said better.
 */
export async function compareCases(
  { before, after, rounds, seed, workers }: OnceAsk & { kind: 'compare' },
  say: (comparison: Comparison) => void,
  budget: Budget,
): Promise<void> {
  const [first, second] = [before, after].map((source) => ({ name: source.name, load: loadFrom(source) }));
  const changes = caseChanges(first!, second!);
  if (changes.length === 0) return say({ changes, last: true });
  const [old, now] = [caseOf(before), caseOf(after)];
  if (!old || !now) return say({ changes, last: true });
  const names = { names: named([...now.parties, ...now.ratifiers]), offers: named(now.offers) };
  const atMedians = await compareAtMedians(old, now);
  say({ changes, compared: atMedians, ...names, last: false });
  const [one, two] = [await assessed(old, budget), await assessed(now, budget)];
  // Of two that were ended at different places what differs may be that place.
  if (budget.stopped) return;
  const moves = movesBetween(one.assessment, two.assessment).map(told);
  let best: ComparedWorlds | undefined;
  for (const [i, count] of rounds.entries()) {
    const compared = await compareOverWorlds(one, two, { count, seed: BigInt(seed), workers }, budget);
    if (best && compared.worlds <= best.worlds) return;
    best = compared;
    const last = i === rounds.length - 1 && compared.complete;
    say({ changes, moves, compared, ...names, last });
    if (budget.stopped) return;
  }
}

const named = (list: readonly { id: string; name: string }[]) =>
  Object.fromEntries(list.map(({ id, name }) => [id, name]));

function caseOf(source: CaseText): Case | undefined {
  return readCase(source.name, loadFrom(source)).case;
}

async function assessed(c: Case, budget: Budget): Promise<AssessedCase> {
  const found = await assess(c, VERSION, budget, 'screen');
  if (found.kind === 'too-large') throw new Error(found.why);
  return found;
}

/** Of an answer of which less than this stayed, all is new: what is left are words that any sentence has. */
const STAYED = 0.5;

/** Which words of an answer are new; a number and its % are one word. */
function told(move: Move): ToldMove {
  if (move.place || !move.from || !move.to) return move;
  const lines = ({ text }: { text: string }) => text.split(/[ \n]+/).join('\n');
  const words = lineDifference(lines(move.from), lines(move.to));
  const count = (kind: LineChange['kind']) =>
    words.reduce((sum, change) => sum + (change.kind === kind ? change.lines.length : 0), 0);
  const stayed = count('same') / (count('same') + count('added'));
  return stayed >= STAYED ? { ...move, words } : move;
}
