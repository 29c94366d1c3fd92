import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LARGEST_CASE } from '../../case/load.js';
import { api } from './api.js';
import { FAREWELL } from './farewell.js';
import { foreign } from './guard.js';
import { HEADERS } from './headers.js';
import type { OpenedCase } from './openedCase.js';
import { servedPage } from './servedPage.js';
import { staticFile } from './staticFile.js';
import { newToken, sameSecret } from './token.js';

export interface Served {
  opened: OpenedCase;
  /** Folder of the built web application. */
  site: string;
  /** The one that the server listens on. */
  port: number;
}

/** The local server, as a function of requests, and the secrets that it was made with. */
export interface WorkbenchApp {
  fetch(request: Request): Response | Promise<Response>;
  /** Opens the files of the case: sent by the page in the header `X-Abide-Token`. */
  token: string;
  /** Opens the page with its token, once. */
  code: string;
}

/** A text of 1 MiB in which every second character has to be escaped still passes; a longer request is not read. */
const LARGEST_REQUEST = 2 * LARGEST_CASE + 1024;

/**
 * Three things are answered, each to nobody but the person at this machine (`guard.ts`):
 *
 * - `GET` of a file of the application. These are the same for everybody and need no token. The page is marked as this
 *   server's, and instead of the service worker comes one that ends itself: nothing is kept for use without this server.
 * - `GET /start/CODE`, once: leads to the application with the token in the fragment of its address. A browser is
 *   started with this one on its command line, which everybody on the machine can read, and by then it is used up.
 * - `/api`, with the token: the files of the case (`api.ts`).
 *
 * Every refusal is JSON, `{ error }`, with the reason in words.
 */
export function workbenchApp({ opened, site, port }: Served): WorkbenchApp {
  const token = newToken();
  const code = newToken();
  let started = false;
  const app = new Hono();

  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(HEADERS)) c.res.headers.set(name, value);
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
  });
  app.use(async (c, next) => {
    const why = foreign(c.req.raw, port);
    if (why) return c.json({ error: why }, 403);
    const writes = c.req.method === 'PUT' && c.req.path === '/api/case';
    if (c.req.method === 'GET' || writes) return next();
    return c.json({ error: `nothing here answers ${c.req.method}` }, 405, { Allow: 'GET' });
  });
  app.use('/api/*', async (c, next) => {
    if (sameSecret(c.req.header('X-Abide-Token') ?? '', token)) return next();
    const error = 'the token is missing or wrong; open the address that abide open printed';
    return c.json({ error }, 401, { 'WWW-Authenticate': 'Abide-Token' });
  });
  app.use('/api/*', bodyLimit({ maxSize: LARGEST_REQUEST, onError: (c) => c.json({ error: 'too long' }, 413) }));
  app.route('/api', api(opened));

  app.get('/start/:code', (c) => {
    if (started || !sameSecret(c.req.param('code'), code)) {
      return c.json({ error: 'this address works once; open the one that abide open printed' }, 403);
    }
    started = true;
    return c.body(null, 303, { Location: `/#token=${token}` });
  });
  app.get('/sw.js', (c) => c.body(FAREWELL, 200, { 'Content-Type': 'text/javascript; charset=utf-8' }));
  app.get('/*', async (c) => {
    const path = new URL(c.req.url).pathname;
    const found = await staticFile(site, path);
    if (!found) return c.json({ error: 'there is no such page' }, 404);
    const isPage = path === '/' || path === '/index.html';
    const body = isPage ? servedPage(found.bytes) : found.bytes;
    return c.body(body, 200, { 'Content-Type': found.type, 'Cache-Control': 'no-cache' });
  });
  app.onError((error, c) => {
    console.error(error);
    return c.json({ error: 'the server made a mistake; the terminal shows it' }, 500);
  });
  return { fetch: (request) => app.fetch(request), token, code };
}
