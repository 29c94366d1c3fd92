import type { PairOfParties } from '../../../src/lens/index.js';
import { signed } from '../../../src/lens/text.js';
import { texts } from '../texts.js';

/** The frontier of two parties in numbers. */
export function FrontierTable({ pair, x, y }: { pair: PairOfParties; x: string; y: string }) {
  return (
    <details className="quiet">
      <summary>{texts.packages.frontierTable}</summary>
      <table className="numbers">
        <thead>
          <tr>
            <th scope="col">{x}</th>
            <th scope="col">{y}</th>
            <th scope="col">{texts.packages.signed}</th>
          </tr>
        </thead>
        <tbody>
          {pair.frontier.map((p) => (
            <tr key={`${p.x} ${p.y}`}>
              <td>{signed(p.x)}</td>
              <td>{signed(p.y)}</td>
              <td>{p.refused ? texts.packages.no : texts.packages.yes}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
