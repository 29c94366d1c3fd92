import type { Case, CaseEntry } from '../../../src/case/index.js';
import type { Assessment, CountedSpace, MedianAnswers, PackageByName } from '../../../src/lens/index.js';
import type { Diagnostic } from '../../../src/shared/diagnostic.js';
import type { Bands, CaseText, Chapter, DeepAsk, DeepSaid, QuickAsk, QuickSaid } from './protocol.js';

/** Something that was found about the text of one version. */
export type Of<T> = T & { version: number };

/** What is known of the case. Each part is of some version of the text; one that is older than `version` is stale. */
export interface Known {
  version: number;
  diagnostics: Of<{ list: Diagnostic[] }>;
  /** What is written, in the last text that could be taken apart, with or without errors. */
  entries?: Of<{ list: CaseEntry[] }>;
  /** The last text without errors, and the case that it is. */
  valid?: Of<{ c: Case; source: CaseText }>;
  quick?: Of<MedianAnswers>;
  bands?: Of<Bands>;
  /** The deal space that the closer look is made from, for questions about any package. */
  space?: Of<{ counted: CountedSpace }>;
  assessed?: Of<{ assessment: Assessment; chapters: Chapter[]; packages: PackageByName[]; last: boolean }>;
  progress?: Of<{ stage: string; done: number; total: number }>;
  /** Why something could not be answered. */
  failed?: Of<{
    why: string;
    /** Whether nothing more comes of this version: the answer at the medians was given up, and the closer look may still come. */
    final: boolean;
  }>;
}

/** Milliseconds without a change before the case is looked at closely. */
const REST = 400;
/** Milliseconds after which an answer at the medians is given up, as no edit would get one. */
const PATIENCE = 20_000;
const ROUNDS = [64, 256, 1024];

export interface EngineSettings {
  seed: string;
  workers: number;
}

/**
 * Answers a text as it changes. One worker answers at the medians while somebody types; another looks closely when the
 * typing rests, and is ended when it goes on. Both are outside the page's thread, so that nothing here can block it.
 */
export class Engine {
  #known: Known = { version: 0, diagnostics: { version: 0, list: [] } };
  #listeners = new Set<() => void>();
  #quick: Worker | undefined;
  #quickBusy: { version: number; patience: ReturnType<typeof setTimeout> } | undefined;
  #waiting: CaseText | undefined;
  #deep: Worker | undefined;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #source: CaseText | undefined;
  #extra: PackageByName[] = [];

  constructor(readonly settings: EngineSettings) {}

