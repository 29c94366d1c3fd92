import { Button } from '@mantine/core';
import { signed } from '../../../src/lens/text.js';
import { Words } from '../app/Words.js';
import type { Pinned, Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { WriteIntoCase } from './DraftButtons.js';
import { changesInWords, draftOf, withPinned } from './drafts.js';
import { actorsOf } from './Margins.js';
import { useAsked } from './useAsked.js';

/** The smallest changes that bring a party in, each to be tried beside the package, or written into the case. */
export function WaysToWin({
  workbench,
  known,
  of,
  party,
  onDone,
}: {
  workbench: Workbench;
  known: Known;
  of: Pinned;
  party: { id: string; name: string };
  /** Takes the focus once a change was tried or written. */
  onDone: () => void;
}) {
  const question = { of: { id: of.id, name: of.name, options: of.options, found: of.found }, party: party.id };
  const { answer, current, failed } = useAsked(workbench, known, 'ways', question);
  const c = known.valid!.c;
  if (failed) return <p className="quiet">{texts.packages.unanswered(failed)}</p>;
  if (!answer) return <p className="quiet">{current ? texts.packages.given : texts.packages.searching}</p>;
  const others = () => [...workbench.pinned, ...(known.quick?.packages ?? [])];
  const draft = (n: number) => draftOf(c, of, answer.ways[n]!, others());
  const tryWay = (n: number) => {
    const made = draft(n);
    workbench.pin(withPinned(workbench.pinned, made), { package: made.id, party: party.id });
    onDone();
  };
  return (
    <div className={current ? 'ways' : 'ways stale'}>
      <p>
        <Words of={answer.finding.sentence} />
      </p>
      {known.quick?.continued && answer.ways.length > 0 && <p className="quiet">{texts.continued}</p>}
      <ol>
        {answer.ways.map((options, n) => {
          const margins = answer.margins[n] ?? {};
          const after = actorsOf(known).flatMap(({ id, name }) => {
            const margin = margins[id];
            if (margin === undefined) return [];
            return `${name} ${signed(margin)} (${signed(margin - known.quick!.values[`margin/${of.id}/${id}`]!)})`;
          });
          return (
            <li key={JSON.stringify(options)}>
              <b>
                <Words of={changesInWords(c, of.options, options).join('; ')} />
              </b>
              <p className="quiet">
                {texts.packages.after} <Words of={after.join(', ')} />
              </p>
              {margins[party.id]! < 0 && <p className="quiet">{texts.packages.coarse}</p>}
              <div className="buttons">
                <Button size="compact-sm" disabled={!current} onClick={() => tryWay(n)}>
                  {texts.packages.tryIt}
                </Button>
                <WriteIntoCase workbench={workbench} known={known} draft={() => draft(n)} onDone={onDone} />
              </div>
            </li>
          );
        })}
      </ol>
      {answer.ways.length === 0 && <Openings workbench={workbench} known={known} />}
      {known.space && !known.space.counted.durability && <p className="quiet">{texts.packages.uncounted}</p>}
    </div>
  );
}

/** Where no change of terms helps: what parties would have to give up for anything to be signed. */
function Openings({ workbench, known: { assessed, version, quick } }: { workbench: Workbench; known: Known }) {
  const corrections = assessed?.assessment.findings.find(({ id }) => id === 'settlement/corrections');
  if (!corrections) return null;
  const found = quick?.packages.find((p) => p.found);
  return (
    <div className={assessed?.version === version ? undefined : 'stale'}>
      <p>
        <Words of={corrections.sentence} />
      </p>
      {found && (
        <Button size="compact-sm" variant="default" onClick={() => workbench.choose({ package: found.id })}>
          {texts.packages.opens(found.name)}
        </Button>
      )}
    </div>
  );
}
