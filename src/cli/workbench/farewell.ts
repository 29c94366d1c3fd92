/**
 * A service worker that takes the place of one that was registered at this address earlier, by another server or an older
 * Abide, and would go on giving out the application of then: it forgets what that one kept, ends itself, and has the
 * pages loaded again, from this server. Browsers look for it whenever a page is opened.
 */
export const FAREWELL = `addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => {
  const end = async () => {
    for (const name of await caches.keys()) if (name.startsWith('abide / ')) await caches.delete(name);
    await registration.unregister();
    for (const page of await clients.matchAll({ type: 'window' })) page.navigate(page.url).catch(() => {});
  };
  event.waitUntil(end());
});
`;
