/**
 * Names made distinct without changing those that are: of several equal names the first stays, later ones get
 * ` (2)`, ` (3)`, … , passing over names that are taken.
 */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  const next = new Map<string, number>();
  return names.map((name) => {
    let unique = name;
    let n = next.get(name) ?? 2;
    for (; used.has(unique) || (unique !== name && taken.has(unique)); n++) unique = `${name} (${n})`;
    next.set(name, n);
    used.add(unique);
    return unique;
  });
}
