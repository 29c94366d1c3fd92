import { RIGHT_TO_LEFT } from '../../../src/report/html/markup.js';

const KEPT = new RegExp(`(${RIGHT_TO_LEFT.source})`, RIGHT_TO_LEFT.flags);

/** A text in parts: every second one is a stretch of right-to-left letters, all the others are what stands around them. */
export function rightToLeftApart(text: string): string[] {
  return text.split(KEPT);
}
