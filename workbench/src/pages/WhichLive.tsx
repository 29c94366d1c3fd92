import '../packages/packages.css';
import '../packages/which.css';
import { NativeSelect } from '@mantine/core';
import { title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { ComparePinned } from '../packages/ComparePinned.js';
import { chosenPackage } from '../packages/chosenPackage.js';
import { MoveOptions } from '../packages/MoveOptions.js';
import { PairScatter } from '../packages/PairScatter.js';
import { ParallelAxes } from '../packages/ParallelAxes.js';
import { texts } from '../texts.js';

/** Which package: how all look to any two parties and to all, pinned ones side by side, and one moved option by option. */
export function WhichLive({ workbench, known }: { workbench: Workbench; known: Known }) {
  const { quick, valid, version } = known;
  if (!quick || !valid) return null;
  const of = chosenPackage(workbench, known);
  if (!of) return <p className="quiet">{texts.packages.noPackages}</p>;
  const packages = quick.packages.some(({ id }) => id === of.id) ? quick.packages : [...quick.packages, of];
  return (
    <div className={quick.version === version ? 'which' : 'which stale'}>
      <PairScatter workbench={workbench} known={known} />
      <ParallelAxes workbench={workbench} known={known} />
      <ComparePinned workbench={workbench} known={known} />
      <NativeSelect
        size="sm"
        maw="30rem"
        label={texts.packages.pick}
        value={of.id}
        onChange={(event) => workbench.choose({ package: event.currentTarget.value })}
        data={packages.map(({ id, name }) => ({ value: id, label: title(id === of.id ? of.name : name) }))}
      />
      <MoveOptions workbench={workbench} known={known} of={of} />
    </div>
  );
}
