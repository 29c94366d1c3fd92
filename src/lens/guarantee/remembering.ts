/**
 * Remembers what was made for a key: worlds and packages of one case ask for the same calendar and the same matrices again
 * and again. When `most` are remembered all are forgotten.
 */
export function remembering<T>(most: number): (key: string, make: () => T) => T {
  const known = new Map<string, T>();
  return (key, make) => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make();
    if (known.size >= most) known.clear();
    known.set(key, made);
    return made;
  };
}
