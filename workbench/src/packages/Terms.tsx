import type { PackageByName } from '../../../src/lens/index.js';
import { signed } from '../../../src/lens/text.js';
import { Words } from '../app/Words.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';
import { texts } from '../texts.js';
import { useAsked } from './useAsked.js';
import { Wide } from './Wide.js';

/** What a package is worth to a party, term by term, as the margins on this page count it. */
export function Terms({
  workbench,
  known,
  of: { id, name, options, found },
  party,
}: {
  workbench: Workbench;
  known: Known;
  of: PackageByName;
  party: { id: string; name: string };
}) {
  const question = { of: { id, name, options, found }, party: party.id };
  const { answer, current, failed } = useAsked(workbench, known, 'terms', question);
  if (failed) return <p className="quiet">{texts.packages.unanswered(failed)}</p>;
  if (answer?.finding.value.kind !== 'table') return null;
  const { finding, grounds } = answer;
  const { columns, rows } = answer.finding.value;
  const closer = closerMargin(known, id, party.id);
  const own = known.quick?.values[`margin/${id}/${party.id}`];
  return (
    <div className={current ? 'terms' : 'terms stale'}>
      <p>
        <Words of={finding.sentence} />
      </p>
      <Wide name={texts.packages.table(texts.packages.terms(party.name))}>
        <table className="numbers">
          <thead>
            <tr>
              <th scope="col">{texts.packages.term}</th>
              {columns.map((column) => (
                <th scope="col" key={column.id}>
                  {column.name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id} className={row.id === 'margin' || row.id === 'total' ? 'sum' : undefined}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, n) => (
                  <td key={columns[n]!.id} className={cell.mark}>
                    {cell.text}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </Wide>
      {closer !== undefined && own !== undefined && signed(closer) !== signed(own) && (
        <p className="quiet">{texts.packages.closer(signed(closer))}</p>
      )}
      {Object.keys(grounds).length > 0 && (
        <details>
          <summary>{texts.packages.rests}</summary>
          <ul>
            {Object.entries(grounds).map(([key, ground]) => (
              <li key={key}>
                <b>{ground.label}</b> {ground.text}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** The margin that the closer look finds, where it is of this text. */
function closerMargin({ assessed, version }: Known, id: string, party: string): number | undefined {
  if (assessed?.version !== version) return undefined;
  const value = assessed.assessment.findings.find((f) => f.id === `settlement/explain/${id}`)?.value;
  if (value?.kind !== 'table') return undefined;
  const at = value.columns.findIndex((column) => column.id === party);
  return value.rows.find((row) => row.id === 'margin')?.cells[at]?.number;
}
