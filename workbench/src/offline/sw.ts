/** Put in by the build: its hash, and the files of the site, relative to this one. */
declare const SITE_HASH: string;
declare const SITE_FILES: string[];

interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  respondWith(response: Promise<Response>): void;
}
interface WorkerScope extends EventTarget {
  skipWaiting(): Promise<void>;
  clients: { claim(): Promise<void> };
  registration: { scope: string };
}

const scope = self as unknown as WorkerScope;
const CACHE = `abide ${new URL(scope.registration.scope).pathname} ${SITE_HASH}`;
const addressOf = (file: string) => new URL(file, scope.registration.scope).href;

/**
 * Fetches every file of the site, past the browser's own cache: all of one build, or none. A page that runs keeps the
 * build that it began with; this one waits until no page is left, or until the user asks for it.
 */
scope.addEventListener('install', (event) => {
  const keep = async () => {
    const cache = await caches.open(CACHE);
    await cache.addAll(SITE_FILES.map((file) => new Request(addressOf(file), { cache: 'reload' })));
  };
  (event as ExtendableEvent).waitUntil(keep());
});

scope.addEventListener('message', (event) => {
  if ((event as MessageEvent).data === 'go') void scope.skipWaiting();
});

/** Ends what earlier builds have kept, of this site alone. */
scope.addEventListener('activate', (event) => {
  const own = `abide ${new URL(scope.registration.scope).pathname} `;
  const renew = async () => {
    const names = await caches.keys();
    await Promise.all(
      names.filter((name) => name.startsWith(own) && name !== CACHE).map((name) => caches.delete(name)),
    );
    await scope.clients.claim();
  };
  (event as ExtendableEvent).waitUntil(renew());
});

/** Files of the site come from what was kept. Anything else, `api` above all, is none of its business. */
scope.addEventListener('fetch', (event) => {
  const { request } = event as FetchEvent;
  const { origin, pathname } = new URL(request.url);
  const address = origin + pathname;
  if (request.method !== 'GET' || !address.startsWith(scope.registration.scope)) return;
  const file = address.slice(scope.registration.scope.length) || 'index.html';
  if (SITE_FILES.includes(file)) (event as FetchEvent).respondWith(answer(request, addressOf(file)));
});

async function answer(request: Request, address: string): Promise<Response> {
  return (await (await caches.open(CACHE)).match(address)) ?? fetch(request);
}
