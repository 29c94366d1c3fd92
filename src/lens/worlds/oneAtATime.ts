import type { Asker, Group, Moves } from './asker.js';
import { FAR, type Mover, NEAR } from './movers.js';

/** What answers become as one number moves. */
export interface Moved {
  mover: Mover;
  /** By rising u; the middle one is the medians, u = 1/2. `answers` are by headline of the group. */
  points: { u: number; answers: number[] }[];
}

export interface OneAtATime {
  /** By headline: the answer with every number at its median. */
  centre: number[];
  moved: Moved[];
}

/** Numbers that are looked at more closely, for each headline: those that move it most. */
export const CLOSER = 12;
const ENDS = [NEAR, 1 - NEAR];
const FAR_ENDS = [FAR, 1 - FAR];
const BETWEEN = [0.15, 0.3, 0.7, 0.85];

/**
 * Moves each number alone to the ends of its 90 % range; those that move anything there to the ends of their 99 % range
 * too; and the {@link CLOSER} that move a headline most to four quantiles between besides: with the middle, nine of each.
 *
 * @param closely Otherwise the ends of the 90 % ranges are all.
 */
export async function oneAtATime(
  asker: Asker,
  group: Group,
  movers: readonly Mover[],
  closely: boolean,
): Promise<OneAtATime> {
  const first = movers.flatMap((mover) => ENDS.map((u) => ({ mover, u })));
  const answers = await asker.ask(group, [[], ...first.map((move): Moves => [move])]);
  const centre = answers.map((column) => column[0]!);
  const moved = movers.map((mover): Moved => ({ mover, points: [{ u: 0.5, answers: centre }] }));
  const put = (tried: readonly { mover: Mover; u: number }[], columns: readonly Float64Array[], from: number) => {
    for (const [w, { mover, u }] of tried.entries()) {
      const { points } = moved[movers.indexOf(mover)]!;
      points.push({ u, answers: columns.map((column) => column[from + w]!) });
      points.sort((p, q) => p.u - q.u);
    }
  };
  put(first, answers, 1);
  if (!closely) return { centre, moved };

  const each = group.headlines.map((_, h) => byEffect(moved, h).map(({ mover }) => mover));
  const more = [
    ...[...new Set(each.flat())].flatMap((mover) =>
      FAR_ENDS.filter((u) => within(mover, u)).map((u) => ({ mover, u })),
    ),
    ...[...new Set(each.flatMap((own) => own.slice(0, CLOSER)))].flatMap((mover) => BETWEEN.map((u) => ({ mover, u }))),
  ];
  const one = more.map((move): Moves => [move]);
  put(more, await asker.ask(group, one), 0);
  return { centre, moved };
}

/** By falling effect on a headline; those without any are left out. */
export function byEffect(moved: readonly Moved[], headline: number): Moved[] {
  return moved
    .map((one) => ({ one, effect: effectOf(one, headline) }))
    .filter(({ effect }) => effect > 1e-9)
    .sort((a, b) => b.effect - a.effect)
    .map(({ one }) => one);
}

/** Answers at both ends of the 90 % range. */
export function endsOf({ points }: Moved, headline: number): [low: number, high: number] {
  const at = (wanted: number) => points.find(({ u }) => u === wanted)!.answers[headline]!;
  return [at(NEAR), at(1 - NEAR)];
}

/** How far an answer goes between the ends of the 90 % range and the middle. */
function effectOf(one: Moved, headline: number): number {
  const middle = one.points.find(({ u }) => u === 0.5)!.answers[headline]!;
  const all = [...endsOf(one, headline), middle];
  return Math.max(...all) - Math.min(...all);
}

const within = ({ from }: Mover, u: number) => u >= from && u <= 1 - from;
