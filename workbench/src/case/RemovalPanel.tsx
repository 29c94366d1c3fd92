import './adding.css';
import { useEffect, useRef, useState } from 'react';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import { texts } from '../texts.js';
import { useOutline } from './outlineContext.js';
import { labelOf, opensFor, pathInWords } from './outlineLabels.js';
import type { OutlineTree } from './outlineTree.js';
import { useRemoval } from './useRemoval.js';

const words = texts.adding;

/** What goes with an entry and what would be wrong without it, before it is removed. */
export function RemovalPanel({ path }: { path: string }) {
  const { tree, c, remove, reveal, announce } = useOutline();
  const keys = path.split('.');
  const [alone, setAlone] = useState(false);
  const leave = (then: string) => {
    remove(undefined);
    reveal(then);
  };
  const { looked, write } = useRemoval(keys, () => {
    leave(around(keys, tree));
    announce(words.removed(labelOf(keys, tree, c)));
  });
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    host.current?.focus({ preventScroll: true });
    host.current?.scrollIntoView({ block: 'nearest' });
  }, [looked]);
  if (!looked) return <p className="quiet">{words.looking}</p>;
  const failed = 'problems' in looked;
  const chosen = failed ? undefined : alone ? looked.alone : looked.along;
  return (
    <div
      className="adding removal"
      role="alertdialog"
      aria-label={words.removeOf(labelOf(keys, tree, c))}
      ref={host}
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave(path);
      }}
    >
      <p className="adding-name">{words.removeOf(labelOf(keys, tree, c))}</p>
      {failed && <Told problems={looked.problems} />}
      {chosen && chosen.along.length > 0 && (
        <>
          <p>{words.along(chosen.along.length)}</p>
          <ul>
            {chosen.along.map((entry, i) => (
              <li key={i}>{pathInWords(entry.keys, tree, c)}</li>
            ))}
          </ul>
        </>
      )}
      {chosen && chosen.problems.length > 0 && (
        <>
          <p>{words.wrong(chosen.problems.length)}</p>
          <Told problems={chosen.problems} places={chosen.places} />
        </>
      )}
      {chosen?.restored && <p>{words.restored(chosen.restored)}</p>}
      {!failed && looked.along.along.length > 0 && (
        <label>
          <input type="checkbox" checked={alone} onChange={({ target }) => setAlone(target.checked)} /> {words.alone}
        </label>
      )}
      <p className="adding-buttons">
        {chosen && (
          <button type="button" className="plain" onClick={() => write(chosen)}>
            {words.remove}
          </button>
        )}
        <button type="button" className="plain" onClick={() => leave(path)}>
          {words.keep}
        </button>
      </p>
    </div>
  );
}

/** Problems that are told one by one. */
const MOST = 8;

/** @param places Keys of what each is told about. */
function Told({ problems, places = [] }: { problems: readonly Diagnostic[]; places?: readonly string[][] }) {
  const { tree, c } = useOutline();
  return (
    <ul>
      {problems.slice(0, MOST).map(({ at, what }, i) => {
        const where = pathInWords(places[i] ?? [], tree, c);
        return (
          <li key={`${at?.line}:${at?.column} ${what}`}>
            {where && `${where}: `}
            {what}
          </li>
        );
      })}
      {problems.length > MOST && <li>{texts.outline.moreErrors(problems.length - MOST)}</li>}
    </ul>
  );
}

/** Where to go on when an entry is gone: to what stood around it, or to its section. */
function around(keys: readonly string[], tree: OutlineTree): string {
  const parent = keys.slice(0, -1).join('.');
  return keys.length > 2 && tree.get(parent) ? parent : opensFor(keys.join('.'))[0]!;
}
