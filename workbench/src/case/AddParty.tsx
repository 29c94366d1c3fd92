import { useState } from 'react';
import type { Written } from '../../../src/case/index.js';
import { shapeAt } from '../../../src/case/shape-at.js';
import { texts } from '../texts.js';
import { AddFields, AddForm } from './AddForm.js';
import { newId } from './AddThing.js';
import { citable } from './citable.js';
import { FormField, NameField } from './FormField.js';
import { useOutline } from './outlineContext.js';
import { PointFields, usePoints } from './PointFields.js';

const { roles: ROLES, keys: KEYS } = texts.outline;

/** Adds a party. One that is asked for its consent comes with a no-deal and, where there is an issue, what it wants of that. */
export function AddParty() {
  const name = texts.adding.one.parties;
  return <AddForm name={name} form={(close) => <PartyFields name={name} close={close} />} />;
}

function PartyFields({ name, close }: { name: string; close: () => void }) {
  const { tree } = useOutline();
  const [words, setWords] = useState('');
  const [roles, setRoles] = useState<readonly string[]>(['signatory']);
  const [noDeal, setNoDeal] = useState('');
  const issues = citable('issue', [], tree);
  const [issue, setIssue] = useState(issues[0]?.id ?? '');
  const points = usePoints(issue);
  const asks = roles.includes('signatory');
  const entries = () => {
    const id = newId(words, 'parties', tree);
    const party: Written = { ...(words.trim() && { name: words.trim() }), roles };
    const values = issue === '' ? [] : [{ keys: ['values', id], value: { points: { [issue]: points.written() } } }];
    const own = noDeal.trim() === '' ? [] : [{ keys: ['no-deal', id], value: noDeal.trim() }];
    return [{ keys: ['parties', id], value: party }, ...(asks ? [...values, ...own] : [])];
  };
  return (
    <AddFields name={name} about={shapeAt(['parties'])?.about} entries={entries} close={close}>
      <NameField label={texts.adding.called.name} value={words} onValue={setWords} />
      <fieldset className="group">
        <legend>{KEYS.roles}</legend>
        <span className="roles">
          {Object.entries(ROLES).map(([role, called]) => (
            <label key={role}>
              <input
                type="checkbox"
                checked={roles.includes(role)}
                onChange={({ target }) =>
                  setRoles(target.checked ? [...roles, role] : roles.filter((one) => one !== role))
                }
              />{' '}
              {called}
            </label>
          ))}
        </span>
      </fieldset>
      {asks && (
        <>
          <FormField
            keys={['no-deal', 'new']}
            label={KEYS['no-deal']}
            shape={shapeAt(['no-deal', 'new', 'now'])!}
            value={noDeal}
            onValue={setNoDeal}
          />
          {issues.length > 0 && (
            <FormField
              keys={['values', 'new']}
              label={texts.adding.firstIssue}
              shape={{ kind: 'text', about: texts.adding.firstIssueSays, cites: 'issue' }}
              value={issue}
              onValue={setIssue}
            />
          )}
          <PointFields points={points} />
        </>
      )}
    </AddFields>
  );
}
