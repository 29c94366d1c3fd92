import type { Draws } from '../../lens/worlds/draws.js';
import type { Input } from '../../lens/worlds/inputs.js';
import type { WorldRun } from '../../lens/worlds/run.js';
import type { WorldTable } from '../../lens/worlds/table.js';

/** A table as a file holds it: columns of one type each. */
export interface SampleTable {
  rows: number;
  columns: TableColumn[];
}

export interface TableColumn {
  id: string;
  type: 'double' | 'int' | 'text';
  /** Whether every row has a value. */
  whole: boolean;
  /** Its value in a row; undefined where there is none. */
  at: (row: number) => number | string | undefined;
}

/** The draws alone: `world` and a column for each number that is drawn, in the order of the case. */
export function drawnTable(inputs: readonly Input[], draws: Draws, world = worldNumber) {
  const columns = inputs.flatMap((input, i) =>
    input.columns.map(({ id }, k): TableColumn => {
      const values = draws.values[i]![k]!;
      return { id, type: 'double', whole: true, at: (w) => values[w] };
    }),
  );
  return { rows: draws.count, columns: [world, ...columns] };
}

/**
 * `world`, a column for each number that is drawn, one for each answer, and `failed`: why a world has no answers.
 *
 * @param stopped Why worlds that were not looked at were not.
 */
export function answeredTable(
  { inputs, draws, table }: Pick<WorldRun, 'inputs' | 'draws' | 'table'>,
  stopped: string | undefined,
  world = worldNumber,
): SampleTable {
  const { rows, columns } = drawnTable(inputs, draws, world);
  const why = whyNot(table, rows, stopped);
  const width = table.answers.length;
  const answers = table.answers.map(({ id, unit }, a): TableColumn => {
    const at = (w: number) => {
      const x = table.values[w * width + a]!;
      return why.has(w) || Number.isNaN(x) ? undefined : x;
    };
    return { id, type: unit === 'yes' ? 'int' : 'double', whole: false, at };
  });
  return {
    rows,
    columns: [...columns, ...answers, { id: 'failed', type: 'text', whole: false, at: (w) => why.get(w) }],
  };
}

const worldNumber: TableColumn = { id: 'world', type: 'int', whole: true, at: (w) => w };

/** Instead of a number where the only row is that of the medians. */
export const atMedians: TableColumn = { id: 'world', type: 'text', whole: true, at: () => 'median' };

/** Worlds without answers. */
function whyNot({ worlds, failures }: WorldTable, rows: number, stopped = 'the run ended'): Map<number, string> {
  const answered = new Uint8Array(rows);
  for (const w of worlds) answered[w] = 1;
  const why = new Map<number, string>();
  answered.forEach((done, w) => {
    if (!done) why.set(w, `not computed: ${stopped}`);
  });
  for (const failure of failures) why.set(failure.world, failure.why);
  return why;
}
