import { percent, shareRange, title, years } from '../../../src/lens/text.js';
import { answersTable } from '../answers/answersTable.js';
import { Words } from '../app/Words.js';
import { ExportButtons } from '../charts/ExportButtons.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { lineStyle } from './lineStyle.js';

/** Five numbers of every package, with ranges; the box before a name draws its line. */
export function HoldTable({
  known,
  drawn,
  onDraw,
}: {
  known: Known;
  drawn: ReadonlySet<string>;
  onDraw: (id: string, shown: boolean) => void;
}) {
  const { quick, bands } = known;
  const hold = quick?.hold;
  if (!quick || !hold) return null;
  const said = texts.hold.columns(years(hold.horizon));
  const columns = (id: string, nothing: boolean): { key: string; instead?: string }[] => [
    { key: `peace/${id}/${hold.lastYear}` },
    { key: `fails/${id}`, ...(nothing && { instead: texts.hold.noGuarantee }) },
    { key: `tested/${id}` },
    { key: `reliable/${id}` },
    { key: `force/${id}`, ...(nothing && { instead: texts.hold.nothing }) },
  ];
  const stale = bands !== undefined && bands.version !== known.version;
  return (
    <>
      <div className="scroll">
        <table className="five-numbers">
          <caption>{texts.hold.table}</caption>
          <thead>
            <tr>
              <th scope="col">{texts.matrix.package}</th>
              {said.map(({ name, means }) => (
                <th scope="col" key={name}>
                  {name}
                  <small>{means}</small>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {hold.packages.map(({ id, name, nothing, holds }, k) => {
              const { colour, dash, mark } = lineStyle(k);
              return (
                <tr key={id}>
                  <th scope="row">
                    <label>
                      <input
                        type="checkbox"
                        checked={drawn.has(id)}
                        onChange={(event) => onDraw(id, event.target.checked)}
                        aria-label={texts.hold.draw(title(name))}
                      />
                      <svg width="30" height="12" aria-hidden="true">
                        <path d="M0,6H30" stroke={colour} strokeWidth="2" strokeDasharray={dash} />
                        <path d={mark} transform="translate(15,6)" fill={colour} stroke={colour} />
                      </svg>
                      <span>
                        {k + 1} · <Words of={title(name)} />
                      </span>
                    </label>
                    <small>
                      <Words of={holds} />
                    </small>
                  </th>
                  {columns(id, nothing).map(({ key, instead }) => {
                    const value = quick.values[key];
                    const band = bands?.of[key];
                    if (instead || value === undefined || Number.isNaN(value))
                      return <td key={key}>{instead ?? '–'}</td>;
                    return (
                      <td key={key}>
                        {percent(value)}
                        {band && <small className={stale ? 'stale' : ''}>{shareRange(band.p5, band.p95)}</small>}
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
        name="hold-five-numbers"
        question={texts.hold.table}
        known={known}
        version={quick.version}
        table={() =>
          answersTable(
            known,
            said.map(({ name }, n) => ({
              says: texts.answersCsv.share(name),
              answer: (id: string) => columns(id, false)[n]!.key,
            })),
          )
        }
      />
    </>
  );
}
