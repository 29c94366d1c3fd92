import { percent, years } from '../text.js';

/** How long the peace of a package lasts: the headline of the guarantee lens. @param name As inside a sentence. */
export function lastsInWords(name: string, horizon: number, peace: number): string {
  return `The peace that ${name} makes lasts ${years(horizon)} with a chance of ${percent(peace)}.`;
}

/** @param unmet P(attacked and nobody helps), @param fails the same or at peace with nothing left in force. */
export function failsInWords(nothing: boolean, unmet: number, fails: number): string {
  return nothing
    ? `It holds no commitment; with a chance of ${percent(unmet)} it is attacked and nobody helps.`
    : `With a chance of ${percent(fails)} it is attacked and nobody helps, or nothing is left in force by then.`;
}

/** Reliability at some time: whoever attacked then, chosen by nobody. @param when "in year 6". */
export function regardlessInWords(when: string, reliable: number): string {
  return `If someone attacked ${when} regardless, somebody would help with a chance of ${percent(reliable)}`;
}

/** Tested: help, given the attacks that would in fact come. Null where hardly any comes. */
export function testedInWords(tested: number | null): string {
  return tested === null
    ? 'of the attacks that would in fact come nothing can be said, since hardly any comes'
    : `given the attacks that would in fact come, ${percent(tested)}`;
}

/** In force, whatever it is worth. */
export function inForceInWords(nothing: boolean, inForce: number): string {
  return nothing
    ? "Nothing is promised and nothing in force: help would be somebody's own choice."
    : `Something would still be in force, given peace, with a chance of ${percent(inForce)}.`;
}
