import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import { describe } from '../../../src/shared/diagnostic.js';

/** What is wrong with the text, in words: errors first. */
export function DiagnosticList({ diagnostics, onOpen }: { diagnostics: Diagnostic[]; onOpen: () => void }) {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return null;
  return (
    <div className="diagnostics" role="alert">
      {errors.slice(0, 5).map((d) => (
        <button type="button" key={`${d.code}${d.at?.line}:${d.at?.column}`} onClick={onOpen}>
          {describe(d)}
        </button>
      ))}
      {errors.length > 5 && <p>and {errors.length - 5} more</p>}
    </div>
  );
}
