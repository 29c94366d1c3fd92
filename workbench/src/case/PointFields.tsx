import { useId, useState } from 'react';
import { texts } from '../texts.js';
import { evenly } from './additions.js';
import { type Citable, citable } from './citable.js';
import { useOutline } from './outlineContext.js';

export interface NewPoints {
  options: (Citable & { value: string })[];
  set: (option: string, value: string) => void;
  /** By option, as they are to be written; what is empty is left out. */
  written: () => Record<string, string>;
}

/** Points of each option of an issue, evenly spread until they are judged. */
export function usePoints(issue: string): NewPoints {
  const { tree } = useOutline();
  const [typed, setTyped] = useState<Record<string, string>>({});
  const own = citable('option', ['issues', issue], tree);
  const absent = tree.get(`issues.${issue}.exists`) ? [{ id: 'absent', name: texts.outline.absent }] : [];
  const spread = evenly(own.length);
  const options = [...own, ...absent].map((option, i) => ({
    ...option,
    value: typed[`${issue}.${option.id}`] ?? spread[i] ?? '50',
  }));
  return {
    options,
    set: (option, value) => setTyped((before) => ({ ...before, [`${issue}.${option}`]: value })),
    written: () =>
      Object.fromEntries(options.flatMap(({ id, value }) => (value.trim() === '' ? [] : [[id, value.trim()]]))),
  };
}

/** A field for the points of each option. */
export function PointFields({ points }: { points: NewPoints }) {
  const id = useId();
  if (points.options.length === 0) return null;
  return (
    <fieldset className="group">
      <legend>{texts.adding.points}</legend>
      <p className="in-words">{texts.adding.pointsSay}</p>
      {points.options.map((option) => (
        <div className="field" key={option.id}>
          <div className="field-line">
            <label htmlFor={`${id}-${option.id}`}>{option.name}</label>
            <input
              id={`${id}-${option.id}`}
              className="quantity"
              value={option.value}
              autoComplete="off"
              spellCheck={false}
              onChange={({ target }) => points.set(option.id, target.value)}
            />
          </div>
        </div>
      ))}
    </fieldset>
  );
}
