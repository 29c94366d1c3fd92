import { useCallback, useEffect, useLayoutEffect, useRef } from 'react';
import { Chapter } from '../answers/Chapter.js';
import { pageOfPlace, showPlace } from '../answers/places.js';
import { Words } from '../app/Words.js';
import type { Workbench } from '../app/workbench.js';
import { ComparePage } from '../compare/ComparePage.js';
import { DeadlineLive } from '../deadline/DeadlineLive.js';
import type { Known } from '../engine/engine.js';
import { HoldLive } from '../hold/HoldLive.js';
import { StoryLive } from '../story/StoryLive.js';
import { SureLive } from '../sure/SureLive.js';
import { texts } from '../texts.js';
import { VERSION } from '../version.js';
import { PAGES, type PageId } from './pages.js';
import { SignsLive } from './SignsLive.js';
import { WhichLive } from './WhichLive.js';

/** What stands above the chapters of a page: answers that follow every edit at once. */
const LIVE: Partial<Record<PageId, (props: { workbench: Workbench; known: Known }) => React.ReactNode>> = {
  who: SignsLive,
  compare: ComparePage,
  which: WhichLive,
  hold: HoldLive,
  deadline: DeadlineLive,
  sure: SureLive,
  story: StoryLive,
};

/** One question: its answer in a sentence, what follows every edit, then the chapters of the report about it. */
export function Page({ id, workbench, known }: { id: PageId; workbench: Workbench; known: Known }) {
  const top = useRef<HTMLElement>(null);
  // Each page begins at its beginning, wherever the last one was left, and its tab is in sight. On a phone the panes scroll
  // as one.
  useLayoutEffect(() => {
    const main = top.current?.closest('main');
    for (const scrolled of [main, main?.closest('.panes')]) scrolled?.scrollTo(0, 0);
    main?.querySelector('nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  const { chapters, opening } = PAGES.find((page) => page.id === id)!;
  const { assessed } = known;
  const stale = assessed?.version !== known.version;
  const Live = LIVE[id];
  const sentence = opening && assessed?.assessment.findings.find((finding) => finding.id === opening)?.sentence;
  const shown = assessed?.chapters.filter((chapter) => chapters.includes(chapter.id)) ?? [];
  const chaptersShown = shown.length > 0;
  useEffect(() => {
    const show = () => {
      const place = /^#\/[a-z]+\/([\w-]+)$/.exec(location.hash)?.[1];
      if (place && top.current) showPlace(top.current, place);
    };
    if (chaptersShown) show();
    addEventListener('hashchange', show);
    return () => removeEventListener('hashchange', show);
  }, [chaptersShown]);
  const all = assessed?.chapters;
  const follow = useCallback(
    (place: string) => {
      if (top.current && showPlace(top.current, place)) return;
      const to = pageOfPlace(place, all ?? []);
      if (to) location.hash = `#/${to}/${place}`;
    },
    [all],
  );
  return (
    <article ref={top} className="page" aria-label={texts.pages[id]}>
      <h2 tabIndex={-1}>{texts.pages[id]}</h2>
      {sentence && (
        <p className={stale ? 'answer stale' : 'answer'}>
          <Words of={sentence} />
        </p>
      )}
      {Live && <Live workbench={workbench} known={known} />}
      {shown.map((chapter) => (
        <section key={chapter.id} aria-label={chapter.heading} data-chapter={chapter.id}>
          <h3 className="chapter-heading">{chapter.heading}</h3>
          <Chapter
            html={chapter.html}
            stale={stale}
            {...(assessed && { assessment: assessed.assessment })}
            onLink={follow}
          />
        </section>
      ))}
      {known.quick && (
        <p className="on-paper quiet">{texts.sharing.source(known.quick.case.id, known.quick.case.hash, VERSION)}</p>
      )}
      {!Live && shown.length === 0 && <p className="quiet">{assessed ? texts.noPage : texts.nothing}</p>}
    </article>
  );
}
