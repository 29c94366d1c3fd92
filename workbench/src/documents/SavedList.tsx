import { useEffect, useState } from 'react';
import { texts } from '../texts.js';
import type { SavedCase } from './caseStore.js';
import type { Documents } from './documents.js';

/** The cases that are kept in the browser: open, rename, delete and take that back. */
export function SavedList({ documents, onOpen }: { documents: Documents; onOpen: (id: string) => void }) {
  const t = texts.opening;
  const saved = useSaved(documents);
  const [renaming, setRenaming] = useState<string>();
  const [removed, setRemoved] = useState<{ title: string; back: () => Promise<void> }>();
  return (
    <>
      {saved.length === 0 && <p className="quiet">{t.noSaved}</p>}
      <ul>
        {saved.map((one) => (
          <li key={one.id}>
            {renaming === one.id ? (
              <form
                onSubmit={(event) => {
                  event.preventDefault();
                  const title = String(new FormData(event.currentTarget).get('title')).trim();
                  if (title !== '') void documents.rename(one.id, title);
                  setRenaming(undefined);
                }}
              >
                {/* biome-ignore lint/a11y/noAutofocus: the field takes the place of the button that was pressed. */}
                <input name="title" aria-label={t.newTitle} defaultValue={one.title} maxLength={200} autoFocus />
              </form>
            ) : (
              <button type="button" className="case" onClick={() => onOpen(one.id)}>
                {one.title}
              </button>
            )}
            <small>{one.id === documents.currentId ? t.current : t.changed(day(one.changed))}</small>
            <button
              type="button"
              aria-label={t.rename(one.title)}
              title={t.rename(one.title)}
              onClick={() => setRenaming(one.id)}
            >
              ✎
            </button>
            <button
              type="button"
              aria-label={t.remove(one.title)}
              title={t.remove(one.title)}
              onClick={async () => setRemoved({ title: one.title, back: await documents.remove(one) })}
            >
              ✕
            </button>
          </li>
        ))}
      </ul>
      <p className="quiet" role="status">
        {removed && (
          <>
            {t.removed(removed.title)}{' '}
            <button
              type="button"
              className="case"
              onClick={() => {
                void removed.back();
                setRemoved(undefined);
              }}
            >
              {texts.undo}
            </button>
          </>
        )}
      </p>
    </>
  );
}

/** What is kept, read anew whenever that changes. */
export function useSaved(documents: Documents): SavedCase[] {
  const [saved, setSaved] = useState<SavedCase[]>([]);
  const { changes } = documents;
  useEffect(() => {
    let wanted = true;
    void documents.saved().then((list) => wanted && setSaved(list));
    return () => {
      wanted = false;
    };
  }, [documents, changes]);
  return saved;
}

const day = (milliseconds: number) =>
  new Date(milliseconds).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' });
