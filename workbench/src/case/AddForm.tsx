import './adding.css';
import { type FormEvent, type ReactNode, useEffect, useId, useRef } from 'react';
import { describe } from '../../../src/shared/diagnostic.js';
import { useUnfolded } from '../app/useUnfolded.js';
import { texts } from '../texts.js';
import { type NewEntries, useAddition } from './useAddition.js';

/** A button that unfolds the form in which something new is described. */
export function AddForm({ name, form }: { name: string; form: (close: () => void) => ReactNode }) {
  const { open, unfold, close, button } = useUnfolded();
  if (open)
    return (
      // biome-ignore lint/a11y/noStaticElementInteractions: Escape closes it from whatever field has the focus
      <div
        className="adding"
        onKeyDown={(event) => {
          if (event.key === 'Escape' && !event.defaultPrevented) close();
        }}
      >
        {form(close)}
      </div>
    );
  return (
    <button ref={button} type="button" className="add" onClick={unfold}>
      <span aria-hidden="true">+</span> {name}
    </button>
  );
}

/** Problems that are told one by one. */
const MOST = 5;

/**
 * The fields of something new, what is wrong with them, and the buttons that write it or leave it.
 * @param about What it is, from the language.
 * @param entries What is to be written, from the fields as they are.
 */
export function AddFields({
  name,
  about,
  entries,
  close,
  children,
}: {
  name: string;
  about: string | undefined;
  entries: () => NewEntries;
  close: () => void;
  children: ReactNode;
}) {
  const { add, addAnyway, problems, busy } = useAddition(entries, close);
  const heading = useId();
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, []);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add();
  };
  return (
    <form ref={form} aria-labelledby={heading} onSubmit={submit} autoComplete="off">
      <p className="adding-name" id={heading}>
        {name}
      </p>
      {about && <p className="quiet">{about}</p>}
      {children}
      {problems.slice(0, MOST).map(({ at: _, ...words }) => (
        <p key={`${words.code} ${words.what}`} className="field-problem" role="alert">
          {describe(words)}
        </p>
      ))}
      {problems.length > MOST && <p>{texts.outline.moreErrors(problems.length - MOST)}</p>}
      <p className="adding-buttons">
        <button type="submit" className="plain" aria-disabled={busy}>
          {texts.adding.add}
        </button>
        {addAnyway && (
          <button type="button" className="plain" onClick={addAnyway}>
            {texts.adding.anyway}
          </button>
        )}
        <button type="button" className="plain" onClick={close}>
          {texts.adding.cancel}
        </button>
      </p>
    </form>
  );
}
