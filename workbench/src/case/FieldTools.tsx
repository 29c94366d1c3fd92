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
  const { tree, showInText, explained, explain, rename } = useOutline();
  const words = texts.outline;
  if (!showInText) return null;
  return (
    <span className="field-tools">
      {shapeAt(path.split('.')) && (
        <Tool
          sign="?"
          title={words.explain}
          label={words.explainOf(label)}
          expanded={explained === path}
          onPress={() => explain(explained === path ? undefined : path)}
        />
      )}
      {at && <Tool sign="⇥" title={words.showInText} label={words.showOf(label)} onPress={() => showInText(at)} />}
      {shortName(tree.get(path)) !== undefined && (
        <Tool sign="✎" title={words.rename} label={words.renameOf(label)} onPress={() => rename(path)} />
      )}
      {tree.get(path) && <RemoveButton path={path} label={label} />}
    </span>
  );
}

/** Asks for the removal of what the case may do without. */
export function RemoveButton({ path, label }: { path: string; label: string }) {
  const { remove } = useOutline();
  const words = texts.outline;
  if (!mayGo(path.split('.'))) return null;
  return <Tool sign="×" title={words.remove} label={words.removeOf(label)} onPress={() => remove(path)} />;
}

/** A button for a pointer; the keyboard has a key for what it does, which its title tells. */
function Tool({
  sign,
  title,
  label,
  expanded,
  onPress,
}: {
  sign: string;
  title: string;
  label: string;
  expanded?: boolean;
  onPress: () => void;
}) {
  return (
    <button type="button" tabIndex={-1} title={title} aria-label={label} aria-expanded={expanded} onClick={onPress}>
      <span aria-hidden="true">{sign}</span>
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
