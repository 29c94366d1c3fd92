import { type Diagnostic, describe, type Place } from '../../../src/shared/diagnostic.js';
import { texts } from '../texts.js';

const MOST = 5;

/** What is wrong with the text, in words: errors at once, warnings and notes folded. */
export function DiagnosticList({ diagnostics, onOpen }: { diagnostics: Diagnostic[]; onOpen: (at: Place) => void }) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const others = diagnostics.filter(({ severity }) => severity !== 'error');
  return (
    <>
      {errors.length > 0 && (
        <div className="diagnostics" role="alert">
          {errors.slice(0, MOST).map((d, i) => (
            <Told key={keyOf(d, i)} diagnostic={d} onOpen={onOpen} />
          ))}
          {errors.length > MOST && <p>{texts.outline.moreErrors(errors.length - MOST)}</p>}
        </div>
      )}
      {others.length > 0 && (
        <details className="remarks">
          <summary>{texts.outline.remarks(others.length)}</summary>
          {others.map((d, i) => (
            <Told key={keyOf(d, i)} diagnostic={d} onOpen={onOpen} />
          ))}
        </details>
      )}
    </>
  );
}

const keyOf = ({ code, at }: Diagnostic, i: number) => `${i} ${code} ${at?.line}:${at?.column}`;

function Told({ diagnostic, onOpen }: { diagnostic: Diagnostic; onOpen: (at: Place) => void }) {
  const { at } = diagnostic;
  if (!at) return <p>{describe(diagnostic)}</p>;
  return (
    <button type="button" onClick={() => onOpen(at)}>
      {describe(diagnostic)}
    </button>
  );
}
