import type { Assessment } from '../lens/finding.js';
import { type Move, movesBetween } from '../lens/movesBetween.js';
import { signed } from '../lens/text.js';
import { cellText } from './textTable.js';
import { wrap, wrapIn } from './wrap.js';

/** How many lines tell of changes. */
const LINES = 12;

/** The most lines of a sentence that is not the answer. */
const SENTENCE = 3;

/** What differs between two assessments of a case, in lines for a terminal: the most important first, the rest counted. */
export function moved(before: Assessment, after: Assessment): string[] {
  const entries = movesBetween(before, after).map(linesOf);
  if (entries.length === 0) return ['nothing moved'];
  let shown = 0;
  for (let lines = 0; shown < entries.length; shown++) {
    lines += entries[shown]!.length;
    if (lines > LINES) break;
  }
  const rest = entries.length - shown;
  return ['what moved:', ...entries.slice(0, shown).flat(), ...(rest > 0 ? [`  and ${rest} more`] : [])];
}

function linesOf({ rank, place, from, to, by }: Move): string[] {
  if (!place) {
    return rank === 1 ? wrapIn(LINES / 2, to!.text, '  ', '  ', ' …') : wrapIn(SENTENCE, to!.text, '  ', '    ', ' …');
  }
  const step = by === undefined ? '' : ` (${signed(by)})`;
  const [went, came] = place.row
    ? ['no longer there', 'new']
    : ['no longer among those asked', 'now among those asked'];
  const says = !to ? went : !from ? came : `${cellText(from)} → ${cellText(to)}${step}`;
  return wrap(`${[place.row, place.column].filter(Boolean).join(', ')}: ${says}`, '  ', '    ');
}
