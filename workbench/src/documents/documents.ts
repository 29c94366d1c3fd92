import type { Origin, Workbench } from '../app/workbench.js';
import { NOTHING_BESIDE } from '../document/beside.js';
import { fetchExample } from '../document/examples.js';
import { topLine } from '../document/topLine.js';
import type { CaseText } from '../engine/protocol.js';
import { texts } from '../texts.js';
import { type Asked, forgetToken, takeAddress } from './address.js';
import { CaseStore, type SavedCase } from './caseStore.js';
import { DiskCase, type OnDisk } from './diskCase.js';
import { FileBehind } from './fileBehind.js';
import { leaveLastWords, takeBackLastWords } from './lastWords.js';
import { Notices } from './notices.js';
import { OtherTabs } from './otherTabs.js';
import { readLink } from './readLink.js';
import { recover } from './recover.js';
import { Variants } from './variants.js';
import { besideOf, isSameBeside, isSameWork, untouched, type Work, workOf } from './work.js';

/** Milliseconds from a change until it is kept. */
const SOON = 250;
/** What the workbench begins with. */
const FIRST = 'berlin-2025/case.yaml';

/** Notices about the case that is open; others are about the visit. */
const OF_A_CASE = ['tabs', 'newer', 'apart', 'reopened', 'back', 'file', 'came', 'export'];

/** The case that is open, as far as it is kept somewhere. */
interface Current {
  id: string;
  /** Of what is kept in the browser: 0 while nothing is. */
  revision: number;
  original: string;
  /** The work as it was last kept or, before that, opened. */
  kept: Work;
}

/**
 * Where cases come from and where they are kept. Whatever is typed is kept in the browser a moment later; nothing that
 * was kept is ever overwritten by another text: where two tabs go on with one case, both texts are kept.
 */
