import { Button } from '@mantine/core';
import { count } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';

/** Asks for more worlds than come by themselves, and ends that. */
export function MoreWorlds({ workbench, known }: { workbench: Workbench; known: Known }) {
  const { version, assessed, progress } = known;
  if (assessed?.version !== version) return null;
  const { next, ended } = assessed;
  const { engine } = workbench;
  const working = progress?.version === version;
  return (
    <div className="more-worlds">
      {next !== undefined && (
        <Button size="compact-sm" variant="default" onClick={() => (working ? engine.stopMore() : engine.askForMore())}>
          {working ? texts.sure.stop : texts.sure.more(count(next))}
        </Button>
      )}
      <p className="quiet" role="status">
        {ended && !working ? texts.sure.ended(count(ended.asked), count(ended.answered)) : next && texts.sure.moreHint}
      </p>
    </div>
  );
}
