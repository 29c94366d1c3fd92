import type { MedianAnswers } from '../../../src/lens/index.js';
import { percent, signed, title } from '../../../src/lens/text.js';
import { texts } from '../texts.js';

/** Names of packages and parties as they stand in sentences, by id. */
export type NameOf = (id: string) => string;

/**
 * What an edit did to the answers at the medians, in sentences: first what turned, then what moved most, each party in
 * points of its own, chances in percentage points.
 *
 * @param most Sentences at most.
 */
export function whatMoved(before: MedianAnswers, after: MedianAnswers, nameOf: NameOf, most = 4): string[] {
  const words = texts.moved;
  const turned: string[] = [];
  const moved: { by: number; says: string }[] = [];
  for (const { id, kind, package: about, party, year } of after.list) {
    const [old, now] = [before.values[id], after.values[id]];
    if (old === undefined || now === undefined || Number.isNaN(old) || Number.isNaN(now) || old === now) continue;
    const [name, who] = [about && nameOf(about), party && nameOf(party)];
    if (kind === 'signed' && name) {
      turned.push(now === 1 ? words.signed(title(name)) : words.notSigned(title(name)));
    } else if (kind === 'ratified' && name) {
      // A case without ratifiers ratifies what it signs, and what is not signed nobody ratifies.
      if (before.values[`signed/${about}`] !== after.values[`signed/${about}`]) continue;
      turned.push(words.ratified(title(name), now === 1));
    } else if (kind === 'margin' && name && who) {
      // Who refuses because of a red line refuses at any margin.
      if (after.refusals.some((r) => r.package === about && r.party === party)) continue;
      const margins = words.margins(signed(old), signed(now));
      if (old < 0 !== now < 0) turned.push(words.turned(title(who), name, now >= 0, margins));
      else moved.push({ by: Math.abs(now - old), says: words.margin(name, who, margins) });
    } else if (kind === 'peace' && name && year === lastYear(after)) {
      moved.push({ by: 100 * Math.abs(now - old), says: words.peace(name, year, percent(now), percent(old)) });
    } else if (kind === 'agreement') {
      moved.push({ by: 100 * Math.abs(now - old), says: words.agreement(percent(now), percent(old)) });
    }
  }
  const seen = moved.filter(({ by }) => by >= LEAST).sort((a, b) => b.by - a.by);
  return [...turned, ...seen.map(({ says }) => says)].slice(0, most);
}

/** Points, or percentage points, below which a move is not seen in what is printed. */
const LEAST = 0.05;

const lastYear = ({ list }: MedianAnswers) => Math.max(...list.map(({ year }) => year ?? 0));
