import { LiveMatrix } from '../answers/LiveMatrix.js';
import { signsSentence } from '../answers/signsSentence.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { chosenPackage } from '../packages/chosenPackage.js';
import { PackagePanel } from '../packages/PackagePanel.js';
import { useSteady } from '../packages/useSteady.js';

/** Who signs, at this moment; what blocks the chosen package, and what it would take. */
export function SignsLive({ workbench, known }: { workbench: Workbench; known: Known }) {
  return useSteady(workbench, known, () => <Parts workbench={workbench} known={known} />);
}

function Parts({ workbench, known }: { workbench: Workbench; known: Known }) {
  const { quick, valid, assessed, version } = known;
  if (!quick || !valid) return null;
  const chosen = chosenPackage(workbench, known);
  return (
    <>
      <p className={quick.version === version ? 'answer' : 'answer stale'}>
        {signsSentence(valid.c, quick, assessed?.version === version ? assessed.assessment : undefined)}
      </p>
      <LiveMatrix known={known} workbench={workbench} />
      {chosen && <PackagePanel workbench={workbench} known={known} of={chosen} />}
    </>
  );
}
