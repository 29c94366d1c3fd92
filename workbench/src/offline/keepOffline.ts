import type { Notices } from '../documents/notices.js';
import { texts } from '../texts.js';

/**
 * Makes the page work without a network after the first visit. Not where `abide open` serves it, which marks its page:
 * that server is there as long as it is used, and gives the application that belongs to it.
 *
 * @param notices Tells when a newer build is ready; the page goes over to it when the user says so.
 */
export async function keepOffline(notices: Notices): Promise<void> {
  const served = document.querySelector('meta[name=abide-served]') !== null;
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
