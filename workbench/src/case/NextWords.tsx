import { completionsAt } from '../document/completionsAt.js';
import { texts } from '../texts.js';
import { useOutline } from './outlineContext.js';

/** Words that may follow in a condition, to be pressed instead of typed. @param keys Of the place where it will stand. */
export function NextWords({
  keys,
  value,
  onValue,
  input,
}: {
  keys: readonly string[];
  value: string;
  onValue: (value: string) => void;
  /** Id of the field that they are written into. */
  input: string;
}) {
  const { tree } = useOutline();
  const { typed, list } = completionsAt({ keys: [...keys], at: 'value', typed: value }, tree);
  const next = list.filter(({ word }) => word.startsWith(typed) && word !== typed);
  if (next.length === 0) return null;
  const before = value.slice(0, value.length - typed.length);
  return (
    <fieldset className="next-words" aria-label={texts.adding.nextWords}>
      {next.map(({ word, says }) => (
        <button
          key={word}
          type="button"
          className="plain"
          title={says}
          onClick={() => {
            onValue(`${before}${word}${word.endsWith('(') ? '' : ' '}`);
            // The word is no longer offered, and its button goes.
            document.getElementById(input)?.focus();
          }}
        >
          {word}
        </button>
      ))}
    </fieldset>
  );
}
