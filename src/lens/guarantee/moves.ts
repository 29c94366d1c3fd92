import type { Case, GuaranteePart } from '../../case/index.js';
import { stepMatrix } from '../../quantity/rates.js';
import { inOrder, timesOf } from './calendar.js';
import { generator } from './drift.js';
import type { StateSpace } from './state.js';

interface ChanceMove {
  kind: 'chance';
  name: string;
  from: (tuple: number[]) => [to: number[], chance: number][];
  at?: number[];
}

interface ChoiceMove {
  kind: 'choice';
  name: string;
  party: string;
  from: (tuple: number[]) => { to: number[] | 'attack'; cost: number } | undefined;
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
      moves.push({
        kind: 'chance',
        name: `clock of ${space.variables[v].name}`,
        from: (tuple) => {
          const level = tuple[v];
          if (level === 0 || level === out) return [[tuple, 1]];
          return [[space.with(tuple, v, Math.min(out, level + ticks)), 1]];
        },
      });
    });
    space.meanings.forEach((meaning, v) => {
      if (meaning.kind !== 'stance') return;
      const drift = generator(meaning.stances);
      if (drift) moves.push(byMatrix(space, v, `politics of ${meaning.party}`, stepMatrix(drift, years)));
      const events = part.events.filter((event) => event.moves?.party === meaning.party);
      const dated = events.map((event) => ({ event, times: timesOf(event, c.asOf, end) }));
      for (const { event, at } of inOrder(dated, phases)) {
        const rows = event.moves!.rows.map((row) => {
          const sum = row.reduce((total, n) => total + n.value, 0);
          return row.map((n) => n.value / sum);
        });
        moves.push({ ...byMatrix(space, v, event.name, rows), at });
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
      if (up > 0 || down > 0) moves.push(byMatrix(space, strength, 'balance', stepMatrix(rates, years)));
    }
    for (const party of names) {
      space.meanings.forEach((meaning, v) => {
        if (meaning.kind !== 'promise') return;
        const { commitment, form } = space.profile.promises[meaning.promise];
        if (commitment.by !== party) return;
        const out = space.sizes[v] - 1;
        moves.push({
          kind: 'choice',
          name: `keep ${commitment.id}`,
          party,
          from: (tuple) => {
            if (tuple[v] === out) return undefined;
            if (tuple[v] === 0) return { to: space.with(tuple, v, 1), cost: form.leaving.value };
            return { to: space.with(tuple, v, 0), cost: 0 };
          },
        });
      });
    }
    for (const party of names) {
      space.meanings.forEach((meaning, v) => {
        if (meaning.kind !== 'deployment') return;
        const deployment = space.profile.deployments[meaning.deployment];
        if (deployment.by !== party) return;
        moves.push({
          kind: 'choice',
          name: `keep ${deployment.id}`,
          party,
          from: (tuple) =>
            tuple[v] === 0 ? { to: space.with(tuple, v, 1), cost: deployment.recalling?.value ?? 0 } : undefined,
        });
      });
    }
    moves.push({ kind: 'choice', name: 'attack', party: part.adversary, from: () => ({ to: 'attack', cost: 0 }) });
    return moves;
  });
}

function byMatrix(space: StateSpace, v: number, name: string, matrix: number[][]): ChanceMove {
  return {
    kind: 'chance',
    name,
    from: (tuple) =>
      matrix[tuple[v]].flatMap((chance, level): [number[], number][] =>
        chance > 0 ? [[space.with(tuple, v, level), chance]] : [],
      ),
  };
}

/** States in which a game may begin, with their chances. */
export function startStates(part: GuaranteePart, space: StateSpace): { tuple: number[]; chance: number }[] {
  let starts = [{ tuple: space.sizes.map(() => 0), chance: 1 }];
  space.meanings.forEach((meaning, v) => {
    if (meaning.kind === 'strength') for (const start of starts) start.tuple[v] = part.balance.start;
    if (meaning.kind !== 'stance') return;
    const total = meaning.stances.start.reduce((sum, n) => sum + n.value, 0);
    starts = starts.flatMap(({ tuple, chance }) =>
      meaning.stances.start.flatMap((n, level) =>
        n.value > 0 ? [{ tuple: space.with(tuple, v, level), chance: (chance * n.value) / total }] : [],
      ),
    );
  });
  return starts;
}
