import { LiveMatrix } from '../answers/LiveMatrix.js';
import type { Workbench } from '../app/workbench.js';
import type { Known } from '../engine/engine.js';

/** Who signs, at this moment. */
export function SignsLive({ known }: { workbench: Workbench; known: Known }) {
  return <LiveMatrix known={known} />;
}
