import type { ReactNode } from 'react';
import { texts } from '../texts.js';
import { AddKey } from './AddKey.js';
import { mayGo, shortName } from './leftOut.js';
import { useOutline } from './outlineContext.js';
import { labelOf } from './outlineLabels.js';

/** What can be done with a thing as a whole, below what is said of it. @param children Further things to add to it. */
export function NamedTools({ keys, children }: { keys: readonly string[]; children?: ReactNode }) {
  const { tree, c, remove } = useOutline();
  return (
    <div className="named-tools">
      {children}
      <AddKey places={[keys]} />
      <RenameTool path={keys.join('.')} />
      {mayGo(keys) && (
        <button type="button" className="add" onClick={() => remove(keys.join('.'))}>
          <span aria-hidden="true">×</span> {texts.adding.removeName(labelOf(keys, tree, c))}
        </button>
      )}
    </div>
  );
}

/** Asks for another short name of what has one, which is told. */
export function RenameTool({ path }: { path: string }) {
  const { tree, rename } = useOutline();
  const id = shortName(tree.get(path));
  if (id === undefined) return null;
  return (
    <button type="button" className="add" onClick={() => rename(path)}>
      <span aria-hidden="true">✎</span> {texts.renaming.button(id)}
    </button>
  );
}
