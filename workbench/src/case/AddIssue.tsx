import { useId, useState } from 'react';
import { idFor } from '../../../src/case/id.js';
import type { Written } from '../../../src/case/index.js';
import { shapeAt } from '../../../src/case/shape-at.js';
import { texts } from '../texts.js';
import { AddFields, AddForm } from './AddForm.js';
import { newId } from './AddThing.js';
import { optionsIn } from './additions.js';
import { NameField } from './FormField.js';
import { useOutline } from './outlineContext.js';

/** Adds an issue with the ways to settle it. What they are worth is then said at the parties. */
export function AddIssue() {
  const name = texts.adding.one.issues;
  return <AddForm name={name} form={(close) => <IssueFields name={name} close={close} />} />;
}

function IssueFields({ name, close }: { name: string; close: () => void }) {
  const { tree } = useOutline();
  const id = useId();
  const [words, setWords] = useState('');
  const [typed, setTyped] = useState('');
  const entries = () => {
    const options: Record<string, string> = {};
    for (const option of optionsIn(typed)) options[idFor(option, Object.keys(options), 'option')] = option;
    const called: Written = words.trim() === '' ? {} : { name: words.trim() };
    return [{ keys: ['issues', newId(words, 'issues', tree)], value: { ...called, options } }];
  };
  return (
    <AddFields name={name} about={shapeAt(['issues'])?.about} entries={entries} close={close}>
      <NameField label={texts.adding.called.name} value={words} onValue={setWords} />
      <div className="field">
        <div className="field-line">
          <label htmlFor={id}>{texts.adding.options}</label>
          <textarea
            id={id}
            rows={3}
            value={typed}
            aria-describedby={`${id}-about`}
            onChange={({ target }) => setTyped(target.value)}
          />
        </div>
        <p className="in-words" id={`${id}-about`}>
          {texts.adding.optionsSay}
        </p>
      </div>
    </AddFields>
  );
}
