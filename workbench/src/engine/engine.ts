import type { PackageByName } from '../../../src/lens/index.js';
import { type Besides, besidesOf } from './besides.js';
import { CloserLook } from './closerLook.js';
import { FirstRanges } from './firstRanges.js';
import type { Known, Of } from './known.js';
import type { Bands, CaseText, DeepSaid, RangesSaid } from './protocol.js';
import { QuickAnswers, type QuickHeard } from './quickAnswers.js';
import { rangesOfSame } from './rangesOfSame.js';

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
    'longer',
    (said) => this.#heardQuick(said),
    () => this.#besides(),
  );
  /** Answers anew, in a worker of its own, what the first one had to continue from longer steps. */
  readonly #exact = new QuickAnswers(
    'own',
    (said) => this.#heardExact(said),
    () => this.#besides(),
  );
  /** The version that it has answered. */
  #exactly: number | undefined;
  readonly #ranges = new FirstRanges();
  readonly #closer = new CloserLook();
  #rest: ReturnType<typeof setTimeout> | undefined;
  #source: CaseText | undefined;
  #changed = 0;
  #extra: readonly PackageByName[] = [];
  /** All ranges that came last, and the packages they are of. */
  #drawn: { bands: Of<Bands>; packages: readonly PackageByName[] } | undefined;

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
    this.#endExact();
    this.#quick.ask({ version, source });
  }

  /** Packages that are answered besides those of the case: pinned ones, drafts. */
  answerToo(packages: readonly PackageByName[]): void {
    this.#extra = packages;
    const { version } = this.#known;
    if (!this.#source) return;
    const asked = { version, source: this.#source };
    if (this.#exact.busy || this.#exactly === version) this.#exact.ask(asked);
    if (this.#exactly !== version) this.#quick.ask(asked);
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
    this.#endExact();
    this.#source = undefined;
    this.#extra = [];
    this.#drawn = undefined;
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
      // Those in the own steps came first, and are of the same packages.
      if (this.#exactly === version) return;
      const ended = this.#known.failed?.version === version && this.#known.failed.final;
      const quick = { version, ...said.quick };
      this.#set({ quick, ...this.#ranged(quick), ...(!ended && { failed: undefined }) });
      this.#lookSoon(version);
    } else {
      const final = said.kind === 'failed';
      this.#set({ failed: { version, why: said.why, final } });
      if (!final) this.#lookSoon(version);
    }
  }

  /** The numbers that stay; where none come, the first ones do. */
  #heardExact(said: QuickHeard): void {
    const { version } = said;
    if (said.kind === 'read' || version !== this.#known.version) return;
    if (said.kind === 'answers') {
      // It is of other packages than those that are answered by now, which come next.
      if (this.#exact.waiting) return;
      const quick = { version, ...said.quick };
      this.#exactly = version;
      this.#set({ quick, ...this.#ranged(quick) });
    } else if (this.#exactly === version) {
      this.#exactly = undefined;
      this.answerToo(this.#extra);
    }
  }

  #lookSoon(version: number): void {
    if (version !== this.#known.version || this.#known.valid?.version !== version) return;
    clearTimeout(this.#rest);
    const rested = performance.now() - this.#changed;
    this.#rest = setTimeout(() => this.#look(version), Math.max(0, REST - rested));
  }

  #look(version: number): void {
    const { valid, quick, assessed } = this.#known;
    if (version !== this.#known.version || valid?.version !== version) return;
    const { c, source } = valid;
    if (this.#ranges.busy) return;
    // A package more is answered at the medians alone: nothing that was found of the case changes.
    if (this.#closer.begun || (assessed?.version === version && assessed.last)) {
      this.#answerExactly();
      return;
    }
    const { seed, workers } = this.settings;
    const packages = quick?.version === version ? quick.packages : besidesOf(c, version, this.#besides());
    this.#ranges.ask({ version, source, packages, worlds: FIRST, seed, workers }, (said) => {
      this.#heardRanges(said, packages);
      if (said.kind !== 'done') return;
      this.#answerExactly();
      this.#closer.begin({ version, source, rounds: ROUNDS, seed, workers }, (found) => this.#heardDeep(found));
    });
  }

  /** Not before the first ranges are there, which have the cores until then. */
  #answerExactly(): void {
    const { version, quick, valid } = this.#known;
    if (valid && quick?.version === version && quick.continued) this.#exact.ask({ version, source: valid.source });
  }

  /** @param packages That it is said of. */
  #heardRanges(said: RangesSaid, packages: readonly PackageByName[]): void {
    const { version } = said;
    if (said.kind === 'bands') {
      this.#drawn = { bands: { version, ...said.bands }, packages };
      this.#set(this.#ranged(this.#known.quick));
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
      this.#set({
        assessed: {
          ...found,
          ...(json && { json: new Blob([json], { type: 'application/json' }) }),
          ...(next !== undefined && { next }),
        },
        ...(said.last && { progress: undefined }),
      });
      if (said.last && next === undefined) this.#closer.end();
      if (!this.#answersAre(said.packages)) this.answerToo(this.#extra);
    } else this.#heardRanges(said, this.#known.assessed?.packages ?? []);
  }

  /** Whether the answers at the medians are of the packages that a closer look shows, and of none that only an earlier one did. */
  #answersAre(shown: readonly PackageByName[]): boolean {
    const { quick, valid } = this.#known;
    if (!quick) return false;
    const { packages, provisional } = quick;
    const answered = new Set(packages.map((p) => JSON.stringify(p)));
    const known = new Set([...(valid?.c.packages ?? []), ...this.#extra, ...shown].map(({ id }) => id));
    return (
      shown.every((p) => answered.has(JSON.stringify(p)) && !provisional.includes(p.id)) &&
      packages.every(({ id }) => known.has(id))
    );
  }

  /** What was found by a closer look, and what the user added. */
  #besides(): Besides {
    const { packages: looked = [], version = 0 } = this.#known.assessed ?? {};
    return {
      packages: [...this.#extra, ...looked.filter(({ found }) => found)],
      completions: { version, list: looked.filter(({ found }) => !found) },
    };
  }

  /** The ranges beside these answers: number and range are of the same package. */
  #ranged(quick: Known['quick']): Pick<Known, 'bands'> {
    if (!this.#drawn) return {};
    const { bands, packages } = this.#drawn;
    const { valid } = this.#known;
    return { bands: quick && valid ? { ...bands, of: rangesOfSame(bands.of, packages, quick, valid.c) } : bands };
  }

  #endExact(): void {
    this.#exact.forget();
    this.#exactly = undefined;
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
