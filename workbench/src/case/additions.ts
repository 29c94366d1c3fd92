import type { Written } from '../../../src/case/index.js';
import { covariatesOf } from './citable.js';
import type { SectionId } from './outlineLabels.js';

/** A kind of thing that a form adds to a case. */
export interface Addition {
  /** The part of the case in which it stands. */
  top: string;
  section: SectionId;
  /** The key under which it is called by words; none where it has a name of one word only. */
  called?: 'name' | 'title' | 'says';
  /** What is asked about it, by keys below it; those with a ? may be left out. */
  asks: readonly string[];
  /** Names of the text of its button, where a part has two kinds of things. */
  one?: string;
}

/** In the order in which the outline offers them. Parties and issues have forms of their own. */
export const ADDITIONS: readonly Addition[] = [
  { top: 'ratifiers', section: 'ratifiers', called: 'name', asks: ['of', 'values', 'accepts-from?'] },
  { top: 'rules', section: 'issues', asks: ['require'], one: 'require' },
  { top: 'rules', section: 'issues', asks: ['forbid'], one: 'forbid' },
  { top: 'packages', section: 'packages', called: 'name', asks: ['like?'] },
  { top: 'red-lines', section: 'lines', called: 'name', asks: ['party', 'when', 'costs?'] },
  { top: 'exchanges', section: 'lines', called: 'name', asks: ['party', 'gives', 'for', 'otherwise?'] },
  { top: 'links', section: 'lines', called: 'name', asks: ['party', 'when', 'points'] },
  { top: 'forms', section: 'promises', called: 'name', asks: ['notice', 'leaving', 'refusing'] },
  { top: 'commitments', section: 'promises', called: 'name', asks: ['by', 'given', 'form?', 'honouring?'] },
  { top: 'calendar', section: 'course', called: 'name', asks: ['on', 'marks'] },
  { top: 'beside', section: 'futures', asks: ['model', 'given'] },
  { top: 'offers', section: 'offers', called: 'name', asks: ['by', 'to', 'package', 'expires.after', 'resolve'] },
  { top: 'correlations', section: 'correlations', called: 'name', asks: ['between.1', 'between.2', 'rank'] },
  { top: 'sources', section: 'grounds', called: 'title', asks: ['author?', 'published?', 'url?', 'paragraphs?'] },
  { top: 'judgements', section: 'grounds', called: 'says', asks: ['by?'] },
];

/** The keys of something that is asked, and whether it may be left out. */
export const asked = (ask: string): { keys: string[]; optional: boolean } => ({
  keys: ask.replace('?', '').split('.'),
  optional: ask.endsWith('?'),
});

/** What a form asks once some of it is answered: of a model beside the games, a level of each of its covariates. */
export const asksNow = ({ top, asks }: Addition, answers: Record<string, string>): string[] =>
  asks.flatMap((ask) =>
    top === 'beside' && ask === 'given' ? covariatesOf(answers.model ?? '').map(({ name }) => `given.${name}`) : [ask],
  );

/**
 * What a form says about something new, as it is written: what was left empty is left out, so that the reader of the
 * case asks for it where it is needed.
 * @param words What it is called.
 * @param answers By what was asked.
 */
export function writtenFrom(addition: Addition, words: string, answers: Record<string, string>): Written {
  const { called } = addition;
  const written: Record<string, Written> = called && words.trim() !== '' ? { [called]: words.trim() } : {};
  for (const ask of asksNow(addition, answers)) {
    const value = answers[ask]?.trim() ?? '';
    if (value === '') continue;
    const [key, below] = asked(ask).keys as [string, string?];
    const before = written[key] ?? (/^\d+$/.test(below ?? '') ? [] : {});
    if (below === undefined) written[key] = value;
    else written[key] = Array.isArray(before) ? [...before, value] : { ...(before as object), [below]: value };
  }
  return written;
}

/** Options as they are typed, one a line or with commas between them. */
export const optionsIn = (text: string): string[] => {
  const lines = text.split('\n').some((line, i) => i > 0 && line.trim() !== '') ? text.split('\n') : text.split(',');
  return lines.map((line) => line.trim()).filter((line) => line !== '');
};

/** Points from 0 for the first to 100 for the last, at equal distances: to be judged, and so to be changed. */
export const evenly = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => String(count === 1 ? 100 : Math.round((100 * i) / (count - 1))));
