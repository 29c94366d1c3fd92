import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { root } from './root.js';

export const SITE = join(root, 'dist', 'site');

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.yaml': 'application/yaml',
};

type Answer = { status: number; type?: string; body: string };

/** A server of the built workbench as static files, as any web server is. */
export interface Site {
  /** Where the workbench begins, with a slash at its end. */
  address: string;
  /** Requests so far, as `GET /path`. */
  requests: string[];
  close(): Promise<void>;
}

/**
 * @param options.under Path that the files are served under: `/some/where/`.
 * @param options.answers Answers a request instead of the files.
 * @param options.folder The files; those of the build where left out.
 */
export async function serveSite({
  under = '/',
  answers,
  folder = SITE,
}: {
  under?: string;
  folder?: string;
  answers?: (method: string, path: string, body: string, headers: Record<string, unknown>) => Answer | undefined;
} = {}): Promise<Site> {
  const requests: string[] = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    requests.push(`${request.method} ${pathname}`);
    let body = '';
    for await (const piece of request) body += piece;
    const own = answers?.(request.method ?? '', pathname.slice(under.length - 1), body, request.headers);
    if (own) {
      response.writeHead(own.status, { 'Content-Type': own.type ?? 'application/json' }).end(own.body);
      return;
    }
    const inside = pathname.startsWith(under) ? normalize(pathname.slice(under.length)) : undefined;
    const file =
      inside === undefined || inside.startsWith(`..${sep}`) ? '' : join(folder, inside === '.' ? 'index.html' : inside);
    if (!file || !existsSync(file) || !statSync(file).isFile()) return void response.writeHead(404).end();
    response
      .writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (!bound || typeof bound !== 'object') throw new Error('no port');
  return {
    address: `http://127.0.0.1:${bound.port}${under}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
