import { Button } from '@mantine/core';
import { stageInWords } from '../app/stageInWords.js';
import { texts } from '../texts.js';
import type { Comparing } from './useComparison.js';

/** How far the comparison is, with the buttons to end it and to go on; and, in a sentence, why it ended before its time. */
export function WorkLine({ comparing, same }: { comparing: Comparing; same: boolean }) {
  const t = texts.comparing;
  const { working, progress, ended, failed, stop, again } = comparing;
  return (
    <div className="comparing-work">
      <p className="quiet" role="status">
        {said(comparing, same)}
      </p>
      {working && progress && (
        <>
          <progress
            aria-label={t.progress}
            {...(progress.total > 0 && { value: progress.done, max: progress.total })}
          />
          <span className="quiet">{stageInWords(progress)}</span>
        </>
      )}
      {/* One button, so that who has pressed it is still on it. */}
      {(working || ended || failed !== undefined) && (
        <Button variant="default" size="compact-sm" onClick={working ? stop : again}>
          {working ? t.stop : t.again}
        </Button>
      )}
    </div>
  );
}

function said({ comparison, stale, working, ended, failed }: Comparing, same: boolean): string {
  const t = texts.comparing;
  if (failed !== undefined) return t.failed(failed);
  if (ended) {
    const worlds = comparison?.compared?.worlds ?? 0;
    const rest =
      !comparison || (stale && same)
        ? t.rest.nothing
        : stale
          ? t.rest.older
          : !comparison.compared
            ? t.rest.changes
            : worlds > 0
              ? t.rest.worlds(worlds)
              : t.rest.medians;
    return t.ended[ended](rest);
  }
  if (same && !stale) return t.same;
  if (stale) return t.working;
  return working ? t.refining : '';
}
