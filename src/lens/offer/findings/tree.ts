import { type CommitmentSolution, planAt, type State, startState, targetValue } from '../../../game/index.js';
import type { Certificate, Finding, TreeNode } from '../../finding.js';
import { percent, title } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferResult } from '../solveOffer.js';
import { sides } from '../words.js';

/** Places that are drawn with all that can be done there; beyond them only those that play comes to. */
const WHOLE = 12;

/** The tree of the offer: small ones whole; of larger ones the way that play takes, and what else could be done on it. */
export function treeFinding(result: OfferResult, certificate: Certificate | 'not proven'): Finding {
  const { offer, solution } = result;
  const { target } = sides(result);
  const { places, whole } = sizeOf(solution);
  return {
    id: `offer/tree/${offer.id}`,
    lens: 'offer',
    question: 'What else could be done, and what would it be worth?',
    about: { package: offer.package },
    sentence: whole
      ? 'The tree is whole: all that can be done, with what it is worth.'
      : `The tree shows the way that play takes and what else could be done on it; whole, ${target} would have ${places} to choose at. The file that --export writes has them all, up to a limit.`,
    value: { kind: 'tree', says: `worth to ${target}, in points`, root: draw(result, whole) },
    grounds: groundsOf(result),
    certificate,
  };
}

/** How many places the target chooses at: one in the last period; before it one more for each counter and for waiting. */
function sizeOf({ game }: CommitmentSolution): { places: string; whole: boolean } {
  const periods = game.accept.length;
  const each = game.counters.length + 1;
  let places = 1;
  for (let t = 1; t < periods; t++) places = 1 + each * places;
  return { places: places < 1e6 ? `${places} places` : 'more than a million places', whole: places <= WHOLE };
}

function draw(result: OfferResult, whole: boolean): TreeNode {
  const { solution, payoffs, offered, counters } = result;
  const { game, layers } = solution;
  const { sponsor, target } = sides(result);
  const points = (x: State['belief']) => x.valueOf();

  const placeAt = (t: number, state: State, name: string, chance: number | undefined, goOn: boolean): TreeNode => ({
    name,
    ...(chance !== undefined && { chance }),
    note: `${payoffs.date(t)}, resolve ${percent(points(state.belief))}`,
    worth: points(targetValue(layers[t]!, state.belief)),
    ...(goOn ? { children: choices(t, state) } : { children: [], cut: true as const }),
  });

  const choices = (t: number, state: State): TreeNode[] => {
    const plan = planAt(game, layers, t, state);
    const belief = points(state.belief);
    const last = t === layers.length - 1;
    const open = (chance: number) => whole || chance > 0;
    const accepted: TreeNode = {
      name: `${title(target)}: accept ${offered.shown.name}`,
      chance: points(plan.accept),
      worth: points(game.accept[t]!.target),
      children: [],
    };
    const countered = plan.counters.map(({ made, taken, rejected }, j): TreeNode => {
      const { payoffs: paid } = game.counters[j]!;
      const yes = (1 - belief) * points(taken);
      const worth = points(paid[t]!.target);
      const after = points(targetValue(layers[t + 1]!, rejected.belief));
      const chance = points(made);
      const answers: TreeNode[] = [
        { name: `${title(sponsor)}: take it`, chance: yes, worth, children: [] },
        placeAt(t + 1, rejected, `${title(sponsor)}: reject it`, 1 - yes, open(chance) && yes < 1),
      ];
      return {
        name: `${title(target)}: put forward ${counters[j]!.shown.name}`,
        chance,
        worth: yes * worth + (1 - yes) * after,
        ...(open(chance) ? { children: answers } : { children: [], cut: true as const }),
      };
    });
    const waits = points(plan.wait);
    // Nobody accepts across its own red lines, at whatever worth.
    const taken = offered.crosses.target ? [] : [accepted];
    if (!last)
      return [...taken, ...countered, placeAt(t + 1, plan.waited!, `${title(target)}: wait`, waits, open(waits))];
    const withdraws = belief + (solution.sponsorWithdraws ? 1 - belief : 0);
    const passed: TreeNode = {
      name: `${title(target)}: let it pass`,
      chance: waits,
      worth: withdraws * points(game.withdrawn.target) + (1 - withdraws) * points(game.extended.target),
      children: [
        { name: `${title(sponsor)}: withdraw`, chance: withdraws, worth: points(game.withdrawn.target), children: [] },
        {
          name: `${title(sponsor)}: back down`,
          chance: 1 - withdraws,
          worth: points(game.extended.target),
          children: [],
        },
      ],
    };
    return [...taken, passed];
  };

  return placeAt(0, startState(game, layers), `The offer is before ${target}`, undefined, true);
}
