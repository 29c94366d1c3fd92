import './story.css';
import { useCallback, useState } from 'react';
import { title } from '../../../src/lens/text.js';
import { useAside } from '../app/useAside.js';
import type { Workbench } from '../app/workbench.js';
import type { AsideQuestion } from '../engine/asideProtocol.js';
import type { Known } from '../engine/engine.js';
import { NotInCase } from '../pages/NotInCase.js';
import { texts } from '../texts.js';
import { StoryPlayer } from './StoryPlayer.js';

/** Worlds among which numbers are drawn: those of the last round, behind the ranges of the other pages. */
const WORLDS = 1024;
/** Seeds that can be typed. */
const MOST_SEED = 999_999;

/** What would happen step by step in one drawn world, for teaching. */
export function StoryLive({ workbench, known }: { workbench: Workbench; known: Known }) {
  const [chosen, setChosen] = useState<string>();
  const [seed, setSeed] = useState(1);
  const [drawn, setDrawn] = useState(false);
  const another = useCallback(() => setSeed((before) => (before >= MOST_SEED ? 1 : before + 1)), []);
  const { quick, valid } = known;
  const packages = quick?.hold?.packages ?? [];
  const ids = packages.map(({ id }) => id);
  const own = workbench.renamings.among('packages', chosen, ids) ?? quick?.hold?.head ?? ids[0];
  const world = (seed - 1) % WORLDS;
  const numbers = drawn ? { world, of: WORLDS, seed: workbench.engine.settings.seed } : ('medians' as const);
  const question: Extract<AsideQuestion, { kind: 'story' }> | undefined =
    own && quick?.hold ? { kind: 'story', package: own, seed: String(seed), numbers } : undefined;
  const { answer, current, why, version } = useAside<'story'>(workbench, known, 'story', question);
  if (!quick || !valid) return <p className="quiet">{texts.nothing}</p>;
  if (!quick.hold) return <NotInCase says={texts.hold.none} add={texts.hold.add} />;
  return (
    <section className="story-live" aria-label={texts.story.live}>
      <p className="says">{texts.story.what}</p>
      <div className="story-choice">
        <label>
          {texts.matrix.package}{' '}
          <select value={own} onChange={(event) => setChosen(event.target.value)}>
            {packages.map(({ id, name }) => (
              <option key={id} value={id}>
                {title(name)}
              </option>
            ))}
          </select>
        </label>
        <label>
          {texts.story.seed}{' '}
          <input
            type="number"
            min="1"
            max={MOST_SEED}
            value={seed}
            onChange={(event) => {
              const next = Math.round(Number(event.target.value));
              if (next >= 1 && next <= MOST_SEED) setSeed(next);
            }}
          />
        </label>
        <label>
          <input type="checkbox" checked={drawn} onChange={(event) => setDrawn(event.target.checked)} />{' '}
          {texts.story.draw(world + 1, WORLDS)}
        </label>
      </div>
      {why && <p className="quiet">{texts.status.failed(why)}</p>}
      {answer ? (
        <div className={current ? '' : 'stale'}>
          <StoryPlayer
            key={`${answer.story.package.id} ${answer.story.seed}`}
            story={answer.story}
            quick={quick}
            now={known.version}
            version={version}
            numbers={numbers === 'medians' ? texts.story.numbersMedian : texts.story.numbersDrawn(world + 1, WORLDS)}
            onAnother={another}
          />
        </div>
      ) : (
        !why && <p className="quiet">{texts.story.waiting}</p>
      )}
      {answer && (
        <p className="quiet">
          {answer.story.check.holds ? texts.story.checked : texts.story.unproven(answer.story.check.problem ?? '')}
        </p>
      )}
      <p className="quiet">{drawn ? texts.story.numbersDrawn(world + 1, WORLDS) : texts.story.numbersMedian}</p>
    </section>
  );
}
