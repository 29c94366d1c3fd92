import { useOnce } from '../engine/useOnce.js';
import { texts } from '../texts.js';
import type { LineChange } from './lineDifference.js';
import './difference.css';

/** Lines of context around a change. */
const AROUND = 2;
/** Changed lines that are shown: nobody reads more, and a browser takes long to lay them out. */
const MOST = 2000;
/** Seconds after which the comparison is given up. */
const PATIENCE = 30;

/** What differs between two texts, line by line, with a sign before each line. */
export function Difference({ before, after }: { before: string; after: string }) {
  const found = useOnce({ kind: 'difference', before, after }, 'difference', PATIENCE, [before, after]);
  const t = texts.documents.difference;
  if (!found) return <p className="quiet">{t.working}</p>;
  if ('why' in found) return <p role="alert">{t.failed(found.why)}</p>;
  if (found.changes.every(({ kind }) => kind === 'same')) return <p className="quiet">{t.none}</p>;
  const { changes, left } = firstLines(found.changes);
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it. */}
      <pre className="difference" tabIndex={0}>
        {changes.map(({ kind, lines }, i) => {
          const key = `${i} ${kind}`;
          if (kind !== 'same') {
            return (
              <span key={key} className={kind}>
                {lines.map((line) => `${kind === 'added' ? '+' : '−'} ${line}\n`).join('')}
              </span>
            );
          }
          const head = i === 0 ? [] : lines.slice(0, AROUND);
          const tail = i === changes.length - 1 ? [] : lines.slice(Math.max(head.length, lines.length - AROUND));
          const between = lines.length - head.length - tail.length;
          return (
            <span key={key}>
              {head.map((line) => `  ${line}\n`).join('')}
              {between > 0 && <em>{`  ${t.same(between)}\n`}</em>}
              {tail.map((line) => `  ${line}\n`).join('')}
            </span>
          );
        })}
      </pre>
      {left > 0 && <p className="quiet">{t.more(left)}</p>}
    </>
  );
}

/** The first {@link MOST} lines that differ, with what is the same between them, and how many are left out. */
function firstLines(all: readonly LineChange[]): { changes: LineChange[]; left: number } {
  const changes: LineChange[] = [];
  let room = MOST;
  let left = 0;
  for (const change of all) {
    if (change.kind === 'same') {
      if (room > 0) changes.push(change);
      continue;
    }
    const lines = change.lines.slice(0, room);
    room -= lines.length;
    left += change.lines.length - lines.length;
    if (lines.length > 0) changes.push({ ...change, lines });
  }
  return { changes, left };
}
