import { texts } from '../texts.js';
import { AddIssue } from './AddIssue.js';
import { AddKey } from './AddKey.js';
import { AddParty } from './AddParty.js';
import { AddThing } from './AddThing.js';
import { ADDITIONS } from './additions.js';
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

/** Sections to which something is added by a form of their own. */
const OWN_FORMS = new Set<SectionId | 'other'>(['parties', 'issues']);

/** Parts of the case that are no lists of things with names: what they leave out can be said. */
const MORE: Partial<Record<SectionId, readonly string[]>> = {
  case: ['adoption'],
  course: ['behaviour', 'balance', 'step', 'horizon', 'tail', 'lasting', 'discount'],
  promises: ['stances'],
  futures: ['futures'],
  grounds: ['ground'],
};

/** One part of the case; nothing where nothing can be said there. */
export function OutlineSection({ id }: { id: SectionId }) {
  const { tree, c } = useOutline();
  const keys: readonly string[] =
    id === 'other' ? tree.below('').flatMap(({ keys: [key] }) => (isOther(key!) ? [key!] : [])) : SECTIONS[id];
  const there = keys.filter((key) => tree.get(key));
  const unwritten = (c?.numbers ?? []).filter(
    ({ path, standing }) => standing === 'default' && keys.includes(path.split('.')[0]!) && !tree.get(path),
  );
  const adds = ADDITIONS.filter(({ section }) => section === id);
  if (there.length === 0 && adds.length === 0 && !OWN_FORMS.has(id) && !MORE[id]) return null;
  const counted = there.length === 0 ? texts.adding.empty : COUNTED.has(id) ? String(named(there[0]!).length) : '';
  function named(top: string) {
    return tree.below(top).filter(({ keys: [, key] }) => key !== 'ground');
  }
  return (
    <Fold id={`section:${id}`} label={texts.outline.sections[id]} note={counted}>
      {() => (
        <>
          {there.map((key) => (
            <TopPart key={key} top={key} alone={there.length === 1 && id !== 'other'} />
          ))}
          {id === 'grounds' && <GroundParts />}
          {id === 'parties' && <AddParty />}
          {id === 'issues' && <AddIssue />}
          {adds.map((addition) => (
            <AddThing key={addition.one ?? addition.top} addition={addition} />
          ))}
          {MORE[id] && <AddKey places={MORE[id].map((top) => [top])} />}
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
