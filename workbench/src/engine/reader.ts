import type { Shape } from '../case/shapeOf.js';
import { texts } from '../texts.js';
import type { CaseText } from './protocol.js';
import type {
  AdditionAsk,
  AdditionTried,
  EntryAsk,
  EntryTried,
  ReaderAsk,
  ReaderSaid,
  RemovalAsk,
  RemovalTried,
  RenamingAsk,
  RenamingTried,
  ShapeAsk,
} from './readerProtocol.js';

/** Milliseconds after which an entry is given up: nothing that can be written takes so long to read. */
const PATIENCE = 10_000;

interface Asked {
  done: (said: ReaderSaid) => void;
  patience: ReturnType<typeof setTimeout>;
}

/** Tries entries of forms, and draws the shapes of quantities, in a worker of its own. */
export class Reader {
  #worker: Worker | undefined;
  #asked = new Map<number, Asked>();
  #last = 0;

  /** @throws Where it takes too long or the worker dies. */
  async tryEntry(ask: EntryAsk): Promise<EntryTried> {
    const said = await this.#ask({ id: ++this.#last, kind: 'entry', ...ask });
    if (said.kind !== 'entry') throw new Error(said.kind === 'failed' ? said.why : said.kind);
    return said;
  }

  /** @throws Where it takes too long or the worker dies. */
  async tryAddition(ask: AdditionAsk): Promise<AdditionTried> {
    const said = await this.#ask({ id: ++this.#last, kind: 'addition', ...ask });
    if (said.kind !== 'addition') throw new Error(said.kind === 'failed' ? said.why : said.kind);
    return said;
  }

  /** @throws Where it takes too long or the worker dies. */
  async tryRemoval(ask: RemovalAsk): Promise<RemovalTried> {
    const said = await this.#ask({ id: ++this.#last, kind: 'removal', ...ask });
    if (said.kind !== 'removal') throw new Error(said.kind === 'failed' ? said.why : said.kind);
    return said.removal;
  }

  /** @throws Where it takes too long or the worker dies. */
  async tryRenaming(ask: RenamingAsk): Promise<RenamingTried> {
    const said = await this.#ask({ id: ++this.#last, kind: 'renaming', ...ask });
    if (said.kind !== 'renaming') throw new Error(said.kind === 'failed' ? said.why : said.kind);
    return said.renaming;
  }

  /** Has the worker read a case before the first entry is tried: its code is then there, and what it calculates is known. */
  warm(source: CaseText): void {
    void this.#ask({ id: ++this.#last, kind: 'entry', source, keys: ['abide'], value: '1', had: [] });
  }

  /** @throws Where it takes too long or the worker dies. */
  async shapeOf({ quantity, scale, unit }: ShapeAsk): Promise<Shape> {
    const said = await this.#ask({ id: ++this.#last, kind: 'shape', of: { quantity, scale, unit } });
    if (said.kind !== 'shape') throw new Error(said.kind === 'failed' ? said.why : said.kind);
    return said.shape;
  }

  #ask(ask: ReaderAsk): Promise<ReaderSaid> {
    this.#worker ??= this.#start();
    this.#worker.postMessage(ask);
    return new Promise((done) => {
      const patience = setTimeout(() => this.#end(texts.reasons.notRead(PATIENCE / 1000)), PATIENCE);
      this.#asked.set(ask.id, { done, patience });
    });
  }

  #start(): Worker {
    const worker = new Worker(new URL('./tryEntry.js', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<ReaderSaid>) => this.#heard(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#end(event.message || texts.reasons.workerDied);
    };
    return worker;
  }

  #heard(said: ReaderSaid): void {
    const asked = this.#asked.get(said.id);
    if (!asked) return;
    clearTimeout(asked.patience);
    this.#asked.delete(said.id);
    asked.done(said);
  }

  #end(why: string): void {
    this.#worker?.terminate();
    this.#worker = undefined;
    for (const id of [...this.#asked.keys()]) this.#heard({ id, kind: 'failed', why });
  }
}
