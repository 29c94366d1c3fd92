import type { Finding } from '../../lens/finding.js';

/** A chapter of the report: one question of the reader, and the findings that answer it. */
export interface Section {
  id: string;
  heading: string;
  findings: Finding[];
}

/**
 * Reading order of the chapters. A finding belongs to the first whose list has its id, else to the first whose list has
 * the beginning of it; a finding that no list has stands under "Further findings", so that a new lens is shown before this table knows it.
 */
const CHAPTERS: { id: string; heading: string; holds: string[] }[] = [
  { id: 'answer', heading: 'The answer', holds: ['settlement/answer'] },
  {
    id: 'signs',
    heading: 'Who signs',
    holds: ['settlement/who-signs', 'settlement/counts', 'settlement/two-level', 'settlement/time'],
  },
  {
    id: 'holds',
    heading: 'Will it hold',
    holds: [
      'guarantee/holds',
      'guarantee/survival',
      'guarantee/honoured',
      'guarantee/causes',
      'guarantee/tempting',
      'guarantee/levers',
      'guarantee/middle-ground',
      'guarantee/durability',
      'guarantee/sets',
      'guarantee/exposure',
      'guarantee/epsilon',
      'guarantee/lambda',
      'guarantee/heat',
      'guarantee/profiles',
      'guarantee/record',
      'guarantee/record/departs',
      'guarantee/record/lifetime',
      'guarantee/record/turnover',
      'guarantee/record/peace',
      'guarantee/model/',
      'guarantee/sentence/',
      'guarantee/',
    ],
  },
  {
    id: 'deadline',
    heading: 'Does the deadline work',
    holds: [
      'offer/deadline/',
      'offer/effect/',
      'offer/consent/',
      'offer/resolve/',
      'offer/path/',
      'offer/tree/',
      'offer/agency/',
      'offer/robust/',
      'offer/',
    ],
  },
  {
    id: 'opens',
    heading: 'Why not, and what would open it',
    holds: ['settlement/corrections', 'settlement/carries', 'settlement/conflicts', 'settlement/would-take/'],
  },
  {
    id: 'sure',
    heading: 'How sure',
    holds: ['worlds/how-sure', 'worlds/packages', 'worlds/margins/', 'worlds/peace', 'worlds/'],
  },
  {
    id: 'mind',
    heading: 'What would change our mind',
    holds: [
      'sensitivity/main',
      'sensitivity/drivers/',
      'sensitivity/tornado/',
      'sensitivity/flips/',
      'sensitivity/scenario/',
      'sensitivity/information/',
      'sensitivity/robust/',
      'sensitivity/',
    ],
  },
  {
    id: 'which',
    heading: 'Which package',
    holds: ['settlement/solutions', 'settlement/trades/', 'settlement/frontier'],
  },
  { id: 'worth', heading: 'What each package is worth', holds: ['settlement/explain/'] },
  { id: 'space', heading: 'The space of packages', holds: ['settlement/scatter/'] },
  { id: 'issues', heading: 'The issues', holds: ['settlement/issues'] },
  { id: 'further', heading: 'Further findings', holds: [''] },
  { id: 'grounds', heading: 'On what ground', holds: ['evidence/grounds', 'evidence/drivers', 'evidence/'] },
  { id: 'proof', heading: 'How it was computed', holds: ['settlement/proof', 'guarantee/proof', 'offer/proof/'] },
];

/** Findings by chapter, in the order of the lists above, then as found. Chapters without findings are kept. */
export function sections(findings: readonly Finding[]): Section[] {
  const chapters = CHAPTERS.map(({ id, heading }) => ({ id, heading, findings: [] as Finding[] }));
  for (const finding of findings) {
    const named = CHAPTERS.findIndex(({ holds }) => holds.includes(finding.id));
    const begun = CHAPTERS.findIndex(({ holds }) => holds.some((key) => key !== '' && matches(finding.id, key)));
    const place = named < 0 ? begun : named;
    chapters[place < 0 ? CHAPTERS.findIndex(({ id }) => id === 'further') : place]!.findings.push(finding);
  }
  for (const [i, chapter] of chapters.entries()) {
    const rank = (finding: Finding) => CHAPTERS[i]!.holds.findIndex((key) => matches(finding.id, key));
    chapter.findings.sort((a, b) => rank(a) - rank(b));
  }
  return chapters;
}

const matches = (id: string, key: string) => (key.endsWith('/') || key === '' ? id.startsWith(key) : id === key);
