/** Lines of two texts, put beside each other. */
export interface LineChange {
  kind: 'same' | 'removed' | 'added';
  lines: string[];
}

/** Edits beyond which two texts are shown as one whole instead of the other: the search takes their square. */
const MOST_EDITS = 1500;

/**
 * The fewest lines to remove and add that make one text of another, by Myers' algorithm (An O(ND) difference algorithm and
 * its variations, Algorithmica 1, 1986). Lines that differ in their ends alone (LF or CRLF) differ.
 */
export function lineDifference(before: string, after: string): LineChange[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
  const middle = shortest(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  const same = (lines: string[]): LineChange => ({ kind: 'same', lines });
  return joined([same(a.slice(0, head)), ...middle, same(a.slice(a.length - tail))]);
}

function shortest(a: readonly string[], b: readonly string[]): LineChange[] {
  const most = Math.min(a.length + b.length, MOST_EDITS);
  // reach[zero + k]: how far into a the path on diagonal k = x − y has come.
  const zero = most + 1;
  const reach = new Int32Array(2 * zero + 1);
  // traces[d][d + 1 + k]: the same before step d, on the diagonals that it can come from.
  const traces: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    traces.push(reach.slice(zero - d - 1, zero + d + 2));
    for (let k = -d; k <= d; k += 2) {
      const [below, above] = [reach[zero + k - 1]!, reach[zero + k + 1]!];
      const down = k === -d || (k !== d && below < above);
      let x = down ? above : below + 1;
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++;
      reach[zero + k] = x;
      if (x >= a.length && x - k >= b.length) return back(a, b, traces, d);
    }
  }
  return [
    { kind: 'removed', lines: [...a] },
    { kind: 'added', lines: [...b] },
  ];
}

/** Walks from the ends of both texts to their beginnings. */
function back(a: readonly string[], b: readonly string[], traces: readonly Int32Array[], edits: number): LineChange[] {
  const changes: LineChange[] = [];
  let [x, y] = [a.length, b.length];
  for (let d = edits; d > 0; d--) {
    const reach = (diagonal: number) => traces[d]![d + 1 + diagonal]!;
    const k = x - y;
    const down = k === -d || (k !== d && reach(k - 1) < reach(k + 1));
    const from = down ? k + 1 : k - 1;
    const before = reach(from);
    const start = down ? before : before + 1;
    for (; x > start; x--, y--) changes.push({ kind: 'same', lines: [a[x - 1]!] });
    changes.push(down ? { kind: 'added', lines: [b[y - 1]!] } : { kind: 'removed', lines: [a[x - 1]!] });
    if (down) y--;
    else x--;
  }
  for (; x > 0; x--) changes.push({ kind: 'same', lines: [a[x - 1]!] });
  return changes.reverse();
}

function joined(changes: readonly LineChange[]): LineChange[] {
  const all: LineChange[] = [];
  for (const { kind, lines } of changes) {
    if (lines.length === 0) continue;
    const last = all.at(-1);
    if (last?.kind === kind) last.lines.push(...lines);
    else all.push({ kind, lines: [...lines] });
  }
  return all;
}
