import './adding.css';
import { useEffect, useId, useRef, useState } from 'react';
import { describe } from '../../../src/shared/diagnostic.js';
import { texts } from '../texts.js';
import { shortName } from './leftOut.js';
import { useOutline } from './outlineContext.js';
import { labelOf } from './outlineLabels.js';
import { useRenaming } from './useRenaming.js';

const words = texts.renaming;

/** Asks for another short name, and tells how many places of the case follow, or why it cannot be. */
export function RenamePanel({ path }: { path: string }) {
  const { tree, c, rename, renamed, reveal } = useOutline();
  const keys = path.split('.');
  const id = shortName(tree.get(path)) ?? '';
  const label = /^\d/.test(keys.at(-1)!) ? id : labelOf(keys, tree, c);
  const [to, setTo] = useState(id);
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const state = useRenaming(keys, id, (now, places) => {
    rename(undefined);
    if (places === 0) reveal(path);
    else renamed(path, now, words.done(now, places));
  });
  useEffect(() => {
    input.current?.focus({ preventScroll: true });
    input.current?.select();
    input.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const leave = () => {
    rename(undefined);
    reveal(path);
  };
  return (
    <form
      className="adding renaming"
      aria-label={words.of(label)}
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void state.rename(to.trim());
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') leave();
      }}
    >
      <p className="adding-name">{words.of(label)}</p>
      <div className="field">
        <div className="field-line">
          <label htmlFor={field}>{words.field}</label>
          <input
            ref={input}
            id={field}
            value={to}
            spellCheck={false}
            autoCapitalize="none"
            aria-describedby={`${field}-about`}
            aria-invalid={state.problems.length > 0}
            onChange={({ target }) => setTo(target.value)}
          />
        </div>
        <p className="in-words" id={`${field}-about`}>
          {words.about} {state.cited !== undefined && words.cited(state.cited)} {words.kept}
        </p>
      </div>
      {state.problems.map(({ at: _, ...problem }) => (
        <p key={`${problem.code} ${problem.what}`} className="field-problem" role="alert">
          {describe(problem)}
        </p>
      ))}
      <p className="adding-buttons">
        <button type="submit" className="plain">
          {words.rename}
        </button>
        <button type="button" className="plain" onClick={leave}>
          {texts.adding.cancel}
        </button>
      </p>
    </form>
  );
}
