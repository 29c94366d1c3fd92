import type { Worlds } from '../lens/finding.js';
import { count, counted, fixed } from '../lens/text.js';

/** What answers are without worlds. */
export const POINT_ANSWERS = 'point answers at the medians';

/**
 * The worlds behind an assessment in a line: `1,024 worlds · seed 1 · stable to ±1 point`. The last is half
 * of the widest 95 % interval of a chance that is shown, in percentage points and never rounded down.
 */
export function worldsLine(worlds: Worlds | undefined): string {
  if (!worlds) return POINT_ANSWERS;
  const drawn = `${counted(worlds.count, 'world')} · seed ${worlds.seed}`;
  if (worlds.stable === null) return `${drawn} · error not known`;
  const points = plusMinus(worlds.stable);
  return `${drawn} · stable to ±${points} point${points === '1' ? '' : 's'}`;
}

/** What became of the worlds without an answer: `3 worlds could not be answered, for example world 17: …`. */
export function failuresText({ failed }: Worlds): string | undefined {
  if (failed.count === 0) return undefined;
  const example = failed.example && `, for example world ${count(failed.example.world)}: ${failed.example.why}`;
  return `${counted(failed.count, 'world')} could not be answered${example ?? ''}.`;
}

/** A share as percentage points, rounded up: whole from 1 on, below with one decimal and at least 0.1. */
export function plusMinus(share: number): string {
  const points = share * 100;
  // What binary digits add to a decimal fraction must not lift it over the next step.
  const up = (v: number) => Math.ceil(v - 1e-9);
  return points > 0.9 + 1e-9 ? fixed(up(points), 0) : fixed(Math.max(1, up(points * 10)) / 10);
}
