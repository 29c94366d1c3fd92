import { LIGHT } from '../../../src/report/html/palette.js';

/**
 * Shows something out of sight for as long as it is looked at, in the colours of paper, whatever those of the page.
 *
 * @param width In pixels.
 */
export function onPaper<T>(width: number, look: (host: HTMLElement) => T): T {
  const host = document.createElement('div');
  host.setAttribute(
    'style',
    `${LIGHT}; position: fixed; left: -200vw; top: 0; width: ${width}px; color: var(--ink); background: var(--paper)`,
  );
  host.setAttribute('data-mantine-color-scheme', 'light');
  document.body.append(host);
  try {
    return look(host);
  } finally {
    host.remove();
  }
}
