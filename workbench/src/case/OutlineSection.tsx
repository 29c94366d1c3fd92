import { texts } from '../texts.js';
import { Branch, BranchEntry } from './Branch.js';
import { Fold } from './Fold.js';
import { GroundParts } from './GroundPart.js';
import { NumberField } from './NumberField.js';
import { useOutline } from './outlineContext.js';
import { inWords, isOther, SECTIONS, type SectionId } from './outlineLabels.js';
import { pathOf } from './outlineTree.js';
import { PackagePart } from './PackagePart.js';
import { PartyPart } from './PartyPart.js';

/** Sections that hold one kind of thing. */
const COUNTED = new Set<SectionId>(['parties', 'ratifiers', 'issues', 'packages', 'offers']);

/** One part of the case; nothing where the case says nothing of it. */
export function OutlineSection({ id }: { id: SectionId }) {
  const { tree, c } = useOutline();
  const keys: readonly string[] =
    id === 'other' ? tree.below('').flatMap(({ keys: [key] }) => (isOther(key!) ? [key!] : [])) : SECTIONS[id];
  const there = keys.filter((key) => tree.get(key));
  const unwritten = (c?.numbers ?? []).filter(
    ({ path, standing }) => standing === 'default' && keys.includes(path.split('.')[0]!) && !tree.get(path),
  );
  if (there.length === 0) return null;
  const counted = COUNTED.has(id) ? String(tree.below(there[0]!).length) : '';
  return (
    <Fold id={`section:${id}`} label={texts.outline.sections[id]} note={counted}>
      {() => (
        <>
          {there.map((key) => (
            <TopPart key={key} top={key} alone={there.length === 1 && id !== 'other'} />
          ))}
          {id === 'grounds' && <GroundParts />}
          {unwritten.length > 0 && (
            <Fold id={`defaults:${id}`} label={texts.outline.defaults} note={String(unwritten.length)}>
              {() =>
                unwritten.map((number) => (
                  <NumberField key={number.path} number={number} label={inWords(number.what)} />
                ))
              }
            </Fold>
          )}
        </>
      )}
    </Fold>
  );
}

function TopPart({ top, alone }: { top: string; alone: boolean }) {
  const { tree } = useOutline();
  const below = tree.below(top).map(({ keys }) => keys.at(-1)!);
  if (top === 'parties') return below.map((id) => <PartyPart key={id} id={id} />);
  if (top === 'packages') return below.map((id) => <PackagePart key={id} id={id} />);
  // Told with the parties, and with the numbers that rest on them.
  if (top === 'values' || top === 'no-deal')
    return tree.get(`${top}.ground`) && <BranchEntry entry={tree.get(`${top}.ground`)!} />;
  if (top === 'sources' || top === 'judgements') return null;
  if (alone && tree.get(top)?.kind === 'map') return <Branch path={top} />;
  return <BranchEntry key={pathOf(tree.get(top)!)} entry={tree.get(top)!} />;
}
