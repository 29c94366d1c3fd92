import { download } from '../share/download.js';
import { texts } from '../texts.js';

export type FileSaved =
  | { kind: 'written'; name: string }
  | { kind: 'failed'; name: string; why: string }
  /** Another program has changed the file; after `forget` it is written as it is. */
  | { kind: 'conflict'; name: string; text: string; forget: () => void }
  | { kind: 'cancelled' };

type Picker = (options: {
  suggestedName: string;
  types: { description: string; accept: Record<string, string[]> }[];
}) => Promise<FileSystemFileHandle>;

/** Writes a text to a file that the user chooses once, where the browser can do that; elsewhere it is a download. */
export class FileSaver {
  #handle: FileSystemFileHandle | undefined;
  #text: string | undefined;

  /** The chosen file, and what was last written into it. */
  get known(): { name: string; text: string } | undefined {
    return this.#handle && this.#text !== undefined ? { name: this.#handle.name, text: this.#text } : undefined;
  }

  /** The next save asks anew for a place. */
  forget(): void {
    this.#handle = undefined;
    this.#text = undefined;
  }

  async save(text: string, suggestedName: string): Promise<FileSaved> {
    const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker;
    if (!picker) {
      download(suggestedName, text, 'application/yaml');
      return { kind: 'written', name: suggestedName };
    }
    try {
      this.#handle ??= await picker({
        suggestedName,
        types: [{ description: texts.disk.kind, accept: { 'application/yaml': ['.yaml', '.yml'] } }],
      });
      const handle = this.#handle;
      if (this.#text !== undefined) {
        const now = await (await handle.getFile()).text();
        const forget = () => {
          this.#text = now;
        };
        if (now !== this.#text) return { kind: 'conflict', name: handle.name, text: now, forget };
      }
      const stream = await handle.createWritable();
      await stream.write(text);
      await stream.close();
      this.#text = text;
      return { kind: 'written', name: handle.name };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'cancelled' };
      const name = this.#handle?.name ?? suggestedName;
      this.forget();
      return { kind: 'failed', name, why: error instanceof Error ? error.message : String(error) };
    }
  }
}
