import { texts } from '../texts.js';
import { BranchEntry } from './Branch.js';
import { ChoiceEntry } from './ChoiceEntry.js';
import { Fold } from './Fold.js';
import { NamedTools } from './NamedTools.js';
import { useOutline } from './outlineContext.js';
import { labelOf } from './outlineLabels.js';
import { type OutlineTree, pathOf } from './outlineTree.js';

/** A package: how it settles each issue, to be chosen anew. */
export function PackagePart({ id }: { id: string }) {
  const { tree, c } = useOutline();
  const path = `packages.${id}`;
  const own = tree.below(path).filter((entry) => !isIssue(entry.keys.at(-1)!) && entry.keys.at(-1) !== 'but');
  const options = c?.packages.find((one) => one.id === id)?.options;
  function isIssue(key: string): boolean {
    return c?.issues.some((issue) => issue.id === key) ?? false;
  }
  return (
    <Fold id={path} label={labelOf(['packages', id], tree, c)} note={id}>
      {() => (
        <>
          {own.map((entry) => (
            <BranchEntry key={pathOf(entry)} entry={entry} />
          ))}
          {c?.issues.map((issue) => {
            const keys = keysFor(tree, id, issue.id);
            const entry = tree.get(keys.join('.')) ?? tree.get(path);
            const chosen = options && Object.hasOwn(options, issue.id) ? options[issue.id] : '?';
            const unchosen = chosen === null ? [{ id: '', name: texts.outline.absent }] : [];
            const choices = [...unchosen, ...issue.options, { id: '?', name: texts.outline.leftOpen }];
            return (
              <ChoiceEntry
                key={issue.id}
                keys={keys}
                label={issue.name}
                value={chosen ?? ''}
                choices={choices}
                entry={entry}
              />
            );
          })}
          <NamedTools keys={['packages', id]} />
        </>
      )}
    </Fold>
  );
}

/** Where a package says how it settles an issue: with those that differ, where it starts from another one. */
function keysFor(tree: OutlineTree, id: string, issue: string): string[] {
  const direct = ['packages', id, issue];
  const like = tree.get(`packages.${id}.like`) && !tree.get(direct.join('.'));
  return like ? ['packages', id, 'but', issue] : direct;
}
