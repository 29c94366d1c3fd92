import type { Judgement, Source } from './case.js';
import type { Cursor } from './cursor.js';
import type { Problems } from './problems.js';
import { inWords } from './read-issues.js';

export function readSources(at: Cursor): Record<string, Source> {
  const readable = at.names().filter(([id]) => !/^p\d+$/.test(id));
  return Object.fromEntries(
    readable.map(([id, entry]) => {
      const words = (key: 'author' | 'published' | 'url') =>
        entry.get(key).words ? { [key]: entry.get(key).words } : {};
      const paragraphs = Number(entry.get('paragraphs').words);
      return [
        id,
        {
          id,
          title: entry.get('title').words ?? inWords(id),
          ...words('author'),
          ...words('published'),
          ...words('url'),
          ...(paragraphs > 0 ? { paragraphs } : {}),
        },
      ];
    }),
  );
}

export function readJudgements(at: Cursor): Record<string, Judgement> {
  return Object.fromEntries(
    at.names().map(([id, entry]) => {
      const words = (key: 'by' | 'on') => (entry.get(key).words ? { [key]: entry.get(key).words } : {});
      return [id, { id, says: entry.get('says').words ?? '', ...words('by'), ...words('on') }];
    }),
  );
}

/** Sources and judgements share one space of names, in which p1, p2, … are paragraphs. */
export function checkGroundNames(top: Cursor, problems: Problems): void {
  const judgements = top.get('judgements').names();
  const sources = top.get('sources').names();
  for (const [id, entry] of [...sources, ...judgements]) {
    if (/^p\d+$/.test(id) || ['class', 'curve', 'model'].includes(id)) {
      problems.error('reserved-word', entry.keyAt, `'${id}' cannot be a name here`, {
        why: /^p\d/.test(id) ? 'p and a number name a paragraph' : `${id}/… names a ${id} of past cases`,
      });
    }
  }
  for (const [id, entry] of judgements) {
    const source = sources.find(([other]) => other === id);
    if (source)
      problems.error('duplicate-key', entry.keyAt, `'${id}' is a source and a judgement`, {
        also: [{ at: source[1].keyAt, what: 'the source' }],
      });
  }
}
