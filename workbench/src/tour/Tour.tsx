import { Words } from '../app/Words.js';
import './tour.css';
import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Case } from '../../../src/case/index.js';
import type { MedianAnswers, Steps } from '../../../src/lens/index.js';
import { signed, title } from '../../../src/lens/text.js';
import { describe } from '../../../src/shared/diagnostic.js';
import type { Workbench } from '../app/workbench.js';
import { LoneNumber } from '../case/LoneNumber.js';
import { pathOf } from '../case/outlineTree.js';
import { useEntryWriter } from '../case/useEntryWriter.js';
import type { Known } from '../engine/engine.js';
import { stepsOf } from '../engine/packageDesk.js';
import { texts } from '../texts.js';
import { exampleFor, type TourNumber, tourNumber } from './tourNumber.js';
import { type NameOf, whatMoved } from './whatMoved.js';

type Step = 'who' | 'change' | 'read';

const namesOf =
  (c: Case, { packages }: MedianAnswers): NameOf =>
  (id) =>
    [...c.parties, ...c.ratifiers, ...packages].find((named) => named.id === id)?.name ?? id;

/** A short tour: who signs, one number changed by the user, what that did. It stands beside the page and blocks nothing. */
export function Tour({ workbench, known, onEnd }: { workbench: Workbench; known: Known; onEnd: () => void }) {
  const [step, setStep] = useState<Step>('who');
  const [asked, setAsked] = useState<TourNumber>();
  /** What was answered before the change, as far as it was, with games in longer steps and in the case's own. */
  const [before, setBefore] = useState<Partial<Record<Steps, MedianAnswers>>>({});
  const [moved, setMoved] = useState<string[]>();
  const panel = useRef<HTMLElement>(null);
  const { quick, valid, entries, version } = known;
  const current = quick?.version === version && valid?.version === version;

  useEffect(() => {
    if (current && step === 'who') setAsked(tourNumber(valid.c, quick));
  }, [step, current, quick, valid]);
  const path = asked?.number.path ?? '';
  /** With the ground of its own, as it stands in the text. */
  const written = useRef<string>(undefined);
  const now = valid?.c.numbers.find((number) => number.path === path);
  const changed = asked !== undefined && now !== undefined && now.written !== asked.number.written;
  const writer = useEntryWriter(workbench, path.split('.'));
  useEffect(() => {
    if (!current || !asked) return;
    if (!changed) {
      setBefore((known) => (known[stepsOf(quick)] === quick ? known : { ...known, [stepsOf(quick)]: quick }));
      written.current = entries?.list.find((entry) => pathOf(entry) === path)?.written;
    }
    if (step !== 'who') setStep(changed ? 'read' : 'change');
    const from = before[stepsOf(quick)];
    if (changed && from) setMoved(whatMoved(from, quick, namesOf(valid.c, quick)));
  }, [step, asked, path, before, changed, current, quick, valid, entries]);
  const shown = asked !== undefined;
  const begun = useRef(false);
  useEffect(() => {
    if (!step || !shown) return;
    // Who changes the number elsewhere goes on there; what was pressed or typed into here may be gone.
    const { activeElement, body } = document;
    if (!begun.current || activeElement === body || panel.current?.contains(activeElement)) panel.current?.focus();
    begun.current = true;
  }, [step, shown]);

  if (!valid || !quick || !asked) return null;
  const nameOf = namesOf(valid.c, quick);
  const words = texts.tour;
  const [problem] = writer.problems;
  return (
    <aside className="tour" ref={panel} tabIndex={-1} aria-label={words.name}>
      {step === 'who' && (
        <>
          <h2>{words.who.heading}</h2>
          <p>
            <Words
              of={words.who.text(
                title(nameOf(asked.party)),
                nameOf(asked.package),
                signed(asked.margin),
                asked.margin < 0,
              )}
            />
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
      {step === 'read' && moved && (
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
          {problem && <p role="alert">{describe(problem)}</p>}
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
              writer.end();
              writer.write(written.current ?? asked.number.written);
            }}
          >
            {words.again(asked.number.written)}
          </Button>
        )}
      </div>
    </aside>
  );
}
