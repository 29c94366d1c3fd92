import type { Case } from './case.js';
import type { CaseNumber } from './number.js';
import type { Offer } from './offer.js';
import { groundInWords, numberInWords } from './words.js';

/** An offer read back in words. */
export function showOffer(c: Case, o: Offer): string[] {
  const name = (id: string) => c.parties.find((p) => p.id === id)?.name ?? id;
  const titled = (id: string) => c.packages.find((p) => p.id === id)?.name ?? id;
  const num = numberInWords;
  const weeks = (n: CaseNumber) => `${num(n)} ${num(n) === '1' ? 'week' : 'weeks'}`;
  const byParty = (numbers: Record<string, CaseNumber>) =>
    Object.entries(numbers)
      .map(([id, n]) => `${num(n)} for ${name(id)}`)
      .join(', ');
  const { prize, extension } = o;
  const parts = [
    `stands for ${weeks(o.expires)}; an occasion to answer every ${weeks(o.period).replace(/^1 /, '')}`,
    `committed with a chance of ${num(o.resolve)}`,
    `counters: ${o.counters.map(titled).join(', ') || 'none'}`,
    `backing down costs the sponsor ${num(extension.costs)} points, and the offer then stays for ${weeks(extension.weeks)}`,
    Object.keys(o.waiting).length ? `a week of waiting costs ${byParty(o.waiting)}` : '',
    Object.keys(o.withdrawn).length ? `once it is withdrawn, no-deal differs by ${byParty(o.withdrawn)}` : '',
    Object.keys(o.refused).length ? `once others refuse, no-deal differs by ${byParty(o.refused)}` : '',
    prize
      ? `an agreement is worth ${num(prize.now)} points more to the sponsor now, ${num(prize.later)} from ${prize.by}${prize.event ? ` (${prize.event.name})` : ''} on`
      : '',
    ...Object.entries(o.consent).map(([id, { linesHold, knownTo }]) =>
      [
        linesHold ? `the red lines of ${name(id)} hold with a chance of ${num(linesHold)}` : '',
        knownTo ? `its no-deal is known to ± ${num(knownTo)} points` : '',
      ]
        .filter((part) => part !== '')
        .join('; '),
    ),
  ];
  return [
    `${o.name} (${o.id}): ${name(o.by)} to ${name(o.to)}, package ${o.package}${o.ground ? ` [${groundInWords(o.ground, c)}]` : ''}`,
    ...parts.filter((part) => part !== '').map((part) => `  ${part}`),
  ];
}
