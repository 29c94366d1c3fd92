import type { CaseChange } from '../../../src/case/index.js';
import { texts } from '../texts.js';

/** Changes that are shown at once. */
const MOST = 60;
/** Letters of a value that are shown. */
const LONG = 160;

/** What one text says otherwise than the other, by path. */
export function ChangedPaths({ changes }: { changes: readonly CaseChange[] }) {
  const t = texts.comparing;
  return (
    <section aria-label={t.changes(changes.length)}>
      <h3>{t.changes(changes.length)}</h3>
      <div className="scroll">
        <table className="compared">
          <thead>
            <tr>
              <th scope="col">{t.path}</th>
              <th scope="col">{t.before}</th>
              <th scope="col">{t.after}</th>
            </tr>
          </thead>
          <tbody>
            {changes.slice(0, MOST).map(({ path, before, after }) => (
              <tr key={path.join('.')}>
                <th scope="row">{path.join(' · ')}</th>
                <td>{before === undefined ? <em>{t.absent}</em> : short(before)}</td>
                <td>{after === undefined ? <em>{t.absent}</em> : short(after)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {changes.length > MOST && <p className="quiet">{t.more(changes.length - MOST)}</p>}
    </section>
  );
}

const short = (text: string) => (text.length > LONG ? `${text.slice(0, LONG)}…` : text);
