import type { Assessment, Cell, Finding, Table } from './finding.js';

/** One thing that two assessments of a case say differently. */
export interface Move {
  /** Id of the finding in which it shows. */
  answer: string;
  /** The question that it answers. */
  question: string;
  /**
   * How much it matters: 1 is the answer to the whole; 2, that something {@link Move.crossed | crossed}; 3, that somebody's
   * margin moved without that; 4, that another answer reads differently.
   */
  rank: 1 | 2 | 3 | 4;
  /** Of which package and which party, with their names as a case writes them: `the offer`, `the United States`. */
  of: { package?: Named; party?: Named };
  /**
   * Of the matrix of who signs: the names of its row and column, as headings. Where a whole row or column came or went, the
   * other name is empty.
   */
  place?: { row: string; column: string };
  /**
   * As it is printed before and after: a cell, or the sentence of an answer. Absent where the package, or the party among
   * those asked, was or is not there.
   */
  from?: Cell;
  to?: Cell;
  /** After less before; absent where one of them is no number. */
  by?: number;
  /** Of {@link Move.by}: `points over no-deal`. */
  unit?: string;
  /**
   * Whether a sign or threshold was crossed: somebody changed sides, a red line is crossed or no longer crossed, a package
   * or a party came or went, another one of several possible answers is given.
   */
  crossed: boolean;
}

export interface Named {
  id: string;
  name: string;
}

/**
 * What two assessments of a case say differently, the most important first. Within a rank the matrix of who signs comes
 * first, margins by the size of their move, and else the order is that of the findings of the second assessment.
 *
 * Findings that only one of them has are left out, and so are those whose sentences repeat the matrix.
 */
export function movesBetween(before: Assessment, after: Assessment): Move[] {
  const size = ({ rank, by }: Move) => (rank === 3 ? Math.abs(by ?? 0) : 0);
  return [...matrixMoves(before, after), ...answerMoves(before, after)].sort(
    (a, b) => a.rank - b.rank || size(b) - size(a),
  );
}

const MATRIX = 'settlement/who-signs';
const ANSWER = 'settlement/answer';
/** Findings whose sentences only repeat the matrix. */
const SAID = /^settlement\/(who-signs|explain\/.*)$/;

function answerMoves(before: Assessment, after: Assessment): Move[] {
  const was = new Map(before.findings.map((finding) => [finding.id, finding]));
  return after.findings.flatMap((finding): Move[] => {
    const { id, question, sentence } = finding;
    const old = was.get(id);
    if (!old || old.sentence === sentence || SAID.test(id)) return [];
    const crossed = chosen(old) !== chosen(finding);
    const rank = id === ANSWER ? 1 : crossed ? 2 : 4;
    return [
      { answer: id, question, rank, of: about(finding), from: { text: old.sentence }, to: { text: sentence }, crossed },
    ];
  });

  function about({ about: { package: id, party } }: Finding): Move['of'] {
    const named = (list: readonly Named[], one: string | undefined) => list.find((each) => each.id === one);
    return of(named(after.packages, id), named(after.parties, party));
  }
}

const chosen = ({ value }: Finding) => (value.kind === 'choice' ? value.chosen : undefined);

const of = (pack: Named | undefined, party: Named | undefined): Move['of'] => ({
  ...(pack && { package: { id: pack.id, name: pack.name } }),
  ...(party && { party: { id: party.id, name: party.name } }),
});

function matrixMoves(before: Assessment, after: Assessment): Move[] {
  const [first, second] = [matrixOf(before), matrixOf(after)];
  const was = new Map(first?.table.rows.map((row) => [row.id, row]));
  const is = new Set(second?.table.rows.map((row) => row.id));
  const old = new Map(first?.table.columns.map(({ id }, i) => [id, i]));
  const came = (where: Pick<Move, 'of' | 'place'>, question: string, there: { from?: Cell; to?: Cell }): Move => ({
    answer: MATRIX,
    question,
    rank: 2,
    ...where,
    ...there,
    crossed: true,
  });
  const wholeRow = (row: Row, list: readonly Named[]) => ({
    of: of(packageOf(row, list), undefined),
    place: { row: row.name, column: '' },
  });
  const wholeColumn = (column: Column, list: readonly Named[]) => ({
    of: of(undefined, partyOf(column, list)),
    place: { row: '', column: column.name },
  });
  const all: Move[] = [];
  // Without a matrix on one side nobody is told apart from those who came or went.
  if (first && second) {
    for (const column of first.table.columns) {
      if (second.table.columns.every(({ id }) => id !== column.id))
        all.push(came(wholeColumn(column, before.parties), first.question, { from: NOTHING }));
    }
    for (const column of second.table.columns) {
      if (!old.has(column.id)) all.push(came(wholeColumn(column, after.parties), second.question, { to: NOTHING }));
    }
  }
  for (const row of first?.table.rows ?? []) {
    if (!is.has(row.id)) all.push(came(wholeRow(row, before.packages), first!.question, { from: NOTHING }));
  }
  for (const row of second?.table.rows ?? []) {
    const earlier = was.get(row.id);
    if (!earlier) all.push(came(wholeRow(row, after.packages), second!.question, { to: NOTHING }));
    second!.table.columns.forEach((column, i) => {
      const { id, name, unit } = column;
      const at = old.get(id);
      const change = earlier && at !== undefined && cellMove(earlier.cells[at]!, row.cells[i]!);
      if (!change) return;
      all.push({
        answer: MATRIX,
        question: second!.question,
        of: of(packageOf(row, after.packages), id === 'all' ? undefined : partyOf(column, after.parties)),
        place: { row: row.name, column: name },
        ...(unit !== undefined && { unit }),
        ...change,
      });
    });
  }
  return all;
}

type Row = Table['rows'][number];
type Column = Table['columns'][number];

/** What stands for a row or a column that comes or goes: its cells tell nothing of that. */
const NOTHING: Cell = { text: '' };

const packageOf = ({ id, name }: Row, list: readonly Named[]): Named =>
  list.find((one) => one.id === id) ?? { id, name };

const partyOf = ({ id, name }: Column, list: readonly Named[]): Named =>
  list.find((one) => one.id === id) ?? { id, name };

/** Nothing where neither sign nor printed text changed. */
function cellMove(from: Cell, to: Cell): Pick<Move, 'rank' | 'from' | 'to' | 'by' | 'crossed'> | undefined {
  const crossed = from.mark !== to.mark;
  if (!crossed && from.text === to.text) return undefined;
  const by = from.number !== undefined && to.number !== undefined ? to.number - from.number : undefined;
  return { rank: crossed ? 2 : 3, from, to, ...(by !== undefined && { by }), crossed };
}

function matrixOf({ findings }: Assessment): { table: Table; question: string } | undefined {
  const found = findings.find(({ id }) => id === MATRIX);
  return found?.value.kind === 'table' ? { table: found.value, question: found.question } : undefined;
}
