import { useEffect, useState } from 'react';
import type { CaseNumber } from '../../../src/case/index.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { editNumber } from './editNumber.js';

/** One number of the case as it is written, to be written anew. */
export function NumberField({ number, workbench, known }: { number: CaseNumber; workbench: Workbench; known: Known }) {
  const [text, setText] = useState(number.written);
  useEffect(() => setText(number.written), [number.written]);
  const current = known.valid?.version === known.version;
  const editable = number.at?.file === workbench.origin.name && current;
  const commit = () => {
    if (text !== number.written && !editNumber(workbench.document, number, text)) setText(number.written);
  };
  return (
    <label className="number-field">
      <span>{number.what}</span>
      <input
        value={text}
        readOnly={!editable}
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape') setText(number.written);
        }}
      />
    </label>
  );
}
