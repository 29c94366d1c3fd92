import { exact, targetValue } from '../../../game/index.js';
import type { Certificate, Finding } from '../../finding.js';
import { fixed, percent } from '../../text.js';
import { groundsOf } from '../grounds.js';
import type { OfferResult } from '../solveOffer.js';
import { sides } from '../words.js';

/** What the best reply and accepting at once are worth to the target, over the sponsor's resolve. */
export function resolveFinding(result: OfferResult, certificate: Certificate | 'not proven'): Finding {
  const { offer, solution } = result;
  const { crosses } = result.offered;
  const { sponsor, target } = sides(result);
  const layer = solution.layers[0]!;
  const breaks = layer.pieces.flatMap(({ from, to }) => [from.valueOf(), to.valueOf()]);
  const grid = Array.from({ length: 21 }, (_, i) => i / 20);
  const resolves = [...new Set([...grid, ...breaks, offer.resolve.value])].sort((a, b) => a - b);
  const value = (resolve: number) => targetValue(layer, exact(resolve)).valueOf();
  const accept = solution.game.accept[0]!.target.valueOf();
  const most = value(0);
  const least = value(1);
  const marks = [{ x: offer.resolve.value * 100, name: 'the case' }];
  const { threshold } = solution;
  if (typeof threshold !== 'string') marks.push({ x: threshold.valueOf() * 100, name: 'accept from here' });
  return {
    id: `offer/resolve/${offer.id}`,
    lens: 'offer',
    question: `What does the resolve of ${sponsor} change?`,
    about: { party: offer.to, package: offer.package },
    sentence: `To ${target}, to have the offer would be worth ${fixed(most)} points if ${sponsor} were known to be free to choose, ${fixed(solution.value.target.valueOf())} at the resolve of ${percent(offer.resolve.value)} that the case has, and ${fixed(least)} if it surely withdrew${crosses.target ? '' : `; accepting at once is worth ${fixed(accept)}`}.`,
    value: {
      kind: 'curves',
      x: { name: `resolve of ${sponsor}`, unit: '%', values: resolves.map((r) => r * 100) },
      y: { name: `worth to ${target}`, unit: 'points' },
      form: 'lines',
      series: [
        { id: 'best', name: 'best reply', values: resolves.map(value) },
        ...(crosses.target
          ? []
          : [{ id: 'accept', name: 'accept at once', values: resolves.map(() => accept), reference: true as const }]),
      ],
      marks: marks.sort((a, b) => a.x - b.x),
      tabled: resolves.flatMap((r, i) => (grid.indexOf(r) % 2 === 0 || grid.indexOf(r) < 0 ? [i] : [])),
    },
    grounds: groundsOf(result),
    certificate,
  };
}
