import Fraction from 'fraction.js';
import type { CommitmentGame } from '../commitment/model.js';
import type { CommitmentSolution, Layer, Move } from '../commitment/solution.js';
import { pathFaults } from './commitmentPath.js';

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

export interface CommitmentCheck {
  holds: boolean;
  /** What is wrong, in the order found; `period` −1 where it is about no period in particular. */
  faults: { period: number; message: string }[];
}

/**
 * Whether a solution of a standing offer is an equilibrium of it, from the definition and in exact arithmetic. Every
 * function of the belief is linear between the places where it is looked at, so two ends settle all beliefs between:
 * no move of the target is ever worth more than what its value function says (one-shot deviations), its own move is
 * worth just that, the sponsor's answers are best replies, beliefs follow by Bayes' rule, and the path, its chances and
 * the endings are what these lead to. Not looked at: what is said of all other equilibria (`valueOver`,
 * `thresholdOver`, `unique`).
 */
export function checkCommitment(game: CommitmentGame, solution: CommitmentSolution): CommitmentCheck {
  const faults: CommitmentCheck['faults'] = [];
  const { layers } = solution;
  if (layers.length !== game.accept.length) faults.push({ period: -1, message: 'not one layer for each period' });
  else {
    layers.forEach((layer, period) => {
      const say = (message: string): number => faults.push({ period, message });
      const next = layers[period + 1];
      if (!covers(layer) || (next && !covers(next)))
        say('pieces do not cover the beliefs from 0 to 1, or jump where they meet');
      else periodFaults(game, layers, period, say);
    });
  }
  if (faults.length === 0) faults.push(...acceptFaults(game, solution), ...pathFaults(game, solution));
  return { holds: faults.length === 0, faults };
}

function covers({ pieces }: Layer): boolean {
  return (
    pieces.length > 0 &&
    pieces[0]!.from.equals(0) &&
    pieces.at(-1)!.to.equals(1) &&
    pieces.every(({ from, to, target }, i) => {
      const next = pieces[i + 1];
      const meets = !next || (to.equals(next.from) && on(target, to).equals(on(next.target, to)));
      return from.compare(to) < 0 && meets;
    })
  );
}

const on = (line: { at0: Fraction; slope: Fraction }, belief: Fraction): Fraction =>
  line.at0.add(line.slope.mul(belief));

/** A move over beliefs between two cuts: worth to the target at either end, and to a strategic sponsor. */
interface Worth {
  move: Move;
  ends: readonly [Fraction, Fraction];
  sponsor: Fraction;
}

function periodFaults(
  game: CommitmentGame,
  layers: readonly Layer[],
  t: number,
  say: (message: string) => unknown,
): void {
  const layer = layers[t]!;
  const next = layers[t + 1];
  const answers = next ? answerFaults(game, layer, next, t) : [];
  for (const message of answers) say(message);
  if (answers.length > 0) return;
  const cuts = sorted([
    ...layer.pieces.flatMap(({ from, to }) => [from, to]),
    ...(next?.pieces.map(({ to }) => to) ?? []),
    ...layer.reach,
  ]);
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [l, r] = [cuts[i]!, cuts[i + 1]!];
    const here = layer.pieces.find(({ to }) => to.compare(r) >= 0)!;
    const value = [on(here.target, l), on(here.target, r)];
    const where = `between beliefs ${l.toFraction()} and ${r.toFraction()}`;
    const worths = movesBetween(game, layer, next, t, l, r);
    for (const { move, ends } of worths) {
      if (ends.some((end, k) => end.compare(value[k]!) > 0)) say(`${where} ${move} is worth more than is said`);
    }
    const own = worths.find(({ move }) => move === here.move);
    if (!own?.ends.every((end, k) => end.equals(value[k]!))) say(`${where} ${here.move} is not worth what is said`);
    else if (!own.sponsor.equals(here.sponsor)) say(`${where} the sponsor does not expect what is said`);
  }

  const zero = layer.atZero;
  const moves = movesAtZero(game, layer, next, t);
  const own = moves.find(({ move }) => move === zero.move);
  if (moves.some(({ target }) => target.compare(zero.target) > 0)) say('at belief 0 a move is worth more than is said');
  if (!own?.target.equals(zero.target) || !own.sponsor.equals(zero.sponsor)) {
    say('at belief 0 the move is not worth what is said');
  }
}

/** Whether a strategic sponsor's answers to each counter are best replies, at every belief. */
function answerFaults(game: CommitmentGame, layer: Layer, next: Layer, t: number): string[] {
  const faults: string[] = [];
  game.counters.forEach(({ name, payoffs }, j) => {
    const offer = payoffs[t]!.sponsor;
    const r = layer.reach[j];
    if (!r || r.compare(0) < 0 || r.compare(1) > 0) {
      faults.push(`${name}: no belief after a rejection`);
      return;
    }
    // At `r` the sponsor is indifferent: anything between the pieces that meet there is possible.
    const touching = next.pieces.filter(({ from, to }) => from.compare(r) <= 0 && to.compare(r) >= 0);
    const notAbove = touching.some(({ sponsor }) => sponsor.compare(offer) <= 0);
    const notBelow = touching.some(({ sponsor }) => sponsor.compare(offer) >= 0);
    if (r.equals(1) ? !notAbove : r.compare(0) > 0 && !(notAbove && notBelow)) {
      faults.push(`${name}: accepting is no best reply where a rejection leads to ${r.toFraction()}`);
    }
    const above = next.pieces.filter(({ to }) => to.compare(r) > 0);
    if (above.some(({ sponsor }) => sponsor.compare(offer) < 0)) {
      faults.push(`${name}: rejecting is no best reply above belief ${r.toFraction()}`);
    }
    const order = offer.compare(next.atZero.sponsor);
    const takes = layer.atZero.takes[j];
    if (takes === undefined || (takes ? order < 0 : order > 0)) faults.push(`${name}: no best reply at belief 0`);
  });
  return faults;
}

