import { useEffect, useId, useState } from 'react';
import { conditionInWords } from '../../../src/case/words.js';
import { texts } from '../texts.js';
import { FieldFrame } from './FieldFrame.js';
import { RenameTool } from './NamedTools.js';
import { useOutline } from './outlineContext.js';
import { inWords, labelOf } from './outlineLabels.js';
import { pathOf } from './outlineTree.js';
import { RenamePanel } from './RenamePanel.js';
import { useOwnEntry } from './useOwnEntry.js';

/** Letters that a line of the outline has room for. */
const ONE_LINE = 26;

/** Words, a date, a list or a condition of the case, written when it is left or Enter is pressed. */
export function TextEntry({ keys }: { keys: string[] }) {
  const { workbench, tree, c, conditions, numbers } = useOutline();
  const id = useId();
  const path = keys.join('.');
  const entry = tree.get(path);
  const written = entry?.written ?? '';
  const [draft, setDraft] = useState<string>();
  const { writer, readOnly, onOverride } = useOwnEntry(workbench, keys, entry);
  const { problems, forget } = writer;
  useEffect(() => {
    setDraft((now) => (now === written ? undefined : now));
  }, [written]);
  const discard = () => {
    setDraft(undefined);
    forget();
  };
  const commit = () => {
    if (draft === undefined) return;
    if (draft === written) discard();
    else writer.write(draft);
  };
  const condition = c && conditions.get(written.trim());
  const named = tree.below(path).flatMap(({ written }) => numbers.get(written)?.what ?? []);
  const long = written.length > ONE_LINE;
  const words = condition
    ? texts.outline.means(conditionInWords(condition, c.issues))
    : named.map((what) => texts.outline.means(inWords(what))).join(' ');
  const props = {
    id,
    value: draft ?? written,
    readOnly,
    'aria-invalid': problems.length > 0,
    onChange: (event: { target: { value: string } }) => setDraft(event.target.value),
    onBlur: () => {
      writer.end();
      commit();
    },
    onKeyDown: (event: React.KeyboardEvent) => {
      if (event.key === 'Escape') discard();
      if (event.key !== 'Enter' || event.shiftKey) return;
      event.preventDefault();
      commit();
    },
  };
  return (
    <FieldFrame
      path={path}
      label={labelOf(keys, tree, c)}
      htmlFor={id}
      entry={entry}
      problems={problems}
      onOverride={onOverride}
      more={
        <>
          {words && <p className="in-words">{words}</p>}
          {tree.below(path).map((item) => (
            <NamedItem key={pathOf(item)} path={pathOf(item)} />
          ))}
        </>
      }
    >
      {long ? <textarea {...props} rows={Math.min(4, Math.ceil(written.length / ONE_LINE))} /> : <input {...props} />}
    </FieldFrame>
  );
}

/** An item of a list that defines a name, such as a level of strength: its name is changed by itself, with all that cites it. */
function NamedItem({ path }: { path: string }) {
  const { renaming } = useOutline();
  return renaming === path ? <RenamePanel path={path} /> : <RenameTool path={path} />;
}
