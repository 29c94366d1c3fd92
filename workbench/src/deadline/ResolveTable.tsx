import type { OfferAtResolve } from '../../../src/lens/index.js';
import { fixed, percent, signed, title } from '../../../src/lens/text.js';
import { texts } from '../texts.js';

/** What the slider moves, beside what the case has. */
export function ResolveTable({
  own,
  here,
  target,
}: {
  own: OfferAtResolve | undefined;
  here: OfferAtResolve;
  target: string;
}) {
  const said = texts.deadline.rows(target);
  const rows: { name: string; of: (at: OfferAtResolve) => string }[] = [
    {
      name: said.first,
      of: ({ moves }) =>
        moves.map(({ words, chance }) => `${title(words)}${chance < 1 ? ` (${percent(chance)})` : ''}`).join('; '),
    },
    { name: said.agreement, of: ({ agreement }) => percent(agreement) },
    { name: said.worth, of: ({ worth }) => fixed(worth) },
    { name: said.accepting, of: ({ accepting }) => fixed(accepting) },
    { name: said.effect, of: ({ effect }) => signed(effect) },
  ];
  return (
    <div className="scroll">
      <table className="five-numbers">
        <caption>{texts.deadline.table}</caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{texts.deadline.at(percent(here.resolve))}</th>
            <th scope="col">{own ? texts.deadline.inCase(percent(own.resolve)) : ''}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, of }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td className="told">{of(here)}</td>
              <td>{own ? of(own) : '…'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
