/**
 * Those of `names` that `word` was most likely meant to be, best first: at most `most`, each within a third of the
 * word's length in edits (at least two). Edits are insertions, deletions, substitutions and swaps of neighbours
 * (optimal string alignment); capital letters and the kind of dash or space do not count. Of very many names the first
 * thousand are looked at.
 */
export function nearest(word: string, names: readonly string[], most = 3): string[] {
  const wanted = folded(word);
  const limit = Math.max(2, Math.floor(wanted.length / 3));
  return names
    .slice(0, 1000)
    .map((name) => ({ name, edits: edits(wanted, folded(name)) }))
    .filter((candidate) => candidate.edits <= limit && candidate.edits < Math.max(wanted.length, 1))
    .sort((a, b) => a.edits - b.edits || (a.name < b.name ? -1 : 1))
    .slice(0, most)
    .map((candidate) => candidate.name);
}

const folded = (text: string) =>
  text
    .slice(0, 80)
    .toLowerCase()
    .replace(/[-_\s]+/g, '-');

function edits(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, before[j - 2]! + 1);
      row.push(best);
    }
    before = last;
    last = row;
  }
  return last[b.length]!;
}
