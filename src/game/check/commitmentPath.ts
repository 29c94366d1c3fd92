import Fraction from 'fraction.js';
import type { CommitmentGame } from '../commitment/model.js';
import type { CommitmentSolution, Counter, Situation } from '../commitment/solution.js';

const ZERO = new Fraction(0);
const ONE = new Fraction(1);

type Found = { period: number; message: string };

/**
 * What is wrong with the path of a solution and its endings: chances, Bayes' rule, what each situation is worth to both
 * given those that it leads to, the sponsor's answers, and how often play comes where. That no move of the target is
 * worth more is not looked at again: `checkCommitment` has shown it of the value functions that the path has to agree
 * with.
 */
export function pathFaults(game: CommitmentGame, solution: CommitmentSolution): Found[] {
  const { path, layers } = solution;
  const faults: Found[] = [];
  const reached = path.map(() => ZERO);
  path.forEach((here, i) => {
    const say = (message: string): number => faults.push({ period: here.period, message });
    const next = (to: number | undefined): Situation | undefined => {
      const there = to === undefined ? undefined : path[to];
      return there?.period === here.period + 1 ? there : undefined;
    };
    const layer = layers[here.period];
    if (!layer || (i > 0 && here.period < path[i - 1]!.period)) {
      say('not a period, or not in order');
      return;
    }
    if (i === 0) reached[0] = ONE;
    if (here.belief.compare(0) < 0 || here.belief.compare(1) > 0) {
      say('the belief is no chance');
      return;
    }
    const chances = [here.accept, here.wait, ...here.counters.map(({ made }) => made)];
    if (!isDistribution(chances)) say('chances of the moves do not sum to 1, or one is negative');
    const last = here.period === game.accept.length - 1;
    if (here.counters.length !== (last ? 0 : game.counters.length)) {
      say('not all counters');
      return;
    }
    const { belief } = here;
    const piece = layer.pieces.find(({ to }) => to.compare(belief) >= 0)!;
    const value = belief.equals(0) ? layer.atZero.target : piece.target.at0.add(piece.target.slope.mul(belief));
    if (!value.equals(here.value.target)) say('the value is not that of its belief');

    // Each move that is made has to be worth just the value; the sponsor's expectation is their mean.
    let sponsor = ZERO;
    const made = (chance: Fraction, target: Fraction, own: Fraction): void => {
      if (chance.equals(0)) return;
      if (!target.equals(value)) say('a move is made that is not best');
      sponsor = sponsor.add(chance.mul(own));
    };
    made(here.accept, game.accept[here.period]!.target, game.accept[here.period]!.sponsor);
    if (last) {
      const pass = withdraws(game) ? game.withdrawn : game.extended;
      made(here.wait, game.withdrawn.target.mul(belief).add(pass.target.mul(ONE.sub(belief))), pass.sponsor);
    } else if (here.wait.compare(0) > 0) {
      const there = next(here.waited);
      if (!there?.belief.equals(belief)) say('waiting leads nowhere, or to another belief');
      else {
        made(here.wait, there.value.target, there.value.sponsor);
        reached[here.waited!] = reached[here.waited!]!.add(here.chance.mul(here.wait));
      }
    }
    here.counters.forEach((counter, j) => {
      if (!isDistribution([counter.taken, ONE.sub(counter.taken)])) say('the answer is no chance');
      const rejected = ONE.sub(ONE.sub(belief).mul(counter.taken));
      if (!(belief.equals(0) ? counter.after.equals(0) : counter.after.mul(rejected).equals(belief))) say('not Bayes');
      if (counter.made.equals(0)) {
        if (!answersAsSaid(counter, belief, layer.reach[j]!, layer.atZero.takes[j]!))
          say('another answer than is said');
        return;
      }
      const offer = game.counters[j]!.payoffs[here.period]!;
      const there = next(counter.rejected);
      if (!there && rejected.compare(0) > 0) {
        say('a rejection leads nowhere');
        return;
      }
      if (there && !there.belief.equals(counter.after)) say('a rejection leads to another belief');
      // A rejection that never happens leaves a known strategic sponsor with what it expects at belief 0.
      const then = there?.value ?? layers[here.period + 1]!.atZero;
      const order = offer.sponsor.compare(then.sponsor);
      if ((counter.taken.compare(0) > 0 && order < 0) || (counter.taken.compare(1) < 0 && order > 0)) {
        say('the sponsor’s answer is no best reply');
      }
      made(
        counter.made,
        offer.target.mul(ONE.sub(rejected)).add(then.target.mul(rejected)),
        offer.sponsor.mul(counter.taken).add(then.sponsor.mul(ONE.sub(counter.taken))),
      );
      if (there) {
        const chance = here.chance.mul(counter.made).mul(rejected);
        reached[counter.rejected!] = reached[counter.rejected!]!.add(chance);
      }
    });
    if (!sponsor.equals(here.value.sponsor)) say('the sponsor does not expect what is said');
  });
  path.forEach(({ period, chance }, i) => {
    if (!chance.equals(reached[i]!)) faults.push({ period, message: 'play comes here with another chance' });
  });
  const [start] = path;
  if (start?.period !== 0 || !start.belief.equals(game.resolve)) faults.push({ period: 0, message: 'another start' });
  else if (!start.value.target.equals(solution.value.target) || !start.value.sponsor.equals(solution.value.sponsor)) {
    faults.push({ period: 0, message: 'the value is not that of the start' });
  }
  if (solution.sponsorWithdraws !== withdraws(game)) faults.push({ period: -1, message: 'withdrawal' });
  if (faults.length === 0) faults.push(...endingFaults(game, solution));
  return faults;
}

