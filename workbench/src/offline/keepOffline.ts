import type { Notices } from '../documents/notices.js';
import { texts } from '../texts.js';

/**
 * Makes the page work without a network after the first visit. Not where `abide open` serves it: that server is there
 * as long as it is used, and gives the application that belongs to it.
 *
 * @param served Whether `abide open` serves the page.
 * @param notices Tells when a newer build is ready; the page goes over to it when the user says so.
 */
export async function keepOffline(served: boolean, notices: Notices): Promise<void> {
  if (!('serviceWorker' in navigator) || served) return;
  try {
    const registration = await navigator.serviceWorker.register('sw.js', { updateViaCache: 'none' });
    const offer = (worker: ServiceWorker | null) => {
      if (worker?.state !== 'installed' || !navigator.serviceWorker.controller) return;
      const run = () => {
        navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
        worker.postMessage('go');
      };
      notices.tell('update', texts.offline.ready, [{ label: texts.offline.reload, run }]);
    };
    offer(registration.waiting);
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker?.addEventListener('statechange', () => offer(worker));
    });
  } catch {
    // In some private windows nothing may be kept; the page works all the same.
  }
}
