import type { Standing } from '../../../src/lens/index.js';
import { texts } from '../texts.js';

/** What stands at a moment; what has just changed is marked. */
export function StatePanel({ state, before }: { state: Standing[]; before: Standing[] | undefined }) {
  return (
    <dl className="standings">
      {state.map((standing, i) => {
        const changed = before?.[i] !== undefined && before[i].at !== standing.at;
        return (
          <div key={`${standing.kind} ${standing.name}`} className={changed ? 'changed' : ''}>
            <dt>
              {texts.story.standing[standing.kind]} {standing.name}
            </dt>
            <dd>
              <span className="level" aria-hidden="true">
                {Array.from({ length: Math.min(standing.of, 6) }, (_, k) => (
                  <i key={k} className={k === placeOf(standing) ? 'here' : ''} />
                ))}
              </span>
              {standing.level}
              {changed && <small> {texts.story.was(before[i]!.level)}</small>}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** Among at most six dots. */
function placeOf({ at, of }: Standing): number {
  return of <= 6 ? at : Math.round((at / (of - 1)) * 5);
}
