import { shapeAt } from '../../../src/case/shape-at.js';
import type { Place } from '../../../src/shared/diagnostic.js';
import { texts } from '../texts.js';
import { explanation } from './explanation.js';
import { mayGo, shortName } from './leftOut.js';
import { useOutline } from './outlineContext.js';

/**
 * What can be done with a field besides changing it: have it explained, show it in the text, remove it. With a pointer;
 * with the keyboard by Alt and a key, so that Tab goes from field to field.
 * @param at Where it stands in the text that is edited here.
 */
export function FieldTools({ path, label, at }: { path: string; label: string; at: Place | undefined }) {
  const { tree, showInText, explained, explain } = useOutline();
  const words = texts.outline;
  if (!showInText) return null;
  return (
    <span className="field-tools">
      {shapeAt(path.split('.')) && (
        <button
          type="button"
          tabIndex={-1}
          title={words.explain}
          aria-label={words.explainOf(label)}
          aria-expanded={explained === path}
          onClick={() => explain(explained === path ? undefined : path)}
        >
          <span aria-hidden="true">?</span>
        </button>
      )}
      {at && (
        <button
          type="button"
          tabIndex={-1}
          title={words.showInText}
          aria-label={words.showOf(label)}
          onClick={() => showInText(at)}
        >
          <span aria-hidden="true">⇥</span>
        </button>
      )}
      {tree.get(path) && <RenameButton path={path} label={label} />}
      {tree.get(path) && <RemoveButton path={path} label={label} />}
    </span>
  );
}

/** Asks for another short name of what has one. */
function RenameButton({ path, label }: { path: string; label: string }) {
  const { tree, rename } = useOutline();
  if (shortName(tree.get(path)) === undefined) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={texts.outline.rename}
      aria-label={texts.outline.renameOf(label)}
      onClick={() => rename(path)}
    >
      <span aria-hidden="true">✎</span>
    </button>
  );
}

/** Asks for the removal of what the case may do without. */
export function RemoveButton({ path, label }: { path: string; label: string }) {
  const { remove } = useOutline();
  if (!mayGo(path.split('.'))) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      title={texts.outline.remove}
      aria-label={texts.outline.removeOf(label)}
      onClick={() => remove(path)}
    >
      <span aria-hidden="true">×</span>
    </button>
  );
}

/** What a field means, and in which forms it can be written, where that was asked for. */
export function Explanation({ path }: { path: string }) {
  const { explained, numbers } = useOutline();
  if (explained !== path) return null;
  return (
    <div className="explanation">
      {explanation(path.split('.'), numbers.get(path)?.unit).map((words) => (
        <p key={words}>{words}</p>
      ))}
      <p className="quiet">{path}</p>
    </div>
  );
}
