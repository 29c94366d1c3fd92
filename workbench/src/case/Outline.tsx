import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { NumberField } from './NumberField.js';

/** The numbers of the case by where they stand, each to be changed in its place. */
export function Outline({ workbench, known }: { workbench: Workbench; known: Known }) {
  const { valid } = known;
  if (!valid) return <p className="quiet">{texts.nothing}</p>;
  const groups = new Map<string, typeof valid.c.numbers>();
  for (const number of valid.c.numbers) {
    const group = number.path.split('.').slice(0, 2).join(' · ');
    groups.set(group, [...(groups.get(group) ?? []), number]);
  }
  return (
    <div className="outline">
      {[...groups].map(([group, numbers]) => (
        <details key={group}>
          <summary>
            {group} <small>{numbers.length}</small>
          </summary>
          {numbers.map((number) => (
            <NumberField key={number.path} number={number} workbench={workbench} known={known} />
          ))}
        </details>
      ))}
    </div>
  );
}
