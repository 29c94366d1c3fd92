import { title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { optionName } from './drafts.js';
import { MarginSaid } from './MarginSaid.js';
import { actorsOf, markOf } from './Margins.js';
import { marksOf } from './marks.js';
import { Wide } from './Wide.js';

/** Pinned packages side by side: issue by issue, then party by party. */
export function ComparePinned({ workbench, known }: { workbench: Workbench; known: Known }) {
  const { c } = known.valid!;
  const { values } = known.quick!;
  const pinned = marksOf(workbench, known).filter((mark) => mark.pinned);
  const [first] = pinned;
  return (
    <section aria-label={texts.packages.compare} data-part="compare" className={pinned.length < 2 ? 'how' : undefined}>
      <h3 tabIndex={-1}>{texts.packages.compare}</h3>
      {!first || pinned.length < 2 ? (
        <p className="quiet">{texts.packages.compareHint}</p>
      ) : (
        <Wide name={texts.packages.table(texts.packages.compare)}>
          <table className="numbers compare">
            <Head first={texts.packages.issue} pinned={pinned} />
            <tbody>
              {c.issues.map((issue) => (
                <tr key={issue.id}>
                  <th scope="row">{title(issue.name)}</th>
                  {pinned.map(({ id, of }) => {
                    const differs = of.options[issue.id] !== first.of.options[issue.id];
                    return (
                      <td key={id} className={differs ? 'words differs' : 'words'}>
                        {differs && (
                          <span role="img" aria-label={texts.packages.differs}>
                            ≠{' '}
                          </span>
                        )}
                        {optionName(c, issue.id, of.options[issue.id])}
                      </td>
                    );
                  })}
                </tr>
              ))}
            </tbody>
            <Head first={texts.packages.party} pinned={pinned} />
            <tbody>
              {actorsOf(known).map((actor) => (
                <tr key={actor.id}>
                  <th scope="row">{actor.name}</th>
                  {pinned.map(({ id }) => {
                    const mark = markOf(known, id, actor.id);
                    const margin = values[`margin/${id}/${actor.id}`]!;
                    const change = margin - values[`margin/${first.id}/${actor.id}`]!;
                    return (
                      <td key={id} className={mark}>
                        <MarginSaid mark={mark} margin={margin} {...(id !== first.id && { change })} />
                      </td>
                    );
                  })}
                </tr>
              ))}
              <tr className="sum">
                <th scope="row">{texts.packages.signed}</th>
                {pinned.map((mark) => (
                  <td key={mark.id}>{mark.signed ? texts.packages.yes : texts.packages.no}</td>
                ))}
              </tr>
            </tbody>
          </table>
        </Wide>
      )}
    </section>
  );
}

/** A row of names: what the first column lists, then the packages. */
function Head({ first, pinned }: { first: string; pinned: readonly { id: string; name: string }[] }) {
  return (
    <thead>
      <tr>
        <th scope="col">{first}</th>
        {pinned.map(({ id, name }) => (
          <th scope="col" key={id}>
            {title(name)}
          </th>
        ))}
      </tr>
    </thead>
  );
}
