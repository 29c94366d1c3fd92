import { useId, useState } from 'react';
import { texts } from '../texts.js';
import { AddFields, AddForm } from './AddForm.js';
import { FormField } from './FormField.js';
import { type LeftOut, leftOut } from './leftOut.js';
import { useOutline } from './outlineContext.js';
import { pathInWords } from './outlineLabels.js';

/** Says something that was left out so far; absent where all is said. @param places Keys of the maps around it. */
export function AddKey({ places }: { places: readonly (readonly string[])[] }) {
  const { tree } = useOutline();
  const found = places.flatMap((keys) => leftOut(keys, tree).map((left) => ({ ...left, around: keys.length })));
  if (found.length === 0) return null;
  return <AddForm name={texts.adding.more} form={(close) => <KeyFields found={found} close={close} />} />;
}

function KeyFields({ found, close }: { found: (LeftOut & { around: number })[]; close: () => void }) {
  const { tree, c } = useOutline();
  const id = useId();
  const [path, setPath] = useState('');
  const [value, setValue] = useState('');
  const chosen = found.find(({ keys }) => keys.join('.') === path) ?? found[0]!;
  const name = ({ keys, around }: LeftOut & { around: number }) => pathInWords(keys, tree, c, around > 1 ? around : 0);
  return (
    <AddFields
      name={texts.adding.more}
      about={undefined}
      entries={() => [{ keys: chosen.keys, value: value.trim() }]}
      close={close}
    >
      <div className="field">
        <div className="field-line">
          <label htmlFor={id}>{texts.adding.what}</label>
          <select
            id={id}
            value={chosen.keys.join('.')}
            onChange={({ target }) => {
              setPath(target.value);
              setValue('');
            }}
          >
            {found.map((left) => (
              <option key={left.keys.join('.')} value={left.keys.join('.')}>
                {name(left)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <FormField
        key={chosen.keys.join('.')}
        keys={chosen.keys}
        label={name(chosen)}
        shape={chosen.shape}
        value={value}
        onValue={setValue}
      />
    </AddFields>
  );
}
