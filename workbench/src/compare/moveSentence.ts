import type { Cell, Move } from '../../../src/lens/index.js';
import { signed } from '../../../src/lens/text.js';
import { texts } from '../texts.js';

/** What moved in the matrix of who signs, in a sentence that reads right whatever a party is called. */
export function moveSentence({ of, place, from, to, by, crossed }: Move): string {
  const t = texts.comparing.moves;
  const { row: what, column } = place!;
  if (!what) return from ? t.partyWent(column) : t.partyCame(column);
  if (!from) return t.came(what);
  if (!to) return t.went(what);
  if (!of.party) return to.mark === 'accepts' ? t.signed(what, from.text) : t.notSigned(what, to.text, from.text);
  const who = of.party.name;
  const margins = marginsOf(from, to, by);
  if (!to.mark) return t.spared(what, who);
  if (!from.mark) return t.asked(what, who, to.text);
  if (!crossed) return t.margin(what, column, margins);
  if (to.mark === 'line') return t.line(what, who, margins);
  if (from.mark === 'line' && to.mark === 'refuses') return t.noLine(what, who, margins);
  return t.side(what, who, to.mark === 'accepts', margins);
}

/** Both as they are printed, without saying twice which red lines both cross. */
function marginsOf(from: Cell, to: Cell, by: number | undefined): string {
  const t = texts.comparing.moves;
  const step = by === undefined ? '0.0' : signed(by);
  if (step === '0.0') return t.margins(from.text, to.text);
  const [was, is] = [signed(from.number!), signed(to.number!)];
  const lines = to.text.slice(is.length);
  const same = lines !== '' && from.text === was + lines && to.text === is + lines;
  return same ? t.still(t.by(was, is, step), lines.trim()) : t.by(from.text, to.text, step);
}
