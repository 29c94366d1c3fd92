import { basename } from 'node:path';
import { Hono } from 'hono';
import { presentCase } from './caseFile.js';
import { changes } from './changes.js';
import { extendedFile } from './extendedFile.js';
import { extendedTexts } from './extendedTexts.js';
import type { OpenedCase } from './openedCase.js';
import { saveCase } from './saveCase.js';

/**
 * What the page may ask about the files of its case. A version is the SHA-256 of a file's bytes, in hexadecimal.
 *
 * - `GET case` gives `{ name, path, folder, key, text, version, others }`: what the case is called after, its file as seen
 *   from its folder, the name of that folder, what tells this file from every other of the machine (`OpenedCase.key`),
 *   what the file holds, and the texts that it extends by their paths from the folder. 404 where it is gone, 422 where it cannot be read.
 * - `PUT case` takes JSON, `{ text, version }`, with the version that the writer last saw (null: the file was gone),
 *   and gives `{ version, kept? }`: the new version, and the name of the copy of what was replaced. 409, with the
 *   present `{ text, version }`, where the file holds something else by now.
 * - `GET changes` gives server-sent events `version` with `{ version }`, the first at once. They are read with `fetch`,
 *   as `EventSource` sends no token.
 * - `GET files/NAME` gives `{ name, text, version }` of a file that the case extends. NAME is its path from the folder
 *   of the case, as one word (`encodeURIComponent`; `..` alone as `../`, for an address with a lone `..` is another
 *   address); the name given back is that of the file where NAME is a folder.
 */
export function api(opened: OpenedCase): Hono {
  const app = new Hono();
  const path = basename(opened.file);

  app.get('/case', (c) => {
    const found = presentCase(opened.file);
    if (found.kind === 'gone') return c.json({ error: `${path} is gone` }, 404);
    if (found.kind === 'unreadable') return c.json({ error: `${path} cannot be read: ${found.why}` }, 422);
    const { text, version } = found;
    const others = extendedTexts(opened, text);
    const { name, key } = opened;
    return c.json({ name, path, folder: basename(opened.folder), key, text, version, others });
  });
  app.put('/case', async (c) => {
    // A page of another site could send a form, and with it no JSON without asking first.
    if (!/^application\/json\b/i.test(c.req.header('Content-Type') ?? '')) {
      return c.json({ error: 'JSON is wanted' }, 415);
    }
    const change = readChange(new Uint8Array(await c.req.arrayBuffer()));
    if (!change) return c.json({ error: 'JSON in UTF-8 is wanted, with text and version' }, 400);
    const { status, ...answer } = saveCase(opened.file, change.text, change.version);
    return c.json(answer, status);
  });
  app.get('/changes', (c) => c.body(changes(opened.file), 200, { 'Content-Type': 'text/event-stream' }));
  app.get('/files/*', (c) => {
    const name = decoded(new URL(c.req.url).pathname.slice('/api/files/'.length));
    if (name === undefined) return c.json({ error: 'the name is not encoded as an address is' }, 400);
    const found = extendedFile(opened, name);
    return 'error' in found ? c.json({ error: found.error }, found.status) : c.json(found);
  });
  app.all('/*', (c) => c.json({ error: 'there is nothing of that name' }, 404));
  return app;
}

function readChange(bytes: Uint8Array): { text: string; version: string | null } | undefined {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof value !== 'object' || value === null || !('text' in value) || !('version' in value)) return undefined;
    const { text, version } = value;
    if (typeof text !== 'string' || (typeof version !== 'string' && version !== null)) return undefined;
    return { text, version };
  } catch {
    return undefined;
  }
}

function decoded(name: string): string | undefined {
  try {
    return decodeURIComponent(name);
  } catch {
    return undefined;
  }
}
