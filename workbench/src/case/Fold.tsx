import type { ReactNode } from 'react';
import { Explanation } from './FieldTools.js';
import { useOutline } from './outlineContext.js';
import { RemovalPanel } from './RemovalPanel.js';
import { RenamePanel } from './RenamePanel.js';

/** A part of the outline that can be folded away; what is folded is not in the page. */
export function Fold({
  id,
  label,
  note,
  children,
}: {
  id: string;
  label: string;
  note?: string;
  children: () => ReactNode;
}) {
  const { isOpen, toggle, removing, renaming, explained } = useOutline();
  const open = isOpen(id);
  const fold = (
    <details className={id.startsWith('section:') ? 'fold section' : 'fold'} open={open} data-path={id}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a summary is a control of its own */}
      <summary
        onClick={(event) => {
          event.preventDefault();
          toggle(id);
        }}
      >
        {label} {note && <small>{note}</small>}
      </summary>
      {open && <div className="fold-body">{children()}</div>}
    </details>
  );
  if (![removing, renaming, explained].includes(id)) return fold;
  return (
    <>
      {fold}
      <Explanation path={id} />
      {renaming === id && <RenamePanel path={id} />}
      {removing === id && <RemovalPanel path={id} />}
    </>
  );
}
