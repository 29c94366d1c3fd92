import type { Progress } from '../../../src/shared/budget.js';
import { texts } from '../texts.js';

/** What is being done, and how much of it is, where that is known: `Checking the answers with other code: 12 %`. */
export function stageInWords({ stage, done, total }: Progress): string {
  const what = texts.status.stages[stage] ?? texts.status.stage;
  return texts.status.working(what, total > 0 ? `${Math.floor((100 * done) / total)} %` : '');
}
