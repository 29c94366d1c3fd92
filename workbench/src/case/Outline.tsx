import './outline.css';
import { useEffect, useMemo, useRef, useState } from 'react';
import { definedAt, pathCalled } from '../../../src/case/mentions.js';
import { shapeAt } from '../../../src/case/shape-at.js';
import type { Place } from '../../../src/shared/diagnostic.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { explanation } from './explanation.js';
import { mayGo, shortName } from './leftOut.js';
import { NumberField } from './NumberField.js';
import { OutlineSection } from './OutlineSection.js';
import { OutlineContext, type OutlineState } from './outlineContext.js';
import { inWords, opensFor, SECTIONS, type SectionId, sectionOf } from './outlineLabels.js';
import { conditionsOf, foundNumbers, outlineTree } from './outlineTree.js';

/** What the outline is asked to show; `n` tells one asking from the next. */
export interface Goal<T> {
  to: T;
  n: number;
}

/** Fields that are shown of what was found. */
const MOST_FOUND = 100;
const ORDER = [...(Object.keys(SECTIONS) as SectionId[]), 'other' as const];

/** Parties and packages are shown; of a section with several kinds of things, all of them. */
const OPEN_AT_FIRST = ['section:parties', 'section:packages', ...Object.values(SECTIONS).flat()];

