import type { ComparedAnswer, ComparedWorlds } from '../../../src/lens/index.js';
import { percent, signed, title } from '../../../src/lens/text.js';
import { Words } from '../app/Words.js';
import type { Comparison } from '../engine/onceProtocol.js';
import { texts } from '../texts.js';

/** Answers of which the difference is told besides margins. */
const KINDS = ['signed', 'ratified', 'peace', 'fails', 'agreement', 'accepts', 'deadline'] as const;
type Kind = (typeof KINDS)[number];

/** Margins of every party and the other headline answers: before, now, and the difference with its range. */
export function ComparedTables({ comparison, compared }: { comparison: Comparison; compared: ComparedWorlds }) {
  const t = texts.comparing;
  const { names = {}, offers = {} } = comparison;
  const packageOf = (id: string | undefined) => {
    const found = compared.packages.find((p) => p.id === id);
    return { first: title(found?.name ?? ''), ...(found && !found.same && { remark: t.otherPackage }) };
  };
  const margins = compared.answers.filter(({ answer }) => answer.kind === 'margin');
  const lastYear = Math.max(0, ...compared.answers.map(({ answer }) => answer.year ?? 0));
  const others = compared.answers.filter(
    ({ answer: { kind, year } }) =>
      (KINDS as readonly string[]).includes(kind) && (year === undefined || year === 5 || year === lastYear),
  );
  // A case without ratifiers ratifies what it signs.
  const told = others.filter(({ answer }) => answer.kind !== 'ratified' || !sameAsSigned(compared, answer.package));
  return (
    <>
      <AnswerTable
        caption={t.margins}
        second={t.party}
        rows={margins.map((row) => ({
          row,
          ...packageOf(row.answer.package),
          second: names[row.answer.party!] ?? row.answer.party!,
        }))}
      />
      <AnswerTable
        caption={t.otherAnswers}
        second={t.answer}
        rows={told.map((row) => ({
          row,
          ...(row.answer.offer !== undefined
            ? { first: title(offers[row.answer.offer] ?? '') }
            : packageOf(row.answer.package)),
          second: said(row),
        }))}
      />
      <p className="quiet">{compared.worlds > 0 ? t.note(compared.worlds) : t.noteMedians}</p>
    </>
  );
}

function sameAsSigned({ answers }: ComparedWorlds, id: string | undefined): boolean {
  const [signed, ratified] = ['signed', 'ratified'].map((kind) =>
    answers.find(({ answer }) => answer.id === `${kind}/${id}`),
  );
  const same = (a?: ComparedAnswer, b?: ComparedAnswer) =>
    a?.before === b?.before && a?.after === b?.after && JSON.stringify(a?.difference) === JSON.stringify(b?.difference);
  return same(signed, ratified);
}

function said({ answer: { kind, year } }: ComparedAnswer): string {
  const name = texts.comparing.kinds[kind as Kind];
  return typeof name === 'function' ? name(year!) : name;
}

interface Row {
  row: ComparedAnswer;
  first: string;
  /** Told with the first row of its name. */
  remark?: string;
  second: string;
}

/** Less is a matter of rounding, in points or shares. */
const NOTHING = 1e-9;

/** Whether an answer differs, at the medians or in one world of ten at least. */
function differs({ before, after, difference, notAsked }: ComparedAnswer): boolean {
  if (notAsked) return notAsked.before !== notAsked.after;
  const steps = [after - before, difference?.p5 ?? 0, difference?.p95 ?? 0];
  return Number.isNaN(before) !== Number.isNaN(after) || steps.some((step) => Math.abs(step) > NOTHING);
}

/** What differs at once; what does not, folded. */
function AnswerTable({ caption, second, rows }: { caption: string; second: string; rows: Row[] }) {
  const t = texts.comparing;
  const changed = rows.filter(({ row }) => differs(row));
  const others = rows.filter(({ row }) => !differs(row));
  if (rows.length === 0) return null;
  return (
    <section aria-label={caption}>
      <h3>{caption}</h3>
      {changed.length > 0 && <Rows second={second} rows={changed} />}
      {others.length > 0 && (
        <details>
          <summary>{t.unchanged(others.length)}</summary>
          <Rows second={second} rows={others} />
        </details>
      )}
    </section>
  );
}

function Rows({ second, rows }: { second: string; rows: Row[] }) {
  const t = texts.comparing;
  return (
    <div className="scroll">
      <table className="compared numbers">
        <thead>
          <tr>
            <th scope="col">{t.package}</th>
            <th scope="col">{second}</th>
            <th scope="col">{t.before}</th>
            <th scope="col">{t.after}</th>
            <th scope="col">{t.difference}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ row, first, remark, second }, i) => (
            <tr key={row.answer.id} data-answer={row.answer.id}>
              <th scope="row">
                {first === rows[i - 1]?.first ? (
                  <span className="again">
                    <Words of={first} />
                  </span>
                ) : (
                  <>
                    <Words of={first} />
                    {remark && <small>{remark}</small>}
                  </>
                )}
              </th>
              <td>{second}</td>
              <Side row={row} side="before" />
              <Side row={row} side="after" />
              <td>
                {row.notAsked ? '–' : step(row, row.after - row.before)}
                {row.difference && !row.notAsked && (
                  <small>{t.range(step(row, row.difference.p5), step(row, row.difference.p95))}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Side({ row, side }: { row: ComparedAnswer; side: 'before' | 'after' }) {
  if (row.notAsked?.[side]) return <td>{texts.matrix.notNeeded}</td>;
  return <td className={markOf(row, row[side])}>{shown(row, row[side])}</td>;
}

function shown({ answer: { unit } }: ComparedAnswer, x: number): string {
  if (Number.isNaN(x)) return '–';
  if (unit === 'yes') return x === 1 ? `✓ ${texts.comparing.yes}` : `✗ ${texts.comparing.no}`;
  return unit === 'share' ? percent(x) : signed(x);
}

/** A difference of shares is in percentage points; of yes and no it is −1, 0 or +1. */
function step({ answer: { unit } }: ComparedAnswer, x: number): string {
  if (Number.isNaN(x)) return '–';
  if (unit === 'yes') return x === 0 ? '0' : x > 0 ? '+1' : '−1';
  return unit === 'share' ? texts.comparing.percentagePoints(signed(100 * x)) : signed(x);
}

function markOf({ answer: { kind, unit } }: ComparedAnswer, x: number): string | undefined {
  if (Number.isNaN(x) || (kind !== 'margin' && unit !== 'yes')) return undefined;
  return (unit === 'yes' ? x === 1 : x >= 0) ? 'accepts' : 'refuses';
}