export class Documents {
  readonly notices = new Notices();
  /** Texts of the case that are kept to compare with. */
  readonly variants = new Variants(
    () => this.#store,
    () => this.#noRoom(),
  );
  /** Where saving writes to. */
  readonly file: FileBehind;
  #workbench: Workbench;
  #store: CaseStore | undefined;
  #current: Current = { id: crypto.randomUUID(), revision: 0, original: '', kept: untouched('') };
  #tabs: OtherTabs;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #keeping: Promise<void> = Promise.resolve();
  #changes = 0;
  #listeners = new Set<() => void>();

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
    this.file = new FileBehind(
      workbench,
      this.notices,
      () => this.#tell(),
      () => this.#keepAgain(),
    );
    this.#tabs = new OtherTabs(
      (count) => {
        if (count > 0) this.notices.tell('tabs', texts.documents.otherTabs(count));
        else this.notices.end('tabs');
      },
      (revision) => void this.#heardKept(revision),
      () => this.#heardOthers(),
    );
  }

  get changes(): number {
    return this.#changes;
  }

  /** Whether the browser keeps cases. */
  get keeps(): boolean {
    return this.#store !== undefined;
  }

  /** Whether what is kept is the work as it is; an example that nobody has changed needs not be. */
  get kept(): boolean {
    return isSameWork(this.#work, this.#current.kept);
  }

  get #work(): Work {
    const { text, beside } = this.#workbench.document;
    return { text, pinned: beside.pinned, renamed: beside.renamed };
  }

  /** The text that the case began with. */
  get original(): string {
    return this.#current.original;
  }

  get currentId(): string {
    return this.#current.id;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Opens what the address asks for, or what was open last, or the Berlin case; and keeps what is typed from now on. */
  async start(): Promise<void> {
    const asked = takeAddress();
    try {
      this.#store = await CaseStore.open();
      await recover(this.#store);
    } catch {
      this.notices.tell('storage', texts.documents.noStorage);
    }
    this.#workbench.subscribe(() => this.#edited());
    addEventListener('pagehide', () => this.#leave());
    document.addEventListener('visibilitychange', () => document.hidden && void this.keep());
    addEventListener('hashchange', () => {
      const { link } = takeAddress();
      if (link !== undefined) void this.openLink(link);
    });
    if (!(await this.#openAsked(asked)) && !(await this.#openLast())) await this.openExample(FIRST);
  }

  async #openAsked({ token, link }: Asked): Promise<boolean> {
    if (link !== undefined && (await this.openLink(link))) return true;
    return link === undefined && token !== undefined && (await this.#openDisk(new DiskCase(token)));
  }

  async #openLast(): Promise<boolean> {
    const last = await this.#store?.lastOpened().catch(() => undefined);
    if (!last) return false;
    if ('example' in last) {
      return this.openExample(last.example).then(
        () => true,
        () => false,
      );
    }
    const saved = await this.#store!.get(last.saved);
    if (!saved || saved.kind === 'disk') return false;
    if (!/^#\/./.test(location.hash)) location.hash = `#/${saved.page}`;
    this.#openSaved(saved);
    this.#tellReopened(saved);
    return true;
  }

  #tellReopened(saved: SavedCase): void {
    if (saved.text === saved.original) return;
    this.notices.tell('reopened', texts.documents.reopened(when(saved.changed)), [
      { label: texts.documents.original, run: () => this.toOriginal() },
    ]);
  }

  /** Goes back to the text that the case began with, as one step that can be undone. */
  toOriginal(): void {
    this.#workbench.document.replaceText(this.#current.original);
    this.notices.tell('back', texts.documents.backToOriginal, [
      { label: texts.undo, run: () => this.#workbench.document.undo() },
    ]);
  }

  /** @throws {Error} Where there is none of this name. */
  async openExample(file: string): Promise<void> {
    const { text, origin } = await fetchExample(file);
    await this.keep();
    const kept = untouched(text);
    this.#show(text, origin, { id: crypto.randomUUID(), revision: 0, original: text, kept }, `example/${file}`);
    void this.#store?.setLastOpened({ example: file }).catch(() => {});
  }

  /** Opens a text that is nowhere else: it is kept at once. */
  async openText(text: string, origin: Origin): Promise<void> {
    await this.keep();
    const same = (await this.saved()).find(
      (s) => s.text === text && s.original === text && s.name === origin.name && s.kind === origin.kind,
    );
    if (same) return this.#openSaved(same);
    this.#show(text, origin, { id: crypto.randomUUID(), revision: 0, original: text, kept: untouched('') });
    await this.keep();
  }

  /** @returns Whether the link held a case; if not, the user is told why. */
  async openLink(letters: string): Promise<boolean> {
    const found = await readLink(letters);
    if ('problem' in found) {
      this.notices.tell('link', texts.documents.badLink[found.problem], [], 'alert');
      return false;
    }
    const { name, text, others } = found.case;
    await this.openText(text, { name, others, kind: 'link' });
    this.notices.end('link');
    this.notices.tell('came', texts.documents.fromLink);
    return true;
  }

  /** @returns Whether it is still there. */
  async openById(id: string): Promise<boolean> {
    await this.keep();
    const saved = await this.#store?.get(id);
    if (saved) this.#openSaved(saved);
    return saved !== undefined;
  }

  #openSaved(saved: SavedCase): void {
    const { id, revision, original, text, name, others, kind } = saved;
    const current = { id, revision, original, kept: workOf(saved) };
    // A copy of a file of `abide open` has no file behind it any more.
    this.#show(text, { name, others, kind: kind === 'disk' ? 'file' : kind }, current, id, besideOf(saved));
    const doc = this.#workbench.document;
    doc.dispatch({ selection: { anchor: Math.min(saved.cursor, text.length) } });
    void this.#store?.setLastOpened({ saved: id }).catch(() => {});
  }

  async #openDisk(disk: DiskCase): Promise<boolean> {
    let found: OnDisk;
    try {
      found = await disk.load();
    } catch (error) {
      forgetToken();
      this.notices.tell('disk', texts.documents.noDisk((error as Error).message), [], 'alert');
      return false;
    }
    const { text, version, origin, file, key } = found;
    const id = `disk/${key}`;
    const saved = await this.#store?.get(id);
    const kept = saved ? { ...workOf(saved), text } : untouched(text);
    this.#show(
      text,
      origin,
      { id, revision: saved?.revision ?? 0, original: text, kept },
      id,
      saved && besideOf(saved),
    );
    this.file.follow(disk, found);
    if (saved && saved.text !== text && saved.text !== saved.original) {
      const take = () => this.#workbench.document.replaceText(saved.text);
      // What was typed and not written comes back; where the file has moved on since, only if the user wants it.
      if (saved.version === version) {
        take();
        const undo = { label: texts.documents.backToFile, run: () => this.#workbench.document.replaceText(text) };
        this.notices.tell('reopened', texts.documents.unwritten(file, when(saved.changed)), [undo]);
      } else {
        await this.#keepBeside(saved, text, version);
        const bring = { label: texts.documents.bringBack, run: take };
        this.notices.tell('reopened', texts.documents.unwrittenOld(file, when(saved.changed)), [bring], 'alert');
      }
    }
    return true;
  }

  /** What was typed and not written before the file moved on becomes a case of its own, so that nothing is kept over it. */
  async #keepBeside(saved: SavedCase, text: string, version: string | null): Promise<void> {
    const title = texts.documents.apartTitle(saved.title);
    await this.#store!.put({ ...saved, id: crypto.randomUUID(), kind: 'file', title, renamed: true });
    await this.#store!.change(saved.id, (kept) => ({ ...kept, text, original: text, version }));
  }

  /** @param key What other tabs know the case by, where nothing of it is kept yet. @param laid What lay beside it. */
  #show(text: string, origin: Origin, current: Current, key = current.id, laid = NOTHING_BESIDE): void {
    this.file.leave();
    this.notices.endOf(OF_A_CASE);
    this.#current = current;
    this.#workbench.open(text, origin, laid);
    this.#tabs.show(key);
    void this.variants.show(current.id);
    this.#tell();
  }

  #edited(): void {
    if (this.kept) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.keep(), SOON);
    this.#tell();
  }

  /** Keeps the work as it is now. Ends when it is kept, or cannot be. */
  keep(): Promise<void> {
    clearTimeout(this.#timer);
    this.#keeping = this.#keeping.then(() => this.#keepNow()).catch(() => this.#noRoom());
    return this.#keeping;
  }

  /** What the file holds has changed: what is kept says so, though the text is the same. */
  #keepAgain(): void {
    this.#current.kept = untouched('');
    void this.keep();
  }

  async #keepNow(): Promise<void> {
    const current = this.#current;
    const saved = this.#asSaved();
    const work = this.#work;
    if (!this.#store || isSameWork(work, current.kept)) return;
    const kept = await this.#store.save(saved, current.revision);
    if ('conflict' in kept) return this.#goApart(saved, kept.conflict);
    current.revision = kept.revision;
    current.kept = work;
    if (current !== this.#current) return;
    this.#tabs.show(current.id);
    this.#tabs.kept(kept.revision);
    if (saved.kind !== 'disk') await this.#store.setLastOpened({ saved: saved.id });
    this.#tell();
  }

  #asSaved(): SavedCase {
    const { id, revision, original } = this.#current;
    const { onDisk } = this.file;
    const { document: doc, origin } = this.#workbench;
    const { renamed, pinned, chosen } = doc.beside;
    return {
      ...origin,
      id,
      title: renamed ?? titleOf(doc.text) ?? origin.name,
      ...(renamed !== undefined && { renamed: true }),
      text: doc.text,
      pinned,
      chosen,
      // Of a file it matters what was typed and not written into it.
      original: onDisk?.text ?? original,
      revision,
      changed: Date.now(),
      page: /^#\/([a-z]+)/.exec(location.hash)?.[1] ?? 'who',
      cursor: doc.state.selection.main.head,
      ...(onDisk && { version: onDisk.version }),
    };
  }

  /** Another tab has kept another text of this case: this one goes on as a case of its own. */
  async #goApart(saved: SavedCase, theirs: SavedCase): Promise<void> {
    const id = crypto.randomUUID();
    const title = texts.documents.apartTitle(theirs.title);
    const own = { ...saved, id, title, renamed: true as const };
    const { revision } = (await this.#store!.save(own, 0)) as { revision: number };
    if (this.#current.id !== saved.id) return;
    this.#current = { ...this.#current, id, revision, kept: workOf(own) };
    this.#workbench.document.lay({ renamed: title }, false);
    this.#tabs.show(id);
    await this.variants.goOnAs(id);
    if (saved.kind !== 'disk') await this.#store!.setLastOpened({ saved: id });
    const open = { label: texts.documents.openTheirs, run: () => void this.openById(theirs.id) };
    this.notices.tell('apart', texts.documents.apart(title), [open], 'alert');
  }

  /** Keeps a text to compare with, and the case with it: what belongs to a case that is not kept is found by nobody. @returns Its number. */
  async keepVariant(source: CaseText): Promise<number> {
    if (this.#current.revision === 0) {
      this.#current.kept = untouched('');
      await this.keep();
    }
    const number = await this.variants.keep(source);
    this.#tabs.changed();
    return number;
  }

  async forgetVariant(number: number): Promise<void> {
    await this.variants.forget(number);
    this.#tabs.changed();
  }

  /** Another tab has changed something that is kept in this browser. */
  #heardOthers(): void {
    void this.variants.show(this.#current.id);
    this.#tell();
  }

  async #heardKept(revision: number): Promise<void> {
    const { id } = this.#current;
    if (revision <= this.#current.revision || !this.kept) return;
    const take = { label: texts.documents.takeOver, run: () => void this.#takeOver() };
    const part = { label: texts.documents.keepMine, run: () => void this.#keepMine() };
    if (id === this.#current.id) this.notices.tell('newer', texts.documents.newer, [take, part], 'alert');
  }

  /** Goes on with the text that another tab has kept; undo brings this tab's back. */
  async #takeOver(): Promise<void> {
    const theirs = await this.#store?.get(this.#current.id);
    if (!theirs) return;
    this.#current.revision = theirs.revision;
    this.#current.kept = workOf(theirs);
    const { document: doc } = this.#workbench;
    const { pinned, renamed } = workOf(theirs);
    if (!isSameBeside({ pinned, renamed }, doc.beside)) doc.lay({ pinned, renamed }, true);
    doc.replaceText(theirs.text);
    this.#tell();
  }

  async #keepMine(): Promise<void> {
    const theirs = await this.#store?.get(this.#current.id);
    if (theirs) await this.#goApart(this.#asSaved(), theirs);
    this.#tell();
  }

  #noRoom(): void {
    this.notices.tell('storage', texts.documents.noRoom, [], 'alert');
  }

  #leave(): void {
    if (this.#store && !this.kept) {
      leaveLastWords(this.#tabs.tab, { saved: this.#asSaved(), base: this.#current.revision });
    }
    addEventListener('pageshow', () => takeBackLastWords(this.#tabs.tab), { once: true });
  }

  /** The cases that this browser keeps, the last changed first. */
  async saved(): Promise<SavedCase[]> {
    return (await this.#store?.list().catch(() => [])) ?? [];
  }

  async rename(id: string, title: string): Promise<void> {
    if (id === this.#current.id) {
      this.#workbench.document.lay({ renamed: title }, true);
      await this.keep();
    } else await this.#store?.change(id, (saved) => ({ ...saved, title, renamed: true }));
    this.#tabs.changed();
    this.#tell();
  }

  /** @returns What brings it back. */
  async remove(saved: SavedCase): Promise<() => Promise<void>> {
    const variants = (await this.#store?.variants(saved.id)) ?? [];
    await this.#store?.remove(saved.id);
    const changed = () => {
      this.#tabs.changed();
      this.#tell();
    };
    changed();
    return async () => {
      await this.#store?.put(saved);
      await this.#store?.changeVariants(saved.id, () => variants);
      changed();
    };
  }

  #tell(): void {
    this.#changes++;
    for (const listener of this.#listeners) listener();
  }
}

/** The title that a text gives itself. */
export const titleOf = (text: string): string | undefined => topLine(text, 'title');

const when = (milliseconds: number) =>
  new Date(milliseconds).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
