/** Something that the user is told, with what can be done about it. */
export interface Notice {
  /** One notice of an id at a time: a newer one takes its place. */
  id: string;
  text: string;
  /** `alert` is read out at once: something could get lost. */
  tone: 'quiet' | 'alert';
  /** How far the work is that it tells of. Shown, and not read out each time that it changes. */
  progress?: string;
  actions: { label: string; run: () => void }[];
}

/** What is being told, in order. */
export class Notices {
  #list: readonly Notice[] = [];
  #listeners = new Set<() => void>();

  get list(): readonly Notice[] {
    return this.#list;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** An action that is chosen ends its notice. */
  tell(id: string, text: string, actions: Notice['actions'] = [], tone: Notice['tone'] = 'quiet'): void {
    const ending = actions.map(({ label, run }) => ({
      label,
      run: () => {
        this.end(id);
        run();
      },
    }));
    this.#set([...this.#list.filter((notice) => notice.id !== id), { id, text, tone, actions: ending }]);
  }

  /** Says how far the work is that a notice tells of. */
  progress(id: string, progress: string): void {
    if (!this.#list.some((notice) => notice.id === id && notice.progress !== progress)) return;
    this.#set(this.#list.map((notice) => (notice.id === id ? { ...notice, progress } : notice)));
  }

  end(id: string): void {
    if (this.#list.some((notice) => notice.id === id)) this.#set(this.#list.filter((notice) => notice.id !== id));
  }

  /** Ends what was told of a case, for another one is opened. */
  endOf(ids: readonly string[]): void {
    this.#set(this.#list.filter(({ id }) => !ids.includes(id)));
  }

  #set(list: readonly Notice[]): void {
    this.#list = list;
    for (const listener of this.#listeners) listener();
  }
}
