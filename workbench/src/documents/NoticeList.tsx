import { useRef } from 'react';
import { useNotices } from '../app/hooks.js';
import { texts } from '../texts.js';
import type { Notices } from './notices.js';
import './notices.css';

/** What the user is told about the case as a document, under the head of the page. */
export function NoticeList({ notices }: { notices: Notices }) {
  const list = useNotices(notices);
  const section = useRef<HTMLElement>(null);
  // The button that was pressed is gone: who uses the keyboard goes on from here.
  const press = (run: () => void) => () => {
    run();
    section.current?.focus();
  };
  return (
    <section ref={section} tabIndex={-1} className="notices" aria-label={texts.documents.notices} aria-live="polite">
      {list.map(({ id, text, tone, actions, progress }) => (
        <div key={id} className={`notice ${tone}`} data-notice={id} role={tone === 'alert' ? 'alert' : undefined}>
          <p>{text}</p>
          {progress !== undefined && (
            <span className="quiet" aria-live="off">
              {progress}
            </span>
          )}
          {actions.map(({ label, run }) => (
            <button type="button" key={label} onClick={press(run)}>
              {label}
            </button>
          ))}
          <button
            type="button"
            className="dismiss"
            aria-label={texts.documents.dismiss}
            title={texts.documents.dismiss}
            onClick={press(() => notices.end(id))}
          >
            ×
          </button>
        </div>
      ))}
    </section>
  );
}
