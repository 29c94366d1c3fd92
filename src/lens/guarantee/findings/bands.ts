import type { Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { fixed, list, percent, title, years } from '../../text.js';
import type { GuaranteeResult, ProfileResult } from '../assess.js';
import { horizonOf } from '../calendar.js';
import { marginOfSafety } from '../profileAnswers.js';
import { groundsOf } from './holds.js';

/** How bad it may get if the adversary does not act as modelled: at will, and with a few points of error. */
export function bandFindings({ c }: Context, { head, profiles }: GuaranteeResult): Finding[] {
  const adversary = c.parties.find((p) => p.id === c.guarantee!.adversary)!.name;
  const name = head.packages[0]!.name;
  return [
    {
      id: 'guarantee/exposure',
      lens: 'guarantee',
      question: 'And if the adversary does its worst?',
      about: { package: head.packages[0]!.id },
      sentence: `Whatever is done by ${adversary}, the chance of an attack in which nobody helps within ${years(horizonOf(c.guarantee!))} is at most ${percent(head.exposure)} under ${name}; as modelled it is ${percent(head.answers.unmet.at(-1)!)}.`,
      value: {
        kind: 'table',
        of: 'package',
        columns: [
          { id: 'exposure', name: 'attacked and nobody helps, at worst' },
          { id: 'modelled', name: 'the same, as modelled' },
        ],
        rows: profiles.map(({ packages, exposure, answers }) => {
          const modelled = answers.unmet.at(-1)!;
          return {
            id: packages[0]!.id,
            name: title(list(packages.map((p) => p.name))),
            cells: [
              { text: percent(exposure), number: exposure },
              { text: percent(modelled), number: modelled },
            ],
          };
        }),
      },
      grounds: groundsOf(c),
      certificate: 'not proven',
    },
    {
      id: 'guarantee/epsilon',
      lens: 'guarantee',
      question: 'How much error does the peace survive?',
      about: { package: head.packages[0]!.id },
      sentence: `${flips(head, adversary)} Each point of the curve is the least chance of peace over all behaviour of ${adversary} that at each decision loses at most so many points, or does what it is expected to do; every point has a worst behaviour of its own.`,
      value: {
        kind: 'curves',
        x: { name: 'points of error per decision', unit: 'points', values: head.epsilon.map(({ points }) => points) },
        y: { name: 'least chance of peace', unit: 'share' },
        form: 'lines',
        series: profiles.map((p) => ({
          id: p.packages[0]!.id,
          name: title(p.packages[0]!.name),
          values: p.epsilon.map(({ peace }) => peace),
        })),
      },
      grounds: groundsOf(c),
      certificate: 'not proven',
    },
  ];
}

/** From how many points of error on peace is less likely than not, as far as that was looked at. */
function flips({ epsilon, answers, packages }: ProfileResult, adversary: string): string {
  const modelled = answers.peace.at(-1)!;
  if (modelled < 0.5)
    return `Even as modelled the peace of ${packages[0]!.name} is no more likely than not (${percent(modelled)}).`;
  const at = epsilon.findIndex(({ peace }) => peace < 0.5);
  if (at < 0) return `Even at ${epsilon.at(-1)!.points} points of error per decision peace stays more likely than not.`;
  if (at === 0)
    return `Peace is less likely than not if ${adversary} should pick, among what is best for it and what it is expected to do, what is worst for peace.`;
  const margin = marginOfSafety(answers, epsilon[at - 1]!.points, epsilon[at]!.points);
  return `The margin of safety is ${fixed(margin)} points: peace becomes less likely than not once each decision of ${adversary} may be so much worse for it than the best.`;
}
