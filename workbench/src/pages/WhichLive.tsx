import '../packages/packages.css';
import '../packages/which.css';
import { NativeSelect } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { ComparePinned } from '../packages/ComparePinned.js';
import { chosenPackage } from '../packages/chosenPackage.js';
import { MoveOptions } from '../packages/MoveOptions.js';
import { PairScatter } from '../packages/PairScatter.js';
import { ParallelAxes } from '../packages/ParallelAxes.js';
import { useSteady } from '../packages/useSteady.js';
import { texts } from '../texts.js';

/** Which package: how all look to any two parties and to all, pinned ones side by side, and one moved option by option. */
export function WhichLive({ workbench, known }: { workbench: Workbench; known: Known }) {
  const root = useRef<HTMLDivElement>(null);
  const { quick, version } = known;
  const answered = quick !== undefined;
  useEffect(() => {
    if (answered) goTo(root.current, /^#\/which\/([a-z]+)$/.exec(location.hash)?.[1]);
  }, [answered]);
  const parts = useSteady(workbench, known, () => <Parts workbench={workbench} known={known} />);
  return (
    <div ref={root} className={quick?.version === version ? 'which' : 'which stale'}>
      <nav aria-label={texts.packages.within}>
        <ul className="within">
          {SECTIONS.map((id) => (
            <li key={id}>
              <a href={`#/which/${id}`} onClick={() => goTo(root.current, id)}>
                {texts.packages[id]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {parts}
    </div>
  );
}

function Parts({ workbench, known }: { workbench: Workbench; known: Known }) {
  const { quick, valid } = known;
  if (!quick || !valid) return null;
  const of = chosenPackage(workbench, known);
  if (!of) return <p className="quiet">{texts.packages.noPackages}</p>;
  const packages = quick.packages.some(({ id }) => id === of.id) ? quick.packages : [...quick.packages, of];
  return (
    <>
      <PairScatter workbench={workbench} known={known} />
      <ParallelAxes workbench={workbench} known={known} />
      <ComparePinned workbench={workbench} known={known} />
      <section className="pick" aria-label={texts.packages.pick}>
        <NativeSelect
          size="sm"
          maw="30rem"
          label={texts.packages.pick}
          value={of.id}
          onChange={(event) => workbench.choose({ package: event.currentTarget.value })}
          data={packages.map(({ id, name }) => ({ value: id, label: title(id === of.id ? of.name : name) }))}
        />
      </section>
      <MoveOptions workbench={workbench} known={known} of={of} />
    </>
  );
}

const SECTIONS = ['pair', 'parallel', 'compare', 'moves'] as const;

/** Brings a part of the page into view and the focus to its heading: addresses such as `#/which/moves` lead there. */
function goTo(root: HTMLElement | null, id: string | undefined): void {
  const section = SECTIONS.find((s) => s === id);
  const heading = section && root?.querySelector<HTMLElement>(`section[data-part="${section}"] h3`);
  heading?.focus({ preventScroll: true });
  heading?.parentElement?.scrollIntoView();
}
