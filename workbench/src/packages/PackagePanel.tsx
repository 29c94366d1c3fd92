import './packages.css';
import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { Case } from '../../../src/case/index.js';
import { issuesWithout, rulesBroken } from '../../../src/lens/packages/withOption.js';
import { title } from '../../../src/lens/text.js';
import { blockers, reason } from '../answers/signsSentence.js';
import { Words } from '../app/Words.js';
import type { Pinned, Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { RenameDraft, WriteIntoCase } from './DraftButtons.js';
import { changesInWords, issuesNamed } from './drafts.js';
import { Terms } from './Terms.js';
import { WaysToWin } from './WaysToWin.js';

/** A chosen package: who blocks it, what would bring them in, and what it is worth to the chosen party. */
export function PackagePanel({ workbench, known, of }: { workbench: Workbench; known: Known; of: Pinned }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { quick, valid } = known;
  if (!quick || !valid) return null;
  const { c } = valid;
  const everybody = [...c.parties, ...c.ratifiers];
  const answered = quick.packages.some(({ id }) => id === of.id);
  const blocking = blockers(c, quick, of.id);
  const asked = blocking.find(({ party }) => party === workbench.chosen.party) ?? blocking[0];
  const chosenParty =
    everybody.find(({ id }) => id === workbench.chosen.party && quick.values[`margin/${of.id}/${id}`] !== undefined) ??
    everybody.find(({ id }) => id === asked?.party) ??
    everybody.find(({ id }) => quick.values[`margin/${of.id}/${id}`] !== undefined);
  const winning = everybody.find(({ id }) => id === asked?.party);
  const broken = rulesBroken(c, of.options);
  const missing = issuesNamed(c, issuesWithout(c, of.options));
  const ratified = quick.values[`ratified/${of.id}`] === 1 && c.ratifiers.length > 0;
  const { nobody, could } = texts.packages;
  const toHeading = () => heading.current?.focus();
  return (
    <section className="package-panel" aria-label={title(of.name)}>
      <h3 ref={heading} tabIndex={-1}>
        {title(of.name)}
      </h3>
      <div className="buttons">
        <Button size="compact-sm" variant="default" component="a" href="#/which/moves">
          {texts.packages.move}
        </Button>
        {of.from && <DraftTools workbench={workbench} known={known} draft={of} onDone={toHeading} />}
      </div>
      {of.from && <DraftChanges c={c} draft={of} />}
      <h4>{texts.packages.blocks}</h4>
      {missing.length > 0 ? (
        <p>
          <Words of={texts.packages.missing(missing.join(', '))} />
        </p>
      ) : !answered ? (
        <p className="quiet">{texts.status.stale}</p>
      ) : broken.length > 0 ? (
        <p>{texts.packages.rule(broken.join(', '))}</p>
      ) : blocking.length === 0 ? (
        <p>
          {nobody} {ratified ? could.ratified : could.signed}
        </p>
      ) : (
        <ul className="blockers">
          {blocking.map((standing) => (
            <li key={standing.party}>
              <button
                type="button"
                aria-pressed={standing.party === asked?.party}
                onClick={() => workbench.choose({ package: of.id, party: standing.party })}
              >
                <span aria-hidden="true">{standing.lines.length > 0 ? '⊘ ' : '✗ '}</span>
                <Words of={title(texts.packages.blocker(standing.name, reason(standing)))} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {winning && broken.length === 0 && (
        <>
          <h4>{texts.packages.take(winning.name)}</h4>
          <WaysToWin workbench={workbench} known={known} of={of} party={winning} onDone={toHeading} />
        </>
      )}
      {chosenParty && (
        <>
          <h4>{texts.packages.terms(chosenParty.name)}</h4>
          <Terms workbench={workbench} known={known} of={of} party={chosenParty} />
        </>
      )}
    </section>
  );
}

/** How a draft differs from what it was made from. */
export function DraftChanges({ c, draft: { from, options } }: { c: Case; draft: Pinned }) {
  const changes = changesInWords(c, from!.options, options);
  const { against, same } = texts.packages;
  return (
    <p className="quiet">
      <Words of={changes.length > 0 ? against(from!.name, changes.join('; ')) : same(from!.name)} />
    </p>
  );
}

/** What can be done with a draft as a whole. @param onDone Takes the focus once the draft, and with it what is pressed, is gone. */
export function DraftTools({
  workbench,
  known,
  draft,
  onDone,
}: {
  workbench: Workbench;
  known: Known;
  draft: Pinned;
  onDone: () => void;
}) {
  const written = known.valid?.c.packages.some(({ id }) => id === draft.id);
  const remove = () => {
    const rest = workbench.pinned.filter(({ id }) => id !== draft.id);
    workbench.pin(rest, { package: draft.from!.id });
    onDone();
  };
  if (written) return <span className="quiet">{texts.packages.written}</span>;
  return (
    <>
      <WriteIntoCase workbench={workbench} known={known} draft={() => draft} onDone={onDone} />
      <RenameDraft key={draft.id} workbench={workbench} known={known} draft={draft} />
      <Button size="compact-sm" variant="subtle" onClick={remove}>
        {texts.packages.remove}
      </Button>
    </>
  );
}
