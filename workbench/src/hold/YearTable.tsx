import { useState } from 'react';
import { percent } from '../../../src/lens/text.js';
import { texts } from '../texts.js';
import type { Survival } from './SurvivalChart.js';

/** The lines of the chart as numbers. */
export function YearTable({ series }: { series: Survival[] }) {
  const [open, setOpen] = useState(false);
  const years = Array.from({ length: (series[0]?.values.length ?? 1) - 1 }, (_, k) => k + 1);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.hold.byYear}</summary>
      {open && (
        <div className="scroll">
          <table className="five-numbers">
            <thead>
              <tr>
                <th scope="col">{texts.hold.year}</th>
                {series.map(({ id, name }) => (
                  <th scope="col" key={id}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {years.map((year) => (
                <tr key={year}>
                  <th scope="row">{year}</th>
                  {series.map(({ id, values }) => (
                    <td key={id}>{percent(values[year]!)}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