/** A counter that is not made has the answer that the value functions rest on. */
function answersAsSaid({ taken, after }: Counter, belief: Fraction, reach: Fraction, takes: boolean): boolean {
  if (belief.equals(0)) return taken.equals(takes ? 1 : 0);
  if (belief.equals(1)) return taken.equals(reach.equals(1) ? 1 : 0);
  return belief.compare(reach) < 0 ? after.equals(reach) : taken.equals(0);
}

/** Endings of each kind of sponsor that can be, against what the path leads to. */
function endingFaults(game: CommitmentGame, { path, endings }: CommitmentSolution): Found[] {
  const deadline = game.accept.length - 1;
  const kinds = [
    { kind: 'all', weight: () => ONE, strategic: ({ belief }: Situation) => ONE.sub(belief), prior: ONE },
    {
      kind: 'strategic',
      weight: ({ belief }: Situation) => ONE.sub(belief),
      strategic: ({ belief }: Situation) => ONE.sub(belief),
      prior: ONE.sub(game.resolve),
    },
    { kind: 'committed', weight: ({ belief }: Situation) => belief, strategic: () => ZERO, prior: game.resolve },
  ] as const;
  const faults: Found[] = [];
  for (const { kind, weight, strategic, prior } of kinds) {
    if (prior.equals(0)) continue;
    const said = endings[kind];
    const sum = (t: number, part: (s: Situation) => Fraction): Fraction =>
      path
        .filter(({ period }) => period === t)
        .reduce((all, s) => all.add(s.chance.mul(part(s))), ZERO)
        .div(prior);
    const passed = sum(deadline, (s) => s.wait.mul(weight(s)));
    const free = sum(deadline, (s) => s.wait.mul(strategic(s)));
    const right =
      game.accept.every((_, t) => said.offer[t]!.equals(sum(t, (s) => s.accept.mul(weight(s))))) &&
      game.counters.every(({ payoffs }, j) =>
        payoffs.every((_, t) =>
          said.counters[j]![t]!.equals(sum(t, (s) => s.counters[j]!.made.mul(s.counters[j]!.taken).mul(strategic(s)))),
        ),
      ) &&
      said.extended.equals(withdraws(game) ? 0 : free) &&
      said.withdrawn.equals(withdraws(game) ? passed : passed.sub(free));
    if (!right) faults.push({ period: -1, message: `endings (${kind}) are not what the path leads to` });
  }
  return faults;
}

function withdraws({ bound, withdrawn, extended }: CommitmentGame): boolean {
  return !bound && withdrawn.sponsor.compare(extended.sponsor) > 0;
}

function isDistribution(chances: readonly Fraction[]): boolean {
  return chances.every((x) => x.compare(0) >= 0) && chances.reduce((sum, x) => sum.add(x), ZERO).equals(1);
}
