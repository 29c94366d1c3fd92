import { plusMinus } from '../../../src/report/worldsText.js';
import { texts } from '../texts.js';

/** How far the chances may still move, as the report rounds it. @param stable See `Worlds.stable`. */
export function stabilityInWords(stable: number | null): string {
  return stable === null ? texts.sure.unknown : texts.sure.stable(plusMinus(stable));
}