function movesBetween(
  game: CommitmentGame,
  layer: Layer,
  next: Layer | undefined,
  t: number,
  l: Fraction,
  r: Fraction,
): Worth[] {
  const accept = game.accept[t]!;
  const moves: Worth[] = [{ move: 'accept', ends: [accept.target, accept.target], sponsor: accept.sponsor }];
  if (!next) {
    const pass = afterDeadline(game);
    const at = (b: Fraction): Fraction => game.withdrawn.target.mul(b).add(pass.target.mul(ONE.sub(b)));
    return [...moves, { move: 'wait', ends: [at(l), at(r)], sponsor: pass.sponsor }];
  }
  const later = next.pieces.find(({ to }) => to.compare(r) >= 0)!;
  const wait: Worth = { move: 'wait', ends: [on(later.target, l), on(later.target, r)], sponsor: later.sponsor };
  const counters = game.counters.map(({ payoffs }, j): Worth => {
    const reach = layer.reach[j]!;
    if (reach.compare(r) < 0) return { ...wait, move: j };
    const { target, sponsor } = payoffs[t]!;
    const rejected = on(next.pieces.find(({ to }) => to.compare(reach) >= 0)!.target, reach);
    // Rejected with chance belief ÷ reach.
    const at = (b: Fraction): Fraction => target.add(rejected.sub(target).mul(b).div(reach));
    return { move: j, ends: [at(l), at(r)], sponsor };
  });
  return [...moves, wait, ...counters];
}

function movesAtZero(
  game: CommitmentGame,
  layer: Layer,
  next: Layer | undefined,
  t: number,
): { move: Move; target: Fraction; sponsor: Fraction }[] {
  const wait = next ? next.atZero : afterDeadline(game);
  const counters = next ? game.counters : [];
  return [
    { ...game.accept[t]!, move: 'accept' },
    { target: wait.target, sponsor: wait.sponsor, move: 'wait' },
    ...counters.map(({ payoffs }, j) => ({ ...(layer.atZero.takes[j] ? payoffs[t]! : wait), move: j })),
  ];
}

/** What a strategic sponsor makes of a deadline that has passed. */
function afterDeadline({ bound, withdrawn, extended }: CommitmentGame): { target: Fraction; sponsor: Fraction } {
  return !bound && withdrawn.sponsor.compare(extended.sponsor) > 0 ? withdrawn : extended;
}

/** Whether the beliefs at which acceptance is said to be a best reply, and the threshold, are those of the first layer. */
function acceptFaults(game: CommitmentGame, solution: CommitmentSolution): CommitmentCheck['faults'] {
  const { accepts, threshold, layers } = solution;
  const [layer] = layers;
  const accept = game.accept[0]!.target;
  if (accepts.some(({ from, to }) => from.compare(0) < 0 || to.compare(from) < 0 || to.compare(1) > 0)) {
    return [{ period: 0, message: 'accepts at what is no belief' }];
  }
  const cuts = sorted([...layer!.pieces.map(({ to }) => to), ...accepts.flatMap(({ from, to }) => [from, to]), ZERO]);
  const between = cuts.slice(1).map((cut, i) => cut.add(cuts[i]!).div(2));
  const places = sorted([...cuts, ...between]);
  const best = places.map((b) =>
    (b.equals(0) ? layer!.atZero.target : on(layer!.pieces.find(({ to }) => to.compare(b) >= 0)!.target, b)).equals(
      accept,
    ),
  );
  const said = places.map((b) =>
    accepts.some(({ from, to, open }) => b.compare(to) <= 0 && (open ? b.compare(from) > 0 : b.compare(from) >= 0)),
  );
  const faults: CommitmentCheck['faults'] = [];
  if (best.some((is, i) => is !== said[i])) faults.push({ period: 0, message: 'other beliefs lead to acceptance' });
  const refused = best.lastIndexOf(false);
  // The last refusal lies between two cuts, at the upper of which acceptance begins; or at 0, or at 1.
  const least =
    refused < 0 ? 'always' : refused === best.length - 1 ? 'never' : places[refused === 0 ? 0 : refused + 1]!;
  const equal =
    typeof least === 'string' || typeof threshold === 'string' ? least === threshold : least.equals(threshold);
  if (!equal) faults.push({ period: 0, message: 'the threshold is another' });
  return faults;
}

/** Numbers in rising order, each once. */
function sorted(numbers: readonly Fraction[]): Fraction[] {
  return [...numbers].sort((a, b) => a.compare(b)).filter((x, i, all) => i === 0 || !x.equals(all[i - 1]!));
}
