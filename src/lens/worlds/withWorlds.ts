import type { Pool } from '../../parallel/index.js';
import type { Budget } from '../../shared/budget.js';
import { drivenFinding } from '../evidence/driven.js';
import type { Assessment, Cell, Finding } from '../finding.js';
import type { Assessed } from '../settlement/assess.js';
import { count } from '../text.js';
import { driversFindings } from './drivers.js';
import { type Headline, headlines, isSo } from './headline.js';
import { stability, worldsFindings } from './howSure.js';
import { type WorldRun, worldsOf } from './run.js';
import { sensitivityFindings } from './sensitivityFindings.js';

/**
 * Joins what an assessment found at the medians with what came out over many worlds: ranges and chances in its tables,
 * and findings of their own.
 *
 * @param whatIf Also asks what would change the answers, in short: each number alone goes to the ends of its range,
 * for what is said of the package that the assessment speaks of first. `abide sensitivity` looks closely, at every headline.
 */
export async function withWorlds(
  assessed: Assessed,
  run: WorldRun,
  budget: Budget,
  whatIf?: { workers: number | Pool },
): Promise<void> {
  const { assessment, context, head } = assessed;
  if (run.table.worlds.length > 0) {
    fill(assessment, 'settlement/who-signs', (row, column, cell) => standing(run, row, column, cell));
    fill(assessment, 'guarantee/holds', (row, column) => holding(run, row, column));
    fillForest(assessment, 'guarantee/record', run);
  }
  const found: Finding[] = [
    ...worldsFindings(context, run, head),
    ...(await driversFindings(headlines(context, run, head), run, context.c.correlations, budget)),
  ];
  if (whatIf) {
    const moved = ({ package: about }: Headline) => about === head;
    found.push(...(await sensitivityFindings(assessed, run, { ...whatIf, moved, closely: false }, budget)));
  }
  const main = found.find(({ id }) => id === 'sensitivity/main');
  assessment.findings.push(...found, ...drivenFinding(context.c, main));
  assessment.worlds = worldsOf(run, stability(run, context));
  const answered = run.table.worlds.length;
  if (answered > 0) assessment.basis = 'Answers at the medians, ranges of nine worlds in ten.';
  const partial = !run.complete
    ? `only ${count(answered)} of ${count(run.draws.count)} worlds were answered`
    : answered === 0
      ? `none of ${count(run.draws.count)} worlds could be answered`
      : budget.stopped
        ? 'not all was asked of what drives the answers'
        : undefined;
  if (partial) {
    assessed.partial = [assessed.partial, partial].filter(Boolean).join('; ');
    assessment.partial = assessed.partial;
  }
}

type Known = Pick<Cell, 'range' | 'chance'>;

function fill(assessment: Assessment, id: string, known: (row: string, column: string, cell: Cell) => Known): void {
  const finding = assessment.findings.find((f) => f.id === id);
  if (finding?.value.kind !== 'table') return;
  const { columns, rows } = finding.value;
  if (finding.certificate !== 'not proven') {
    finding.certificate = { ...finding.certificate, kind: `${finding.certificate.kind}; not what is said of worlds` };
  }
  finding.value = {
    ...finding.value,
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, i) => ({ ...cell, ...known(row.id, columns[i]!.id, cell) })),
    })),
  };
}

/** Ranges of those rows whose ids are answers of the worlds. */
function fillForest(assessment: Assessment, id: string, { table }: WorldRun): void {
  const finding = assessment.findings.find((f) => f.id === id);
  if (finding?.value.kind !== 'forest') return;
  const rows = finding.value.rows.map((row) => {
    const range = table.has(row.id) ? table.range(row.id) : undefined;
    return range ? { ...row, lo: range[0], hi: range[1] } : row;
  });
  finding.value = { ...finding.value, rows };
}

/** Of a package and a party: how far it is from its no-deal, and how often it accepts. Red lines are crossed in all worlds or none. */
function standing({ table }: WorldRun, id: string, column: string, cell: Cell): Known {
  if (column === 'all') {
    return table.has(`ratified/${id}`) ? { chance: table.share(`ratified/${id}`, isSo).point } : {};
  }
  const answer = `margin/${id}/${column}`;
  const range = cell.number !== undefined && table.has(answer) ? table.range(answer) : undefined;
  if (!range) return {};
  return { range, chance: cell.mark === 'line' ? 0 : table.share(answer, (x) => x >= 0).point };
}

function holding({ table }: WorldRun, id: string, column: string): Known {
  const last = table.answers.filter((a) => a.kind === 'peace' && a.package === id).at(-1);
  const answers: Record<string, string | undefined> = {
    peace: last?.id,
    fails: `fails/${id}`,
    tested: `tested/${id}`,
    reliability: `reliable/${id}`,
    force: `force/${id}`,
  };
  const answer = answers[column];
  const range = answer !== undefined && table.has(answer) ? table.range(answer) : undefined;
  return range ? { range } : {};
}
