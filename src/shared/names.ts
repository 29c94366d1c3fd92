/**
 * Names made distinct without changing those that are: of several equal names the first stays, later ones get
 * ` (2)`, ` (3)`, … , passing over names that are taken.
 */
export function distinct(names: readonly string[]): string[] {
  const taken = new Set(names);
  const used = new Set<string>();
  return names.map((name) => {
    let unique = name;
    for (let n = 2; used.has(unique) || (unique !== name && taken.has(unique)); n++) unique = `${name} (${n})`;
    used.add(unique);
    return unique;
  });
}
