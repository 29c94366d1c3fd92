import { Button } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { LiveMatrix } from '../answers/LiveMatrix.js';
import { blockers, headOf, signsSentence } from '../answers/signsSentence.js';
import { Words } from '../app/Words.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { chosenPackage } from '../packages/chosenPackage.js';
import { PackagePanel } from '../packages/PackagePanel.js';
import { useSteady } from '../packages/useSteady.js';
import { texts } from '../texts.js';

/** Who signs, at this moment; what blocks the chosen package, and what it would take. */
export function SignsLive({ workbench, known }: { workbench: Workbench; known: Known }) {
  return useSteady(workbench, known, () => <Parts workbench={workbench} known={known} />);
}

function Parts({ workbench, known }: { workbench: Workbench; known: Known }) {
  const panel = useRef<HTMLDivElement>(null);
  const { chosen } = workbench;
  const shown = useRef(chosen);
  useEffect(() => {
    // What was chosen in the matrix comes into view below it; the focus stays where it is.
    if (shown.current !== chosen) panel.current?.querySelector('h3')?.scrollIntoView({ block: 'nearest' });
    shown.current = chosen;
  }, [chosen]);
  const { quick, valid, assessed, version } = known;
  if (!quick || !valid) return null;
  const of = chosenPackage(workbench, known);
  const head = headOf(valid.c, quick);
  const blocking = head === undefined ? [] : blockers(valid.c, quick, head);
  const lookInto = (party: string) => {
    workbench.choose({ package: head!, party });
    panel.current?.querySelector('h3')?.focus();
  };
  return (
    <>
      <p className={quick.version === version ? 'answer' : 'answer stale'}>
        <Words of={signsSentence(valid.c, quick, assessed?.version === version ? assessed.assessment : undefined)} />
      </p>
      {blocking.length > 0 && (
        <p className="buttons">
          {blocking.map(({ party, name }) => (
            <Button key={party} size="compact-sm" variant="default" onClick={() => lookInto(party)}>
              {texts.packages.take(name)}
            </Button>
          ))}
        </p>
      )}
      <LiveMatrix known={known} workbench={workbench} />
      <div ref={panel}>{of && <PackagePanel workbench={workbench} known={known} of={of} />}</div>
    </>
  );
}
