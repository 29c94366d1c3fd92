import './liveMatrix.css';
import type { KeyboardEvent } from 'react';
import { column, percent, signed, title } from '../../../src/lens/text.js';
import type { Workbench } from '../app/workbench.js';
import { ExportButtons } from '../charts/ExportButtons.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { matrixTable } from './matrixTable.js';

/**
 * Who would sign which package, as the case stands at this moment; ranges follow when they are known. A package or a number
 * is chosen by pressing it; arrow keys go about.
 */
export function LiveMatrix({ known, workbench }: { known: Known; workbench: Workbench }) {
  const { quick, valid, bands } = known;
  if (!quick || !valid) return null;
  const stale = quick.version !== known.version;
  const parties = [...new Set(quick.list.flatMap(({ kind, party }) => (kind === 'margin' && party ? [party] : [])))];
  const nameOf = (id: string) => [...valid.c.parties, ...valid.c.ratifiers].find((p) => p.id === id)?.name ?? id;
  const { chosen } = workbench;
  const inMatrix = quick.packages.some(({ id }) => id === chosen.package);
  return (
    <div className={stale ? 'stale' : undefined}>
      <div className="scroll">
        <table className="live-matrix" onKeyDown={goAbout}>
          <caption>{texts.matrix.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.matrix.package}</th>
              <th scope="col">{texts.matrix.all}</th>
              {parties.map((id) => (
                <th scope="col" key={id}>
                  {column(nameOf(id))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {quick.packages.map((p, row) => {
              const isSigned = quick.values[`signed/${p.id}`] === 1;
              const isRatified = quick.values[`ratified/${p.id}`] === 1;
              const band = bands?.version === known.version ? bands.of[`ratified/${p.id}`] : undefined;
              const isChosen = p.id === chosen.package;
              return (
                <tr key={p.id} className={isChosen ? 'chosen' : undefined}>
                  <th scope="row">
                    <button
                      type="button"
                      data-row={row}
                      data-column={0}
                      aria-pressed={isChosen}
                      tabIndex={isChosen || (!inMatrix && row === 0) ? 0 : -1}
                      onClick={() => workbench.choose({ package: p.id })}
                    >
                      {title(p.name)}
                    </button>
                    {quick.provisional.includes(p.id) && <small>{texts.matrix.provisional}</small>}
                  </th>
                  <td className={isRatified ? 'accepts' : 'refuses'}>
                    {isRatified ? texts.matrix.yes : isSigned ? texts.matrix.notRatified : texts.matrix.no}
                    {band && <small>{percent(band.mean)}</small>}
                  </td>
                  {parties.map((id, n) => {
                    const answer = `margin/${p.id}/${id}`;
                    const margin = quick.values[answer];
                    const range = bands?.version === known.version ? bands.of[answer] : undefined;
                    if (margin === undefined || Number.isNaN(margin)) return <td key={id}>–</td>;
                    const line = quick.refusals.find((r) => r.package === p.id && r.party === id);
                    const spared = quick.notNeeded.some((r) => r.package === p.id && r.party === id);
                    const mark = spared ? 'not-needed' : line ? 'line' : margin >= 0 ? 'accepts' : 'refuses';
                    const says = line ? `${signed(margin)}, ${texts.matrix.line(line.name)}` : signed(margin);
                    return (
                      <td key={id} className={mark}>
                        <button
                          type="button"
                          data-row={row}
                          data-column={n + 1}
                          aria-pressed={isChosen && id === chosen.party}
                          aria-label={texts.matrix.cell(
                            title(p.name),
                            column(nameOf(id)),
                            spared ? texts.matrix.notNeeded : `${texts.matrix.says[mark]}, ${says}`,
                          )}
                          tabIndex={-1}
                          onClick={() => workbench.choose({ package: p.id, party: id })}
                        >
                          <span aria-hidden="true">
                            {{ accepts: '✓ ', refuses: '✗ ', line: '⊘ ', 'not-needed': '' }[mark]}
                          </span>
                          {spared ? texts.matrix.notNeeded : signed(margin)}
                          {line && !spared && <small>{texts.matrix.line(line.name)}</small>}
                          {range && !line && !spared && (
                            <small>{texts.matrix.range(signed(range.p5), signed(range.p95))}</small>
                          )}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ExportButtons
        name="who-matrix"
        question={texts.matrix.caption}
        known={known}
        version={quick.version}
        table={() => matrixTable(known, parties, (id) => column(nameOf(id)))}
      />
      <p className="quiet">
        {texts.matrix.note}
        {quick.continued && ` ${texts.continued}`} <span className="how">{texts.matrix.how}</span>
      </p>
    </div>
  );
}

const STEPS: Record<string, [row: number, column: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Arrow keys move the focus from button to button of a table whose buttons carry `data-row` and `data-column`. */
function goAbout(event: KeyboardEvent<HTMLTableElement>): void {
  const step = STEPS[event.key];
  const from = (event.target as HTMLElement).dataset;
  if (!step || from.row === undefined) return;
  const [row, at] = [Number(from.row) + step[0], Number(from.column) + step[1]];
  const to = event.currentTarget.querySelector<HTMLElement>(`[data-row="${row}"][data-column="${at}"]`);
  if (!to) return;
  event.preventDefault();
  to.focus();
}
