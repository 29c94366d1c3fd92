import { texts } from '../texts.js';
import type { CaseStore } from './caseStore.js';
import { findLastWords, takeBackLastWords } from './lastWords.js';
import { isSameWork, workOf } from './work.js';

/** Puts what closed tabs have left behind where it belongs; what another tab has gone on with stays, and this beside it. */
export async function recover(store: CaseStore): Promise<void> {
  for (const { tab, words } of findLastWords()) {
    const { saved, base } = words;
    const found = await store.get(saved.id);
    if (!found || !isSameWork(workOf(found), workOf(saved))) {
      const kept = await store.save(saved, base);
      const id = 'conflict' in kept ? crypto.randomUUID() : saved.id;
      if ('conflict' in kept) {
        await store.put({ ...saved, id, title: texts.documents.apartTitle(saved.title), renamed: true });
      }
      if (saved.kind !== 'disk') await store.setLastOpened({ saved: id });
    }
    takeBackLastWords(tab);
  }
}
