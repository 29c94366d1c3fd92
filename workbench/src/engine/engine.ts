import type { PackageByName } from '../../../src/lens/index.js';
import { CloserLook } from './closerLook.js';
import { FirstRanges } from './firstRanges.js';
import type { Known } from './known.js';
import type { Bands, CaseText, DeepSaid, RangesSaid } from './protocol.js';
import { QuickAnswers, type QuickHeard } from './quickAnswers.js';

export type { Known, Of } from './known.js';

/** Milliseconds without a change before more is asked than the answers at the medians. */
const REST = 300;
/** Worlds of the first ranges, of the rounds of the closer look that come by themselves, and of those that are asked for. */
const FIRST = 64;
const ROUNDS = [256, 1024];
const FURTHER = [4096, 16_384];

export interface EngineSettings {
  seed: string;
  workers: number;
}

/**
 * Answers a text as it changes. One worker answers at the medians while somebody types; when the typing rests another one
 * gives the first ranges, and then a third looks closely; both end when it goes on. All are outside the page's thread, so
 * that nothing here can block it.
 */
export class Engine {
  #known: Known = { version: 0, diagnostics: { version: 0, list: [] } };
  #listeners = new Set<() => void>();
  readonly #quick = new QuickAnswers(
    (said) => this.#heardQuick(said),
    // What was found by a closer look, and what the user added.
    () => [...this.#extra, ...(this.#known.assessed?.packages ?? [])],
  );
  readonly #ranges = new FirstRanges();
  readonly #closer = new CloserLook();
  #rest: ReturnType<typeof setTimeout> | undefined;
  #source: CaseText | undefined;
  #changed = 0;
  #extra: readonly PackageByName[] = [];
  /** Packages that the first ranges and the closer look were given. */
  #lookedAt: PackageByName[] = [];

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
    this.#changed = performance.now();
    this.#set({ version });
    this.#endLooks();
    this.#quick.ask({ version, source });
  }

  /** Packages that are answered besides those of the case: pinned ones, drafts. */
  answerToo(packages: readonly PackageByName[]): void {
    this.#extra = packages;
    const { bands, version } = this.#known;
    if (bands) this.#set({ bands: { ...bands, of: this.#ofSamePackages(bands.of) } });
    if (this.#source) this.#quick.ask({ version, source: this.#source });
  }

  /** Has more worlds answered than come by themselves: as many as {@link Known.assessed} says. */
  askForMore(): void {
    const { version, assessed, progress } = this.#known;
    if (assessed?.version !== version || assessed.next === undefined || progress) return;
    this.#set({ progress: { version, stage: 'worlds', done: 0, total: assessed.next } });
    this.#closer.more(assessed.next);
  }

  /** Ends what {@link askForMore} began; what was known before stays. */
  stopMore(): void {
    this.#closer.stopMore();
  }

  /** Begins with another case: nothing that was known is of it. */
  clear(): void {
    // What is still being answered is of the case before, and would be taken for the last valid text of this one.
    this.#quick.forget();
    this.#source = undefined;
    this.#extra = [];
    this.#lookedAt = [];
    this.#known = { version: this.#known.version, diagnostics: { version: this.#known.version, list: [] } };
    this.#set({});
  }

  #heardQuick(said: QuickHeard): void {
    const { version } = said;
    if (said.kind === 'read') {
      const { entries, case: c, source } = said;
      this.#set({
        diagnostics: { version, list: said.diagnostics },
        ...(entries.length > 0 && { entries: { version, list: entries } }),
        ...(c && { valid: { version, c, source } }),
      });
    } else if (said.kind === 'answers') {
      const ended = this.#known.failed?.version === version && this.#known.failed.final;
      this.#set({ quick: { version, ...said.quick }, ...(!ended && { failed: undefined }) });
      this.#lookSoon(version);
    } else {
      const final = said.kind === 'failed';
      this.#set({ failed: { version, why: said.why, final } });
      if (!final) this.#lookSoon(version);
    }
  }

  #lookSoon(version: number): void {
    const { valid, assessed } = this.#known;
    if (version !== this.#known.version || valid?.version !== version) return;
    if (this.#ranges.busy || this.#closer.begun) return;
    // A package more is answered at the medians alone: nothing that was found of the case changes.
    if (assessed?.version === version && assessed.last) return;
    clearTimeout(this.#rest);
    const rested = performance.now() - this.#changed;
    this.#rest = setTimeout(() => this.#look(version), Math.max(0, REST - rested));
  }

  #look(version: number): void {
    const { valid, quick } = this.#known;
    if (version !== this.#known.version || valid?.version !== version) return;
    const { source } = valid;
    const { seed, workers } = this.settings;
    const packages = quick?.version === version ? quick.packages : this.#quick.others();
    this.#lookedAt = packages;
    this.#ranges.ask({ version, source, packages, worlds: FIRST, seed, workers }, (said) => {
      this.#heardRanges(said);
      if (said.kind !== 'done') return;
      this.#closer.begin({ version, source, rounds: ROUNDS, seed, workers }, (found) => this.#heardDeep(found));
    });
  }

  #heardRanges(said: RangesSaid): void {
    const { version } = said;
    if (said.kind === 'bands') {
      this.#set({ bands: { version, ...said.bands, of: this.#ofSamePackages(said.bands.of) } });
    } else if (said.kind === 'progress') {
      const { stage, done, total } = said;
      this.#set({ progress: { version, stage, done, total } });
    }
  }

  #heardDeep(said: DeepSaid): void {
    const { version } = said;
    if (version !== this.#known.version) return;
    if (said.kind === 'space') {
      this.#set({ space: { version, counted: said.counted } });
    } else if (said.kind === 'failed') {
      this.#set({ failed: { version, why: said.why, final: true }, progress: undefined });
      this.#closer.end();
    } else if (said.kind === 'rested') {
      const { assessed } = this.#known;
      const { ended } = said;
      if (assessed && ended) this.#set({ assessed: { ...assessed, ended } });
      this.#set({ progress: undefined });
    } else if (said.kind === 'assessed') {
      const { kind: _, worlds, json, ...found } = said;
      const more = said.last && !said.assessment.partial ? FURTHER.find((count) => count > worlds) : undefined;
      const next = worlds > 0 ? more : undefined;
      const news = said.packages.some(({ id }) => !this.#known.quick?.packages.some((p) => p.id === id));
      this.#set({
        assessed: {
          ...found,
          ...(json && { json: new Blob([json], { type: 'application/json' }) }),
          ...(next !== undefined && { next }),
        },
        ...(said.last && { progress: undefined }),
      });
      if (said.last && next === undefined) this.#closer.end();
      if (news) this.answerToo(this.#extra);
    } else this.#heardRanges(said);
  }

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

  #endLooks(): void {
    clearTimeout(this.#rest);
    this.#ranges.stop();
    this.#closer.end();
    if (this.#known.progress) this.#set({ progress: undefined });
  }

  #set(part: { [K in keyof Known]?: Known[K] | undefined }): void {
    this.#known = Object.fromEntries(
      Object.entries({ ...this.#known, ...part }).filter(([, value]) => value !== undefined),
    ) as unknown as Known;
    for (const listener of this.#listeners) listener();
  }
}
