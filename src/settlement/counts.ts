import { isSignable } from './adoption.js';
import type { Compiled } from './compile.js';
import type { Counts } from './result.js';
import type { Survey } from './survey.js';

/** How many packages are accepted, signable and ratifiable, and on whom it turns. */
export function countsOf({ space, bits }: Compiled, { patterns, facts, packages }: Survey): Counts {
  const parties = space.parties.map((_, p) => p);
  const sum = (counts: (id: number) => boolean): number =>
    facts.reduce((n, _, id) => (counts(id) ? n + patterns.counts[id] : n), 0);
  const notNeeded = parties.map((p) => bits.findIndex((bit) => bit.party === p && bit.kind === 'not-needed'));
  const ratifiers = parties.filter((p) => space.parties[p].role === 'ratifier');
  const refuses = (id: number, p: number): boolean =>
    !facts[id].accepts[p] && !(notNeeded[p] >= 0 && patterns.has(id, notNeeded[p]));
  return {
    packages,
    acceptable: parties.map((p) => sum((id) => facts[id].accepts[p])),
    signable: sum((id) => facts[id].signable),
    ratifiable: sum((id) => facts[id].signable && !ratifiers.some((p) => refuses(id, p))),
    unanimous: sum((id) => facts[id].unanimous),
    candidates: sum((id) => facts[id].candidate),
    blocksAlone: parties.map((p) =>
      sum((id) => {
        const { accepts, signable } = facts[id];
        return !signable && !accepts[p] && isSignable(space.adoption, (q) => q === p || accepts[q]);
      }),
    ),
    ratifiers: ratifiers.map((party) => ({
      party,
      refuses: sum((id) => facts[id].signable && refuses(id, party)),
      alone: sum((id) => facts[id].signable && ratifiers.every((p) => refuses(id, p) === (p === party))),
    })),
  };
}
