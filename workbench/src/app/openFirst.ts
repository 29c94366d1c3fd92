import { fetchExample } from '../document/examples.js';
import type { Workbench } from './workbench.js';

/** Opens what the page begins with: the Berlin case where nothing else is named. */
export async function openFirst(workbench: Workbench): Promise<void> {
  const { text, origin } = await fetchExample('berlin-2025/case.yaml');
  workbench.open(text, origin);
}
