/**
 * What was renamed since the page was opened, so that what is chosen on it stays chosen: also when that is undone, and by
 * whatever name the thing then goes.
 */
export class Renamings {
  #list: { top: string; names: Set<string> }[] = [];

  /** @param top Part of the case: `packages`; for parties and ratifiers alike `parties`. */
  add(top: string, from: string, to: string): void {
    const joined = this.#list.filter((one) => one.top === top && (one.names.has(from) || one.names.has(to)));
    const names = new Set([from, to, ...joined.flatMap((one) => [...one.names])]);
    this.#list = [...this.#list.filter((one) => !joined.includes(one)), { top, names }];
  }

  /** The one of some ids that is meant by one that may have been renamed since; nothing where it is gone. */
  among(top: string, id: string | undefined, ids: readonly string[]): string | undefined {
    if (id === undefined || ids.includes(id)) return id;
    const names = this.#list.find((one) => one.top === top && one.names.has(id))?.names;
    return ids.find((one) => names?.has(one));
  }
}
