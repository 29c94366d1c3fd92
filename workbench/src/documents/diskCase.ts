import { beside } from '../../../src/case/load.js';
import type { Origin } from '../app/workbench.js';
import { texts } from '../texts.js';

/** What the server of `abide open` gives of its case. */
export interface OnDisk {
  text: string;
  /** SHA-256 of the file's bytes. */
  version: string;
  origin: Origin;
  /** Name of the file: `case.yaml`. */
  file: string;
  /** Tells it from every other file of the machine, also one of its name in a folder of the same name. */
  key: string;
}

export type SavedOnDisk =
  | { kind: 'saved'; version: string; kept?: string }
  /** The file holds something else by now; null: it is gone or cannot be read. */
  | { kind: 'conflict'; why: string; text: string | null; version: string | null }
  | { kind: 'failed'; why: string };

/** Milliseconds before it is tried again to hear of changes. */
const AGAIN = 2000;

/** The file behind a case that `abide open` has opened, through the server that gave out this page. */
export class DiskCase {
  constructor(readonly token: string) {}

  /** @throws {Error} With the server's reason. */
  async load(): Promise<OnDisk> {
    const response = await this.#ask('api/case');
    const found = await response.json();
    if (!response.ok) throw new Error(found.error);
    const { text, version, path, folder, key, others } = found;
    // The case is called after its folder, here as on the command line.
    const name = `${folder}/${path}`;
    const named = Object.entries<string>(others ?? {}).map(([file, content]) => [beside(name, file), content]);
    return { text, version, file: path, key, origin: { name, others: Object.fromEntries(named), kind: 'disk' } };
  }

  /** @param version What the text follows: the writer's last look at the file, or null if it was gone. */
  async save(text: string, version: string | null): Promise<SavedOnDisk> {
    try {
      const response = await this.#ask('api/case', {
        method: 'PUT',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ text, version }),
      });
      const said = await response.json();
      if (response.status === 409) return { kind: 'conflict', why: said.error, text: said.text, version: said.version };
      if (!response.ok) return { kind: 'failed', why: said.error };
      return { kind: 'saved', version: said.version, ...(said.kept && { kept: said.kept }) };
    } catch {
      return { kind: 'failed', why: texts.disk.silent };
    }
  }

  /** Tells the file's version whenever it changes, null while it is gone. @returns A function that ends it. */
  watch(onVersion: (version: string | null) => void): () => void {
    const ended = new AbortController();
    const listen = async () => {
      try {
        const response = await this.#ask('api/changes', { signal: ended.signal });
        if (!response.ok || !response.body) return;
        let text = '';
        for await (const piece of chunks(response.body.pipeThrough(new TextDecoderStream()))) {
          const events = (text + piece).split('\n\n');
          text = events.pop()!;
          for (const event of events) {
            const data = /^data: (.*)$/m.exec(event)?.[1];
            if (data) onVersion(JSON.parse(data).version);
          }
        }
      } catch {
        // The server has ended, or sleeps with the machine.
      }
      if (!ended.signal.aborted) setTimeout(listen, AGAIN);
    };
    void listen();
    return () => ended.abort();
  }

  #ask(path: string, { headers, ...init }: RequestInit = {}): Promise<Response> {
    return fetch(path, { ...init, headers: { ...headers, 'X-Abide-Token': this.token } });
  }
}

/** Streams are not iterable in every browser. */
async function* chunks<T>(stream: ReadableStream<T>): AsyncGenerator<T> {
  const reader = stream.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
