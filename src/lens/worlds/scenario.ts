import type { Case } from '../../case/index.js';
import { checkBoxes, type PrimBox, prim } from '../../sensitivity/index.js';
import type { Finding, Table } from '../finding.js';
import { list, percent, title } from '../text.js';
import { type Headline, isOpen } from './headline.js';
import { inUnit } from './inUnit.js';
import { drawnColumns, type WorldRun } from './run.js';
import { aboutOf } from './tornadoFinding.js';
import { isAbove, stateInWords } from './turn.js';

/** Fewer worlds of interest say nothing about what they have in common. */
const LEAST = 16;
/** A box finds worlds of interest at least so much more often than chance, or it is not worth a sentence. */
const LEAST_LIFT = 1.2;

/**
 * Where in the ranges of the case the rarer sense of a headline is at home: a box of a few numbers (PRIM) that many of
 * these worlds have in common. None where the answer is the same in nearly all worlds.
 */
export function scenarioFinding(c: Case, headline: Headline, run: WorldRun): Finding[] {
  const { table, packages } = run;
  const answers = table.column(headline.answer);
  if (answers.some(Number.isNaN)) return [];
  const above = table.share(headline.answer, (x) => isAbove(headline, x)).point;
  if (!isOpen(above)) return [];
  const sense = above <= 0.5;
  const marks = Uint8Array.from(answers, (x) => (isAbove(headline, x) === sense ? 1 : 0));
  const all = marks.reduce((sum, m) => sum + m, 0) / marks.length;
  if (all * marks.length < LEAST) return [];
  const columns = drawnColumns(run);
  const inputs = columns.map(({ id, values }) => ({ name: id, values }));
  const [search] = prim(inputs, marks);
  const state = stateInWords(c, packages, headline, sense);
  const found = search && search.chosen.density >= LEAST_LIFT * all ? search.chosen : undefined;
  const check = found && checkBoxes(inputs, marks, [found]);
  const named = (found?.restrictions ?? []).map(({ input }) => columns.find(({ id }) => id === input)!);
  return [
    {
      id: `sensitivity/scenario/${headline.answer}`,
      lens: 'sensitivity',
      question: `In which worlds is it that ${state}?`,
      about: aboutOf(headline),
      sentence: found
        ? `Where ${list(restrictions(found, columns))}, ${state} in ${percent(found.density)} of the worlds (in ${percent(all)} of all); ${percent(found.coverage)} of the worlds in which it is so lie there.`
        : `In ${percent(all)} of the worlds ${state}; no few numbers tell these worlds from the others.`,
      value: found ? tableOf(found, columns) : { kind: 'number', point: all, unit: 'share' },
      grounds: [...new Set(named.flatMap(({ ground }) => ground ?? []))],
      certificate: check
        ? {
            kind: 'worlds inside the box and worlds of interest among them; not, that no better box exists',
            checkedBy: 'checkBoxes',
            holds: check.holds,
            extent: `${marks.length} worlds counted anew`,
          }
        : 'not proven',
    },
  ];
}

type Drawn = ReturnType<typeof drawnColumns>;

function restrictions({ restrictions: ends }: PrimBox, columns: Drawn): string[] {
  return ends.map(({ input, low, high }) => {
    const { what, unit } = columns.find(({ id }) => id === input)!;
    const [from, to] = [low, high].map((end) => (end === null ? undefined : inUnit(end, unit)));
    if (from === undefined) return `${what} is at most ${to}`;
    return to === undefined ? `${what} is at least ${from}` : `${what} is from ${from} to ${to}`;
  });
}

function tableOf(box: PrimBox, columns: Drawn): Table {
  const end = (x: number | null, unit: string) => (x === null ? { text: '' } : { text: inUnit(x, unit), number: x });
  return {
    kind: 'table',
    of: 'number of the case',
    columns: [
      { id: 'low', name: 'at least' },
      { id: 'high', name: 'at most' },
      { id: 'median', name: 'median' },
      { id: 'chance', name: 'chance that it is idle' },
    ],
    rows: box.restrictions.map(({ input, low, high }, k) => {
      const { what, unit, median } = columns.find(({ id }) => id === input)!;
      const idle = box.quasiP[k]!;
      return {
        id: input,
        name: title(what),
        cells: [
          end(low, unit),
          end(high, unit),
          { text: inUnit(median, unit), number: median },
          { text: percent(idle), number: idle },
        ],
      };
    }),
  };
}
