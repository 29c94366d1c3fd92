import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { OptionAway } from '../../../src/lens/index.js';
import { issuesWithout, rulesBroken, withOption } from '../../../src/lens/packages/withOption.js';
import { signed, title } from '../../../src/lens/text.js';
import { blockers, reason } from '../answers/signsSentence.js';
import { Words } from '../app/Words.js';
import type { Pinned, Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { changed, draftOf, issuesNamed, withPinned } from './drafts.js';
import { type Actor, actorsOf, MARKS, Margins, markOf } from './Margins.js';
import { DraftChanges, DraftTools } from './PackagePanel.js';
import { useAsked } from './useAsked.js';

/**
 * A package option by option. Each press puts an option into a draft, whose margins stand above at once; beside each option
 * that is not taken stands what it alone would change.
 */
export function MoveOptions({ workbench, known, of }: { workbench: Workbench; known: Known; of: Pinned }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { id, name, options, found } = of;
  const asked = useAsked(workbench, known, 'away', { of: { id, name, options, found } }, true);
  const { c } = known.valid!;
  const quick = known.quick!;
  const actors = actorsOf(known);
  const start = of.from ?? of;
  const move = (issue: string, option: string) => {
    const moved = withOption(c, options, issue, option, start.options);
    const others = [...workbench.pinned, ...quick.packages];
    const made = of.from ? changed(c, of, moved) : draftOf(c, of, moved, others);
    workbench.pin(withPinned(workbench.pinned, made), { package: made.id });
  };
  const broken = rulesBroken(c, options);
  const missing = issuesNamed(c, issuesWithout(c, options));
  const blocking = broken.length > 0 ? [] : blockers(c, quick, id);
  const answered = quick.packages.find((p) => p.id === id);
  const fresh = answered !== undefined && JSON.stringify(answered.options) === JSON.stringify(options);
  return (
    <section aria-label={texts.packages.moves} data-part="moves">
      <h3 ref={heading} tabIndex={-1}>
        {texts.packages.moves}
      </h3>
      <p className="quiet how">{texts.packages.movesHint}</p>
      {of.from && <DraftChanges c={c} draft={of} />}
      <div className="moves-now">
        <div className="buttons">
          <b>{title(name)}</b>
          {of.from && (
            <>
              <Button
                size="compact-sm"
                variant="default"
                onClick={() => workbench.pin(withPinned(workbench.pinned, changed(c, of, start.options)))}
              >
                {texts.packages.startAgain}
              </Button>
              <DraftTools workbench={workbench} known={known} draft={of} onDone={() => heading.current?.focus()} />
            </>
          )}
        </div>
        <div className={fresh ? undefined : 'stale'}>
          <Margins known={known} id={id} {...(of.from && { against: start.id })} />
        </div>
        <p className="quiet" role="status">
          <Words of={missing.length > 0 ? texts.packages.missing(missing.join(', ')) : fresh ? verdict() : ''} />
        </p>
      </div>
      <div className={asked.current ? 'scroll' : 'scroll stale'}>
        <table className="numbers moves">
          <thead>
            <tr>
              <th scope="col">{texts.packages.option}</th>
              {actors.map((actor) => (
                <th scope="col" key={actor.id}>
                  {actor.name}
                </th>
              ))}
              <th scope="col">{texts.packages.signed}</th>
            </tr>
          </thead>
          {c.issues.map((issue) => (
            <tbody key={issue.id}>
              <tr className="issue">
                <th scope="rowgroup" colSpan={actors.length + 2}>
                  {title(issue.name)}
                  {options[issue.id] === null && <small>{texts.packages.absent}</small>}
                </th>
              </tr>
              {options[issue.id] !== null &&
                issue.options.map((option) => {
                  const taken = options[issue.id] === option.id;
                  const away = asked.answer?.find((a) => a.issue === issue.id && a.option === option.id);
                  return (
                    <tr key={option.id}>
                      <th scope="row">
                        <button type="button" aria-pressed={taken} onClick={() => !taken && move(issue.id, option.id)}>
                          {option.name}
                        </button>
                      </th>
                      {taken ? (
                        <td className="gone" colSpan={actors.length + 1}>
                          {texts.packages.taken}
                        </td>
                      ) : (
                        <Away known={known} id={id} actors={actors} {...(away && { away })} />
                      )}
                    </tr>
                  );
                })}
            </tbody>
          ))}
        </table>
      </div>
      {asked.failed && <p className="quiet">{texts.packages.unanswered(asked.failed)}</p>}
    </section>
  );

  function verdict(): string {
    if (broken.length > 0) return texts.packages.rule(broken.join(', '));
    if (blocking.length > 0) {
      return blocking.map((s) => `${title(texts.packages.blocker(s.name, reason(s)))}.`).join(' ');
    }
    const { could } = texts.packages;
    return quick.values[`ratified/${id}`] === 1 && c.ratifiers.length > 0 ? could.ratified : could.signed;
  }
}

/** What one option alone would change: the cells of its row. */
function Away({ known, id, actors, away }: { known: Known; id: string; actors: Actor[]; away?: OptionAway }) {
  const { c } = known.valid!;
  const { values } = known.quick!;
  if (!away) return <td colSpan={actors.length + 1}>…</td>;
  const also = issuesNamed(c, away.also).join(', ');
  return (
    <>
      {actors.map((actor) => {
        const before = values[`margin/${id}/${actor.id}`];
        const margin = away.margins[actor.id];
        if (before === undefined || margin === undefined) return <td key={actor.id}>–</td>;
        const refuses = away.refuse.includes(actor.id);
        const spared = away.notNeeded.includes(actor.id);
        const mark = spared ? 'not-needed' : refuses ? 'line' : margin >= 0 ? 'accepts' : 'refuses';
        // A colour only where the answer turns: what stays as it is needs no mark.
        const turns = mark !== markOf(known, id, actor.id);
        return (
          <td key={actor.id} className={turns ? mark : undefined}>
            {signed(margin - before)}
            {turns && (
              <small>
                {MARKS[mark]} {texts.matrix.says[mark]}
              </small>
            )}
          </td>
        );
      })}
      <td className="words">
        {away.breaks.length > 0
          ? texts.packages.breaks(away.breaks.join(', '))
          : away.ratified
            ? texts.packages.yes
            : away.signed
              ? texts.packages.notRatified
              : texts.packages.no}
        {also && (
          <small>
            <Words of={texts.packages.also(also)} />
          </small>
        )}
      </td>
    </>
  );
}
