type Said =
  | { kind: 'hello' | 'here' | 'bye'; key: string; tab: string }
  | { kind: 'kept'; key: string; tab: string; revision: number }
  /** Something that is kept is another: a title, a variant, whether a case is there. */
  | { kind: 'changed'; key: string; tab: string };

/** Knows which other tabs of this browser show the same case, and tells them when it is kept. */
export class OtherTabs {
  readonly tab = crypto.randomUUID();
  readonly #channel = typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('abide-cases');
  #key: string | undefined;
  #others = new Set<string>();

  /**
   * @param onOthers How many other tabs show this case, whenever that changes.
   * @param onKept Another tab has kept this case.
   * @param onStore Another tab has changed something that is kept, of this case or another one.
   */
  constructor(
    readonly onOthers: (count: number) => void,
    readonly onKept: (revision: number) => void,
    readonly onStore: () => void,
  ) {
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<Said>) => this.#hear(data);
    addEventListener('pagehide', () => this.#say('bye'));
    addEventListener('pageshow', ({ persisted }) => persisted && this.#say('hello'));
  }

  /** This tab shows another case from now on. @param key What the case is known by in every tab. */
  show(key: string): void {
    if (key === this.#key) return;
    this.#say('bye');
    this.#key = key;
    this.#others.clear();
    this.onOthers(0);
    this.#say('hello');
  }

  kept(revision: number): void {
    if (this.#key !== undefined) this.#post({ kind: 'kept', key: this.#key, tab: this.tab, revision });
  }

  /** What is kept in the browser is another than before, besides the text of this case. */
  changed(): void {
    if (this.#key !== undefined) this.#post({ kind: 'changed', key: this.#key, tab: this.tab });
  }

  #hear(said: Said): void {
    if (said.kind === 'kept' || said.kind === 'changed') this.onStore();
    if (said.kind === 'changed') return;
    if (said.key !== this.#key || said.tab === this.tab) return;
    const before = this.#others.size;
    if (said.kind === 'bye') this.#others.delete(said.tab);
    else this.#others.add(said.tab);
    if (said.kind === 'hello') this.#say('here');
    if (this.#others.size !== before) this.onOthers(this.#others.size);
    if (said.kind === 'kept') this.onKept(said.revision);
  }

  #say(kind: 'hello' | 'here' | 'bye'): void {
    if (this.#key !== undefined) this.#post({ kind, key: this.#key, tab: this.tab });
  }

  #post(said: Said): void {
    this.#channel?.postMessage(said);
  }
}
