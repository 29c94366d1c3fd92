import { useState } from 'react';
import { idFor } from '../../../src/case/id.js';
import { shapeAt } from '../../../src/case/shape-at.js';
import { texts } from '../texts.js';
import { AddFields, AddForm } from './AddForm.js';
import { type Addition, asked, asksNow, writtenFrom } from './additions.js';
import { citable, covariatesOf } from './citable.js';
import { FormField, NameField } from './FormField.js';
import { useOutline } from './outlineContext.js';
import { inWords, labelOf } from './outlineLabels.js';
import type { OutlineTree } from './outlineTree.js';
import { rangesOf } from './rangesOf.js';

/** Adds a thing that has a name: a red line, a package, a source. */
export function AddThing({ addition }: { addition: Addition }) {
  const name = texts.adding.one[(addition.one ?? addition.top) as keyof typeof texts.adding.one];
  return <AddForm name={name} form={(close) => <ThingFields addition={addition} name={name} close={close} />} />;
}

function ThingFields({ addition, name, close }: { addition: Addition; name: string; close: () => void }) {
  const { tree, c } = useOutline();
  const { top, called } = addition;
  const [words, setWords] = useState('');
  const [answers, setAnswers] = useState<Record<string, string>>(() => firstAnswers(addition, tree));
  const entries = () => [{ keys: [top, newId(words, top, tree)], value: writtenFrom(addition, words, answers) }];
  return (
    <AddFields name={name} about={shapeAt([top])?.about} entries={entries} close={close}>
      <NameField label={texts.adding.called[called ?? 'id']} value={words} onValue={setWords} />
      {asksNow(addition, answers).map((ask) => {
        const { keys, optional } = asked(ask);
        const at = [top, 'new', ...keys];
        // A model that was just named is not in the case yet.
        const asks = covariatesOf(answers.model ?? '').find((one) => at[2] === 'given' && one.name === at[3]);
        const choices =
          at[2] === 'between' ? c && rangesOf(c) : asks?.levels.map((level) => ({ id: level, name: level }));
        return (
          <FormField
            key={ask}
            keys={at}
            label={asks ? inWords(`${asks.name}: ${asks.asks}`) : labelOf(at, tree, c)}
            shape={asks ? { kind: 'text', about: '' } : shapeAt(at)!}
            value={answers[ask] ?? ''}
            onValue={(value) => setAnswers((before) => ({ ...before, [ask]: value }))}
            optional={optional}
            {...(choices && { choices })}
          />
        );
      })}
    </AddFields>
  );
}

/** Where only one thing can be meant, it is. */
function firstAnswers({ top, asks }: Addition, tree: OutlineTree): Record<string, string> {
  const only = asks.flatMap((ask): [string, string][] => {
    const { keys, optional } = asked(ask);
    const shape = shapeAt([top, 'new', ...keys]);
    const choices = shape?.kind === 'text' && shape.cites ? citable(shape.cites, [], tree) : [];
    return choices.length === 1 && !optional ? [[ask, choices[0]!.id]] : [];
  });
  return Object.fromEntries(only);
}

/** A name of its own for something new; parties and ratifiers share theirs. */
export function newId(words: string, top: string, tree: OutlineTree): string {
  const tops = ['parties', 'ratifiers'].includes(top) ? ['parties', 'ratifiers'] : [top];
  const taken = tops.flatMap((one) => tree.below(one).map(({ keys }) => keys.at(-1)!));
  return idFor(words, taken, top.replace(/ies$/, 'y').replace(/s$/, ''));
}
