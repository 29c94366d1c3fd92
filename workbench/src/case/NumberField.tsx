import { useId, useState } from 'react';
import type { CaseNumber } from '../../../src/case/index.js';
import { texts } from '../texts.js';
import { FieldFrame } from './FieldFrame.js';
import { NumberPanel } from './NumberPanel.js';
import { useOutline } from './outlineContext.js';
import { partsOf, withGround } from './outlineTree.js';
import { placeToWrite } from './placeToWrite.js';
import { useOwnEntry } from './useOwnEntry.js';

/** Letters that the field of a number has room for. */
const ONE_LINE = 18;

/**
 * One number of the case as it is written. Each keystroke that makes it a right number is written; while it is none, the
 * text of the case stays as it was. With the focus on it, it is shown how it is read.
 * @param share Of a weight: what it is of all weights of its party, 0 to 1.
 * @param plain Without its shape, and written when it is left or Enter is pressed.
 */
export function NumberField({
  number,
  label,
  share,
  plain = false,
}: {
  number: CaseNumber;
  label: string;
  share?: number | undefined;
  plain?: boolean;
}) {
  const { workbench, tree, numbers, shown, show } = useOutline();
  const id = useId();
  const keys = number.path.split('.');
  const entry = tree.get(number.path);
  const { quantity, ground } = partsOf(entry?.written ?? '');
  const [draft, setDraft] = useState<string>();
  const open = shown === number.path && !plain;
  const { writer, readOnly, onOverride } = useOwnEntry(workbench, keys, entry);
  const { problems, latest, busy, end, forget } = writer;
  const own = latest?.version === workbench.document.version ? latest.number : undefined;
  // What was read of the text may be older than what was written last.
  const [asked, setAsked] = useState<string>();
  const written = (busy ? asked : own?.written) ?? (quantity || number.written);
  const write = (text: string, name = ground) => {
    const at = placeToWrite(keys, withGround(text, name), tree, numbers);
    setAsked(text);
    writer.write(at.value, at.keys);
  };
  const discard = () => {
    setDraft(undefined);
    forget();
  };
  const commit = () => {
    end();
    if (plain && draft !== undefined && draft.trim() !== quantity) write(draft);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only watches whether the focus is within
    <div
      className={open ? 'number open' : 'number'}
      onFocus={() => show(number.path)}
      onBlur={({ currentTarget, relatedTarget }) => {
        if (currentTarget.contains(relatedTarget)) return;
        end();
        // What is wrong stays, with its reason, until it is right or taken back.
        if (problems.length === 0) setDraft(undefined);
      }}
    >
      <FieldFrame
        path={number.path}
        label={label}
        htmlFor={id}
        wide={quantity.length > ONE_LINE}
        entry={entry}
        problems={problems}
        onOverride={onOverride}
        more={
          open && (
            <NumberPanel
              number={own ?? number}
              written={written}
              ground={ground}
              readOnly={readOnly}
              onWrite={(text) => {
                discard();
                write(text);
              }}
              onGround={(name) => {
                end();
                write(written, name);
              }}
              onStep={end}
            />
          )
        }
      >
        {share !== undefined && (
          <span className="share" role="img" aria-label={texts.outline.share(share)} title={texts.outline.share(share)}>
            <span style={{ width: `${100 * share}%` }} />
          </span>
        )}
        <input
          id={id}
          className="quantity"
          value={draft ?? quantity}
          placeholder={entry ? undefined : texts.outline.byDefault(number.written)}
          readOnly={readOnly}
          aria-invalid={problems.length > 0}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setDraft(target.value);
            if (!plain) write(target.value);
          }}
          onBlur={commit}
          onKeyDown={({ key }) => {
            if (key === 'Escape') {
              if (draft === undefined) show(undefined);
              discard();
            }
            if (key === 'Enter') commit();
          }}
        />
      </FieldFrame>
    </div>
  );
}
