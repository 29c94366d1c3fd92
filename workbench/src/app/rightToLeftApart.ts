import { RIGHT_TO_LEFT } from '../../../src/report/html/markup.js';

const KEPT = new RegExp(`(${RIGHT_TO_LEFT.source})`, RIGHT_TO_LEFT.flags);

/** A text in which every stretch of right-to-left letters is set apart by marks of its own, where no elements can do that. */
export function isolated(text: string): string {
  return text.replace(RIGHT_TO_LEFT, '\u2068$&\u2069');
}

/** A text in parts: every second one is a stretch of right-to-left letters, all the others are what stands around them. */
export function rightToLeftApart(text: string): string[] {
  return text.split(KEPT);
}
