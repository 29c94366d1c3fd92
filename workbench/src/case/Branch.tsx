import type { CaseEntry } from '../../../src/case/index.js';
import { texts } from '../texts.js';
import { ChoiceEntry } from './ChoiceEntry.js';
import { Fold } from './Fold.js';
import { NumberField } from './NumberField.js';
import { useOutline } from './outlineContext.js';
import { labelOf } from './outlineLabels.js';
import { type OutlineTree, pathOf } from './outlineTree.js';
import { RolesEntry } from './RolesEntry.js';
import { TextEntry } from './TextEntry.js';

/** More fields than this are folded away together. */
const MANY = 6;
const NAMES_A_PARTY = new Set(['by', 'to', 'party', 'of', 'protects', 'moves', 'marks', 'values']);
const NAMES_A_PACKAGE = new Set(['like', 'package', 'as', 'given']);

/** All that is written below a path, each in the control that suits it. */
export function Branch({ path }: { path: string }) {
  const { tree } = useOutline();
  return tree.below(path).map((entry) => <BranchEntry key={pathOf(entry)} entry={entry} />);
}

/** @param called In place of its own name. */
export function BranchEntry({ entry, called }: { entry: CaseEntry; called?: string }) {
  const { tree, c, numbers } = useOutline();
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
  if (kind === 'text' && c) {
    const parties = NAMES_A_PARTY.has(key) && c.parties.some(({ id }) => id === written) && c.parties;
    const packages = NAMES_A_PACKAGE.has(key) && c.packages.some(({ id }) => id === written) && c.packages;
    const choices = parties || packages;
    if (choices) return <ChoiceEntry keys={keys} label={label} value={written} choices={choices} entry={entry} />;
  }
  const holds = tree.below(path);
  const numbered = (kind === 'list' && holds.some((item) => numbers.has(pathOf(item)))) || kind === 'map';
  if (!numbered) return <TextEntry keys={keys} />;
  const named = kind === 'map' && keys.length === 2 && called === undefined;
  if (named || holds.length > MANY || holds.some((below) => below.kind === 'map'))
    return (
      <Fold id={path} label={label}>
        {() => <Branch path={path} />}
      </Fold>
    );
  return (
    <fieldset className="group" data-path={path}>
      <legend>{label}</legend>
      <Branch path={path} />
    </fieldset>
  );
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
