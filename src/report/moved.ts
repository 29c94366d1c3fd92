import type { Assessment, Table } from '../lens/finding.js';
import { signed } from '../lens/text.js';

/** How many changes are listed. */
const LINES = 12;

/** What differs between two assessments of a case, in words: margins in the matrix of who signs, and sentences. */
export function moved(before: Assessment, after: Assessment): string[] {
  const lines: string[] = [];
  const old = matrix(before);
  for (const row of matrix(after)?.rows ?? []) {
    const was = old?.rows.find((r) => r.id === row.id);
    row.cells.forEach((cell, i) => {
      const earlier = was?.cells[i];
      if (!earlier || earlier.text === cell.text) return;
      const by =
        cell.number !== undefined && earlier.number !== undefined ? ` (${signed(cell.number - earlier.number)})` : '';
      lines.push(`  ${row.name}, ${matrix(after)!.columns[i]!.name}: ${earlier.text} → ${cell.text}${by}`);
    });
  }
  for (const finding of after.findings) {
    if (finding.id === 'settlement/who-signs') continue;
    const was = before.findings.find((f) => f.id === finding.id);
    if (was && was.sentence !== finding.sentence && !finding.id.includes('/explain/'))
      lines.push(`  ${finding.sentence}`);
  }
  if (lines.length === 0) return ['nothing moved'];
  return [
    'what moved:',
    ...lines.slice(0, LINES),
    ...(lines.length > LINES ? [`  and ${lines.length - LINES} more`] : []),
  ];
}

function matrix(a: Assessment): Table | undefined {
  const value = a.findings.find((f) => f.id === 'settlement/who-signs')?.value;
  return value?.kind === 'table' ? value : undefined;
}
