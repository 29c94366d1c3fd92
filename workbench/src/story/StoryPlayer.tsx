import { useReducedMotion } from '@mantine/hooks';
import { memo, useCallback, useEffect, useState } from 'react';
import type { Story } from '../../../src/lens/index.js';
import { percent } from '../../../src/lens/text.js';
import { ChartFigure } from '../charts/ChartFigure.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { EndTold } from './EndTold.js';
import { happenings, nextHappening, shapeOf } from './happened.js';
import { ShapeLegend } from './ShapeLegend.js';
import { StatePanel } from './StatePanel.js';
import { StepTold, saysOf } from './StepTold.js';
import { StoryButton } from './StoryButton.js';
import { storyTable } from './storyTable.js';
import { Timeline } from './Timeline.js';
import { usePlay } from './usePlay.js';

/** A story, told as far as one has gone: 0 is the day of signing. */
export const StoryPlayer = memo(function StoryPlayer({
  story,
  quick,
  now,
  version,
  numbers,
  onAnother,
}: {
  story: Story;
  quick: Known['quick'];
  /** Of the text as it is. */
  now: number;
  /** Of the text that the story is told of. */
  version: number | undefined;
  /** Which numbers of the case it is told with, in words. */
  numbers: string;
  onAnother: () => void;
}) {
  const [told, setTold] = useState(0);
  const [playing, setPlaying] = useState(false);
  const still = useReducedMotion();
  const last = story.steps.length;
  // An edit may make a story shorter than one has gone.
  const at = Math.min(told, last);
  const go = useCallback((to: number) => setTold(Math.max(0, Math.min(last, to))), [last]);
  const goOn = useCallback(() => (at < last ? setTold(at + 1) : setPlaying(false)), [at, last]);
  usePlay(playing && !still, goOn);
  useEffect(() => {
    if (at === last) setPlaying(false);
  }, [at, last]);
  const step = story.steps[at - 1];
  const state = step?.state ?? story.start;
  const before = at === 0 ? undefined : (story.steps[at - 2]?.state ?? story.start);
  const log = story.steps.slice(0, at).flatMap((one, i) => happenings(one).map((turn) => ({ turn, i })));
  return (
    <div className="story">
      <ChartFigure
        name="story"
        question={texts.story.question(story.package.name, story.seed)}
        note={texts.story.drawn(at, story.step, numbers)}
        known={{ version: now, ...(quick && { quick }) }}
        version={version}
        draw={(width) => <Timeline story={story} at={at} width={width} />}
        table={() => storyTable(story, at)}
        legend={<ShapeLegend />}
      />
      <label className="position">
        {texts.story.position(story.step)}{' '}
        <input
          type="range"
          min="0"
          max={story.horizon}
          value={at}
          aria-valuetext={
            at === 0 ? texts.story.signing(story.from) : texts.story.when(at, story.step, step!.from, step!.to)
          }
          onChange={(event) => go(Number(event.target.value))}
        />
      </label>
      <div className="story-buttons">
        <StoryButton off={at === 0} onClick={() => go(0)}>
          {texts.story.first}
        </StoryButton>
        <StoryButton off={at === 0} onClick={() => go(at - 1)}>
          {texts.story.back}
        </StoryButton>
        <StoryButton main off={at === last} onClick={() => go(at + 1)}>
          {texts.story.step(story.step)}
        </StoryButton>
        <StoryButton off={at === last} onClick={() => go(nextHappening(story.steps, at))}>
          {texts.story.next}
        </StoryButton>
        {still ? (
          <StoryButton off={at === last} onClick={() => go(last)}>
            {texts.story.toEnd}
          </StoryButton>
        ) : (
          <StoryButton off={at === last} onClick={() => setPlaying(!playing)}>
            {playing ? texts.story.pause : texts.story.play}
          </StoryButton>
        )}
        <StoryButton onClick={onAnother}>{texts.story.another}</StoryButton>
      </div>
      <div className="story-panes">
        <div aria-live="polite" className="told-now">
          <StepTold story={story} at={at} />
          {at === last && <EndTold story={story} />}
          <p className="quiet">{texts.story.oneOfMany(percent(step?.peace ?? 1), percent(story.ending.peace))}</p>
        </div>
        <aside aria-label={texts.story.stands}>
          <h4>{texts.story.stands}</h4>
          <StatePanel state={state} before={before} />
        </aside>
      </div>
      {log.length > 0 && (
        <>
          <h4>{texts.story.soFar}</h4>
          <ol className="story-log">
            {log.map(({ turn, i }, n) => (
              <li key={n}>
                <button type="button" aria-current={i === at - 1 ? 'step' : undefined} onClick={() => go(i + 1)}>
                  {story.steps[i]!.from}
                </button>{' '}
                <span className={`shape ${turn.kind}`} aria-hidden="true">
                  {texts.story.shape[shapeOf(turn)]}
                </span>{' '}
                {saysOf(turn)}
              </li>
            ))}
          </ol>
        </>
      )}
    </div>
  );
});