  get known(): Known {
    return this.#known;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Answers a text. A version is answered once; a newer one takes its place. */
  ask(version: number, source: CaseText): void {
    this.#source = source;
    this.#set({ version });
    clearTimeout(this.#rest);
    this.#endDeep();
    this.#waiting = source;
    this.#pump();
  }

  /** Packages that are answered besides those of the case: pinned ones, drafts. */
  answerToo(packages: PackageByName[]): void {
    this.#extra = packages;
    const { bands } = this.#known;
    if (bands) this.#set({ bands: { ...bands, of: this.#ofSamePackages(bands.of) } });
    if (!this.#source) return;
    this.#waiting = this.#source;
    this.#pump();
  }

  /** Begins with another case: nothing that was known is of it. */
  clear(): void {
    // What is still being answered is of the case before, and would be taken for the last valid text of this one.
    if (this.#quickBusy) this.#endQuick();
    this.#sources.clear();
    this.#extra = [];
    this.#lookedAt = [];
    this.#known = { version: this.#known.version, diagnostics: { version: this.#known.version, list: [] } };
    this.#set({});
  }

  #endQuick(): void {
    clearTimeout(this.#quickBusy?.patience);
    this.#quickBusy = undefined;
    if (this.#quick) this.#quick.onmessage = null;
    this.#quick?.terminate();
    this.#quick = undefined;
  }

  #pump(): void {
    if (this.#quickBusy || !this.#waiting) return;
    const { version } = this.#known;
    const source = this.#waiting;
    this.#waiting = undefined;
    this.#quick ??= this.#startQuick();
    this.#quickBusy = { version, patience: setTimeout(() => this.#giveUpQuick(version), PATIENCE) };
    this.#sources.set(version, source);
    this.#quick.postMessage({ version, source, packages: this.#others() } satisfies QuickAsk);
  }

  /** Texts that were asked about and not answered yet. */
  #sources = new Map<number, CaseText>();

  /** What was found by a closer look, and what the user added. */
  #others(): PackageByName[] {
    return [...this.#extra, ...(this.#known.assessed?.packages ?? [])];
  }

  #startQuick(): Worker {
    const worker = new Worker(new URL('./quick.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<QuickSaid>) => this.#heardQuick(data);
    worker.onerror = (event) => {
      event.preventDefault();
      worker.terminate();
      this.#quick = undefined;
      this.#heardQuick({ kind: 'failed', version: this.#known.version, why: event.message || 'its worker died' });
    };
    return worker;
  }

  /** @param final See {@link Known.failed}. */
  #heardQuick(said: QuickSaid, final = true): void {
    const { version } = said;
    if (said.kind === 'read') {
      const diagnostics = { version, list: said.diagnostics };
      const source = this.#sources.get(version);
      const entries = said.entries.length > 0 && { version, list: said.entries };
      this.#set({
        diagnostics,
        ...(entries && { entries }),
        ...(said.case && source && { valid: { version, c: said.case, source } }),
      });
      if (said.case) return;
    } else if (said.kind === 'answers') {
      const ended = this.#known.failed?.version === version && this.#known.failed.final;
      this.#set({ quick: { version, ...said.quick }, ...(!ended && { failed: undefined }) });
      this.#lookCloselySoon(version);
    } else {
      this.#set({ failed: { version, why: said.why, final } });
    }
    clearTimeout(this.#quickBusy?.patience);
    this.#quickBusy = undefined;
    for (const old of this.#sources.keys()) if (old < version) this.#sources.delete(old);
    this.#pump();
  }

  #giveUpQuick(version: number): void {
    this.#endQuick();
    const why = `no answer at the medians within ${PATIENCE / 1000} seconds; it is looked at closely, which may take minutes`;
    this.#heardQuick({ kind: 'failed', version, why }, false);
    this.#lookCloselySoon(version);
  }

  #lookCloselySoon(version: number): void {
    const { valid, assessed } = this.#known;
    if (version !== this.#known.version || this.#deep || valid?.version !== version) return;
    // A package more is answered at the medians alone: nothing that was found of the case changes.
    if (assessed?.version === version && assessed.last) return;
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => this.#lookClosely(version), REST);
  }

  #lookClosely(version: number): void {
    const { valid } = this.#known;
    if (version !== this.#known.version || valid?.version !== version) return;
    this.#endDeep();
    const worker = new Worker(new URL('./deep.js', import.meta.url), { type: 'module' });
    this.#deep = worker;
    worker.onmessage = ({ data }: MessageEvent<DeepSaid>) => this.#heardDeep(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#heardDeep({ kind: 'failed', version, why: event.message || 'its worker died' });
    };
    const packages = this.#known.quick?.version === version ? this.#known.quick.packages : this.#others();
    this.#lookedAt = packages;
    const { seed, workers } = this.settings;
    worker.postMessage({ version, source: valid.source, packages, rounds: ROUNDS, seed, workers } satisfies DeepAsk);
  }

  #heardDeep(said: DeepSaid): void {
    if (said.version !== this.#known.version) return;
    const { version } = said;
    if (said.kind === 'progress') {
      const { stage, done, total } = said;
      this.#set({ progress: { version, stage, done, total } });
    } else if (said.kind === 'bands') {
      this.#set({ bands: { version, ...said.bands, of: this.#ofSamePackages(said.bands.of) } });
    } else if (said.kind === 'space') {
      this.#set({ space: { version, counted: said.counted } });
    } else if (said.kind === 'failed') {
      this.#set({ failed: { version, why: said.why, final: true }, progress: undefined });
      this.#endDeep();
    } else {
      const { kind: _, ...assessed } = said;
      const news = said.packages.some(({ id }) => !this.#known.quick?.packages.some((p) => p.id === id));
      this.#set({ assessed, ...(said.last && { progress: undefined }) });
      if (said.last) this.#endDeep();
      if (news) this.answerToo(this.#extra);
    }
  }

  /** Packages that the closer look was given. */
  #lookedAt: PackageByName[] = [];

  /** Ranges, less those of drafts that have other options by now than when they were looked at. */
  #ofSamePackages(of: Bands['of']): Bands['of'] {
    const changed = new Set(
      this.#lookedAt.flatMap(({ id, options }) => {
        if (this.#known.valid?.c.packages.some((p) => p.id === id)) return [];
        const now = this.#extra.find((p) => p.id === id);
        return now && JSON.stringify(now.options) !== JSON.stringify(options) ? [id] : [];
      }),
    );
    if (changed.size === 0) return of;
    return Object.fromEntries(Object.entries(of).filter(([answer]) => !changed.has(answer.split('/')[1]!)));
  }

  #endDeep(): void {
    this.#deep?.terminate();
    this.#deep = undefined;
    if (this.#known.progress) this.#set({ progress: undefined });
  }

  #set(part: { [K in keyof Known]?: Known[K] | undefined }): void {
    this.#known = Object.fromEntries(
      Object.entries({ ...this.#known, ...part }).filter(([, value]) => value !== undefined),
    ) as unknown as Known;
    for (const listener of this.#listeners) listener();
  }
}
