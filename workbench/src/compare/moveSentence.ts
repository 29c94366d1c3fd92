import type { Move } from '../../../src/lens/index.js';
import { signed, title } from '../../../src/lens/text.js';
import { texts } from '../texts.js';

/** What moved in the matrix of who signs, in a sentence that reads right whatever a party is called. */
export function moveSentence({ of, place, from, to, by, crossed }: Move): string {
  const t = texts.comparing.moves;
  const what = place!.row;
  if (!from) return t.came(what);
  if (!to) return t.went(what);
  if (!of.party) return t.whole(what, to.text, from.text);
  const who = of.party.name;
  const step = by === undefined ? '0.0' : signed(by);
  const margins = step === '0.0' ? t.margins(from.text, to.text) : t.by(from.text, to.text, step);
  if (!to.mark) return t.spared(what, who);
  if (!from.mark) return t.asked(what, who, to.text);
  if (!crossed) return t.margin(what, title(who), margins);
  if (to.mark === 'line') return t.line(what, who, margins);
  if (from.mark === 'line' && to.mark === 'refuses') return t.noLine(what, who, margins);
  return t.side(what, who, to.mark === 'accepts', margins);
}
