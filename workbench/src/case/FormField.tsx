import { useId, useState } from 'react';
import type { Shape } from '../../../src/case/index.js';
import { alternatives } from '../../../src/case/shape-at.js';
import { texts } from '../texts.js';
import { type Citable, citable } from './citable.js';
import { NextWords } from './NextWords.js';
import { useOutline } from './outlineContext.js';

/** Letters that a choice has room for beside its label. */
const ONE_LINE = 40;

/**
 * One field of something new, in the control that its shape asks for, with what the language says of it.
 * @param keys Of the place where it will stand.
 */
export function FormField({
  keys,
  label,
  shape,
  value,
  onValue,
  optional = false,
  choices: given,
}: {
  keys: readonly string[];
  label: string;
  shape: Shape;
  value: string;
  onValue: (value: string) => void;
  optional?: boolean;
  /** In place of all that the case has. */
  choices?: readonly Citable[];
}) {
  const { tree } = useOutline();
  const id = useId();
  const [visited, setVisited] = useState(false);
  const all = alternatives(shape);
  const cited = all.flatMap((one) =>
    one.kind === 'text' && one.cites && one.cites !== 'ground' ? [one.cites] : [],
  )[0];
  const among = all.flatMap((one) => (one.kind === 'text' && one.among ? [...one.among] : []));
  const choices = given ?? (cited ? citable(cited, keys, tree) : among.map((word) => ({ id: word, name: word })));
  const chosen = choices.find((choice) => choice.id === value);
  const wide = choices.some(({ name }) => name.length > ONE_LINE);
  // What is cut off in a list is told in full below it.
  const about = wide && chosen ? `${chosen.name} (${chosen.id})` : shape.about;
  const common = { id, 'aria-describedby': about ? `${id}-about` : undefined, value };
  return (
    <div className="field">
      <div className={wide ? 'field-line wide' : 'field-line'}>
        <label htmlFor={id}>
          {label} {optional && <small>{texts.adding.optional}</small>}
        </label>
        {choices.length > 0 ? (
          <select {...common} onChange={({ target }) => onValue(target.value)}>
            {(!given || value === '') && <option value="">{optional ? texts.adding.none : texts.adding.choose}</option>}
            {grouped(choices).map(({ group, of }) => {
              const options = of.map((choice) => (
                <option key={choice.id} value={choice.id}>
                  {choice.name}
                </option>
              ));
              if (group === undefined) return options;
              return (
                <optgroup key={group} label={group}>
                  {options}
                </optgroup>
              );
            })}
          </select>
        ) : (
          <input
            {...common}
            autoComplete="off"
            spellCheck={false}
            placeholder={placeholderOf(all)}
            onFocus={() => setVisited(true)}
            onChange={({ target }) => onValue(target.value)}
          />
        )}
      </div>
      {/* They stay: what lies below must not move away under a press that takes the focus. */}
      {visited && all.some(({ kind }) => kind === 'condition') && (
        <NextWords keys={keys} value={value} onValue={onValue} input={id} />
      )}
      {about && (
        <p className="in-words" id={`${id}-about`}>
          {about}
        </p>
      )}
    </div>
  );
}

/** Choices by what they are listed under, in their order. */
function grouped(choices: readonly Citable[]): { group: string | undefined; of: Citable[] }[] {
  const groups = new Map<string | undefined, Citable[]>();
  for (const one of choices) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  return [...groups].map(([group, of]) => ({ group, of }));
}

/** A form in which it could be written. */
function placeholderOf(all: Shape[]): string | undefined {
  const words = texts.adding.forms;
  for (const one of all) {
    if (one.kind === 'condition') return words.condition;
    if (one.kind === 'number' || one.kind === 'cases') return ('form' in one && one.form) || words.number;
    if (one.kind === 'text' && one.pattern) return one.pattern.form;
    if (one.kind === 'list') return words.list;
    if (one.kind === 'map') return `{${(one.required ?? words.names).map((key) => `${key}: …`).join(', ')}}`;
  }
  return undefined;
}

/** What something new is called. */
export function NameField({
  label,
  value,
  onValue,
}: {
  label: string;
  value: string;
  onValue: (words: string) => void;
}) {
  const id = useId();
  return (
    <div className="field">
      <div className="field-line">
        <label htmlFor={id}>{label}</label>
        <input id={id} autoComplete="off" value={value} onChange={({ target }) => onValue(target.value)} />
      </div>
    </div>
  );
}
