import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type IncomingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { openCase } from './openedCase.js';
import { startServer } from './server.js';

type Ending = { after(end: () => unknown): void };

/** A small case, of which only the text counts here. */
export const TEXT = 'abide: 1\ntitle: A border and a road\n';

/** A folder with these files in it, which goes when the test ends. */
export function folderOf(t: Ending, files: Record<string, string | Uint8Array>): string {
  const folder = mkdtempSync(join(tmpdir(), 'abide-workbench-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return folder;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  text: string;
}

export interface Asked {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
}

/** Sends a request just as it is given: `fetch` would put the path in order and choose the Host itself. */
export function ask(port: number, path: string, { method = 'GET', headers = {}, body }: Asked = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece) => pieces.push(piece));
      answer.on('end', () =>
        resolve({ status: answer.statusCode!, headers: answer.headers, text: Buffer.concat(pieces).toString() }),
      );
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

/**
 * A server for the case in `mine` of a new folder, with `site` as the application.
 *
 * @param files Beside the application and the case.
 */
export async function served(t: Ending, files: Record<string, string | Uint8Array> = {}) {
  const folder = folderOf(t, {
    'site/index.html': '<!doctype html><title>Workbench</title>',
    'site/assets/main.js': 'export {};',
    'site/assets/solver.wasm': '\0asm',
    'mine/case.yaml': TEXT,
    ...files,
  });
  const server = await startServer(openCase(join(folder, 'mine')), join(folder, 'site'), [0]);
  t.after(() => server.close());
  const { port, hash } = new URL(server.address);
  const token = { 'X-Abide-Token': hash.replace('#token=', '') };
  return {
    folder,
    server,
    port: Number(port),
    token,
    /** With the token. */
    api: (path: string, asked: Asked = {}) =>
      ask(Number(port), `/api/${path}`, { ...asked, headers: { ...token, ...asked.headers } }),
    save: (body: unknown) =>
      ask(Number(port), '/api/case', {
        method: 'PUT',
        headers: { ...token, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
