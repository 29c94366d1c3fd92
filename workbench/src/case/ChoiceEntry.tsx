import { useId } from 'react';
import type { CaseEntry } from '../../../src/case/index.js';
import { FieldFrame } from './FieldFrame.js';
import { useOutline } from './outlineContext.js';
import { useOwnEntry } from './useOwnEntry.js';

/** One of several names, written as soon as it is chosen. */
export function ChoiceEntry({
  keys,
  label,
  value,
  choices,
  entry,
}: {
  keys: string[];
  label: string;
  value: string;
  choices: { id: string; name: string }[];
  entry: CaseEntry | undefined;
}) {
  const { workbench } = useOutline();
  const id = useId();
  const { writer, readOnly, onOverride } = useOwnEntry(workbench, keys, entry);
  const known = choices.some((choice) => choice.id === value);
  return (
    <FieldFrame
      path={keys.join('.')}
      label={label}
      htmlFor={id}
      entry={entry}
      problems={writer.problems}
      onOverride={onOverride}
    >
      <select
        id={id}
        value={value}
        disabled={readOnly}
        onChange={({ target }) => {
          writer.end();
          writer.write(target.value);
        }}
      >
        {!known && <option value={value}>{value}</option>}
        {choices.map((choice) => (
          <option key={choice.id} value={choice.id}>
            {choice.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
