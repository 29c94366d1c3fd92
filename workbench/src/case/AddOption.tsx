import { useState } from 'react';
import { idFor } from '../../../src/case/id.js';
import { shapeAt } from '../../../src/case/shape-at.js';
import { texts } from '../texts.js';
import { AddFields, AddForm } from './AddForm.js';
import { FormField, NameField } from './FormField.js';
import { useOutline } from './outlineContext.js';
import { labelOf } from './outlineLabels.js';
import type { OutlineTree } from './outlineTree.js';

/** Adds a way to settle an issue, with what it is worth to everybody who gives points to the others. */
export function AddOption({ issue }: { issue: string }) {
  const name = texts.adding.one.options;
  return <AddForm name={name} form={(close) => <OptionFields issue={issue} name={name} close={close} />} />;
}

function OptionFields({ issue, name, close }: { issue: string; name: string; close: () => void }) {
  const { tree, c } = useOutline();
  const [words, setWords] = useState('');
  const [points, setPoints] = useState<Record<string, string>>({});
  const valued = pointsOf(issue, tree);
  const entries = () => {
    const around = ['issues', issue, 'options'];
    const taken = tree.below(around.join('.')).map(({ keys }) => keys.at(-1)!);
    const id = idFor(words, taken, 'option');
    const worth = valued.flatMap((keys) => {
      const value = points[keys.join('.')]?.trim() ?? '';
      return value === '' ? [] : [{ keys: [...keys, id], value }];
    });
    return [{ keys: [...around, id], value: words.trim() || id }, ...worth];
  };
  return (
    <AddFields name={name} about={shapeAt(['issues', issue, 'options'])?.about} entries={entries} close={close}>
      <NameField label={texts.adding.called.option} value={words} onValue={setWords} />
      {valued.map((keys) => (
        <FormField
          key={keys.join('.')}
          keys={keys}
          label={texts.adding.worthTo(labelOf(keys.slice(0, 2), tree, c))}
          shape={shapeAt([...keys, 'new'])!}
          value={points[keys.join('.')] ?? ''}
          onValue={(value) => setPoints((before) => ({ ...before, [keys.join('.')]: value }))}
        />
      ))}
    </AddFields>
  );
}

/** Everybody's points of an issue, save those that only differ from another one's. */
function pointsOf(issue: string, tree: OutlineTree): string[][] {
  const found = tree.list.filter(
    ({ keys, kind }) => kind === 'map' && keys.at(-1) === issue && keys.at(-2) === 'points',
  );
  return found.map(({ keys }) => keys);
}
