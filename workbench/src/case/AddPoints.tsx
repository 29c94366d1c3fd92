import { useState } from 'react';
import { shapeAt } from '../../../src/case/shape-at.js';
import { texts } from '../texts.js';
import { AddFields, AddForm } from './AddForm.js';
import { citable } from './citable.js';
import { FormField } from './FormField.js';
import { useOutline } from './outlineContext.js';
import { PointFields, usePoints } from './PointFields.js';

/** Adds what an issue is worth to a party that has said nothing of it; with a no-deal where it has said nothing at all. */
export function AddPoints({ party }: { party: string }) {
  const { tree } = useOutline();
  const left = citable('issue', [], tree).filter(({ id }) => !tree.get(`values.${party}.points.${id}`));
  if (left.length === 0) return null;
  const name = texts.adding.one.points;
  return <AddForm name={name} form={(close) => <Fields party={party} left={left} name={name} close={close} />} />;
}

function Fields({
  party,
  left,
  name,
  close,
}: {
  party: string;
  left: { id: string; name: string }[];
  name: string;
  close: () => void;
}) {
  const { tree } = useOutline();
  const [issue, setIssue] = useState(left[0]!.id);
  const [number, setNumber] = useState('');
  const points = usePoints(issue);
  const first = !tree.get(`no-deal.${party}`);
  const weighed = !first && tree.get(`values.${party}.weight`) && !tree.get(`values.${party}.weight.order`);
  const asks = first ? ['no-deal', party] : weighed ? ['values', party, 'weight', issue] : undefined;
  const entries = () => [
    { keys: ['values', party, 'points', issue], value: points.written() },
    ...(asks && number.trim() !== '' ? [{ keys: asks, value: number.trim() }] : []),
  ];
  return (
    <AddFields name={name} about={shapeAt(['values', party, 'points', issue])?.about} entries={entries} close={close}>
      <FormField
        keys={[]}
        label={texts.adding.issue}
        shape={{ kind: 'text', about: '' }}
        choices={left}
        value={issue}
        onValue={setIssue}
      />
      <PointFields points={points} />
      {asks && (
        <FormField
          keys={asks}
          label={first ? texts.outline.keys['no-deal'] : texts.adding.weight}
          shape={shapeAt(first ? [...asks, 'now'] : asks)!}
          value={number}
          onValue={setNumber}
        />
      )}
    </AddFields>
  );
}
