import type { Case, GuaranteePart } from '../../case/index.js';
import { stepMatrix } from '../../quantity/rates.js';
import { inOrder, timesOf } from './calendar.js';
import { generator } from './drift.js';
import { remembering } from './remembering.js';
import type { StateSpace } from './state.js';

/** Chance moves one variable. */
export interface ChanceMove {
  kind: 'chance';
  name: string;
  v: number;
  /** `matrix[level][next]`: rows sum to 1. */
  matrix: number[][];
  /** Steps at which it applies; left out: all. */
  at?: number[];
}

/** Somebody may change one variable, or attack. */
export interface ChoiceMove {
  kind: 'choice';
  name: string;
  party: string;
  v: number | 'attack';
  /** By level of the variable: the level to which it may be changed, and what that costs. For an attack there is none. */
  options: readonly ({ to: number; cost: number } | undefined)[];
}

export type Move = ChanceMove | ChoiceMove;

/** The layers of a step, by phase: legal clock, politics, balance, promises, forces, challenge. */
export function movesOf(
  c: Case,
  space: StateSpace,
  phases: { steps: number; years: number }[],
  names: string[],
): Move[][] {
  const part = c.guarantee!;
  const end = phases.reduce((sum, { steps, years }) => sum + steps * years, 0);
  return phases.map(({ years }) => {
    const moves: Move[] = [];
    space.meanings.forEach((meaning, v) => {
      if (meaning.kind !== 'promise' || meaning.notice === 0) return;
      const ticks = Math.max(1, Math.round(years / part.step.years));
      const out = space.sizes[v] - 1;
      const next = (level: number) => (level === 0 || level === out ? level : Math.min(out, level + ticks));
      const levels = Array.from({ length: out + 1 }, (_, level) => level);
      const matrix = levels.map((level) => levels.map((to) => (to === next(level) ? 1 : 0)));
      moves.push({ kind: 'chance', name: `clock of ${space.variables[v].name}`, v, matrix });
    });
    space.meanings.forEach((meaning, v) => {
      if (meaning.kind !== 'stance') return;
      const drift = generator(meaning.stances);
      if (drift) {
        moves.push({ kind: 'chance', name: `politics of ${meaning.party}`, v, matrix: matrixOf(drift, years) });
      }
      const events = part.events.filter((event) => event.moves?.party === meaning.party);
      const dated = events.map((event) => ({ event, times: timesOf(event, c.asOf, end) }));
      for (const { event, at } of inOrder(dated, phases)) {
        const matrix = event.moves!.rows.map((row) => {
          const sum = row.reduce((total, n) => total + n.value, 0);
          return row.map((n) => n.value / sum);
        });
        moves.push({ kind: 'chance', name: event.name, v, matrix, at });
      }
    });
    const strength = space.find((m) => m.kind === 'strength');
    if (strength >= 0) {
      const up = -Math.log1p(-part.balance.rebuild.value);
      const down = -Math.log1p(-part.balance.decay.value);
      const size = space.sizes[strength];
      const rates = Array.from({ length: size }, (_, i) => {
        const row = new Array<number>(size).fill(0);
        if (i + 1 < size) row[i + 1] = up;
        if (i > 0) row[i - 1] = down;
        row[i] = -row.reduce((a, b) => a + b, 0);
        return row;
      });
      if (up > 0 || down > 0) {
        moves.push({ kind: 'chance', name: 'balance', v: strength, matrix: matrixOf(rates, years) });
      }
    }
    for (const party of names) {
      space.meanings.forEach((meaning, v) => {
        if (meaning.kind !== 'promise') return;
        const { commitment, form } = space.profile.promises[meaning.promise];
        if (commitment.by !== party) return;
        const out = space.sizes[v] - 1;
        const options = Array.from({ length: out + 1 }, (_, level) => {
          if (level === out) return undefined;
          return level === 0 ? { to: 1, cost: form.leaving.value } : { to: 0, cost: 0 };
        });
        moves.push({ kind: 'choice', name: `keep ${commitment.id}`, party, v, options });
      });
    }
    for (const party of names) {
      space.meanings.forEach((meaning, v) => {
        if (meaning.kind !== 'deployment') return;
        const deployment = space.profile.deployments[meaning.deployment];
        if (deployment.by !== party) return;
        const options = [{ to: 1, cost: deployment.recalling?.value ?? 0 }, undefined];
        moves.push({ kind: 'choice', name: `keep ${deployment.id}`, party, v, options });
      });
    }
    moves.push({ kind: 'choice', name: 'attack', party: part.adversary, v: 'attack', options: [] });
    return moves;
  });
}

/** See stepMatrix. The games of one world have the same rates in steps of few lengths. */
function matrixOf(rates: number[][], years: number): number[][] {
  return matrices(`${years} ${rates.join(' ')}`, () => stepMatrix(rates, years));
}

const matrices = remembering<number[][]>(100);

/** States in which a game may begin, with their chances. */
export function startStates(part: GuaranteePart, space: StateSpace): { tuple: number[]; chance: number }[] {
  let starts = [{ tuple: space.sizes.map(() => 0), chance: 1 }];
  space.meanings.forEach((meaning, v) => {
    if (meaning.kind === 'strength') for (const start of starts) start.tuple[v] = part.balance.start;
    if (meaning.kind !== 'stance') return;
    const total = meaning.stances.start.reduce((sum, n) => sum + n.value, 0);
    starts = starts.flatMap(({ tuple, chance }) =>
      meaning.stances.start.flatMap((n, level) =>
        n.value > 0 ? [{ tuple: tuple.with(v, level), chance: (chance * n.value) / total }] : [],
      ),
    );
  });
  return starts;
}