/** The case by its parts, each entry to be changed in its place. */
export function Outline({
  workbench,
  known,
  goal,
  showInText,
}: {
  workbench: Workbench;
  known: Known;
  goal: Goal<string> | undefined;
  showInText: (at: Place) => void;
}) {
  const c = known.valid?.c;
  const tree = useMemo(() => outlineTree(known.entries?.list ?? []), [known.entries]);
  const numbers = useMemo(() => new Map((c?.numbers ?? []).map((number) => [number.path, number])), [c]);
  const conditions = useMemo(() => (c ? conditionsOf(c) : new Map()), [c]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set(OPEN_AT_FIRST));
  const [shown, setShown] = useState<string>();
  const [sought, setSought] = useState('');
  const [groundless, setGroundless] = useState(false);
  const [wanted, setWanted] = useState<Goal<string>>();
  const [removing, setRemoving] = useState<string>();
  const [renaming, setRenaming] = useState<string>();
  const [explained, setExplained] = useState<string>();
  const [announced, setAnnounced] = useState('');
  const [coming, setComing] = useState<string>();
  const warmed = useRef(false);
  const host = useRef<HTMLDivElement>(null);
  const { document: text } = workbench;
  const focused = useRef<{ path: string; text: typeof text }>(undefined);
  const renamings = useRef<[of: string, to: string][]>([]);

  const reveal = (path: string) => {
    setSought('');
    setGroundless(false);
    setOpened((before) => new Set([...before, ...opensFor(path)]));
    setWanted((before) => ({ to: path, n: (before?.n ?? 0) + 1 }));
  };
  useEffect(() => {
    if (goal) reveal(goal.to);
  }, [goal]);
  useEffect(() => {
    if (coming === undefined || !tree.get(coming)) return;
    reveal(coming);
    setComing(undefined);
  }, [coming, tree]);
  useEffect(() => {
    const there = (path: string | undefined) => (path !== undefined && tree.get(path) ? path : undefined);
    // Would otherwise open again, and take the focus, whenever what it speaks of comes back.
    setRenaming(there);
    setRemoving(there);
    const { path, text: of } = focused.current ?? {};
    if (!path || of !== text || tree.list.length === 0 || tree.get(path) || path.startsWith('section:')) return;
    if (document.activeElement !== document.body) return;
    // What had the focus went away with a step back or forth: to what it is called now, or to what is around it.
    reveal(renamings.current.map(([of, to]) => pathCalled(path, of, to)).find(there) ?? path);
  }, [tree]);
  useEffect(() => {
    if (wanted && host.current) goTo(host.current, wanted.to);
  }, [wanted]);

  const explain = (path: string | undefined) => {
    setExplained(path);
    if (path !== undefined) setAnnounced(explanation(path.split('.'), numbers.get(path)?.unit).join(' '));
  };
  const state: OutlineState = {
    workbench,
    tree,
    c,
    numbers,
    conditions,
    diagnostics: known.diagnostics.list,
    isOpen: (id) => opened.has(id),
    toggle: (id) =>
      setOpened((before) => {
        const after = new Set(before);
        if (!after.delete(id)) after.add(id);
        return after;
      }),
    shown,
    show: setShown,
    reveal,
    revealNew: setComing,
    removing,
    remove: setRemoving,
    renaming,
    rename: setRenaming,
    renamed: (path, to, said) => {
      const of = definedAt(path.split('.'), tree.get(path)?.written ?? '')!;
      const called = (before: string) => pathCalled(before, of, to);
      const now = of.replace(/[^.]*$/, to);
      renamings.current.push([of, to], [now, of.slice(of.lastIndexOf('.') + 1)]);
      // By its old name, too, which may come back.
      setOpened((before) => new Set([...before, ...[...before].map(called)]));
      setShown((before) => before && called(before));
      setComing(called(path));
      setAnnounced(said);
    },
    explained,
    explain,
    announce: setAnnounced,
    showInText,
  };
  // What is entered first is then tried as fast as what follows.
  const warm = () => {
    if (warmed.current || !known.valid) return;
    warmed.current = true;
    workbench.reader.warm(known.valid.source);
  };
  if (!known.entries) return <p className="quiet">{texts.nothing}</p>;
  const leavePanels = () => {
    setRenaming(undefined);
    setRemoving(undefined);
  };
  const filtering = sought.trim() !== '' || groundless;
  const found = filtering && c ? foundNumbers(c.numbers, sought, groundless, shown) : [];
  return (
    <OutlineContext value={state}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: shortcuts for whatever field has the focus */}
      <div
        className="outline"
        ref={host}
        onFocus={({ target }) => {
          warm();
          const path = target.closest('[data-path]')?.getAttribute('data-path');
          focused.current = path ? { path, text } : undefined;
        }}
        onPointerEnter={warm}
        onKeyDown={(event) => {
          // A form for something new stands within what is around it, and is not meant by its keys.
          if (!(event.target instanceof Element) || event.target.closest('.adding')) return;
          const path = event.target.closest('[data-path]')?.getAttribute('data-path') ?? '';
          const entry = tree.get(path);
          if (event.code === 'F2' && shortName(entry) !== undefined) setRenaming(path);
          else if (!event.altKey) return;
          else if (event.code === 'KeyT' && entry?.at.file === workbench.origin.name) showInText(entry.at);
          else if (event.code === 'KeyH' && shapeAt(path.split('.'))) explain(explained === path ? undefined : path);
          else if (event.code === 'Delete' && entry && mayGo(entry.keys)) setRemoving(path);
          else return;
          event.preventDefault();
        }}
      >
        <p className="visually-hidden" role="status">
          {announced}
        </p>
        <search className="filter">
          <input
            type="search"
            value={sought}
            placeholder={texts.outline.search}
            aria-label={texts.outline.search}
            onChange={({ target }) => {
              setShown(undefined);
              leavePanels();
              setSought(target.value);
            }}
          />
          <label>
            <input
              type="checkbox"
              checked={groundless}
              onChange={({ target }) => {
                setShown(undefined);
                leavePanels();
                setGroundless(target.checked);
              }}
            />{' '}
            {texts.outline.groundless}
          </label>
        </search>
        {filtering ? (
          <>
            <p className="quiet" role="status">
              {texts.outline.found(found.length, MOST_FOUND)}
            </p>
            {found.slice(0, MOST_FOUND).map((number) => (
              <NumberField key={number.path} number={number} label={inWords(number.what)} />
            ))}
          </>
        ) : (
          ORDER.map((id) => <OutlineSection key={id} id={id} />)
        )}
      </div>
    </OutlineContext>
  );
}

/** Goes to the field of a path, or to the nearest thing around it, and marks it for a moment. */
function goTo(host: HTMLElement, path: string): void {
  const keys = path.split('.');
  const around = keys.map((_, i) => keys.slice(0, keys.length - i).join('.'));
  for (const one of [...around, `section:${sectionOf(path)}`]) {
    const found = host.querySelector<HTMLElement>(`[data-path="${CSS.escape(one)}"]`);
    if (!found) continue;
    found.scrollIntoView({ block: 'center' });
    found.querySelector<HTMLElement>('summary, input, select, textarea')?.focus({ preventScroll: true });
    found.classList.add('found');
    found.addEventListener('animationend', () => found.classList.remove('found'), { once: true });
    return;
  }
}
