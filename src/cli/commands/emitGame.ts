import type { NormalisedMove } from '../../game/index.js';
import { visible } from '../../shared/diagnostic.js';
import { emit, type OutputOptions } from '../output.js';

export interface GameOutput extends OutputOptions {
  /** Moves of chance that are not as the file has them: their chances were divided by their sum. */
  normalised?: readonly NormalisedMove[];
}

/** So many of these moves are shown; `--json` has all. */
const MOST_SHOWN = 10;

/** Prints a result of `abide game`, and says first which chances are not those of the file. */
export function emitGame(options: GameOutput, json: () => object, text: () => string): void {
  const { normalised = [] } = options;
  emit(
    options,
    () => ({
      madeBy: 'abide game',
      ...(normalised.length > 0 && {
        normalised: normalised.map(({ set, label, sum }) => ({ set, label, sum: sum.toFraction() })),
      }),
      ...json(),
    }),
    () => [...normalisedLines(normalised), text()].join('\n'),
  );
}

function normalisedLines(normalised: readonly NormalisedMove[]): string[] {
  if (normalised.length === 0) return [];
  const shown = normalised.slice(0, MOST_SHOWN).map(({ set, label, sum }) => {
    return visible(`  set ${set} of chance${label === '' ? '' : ` "${label}"`}: the file has ${sum.toFraction()}`);
  });
  const more = normalised.length > shown.length ? [`  … and ${normalised.length - shown.length} more (--json)`] : [];
  return ['Chances that do not sum to 1 were divided by their sum (--normalise)', ...shown, ...more, ''];
}
