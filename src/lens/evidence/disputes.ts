import type { Kind, Records } from '../../evidence/record.js';
import type { Finding } from '../finding.js';

/** What the literature says against itself about the kinds that a case speaks of: every finding, and no side taken. */
export function disputesFinding(kinds: readonly Kind[], { disputes }: Records): Finding[] {
  const own = disputes.filter(({ kind }) => kinds.includes(kind));
  if (own.length === 0) return [];
  const said = own.map(({ question, says }) => {
    const each = says.map(({ claim, citation }) => `${nameOf(citation)}: ${inShort(claim)}`);
    return `${question} ${each.join('; ')}.`;
  });
  return [
    {
      id: 'evidence/disputes',
      lens: 'evidence',
      question: 'Where do those who count disagree?',
      about: {},
      sentence: `The literature does not agree on what this case needs to know. ${said.join(' ')} To mend: say in a judgement which finding a number follows, or let its range hold both.`,
      value: {
        kind: 'table',
        of: 'question',
        columns: [
          { id: 'claim', name: 'what is found' },
          { id: 'citation', name: 'by whom' },
        ],
        rows: own.flatMap(({ question, says }, i) =>
          says.map(({ claim, citation }, k) => ({
            id: `${i + 1}.${k + 1}`,
            name: question,
            cells: [{ text: claim }, { text: citation }],
          })),
        ),
      },
      grounds: [],
      certificate: 'not proven',
    },
  ];
}

/** Authors without initials, and the year: `Lo, Hashimoto and Reiter 2008`. */
function nameOf(citation: string): string {
  const [, authors, year] = /^(.*?)\s*\((\d{4})\)/.exec(citation) ?? [];
  return authors ? `${authors.replace(/,(?: [A-Z]\.)+/g, '')} ${year}` : citation;
}

/** The first sentence of a claim, or what stands before a colon in it, as a part of a sentence. */
function inShort(claim: string): string {
  const [first] = claim.split(/[.:](?: |$)/, 1);
  return `${first!.charAt(0).toLowerCase()}${first!.slice(1)}`;
}
