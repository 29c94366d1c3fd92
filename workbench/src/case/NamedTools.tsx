import type { ReactNode } from 'react';
import { texts } from '../texts.js';
import { AddKey } from './AddKey.js';
import { hasShortName, mayGo } from './leftOut.js';
import { useOutline } from './outlineContext.js';
import { labelOf } from './outlineLabels.js';

/** What can be done with a thing as a whole, below what is said of it. @param children Further things to add to it. */
export function NamedTools({ keys, children }: { keys: readonly string[]; children?: ReactNode }) {
  const { tree, c, remove, rename } = useOutline();
  return (
    <div className="named-tools">
      {children}
      <AddKey places={[keys]} />
      {hasShortName(tree.get(keys.join('.'))) && (
        <button type="button" className="add" onClick={() => rename(keys.join('.'))}>
          <span aria-hidden="true">✎</span> {texts.renaming.button(keys.at(-1)!)}
        </button>
      )}
      {mayGo(keys) && (
        <button type="button" className="add" onClick={() => remove(keys.join('.'))}>
          <span aria-hidden="true">×</span> {texts.adding.removeName(labelOf(keys, tree, c))}
        </button>
      )}
    </div>
  );
}
