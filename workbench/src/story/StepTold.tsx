import type { Story, StoryTurn } from '../../../src/lens/index.js';
import { fixed, percent, title } from '../../../src/lens/text.js';
import { Words } from '../app/Words.js';
import { texts } from '../texts.js';
import { couldHave, happenings, shapeOf } from './happened.js';

/** One step of a story: what happened, how likely it was then, what the choices were worth, and what else could have been. */
export function StepTold({ story, at }: { story: Story; at: number }) {
  const step = story.steps[at - 1];
  if (!step) {
    return (
      <>
        <h3>{texts.story.signing(story.from)}</h3>
        <p>{texts.story.begins(story.package.name)}</p>
      </>
    );
  }
  const happened = happenings(step);
  const could = couldHave(step);
  return (
    <>
      <h3>{texts.story.when(at, story.step, step.from, step.to)}</h3>
      {happened.length === 0 ? (
        <p>{texts.story.quiet}</p>
      ) : (
        <ul className="happened">
          {happened.map((turn, i) => (
            <li key={i}>
              <span className={`shape ${turn.kind}`} aria-hidden="true">
                {texts.story.shape[shapeOf(turn)]}
              </span>
              <div>
                <strong>
                  <Words of={saysOf(turn)} />
                </strong>
                <Weighed turn={turn} />
              </div>
            </li>
          ))}
        </ul>
      )}
      {could.length > 0 && (
        <>
          <h4>{texts.story.could}</h4>
          <ul className="could">
            {could.map(({ turn, branch }, i) => (
              <li key={i}>
                <Words of={turn.branches[branch]!.says} />: <b>{percent(turn.branches[branch]!.chance)}</b>
                {turn.branches[branch]!.worth !== undefined && (
                  <small>
                    {' '}
                    {texts.story.instead(
                      fixed(turn.branches[branch]!.worth!),
                      fixed(turn.branches[turn.taken]!.worth!),
                      whoOf(turn),
                    )}
                  </small>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

/** The chance that it had, and the other ways that it could have gone. */
function Weighed({ turn }: { turn: StoryTurn }) {
  const { branches, taken } = turn;
  const own = branches[taken];
  if (!own) return null;
  const others = branches.filter((_, k) => k !== taken);
  return (
    <p>
      {texts.story.chance(percent(own.chance))}
      {own.worth !== undefined && ` ${texts.story.worth(fixed(own.worth), whoOf(turn))}`}
      {others.length > 0 && (
        <>
          {' '}
          {texts.story.otherwise}{' '}
          {others
            .map(
              ({ says, chance, worth }) =>
                `${says} (${percent(chance)}${worth === undefined ? '' : `, ${texts.story.points(fixed(worth))}`})`,
            )
            .join('; ')}
          .
        </>
      )}
    </p>
  );
}

export function saysOf({ kind, name, on, branches, taken }: StoryTurn): string {
  const day = on ? `${title(name ?? '')}, ${on}` : '';
  const says = kind === 'calendar' ? '' : branches[taken]!.says;
  return [day, says].filter(Boolean).join(': ');
}

function whoOf({ party }: StoryTurn): string {
  return party ? `${party.name}${party.stance ? ` (${party.stance})` : ''}` : '';
}
