import { signed } from '../../../src/lens/text.js';
import { texts } from '../texts.js';
import { MARKS } from './Margins.js';

/** A margin with its mark, as the matrix has it: of somebody who is not asked there is none. */
export function MarginSaid({ mark, margin, change }: { mark: keyof typeof MARKS; margin: number; change?: number }) {
  if (mark === 'not-needed') return <span className="not-needed">{texts.matrix.notNeeded}</span>;
  return (
    <>
      <span aria-hidden="true">{MARKS[mark]} </span>
      {signed(margin)}
      {change !== undefined && ` (${signed(change)})`}
    </>
  );
}
