import { useMemo } from 'react';
import { texts } from '../texts.js';
import { lineDifference } from './lineDifference.js';
import './difference.css';

/** Lines of context around a change. */
const AROUND = 2;

/** What differs between two texts, line by line, with a sign before each line. */
export function Difference({ before, after }: { before: string; after: string }) {
  const changes = useMemo(() => lineDifference(before, after), [before, after]);
  const t = texts.documents.difference;
  if (changes.every(({ kind }) => kind === 'same')) return <p className="quiet">{t.none}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard must reach it.
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
  );
}
