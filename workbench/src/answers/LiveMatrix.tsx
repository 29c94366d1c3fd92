import { column, percent, signed, title } from '../../../src/lens/text.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';

/** Who would sign which package, as the case stands at this moment; ranges follow when they are known. */
export function LiveMatrix({ known }: { known: Known }) {
  const { quick, valid, bands } = known;
  if (!quick || !valid) return null;
  const stale = quick.version !== known.version;
  const parties = [...new Set(quick.list.flatMap(({ kind, party }) => (kind === 'margin' && party ? [party] : [])))];
  const nameOf = (id: string) => [...valid.c.parties, ...valid.c.ratifiers].find((p) => p.id === id)?.name ?? id;
  return (
    <div className={stale ? 'scroll stale' : 'scroll'}>
      <table className="live-matrix">
        <caption>{texts.matrix.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.matrix.package}</th>
            {parties.map((id) => (
              <th scope="col" key={id}>
                {column(nameOf(id))}
              </th>
            ))}
            <th scope="col">{texts.matrix.all}</th>
          </tr>
        </thead>
        <tbody>
          {quick.packages.map((p) => {
            const signs = quick.values[`ratified/${p.id}`] === 1;
            const band = bands?.version === known.version ? bands.of[`ratified/${p.id}`] : undefined;
            return (
              <tr key={p.id}>
                <th scope="row">{title(p.name)}</th>
                {parties.map((id) => {
                  const answer = `margin/${p.id}/${id}`;
                  const margin = quick.values[answer];
                  const range = bands?.version === known.version ? bands.of[answer] : undefined;
                  if (margin === undefined || Number.isNaN(margin)) return <td key={id}>–</td>;
                  const line = quick.refusals.find((r) => r.package === p.id && r.party === id);
                  const mark = line ? 'line' : margin >= 0 ? 'accepts' : 'refuses';
                  return (
                    <td key={id} className={mark}>
                      <span aria-hidden="true">{{ accepts: '✓ ', refuses: '✗ ', line: '⊘ ' }[mark]}</span>
                      {line ? texts.matrix.line(line.name) : signed(margin)}
                      {range && !line && (
                        <small>
                          {signed(range.p5)} to {signed(range.p95)}
                        </small>
                      )}
                    </td>
                  );
                })}
                <td className={signs ? 'accepts' : 'refuses'}>
                  {signs ? texts.matrix.yes : texts.matrix.no}
                  {band && <small>{percent(band.mean)}</small>}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="quiet">{texts.matrix.note}</p>
    </div>
  );
}
