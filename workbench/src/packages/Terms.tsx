import type { PackageByName } from '../../../src/lens/index.js';
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
