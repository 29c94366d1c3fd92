import type { Finding } from '../finding.js';
import type { Context } from '../settlement/context.js';
import { list } from '../text.js';
import { chanceInWords, rangeInWords } from './chances.js';
import type { WorldRun } from './run.js';

/** What the target of an offer does first, over all worlds, and what comes of it. */
export function offerFinding(context: Context, { table }: WorldRun, offer: Context['c']['offers'][number]): Finding {
  const { c } = context;
  const target = c.parties.find(({ id }) => id === offer.to)!.name;
  const called = (id: string) => c.packages.find((p) => p.id === id)!.name;
  const moves = table.answers.filter((a) => a.kind === 'moves' && a.offer === offer.id);
  const rows = moves.map(({ id, move }) => {
    const chosen = table.share(id, (x) => x >= 0.5);
    const name =
      move === 'accept'
        ? `accept ${called(offer.package)}`
        : move === 'wait'
          ? 'wait'
          : `put forward ${called(move!.slice('counter '.length))}`;
    return { id: move!, name, cells: [{ text: chanceInWords(chosen), number: chosen.point, chance: chosen.point }] };
  });
  const often = rows
    .filter(({ cells }) => cells[0]!.number >= 0.005)
    .sort((a, b) => b.cells[0]!.number - a.cells[0]!.number);
  const agreement = table.quantiles(`agreement/${offer.id}`, [0.05, 0.5, 0.95])!;
  const deadline = table.quantiles(`deadline/${offer.id}`, [0.05, 0.5, 0.95])!;
  return {
    id: `worlds/offer/${offer.id}`,
    lens: 'worlds',
    question: 'What does the deadline do, over all worlds?',
    about: { party: offer.to, package: offer.package },
    sentence: `Best for ${target} first: ${list(often.map(({ name, cells }) => `to ${name} in ${cells[0]!.text} of the worlds`))}. An agreement that stands comes with a chance of ${rangeInWords(agreement[1]!, [agreement[0]!, agreement[2]!], 'share')}; the deadline moves ${target} by ${rangeInWords(deadline[1]!, [deadline[0]!, deadline[2]!], 'points')} of its points: the middle world, and in brackets nine of ten.`,
    value: {
      kind: 'table',
      of: 'first move',
      columns: [{ id: 'worlds', name: 'share of the worlds' }],
      rows,
    },
    grounds: offer.ground ? [offer.ground.key] : [],
    certificate: 'not proven',
  };
}
