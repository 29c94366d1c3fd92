import { Words } from '../app/Words.js';
import './tour.css';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { MedianAnswers } from '../../../src/lens/index.js';
import { signed, title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import { LoneNumber } from '../case/LoneNumber.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { exampleFor, type TourNumber, tourNumber } from './tourNumber.js';
import { whatMoved } from './whatMoved.js';

type Step = 'who' | 'change' | 'read';

/** A short tour: who signs, one number changed by the user, what that did. It stands beside the page and blocks nothing. */
export function Tour({ workbench, known, onEnd }: { workbench: Workbench; known: Known; onEnd: () => void }) {
  const [step, setStep] = useState<Step>('who');
  const [asked, setAsked] = useState<TourNumber>();
  const [before, setBefore] = useState<MedianAnswers>();
  const panel = useRef<HTMLElement>(null);
  const { quick, valid, version } = known;
  const current = quick?.version === version && valid?.version === version;

  useEffect(() => {
    if (asked || !current) return;
    setAsked(tourNumber(valid.c, quick));
    setBefore(quick);
  }, [asked, current, quick, valid]);

  const now = valid?.c.numbers.find(({ path }) => path === asked?.number.path);
  const changed = asked !== undefined && now !== undefined && now.written !== asked.number.written;
  useEffect(() => {
    if (step === 'change' && changed && current) setStep('read');
  }, [step, changed, current]);
  const shown = asked !== undefined;
  useEffect(() => {
    if (step && shown) panel.current?.focus();
  }, [step, shown]);

  if (!valid || !quick || !asked || !before) return null;
  const { c } = valid;
  const nameOf = (id: string) =>
    [...c.parties, ...c.ratifiers, ...quick.packages].find((named) => named.id === id)?.name ?? id;
  const words = texts.tour;
  const moved = step === 'read' ? whatMoved(before, quick, nameOf) : [];
  return (
    <aside className="tour" ref={panel} tabIndex={-1} aria-label={words.name}>
      {step === 'who' && (
        <>
          <h2>{words.who.heading}</h2>
          <p>
            {words.who.text(title(nameOf(asked.party)), nameOf(asked.package), signed(asked.margin), asked.margin < 0)}
          </p>
          <p>{words.who.judgement}</p>
        </>
      )}
      {step === 'change' && now && (
        <>
          <h2>{words.change.heading}</h2>
          <p>
            <Words of={words.change.text(nameOf(asked.party), asked.margin < 0, exampleFor(asked))} />
          </p>
          <LoneNumber number={now} workbench={workbench} known={known} />
        </>
      )}
      {step === 'read' && (
        <>
          <h2>{words.read.heading}</h2>
          {moved.length > 0 ? (
            <ul aria-live="polite">
              {moved.map((sentence) => (
                <li key={sentence}>
                  <Words of={sentence} />
                </li>
              ))}
            </ul>
          ) : (
            <p aria-live="polite">{words.read.nothing}</p>
          )}
          <p>{words.read.then}</p>
        </>
      )}
      <div className="tour-buttons">
        <Button size="compact-sm" variant="subtle" onClick={onEnd}>
          {step === 'read' ? words.end : words.skip}
        </Button>
        {step === 'who' && (
          <Button size="compact-sm" onClick={() => setStep('change')}>
            {words.next}
          </Button>
        )}
        {step === 'read' && (
          <Button
            size="compact-sm"
            variant="light"
            onClick={() => {
              workbench.document.undo();
              setStep('change');
            }}
          >
            {words.again}
          </Button>
        )}
      </div>
    </aside>
  );
}
