import './deadline.css';
import { useState } from 'react';
import { title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { NotInCase } from '../pages/NotInCase.js';
import { texts } from '../texts.js';
import { ResolveSlider } from './ResolveSlider.js';

/** What an offer's deadline does, at this moment and at any other resolve of its sponsor. */
export function DeadlineLive({ workbench, known }: { workbench: Workbench; known: Known }) {
  const [chosen, setChosen] = useState<string>();
  const offers = known.valid?.c.offers;
  if (!offers) return <p className="quiet">{texts.nothing}</p>;
  const [first] = offers;
  if (!first) return <NotInCase says={texts.deadline.none} add={texts.deadline.add} />;
  const ids = offers.map(({ id }) => id);
  const own = workbench.renamings.among('offers', chosen, ids);
  const offer = offers.find(({ id }) => id === own) ?? first;
  return (
    <section className="deadline-live" aria-label={texts.deadline.live}>
      {offers.length > 1 && (
        <label className="pick">
          {texts.deadline.offer}{' '}
          <select value={offer.id} onChange={(event) => setChosen(event.target.value)}>
            {offers.map(({ id, name }) => (
              <option key={id} value={id}>
                {title(name)}
              </option>
            ))}
          </select>
        </label>
      )}
      <ResolveSlider key={offer.id} workbench={workbench} known={known} offer={offer} />
    </section>
  );
}
