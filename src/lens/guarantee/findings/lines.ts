import { prospects } from '../../../process/index.js';
import type { Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { column, count, fixed, list, percent, title, years } from '../../text.js';
import type { GuaranteeResult, ProfileResult } from '../assess.js';
import { horizonOf } from '../calendar.js';
import { helpOf } from '../endings.js';
import { gameOf, lambdaOf, type Stakes, stancesOf } from '../game.js';
import { groundsOf } from './holds.js';

const LAMBDAS = [0.1, 0.2, 0.3, 0.45, 0.7, 1, 2, 5];

/** P(attack within the horizon) with something changed. */
function failure({ answers }: ProfileResult, change: Partial<Stakes>): number {
  const { model, horizonSteps } = gameOf(answers.structure, { ...answers.stakes, ...change });
  return 1 - prospects(model, horizonSteps).peace[horizonSteps]!;
}

/** The answer over what carries it: the precision of choices, and what refusing and war cost. */
export function linesFindings(context: Context, { head, profiles }: GuaranteeResult): Finding[] {
  const { c } = context;
  const part = c.guarantee!;
  const within = years(horizonOf(part));
  const here = lambdaOf(part);
  const name = head.packages[0]!.name;
  // The first, and beside it another that holds a commitment.
  const over = [head, ...profiles.filter((profile) => profile !== head && profile.id !== 'nothing').slice(0, 1)];
  const lines = over.map((profile) => LAMBDAS.map((lambda) => failure(profile, { lambda })));
  const [lo, hi] = [Math.min(...lines[0]!), Math.max(...lines[0]!)];
  const carries = hi - lo >= 0.1 ? 'this number carries much of the answer' : 'this number hardly moves the answer';
  const lambda: Finding = {
    id: 'guarantee/lambda',
    lens: 'guarantee',
    question: 'How does it depend on how well governments choose?',
    about: { package: head.packages[0]!.id },
    sentence: `The case says that a switch that costs ${count(Number(part.behaviour.slip.loses.value.toFixed(1)))} points is still made in ${percent(part.behaviour.slip.in.value)} of years, which is λ = ${fixed(here, 2)} per point. From λ = ${LAMBDAS[0]} to ${LAMBDAS.at(-1)} the chance of an attack under ${name} within ${within} lies ${between(lo, hi)}: ${carries}.`,
    value: {
      kind: 'curves',
      x: { name: 'λ, precision of choices', unit: 'per point', values: LAMBDAS, log: true },
      y: { name: `chance of an attack within ${within}`, unit: 'share' },
      form: 'lines',
      series: over.map((p, i) => ({
        id: p.packages[0]!.id,
        name: title(column(p.packages[0]!.name)),
        values: lines[i]!,
      })),
      marks: [{ x: here, name: 'the case' }],
    },
    grounds: groundsOf(c),
    certificate: 'not proven',
  };
  return [lambda, ...heat(context, head)];
}

/** `between 28 % and 97 %`, or `at 0 % throughout` where both print alike. */
function between(lo: number, hi: number): string {
  return percent(lo) === percent(hi) ? `at ${percent(lo)} throughout` : `between ${percent(lo)} and ${percent(hi)}`;
}

/** P(attack) over what refusing and what helping cost, all promises and all guarantors moved alike. */
function heat({ c }: Context, head: ProfileResult): Finding[] {
  const part = c.guarantee!;
  const { profile, guarantors } = head.answers.structure;
  if (profile.promises.length === 0) return [];
  const costs = guarantors.flatMap((g) => {
    const { honouring } = helpOf(part, profile, g);
    return stancesOf(part, g).map((stance) => honouring[stance]?.value ?? 0);
  });
  // The promise that is dearest to refuse, and the mean over all governments, name the axes.
  const refusing = Math.max(...profile.promises.map(({ form }) => form.refusing.value));
  const honouring = costs.reduce((a, b) => a + b, 0) / costs.length;
  const xs = [-20, -10, 0, 15, 30].filter((d) => refusing + d >= 0);
  const ys = [-12, -6, 0, 6, 12].filter((d) => honouring + d >= 0);
  const cells = ys.map((dy) => xs.map((dx) => failure(head, { refusing: dx, honouring: dy })));
  const flat = cells.flat();
  const here = cells[ys.indexOf(0)]!;
  const rounded = (values: number[]) => values.map((x) => Number(x.toFixed(1)));
  const x = { name: 'cost of refusing', unit: 'points', values: rounded(xs.map((d) => refusing + d)) };
  const y = { name: 'cost of helping', unit: 'points', values: rounded(ys.map((d) => honouring + d)) };
  const range = ({ values }: typeof x) => `${fixed(values[0]!, 0)} to ${fixed(values.at(-1)!, 0)}`;
  const governments = list(guarantors.map((g) => c.parties.find((p) => p.id === g)!.name));
  // A promise that is dear to break may be left earlier, or hold a guarantor that will refuse.
  const back = cells.some((row) => row.some((chance, k) => k > 0 && chance > row[k - 1]! + 0.005));
  return [
    {
      id: 'guarantee/heat',
      lens: 'guarantee',
      question: 'How does it depend on what refusing and what a war cost?',
      about: { package: head.packages[0]!.id },
      sentence: `Where refusing costs ${range(x)} points and helping ${range(y)} (the mean over the governments of ${governments}; all are moved alike), the chance of an attack lies ${between(Math.min(...flat), Math.max(...flat))}; the case stands at ${percent(here[xs.indexOf(0)]!)}.${back ? ' Here more cost of refusing does not always mean fewer attacks.' : ''}`,
      value: {
        kind: 'heat',
        x,
        y,
        cells,
        says: `chance of an attack within ${years(horizonOf(part))}`,
        here: { x: x.values[xs.indexOf(0)]!, y: y.values[ys.indexOf(0)]! },
      },
      grounds: groundsOf(c),
      certificate: 'not proven',
    },
  ];
}
