/** A table of a page whose rows are runs of a command: the first column holds what is set for the row. */
export interface RunTable {
  /** Heading of the section that it stands in. */
  section: string;
  /** The case that the last command above it asks of. */
  file: string;
  columns: string[];
  rows: RunRow[];
}

export interface RunRow {
  /** Number of the line in the page. */
  line: number;
  /** `key=value` for `--set`. */
  set: string[];
  /** All cells, the first included. */
  cells: string[];
}

const COMMAND = /^npx abide guarantee (\S+)/;

/** Tables whose first column is called `--set`, in the order of the page. */
export function runTables(text: string): RunTable[] {
  const tables: RunTable[] = [];
  let section = '';
  let file = '';
  let table: RunTable | undefined;
  for (const [line, words] of text.split('\n').entries()) {
    if (words.startsWith('#')) section = words;
    file = COMMAND.exec(words)?.[1] ?? file;
    if (!words.startsWith('|')) {
      table = undefined;
      continue;
    }
    const cells = cellsOf(words);
    if (cells[0] === '`--set`') {
      table = { section, file, columns: cells, rows: [] };
      tables.push(table);
    } else if (table && !/^-+$/.test(cells[0]!)) {
      const set = [...cells[0]!.matchAll(/`([^`]+)`/g)].map((m) => m[1]!);
      table.rows.push({ line, set, cells });
    }
  }
  return tables;
}

export const cellsOf = (row: string): string[] =>
  row
    .replace(/^\|\s*|\s*\|\s*$/g, '')
    .split('|')
    .map((cell) => cell.trim());

export const rowOf = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

/** Text of each section by its heading, without tables and code. */
export function proseOf(text: string): Map<string, string> {
  const prose = new Map<string, string>();
  let section = '';
  for (const line of text.replace(/^```[\s\S]*?^```/gm, '').split('\n')) {
    if (line.startsWith('#')) section = line;
    else if (!line.startsWith('|')) prose.set(section, `${prose.get(section) ?? ''} ${line}`);
  }
  return prose;
}
