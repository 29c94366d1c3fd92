import type { CaseEntry } from '../../../src/case/index.js';
import { alternatives, shapeAt } from '../../../src/case/shape-at.js';
import { texts } from '../texts.js';
import { AddOption } from './AddOption.js';
import { ChoiceEntry } from './ChoiceEntry.js';
import { citable } from './citable.js';
import { RemoveButton } from './FieldTools.js';
import { Fold } from './Fold.js';
import { NamedTools } from './NamedTools.js';
import { NumberField } from './NumberField.js';
import { useOutline } from './outlineContext.js';
import { labelOf } from './outlineLabels.js';
import { type OutlineTree, pathOf } from './outlineTree.js';
import { RemovalPanel } from './RemovalPanel.js';
import { RolesEntry } from './RolesEntry.js';
import { TextEntry } from './TextEntry.js';

/** More fields than this are folded away together. */
const MANY = 6;

/** All that is written below a path, each in the control that suits it. */
export function Branch({ path }: { path: string }) {
  const { tree } = useOutline();
  return tree.below(path).map((entry) => <BranchEntry key={pathOf(entry)} entry={entry} />);
}

/** @param called In place of its own name. */
export function BranchEntry({ entry, called }: { entry: CaseEntry; called?: string }) {
  const { tree, c, numbers, removing } = useOutline();
  const { keys, kind, written } = entry;
  const path = pathOf(entry);
  const key = keys.at(-1)!;
  const ownLabel = isCaseNumber(entry, tree)
    ? texts.outline.caseNumber(Number(key))
    : isCase(entry, tree)
      ? texts.outline.caseWhere(key)
      : labelOf(keys, tree, c);
  const label = called ?? ownLabel;
  const number = numbers.get(path);
  if (number) return <NumberField number={number} label={label} />;
  if (key === 'roles') return <RolesEntry keys={keys} />;
  if (kind === 'text') {
    const choices = choicesFor(keys, tree);
    if (choices.some(({ id }) => id === written))
      return <ChoiceEntry keys={keys} label={label} value={written} choices={choices} entry={entry} />;
  }
  const holds = tree.below(path);
  const numbered = (kind === 'list' && holds.some((item) => numbers.has(pathOf(item)))) || kind === 'map';
  if (!numbered) return <TextEntry keys={keys} />;
  const named = kind === 'map' && keys.length === 2 && called === undefined;
  if (named || holds.length > MANY || holds.some((below) => below.kind === 'map'))
    return (
      <Fold id={path} label={label}>
        {() => (
          <>
            <Branch path={path} />
            {named && <NamedTools keys={keys}>{keys[0] === 'issues' && <AddOption issue={key} />}</NamedTools>}
          </>
        )}
      </Fold>
    );
  return (
    <fieldset className="group" data-path={path}>
      <legend>
        {label} <RemoveButton path={path} label={label} />
      </legend>
      {removing === path && <RemovalPanel path={path} />}
      <Branch path={path} />
    </fieldset>
  );
}

/** What a name may stand for, where it is one of a few. */
function choicesFor(keys: readonly string[], tree: OutlineTree) {
  const shape = shapeAt(keys);
  const cited = shape && alternatives(shape).flatMap((one) => (one.kind === 'text' && one.cites) || [])[0];
  return cited && cited !== 'ground' ? citable(cited, keys, tree) : [];
}

/** Whether it is the condition of a number that stands before it as a key. */
function isCase({ keys }: CaseEntry, tree: OutlineTree): boolean {
  return !/^[a-z]/.test(keys.at(-1)!) && tree.get(keys.slice(0, -1).join('.'))?.kind === 'map';
}

/** Whether it is a number that stands as a key before its condition. */
function isCaseNumber({ keys, at, keyAt }: CaseEntry, tree: OutlineTree): boolean {
  const parent = tree.get(keys.slice(0, -1).join('.'));
  return parent?.kind === 'map' && at.line === keyAt.line && at.column === keyAt.column;
}
