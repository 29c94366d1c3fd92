import { title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { withPinned } from './drafts.js';
import { MarginSaid } from './MarginSaid.js';
import { type Actor, markOf } from './Margins.js';
import { type Mark, MarkShape } from './marks.js';

/** The packages that a chart shows, in words and numbers: each to be chosen, and to be pinned. */
export function PackageList({
  workbench,
  known,
  marks,
  actors,
}: {
  workbench: Workbench;
  known: Known;
  marks: Mark[];
  /** Whose margins are shown. */
  actors: Actor[];
}) {
  const { quick } = known;
  const toggle = (mark: Mark) => {
    const rest = workbench.pinned.filter(({ id }) => id !== mark.id);
    workbench.pin(mark.pinned ? rest : withPinned(workbench.pinned, mark.of));
  };
  return (
    <table className="numbers package-list">
      <caption className="quiet">{texts.packages.pickTitle}</caption>
      <thead>
        <tr>
          <th scope="col">{texts.matrix.package}</th>
          {actors.map(({ id, name }) => (
            <th scope="col" key={id}>
              {name}
            </th>
          ))}
          <th scope="col">{texts.packages.signed}</th>
          <th scope="col" className="for-pins">
            {texts.packages.pinShort}
          </th>
        </tr>
      </thead>
      <tbody>
        {marks.map((mark) => (
          <tr key={mark.id} className={mark.chosen ? 'chosen' : undefined}>
            <th scope="row">
              <svg viewBox="-10 -10 20 20" aria-hidden="true">
                <MarkShape {...mark} />
              </svg>
              <button type="button" aria-pressed={mark.chosen} onClick={() => workbench.choose({ package: mark.id })}>
                {mark.number}. {title(mark.name)}
                {mark.kind === 'found' && ` (${texts.packages.kinds.found})`}
              </button>
            </th>
            {actors.map(({ id }) => {
              const kind = markOf(known, mark.id, id);
              return (
                <td key={id} className={kind}>
                  <MarginSaid mark={kind} margin={quick!.values[`margin/${mark.id}/${id}`]!} />
                </td>
              );
            })}
            <td>{mark.signed ? texts.packages.yes : texts.packages.no}</td>
            <td className="for-pins">
              <input
                type="checkbox"
                checked={mark.pinned}
                disabled={mark.kind === 'draft'}
                aria-label={texts.packages.pin(mark.name)}
                onChange={() => toggle(mark)}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
