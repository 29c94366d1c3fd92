import { forward, Memory, solve } from '../../../process/index.js';
import type { Finding } from '../../finding.js';
import type { Context } from '../../settlement/context.js';
import { column, fixed, list, percent, title } from '../../text.js';
import type { GuaranteeResult, ProfileResult } from '../assess.js';
import { helpOf } from '../endings.js';
import { gameOf, lambdaOf, type Stakes, stancesOf } from '../game.js';
import { groundsOf } from './holds.js';

const LAMBDAS = [0.1, 0.2, 0.3, 0.45, 0.7, 1, 2, 5];

/** P(attack within the horizon) with something changed. */
function failure({ answers }: ProfileResult, change: Partial<Stakes>, memory: Memory): number {
  const { model, horizonSteps } = gameOf(answers.structure, { ...answers.stakes, ...change });
  return 1 - forward(model, solve(model, 'revision', memory).behaviour).peace[horizonSteps]!;
}

/** The answer over what carries it: the precision of choices, and what refusing and war cost. */
export function linesFindings(context: Context, { head, profiles }: GuaranteeResult): Finding[] {
  const { c } = context;
  const part = c.guarantee!;
  const years = part.horizon.median;
  const here = lambdaOf(part);
  const name = head.packages[0]!.name;
  const over = profiles.filter(({ id }) => id !== 'nothing').slice(0, 2);
  const memory = new Memory();
  const lines = over.map((profile) => LAMBDAS.map((lambda) => failure(profile, { lambda }, memory)));
  const own = lines[over.indexOf(head)] ?? lines[0];
  const ends = own ? [Math.min(...own), Math.max(...own)] : [0, 0];
  const lambda: Finding = {
    id: 'guarantee/lambda',
    lens: 'guarantee',
    question: 'How does it depend on how well governments choose?',
    about: { package: head.packages[0]!.id },
    sentence: `The case says that a switch that costs ${fixed(part.behaviour.slip.loses.median, 0)} points is still made in ${percent(part.behaviour.slip.in.median)} of years, which is λ = ${fixed(here, 2)} per point. From λ = ${LAMBDAS[0]} to ${LAMBDAS.at(-1)} the chance of an attack under ${name} runs between ${percent(ends[0]!)} and ${percent(ends[1]!)}: this number carries much of the answer.`,
    value: {
      kind: 'curves',
      x: { name: 'λ, precision of choices', unit: 'per point', values: LAMBDAS, log: true },
      y: { name: `chance of an attack within ${years} years`, unit: 'share' },
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

/** P(attack) over what refusing and what helping costs, both in points of the guarantor that stands out. */
function heat({ c }: Context, head: ProfileResult): Finding[] {
  const part = c.guarantee!;
  const { profile, guarantors } = head.answers.structure;
  // The promise that costs most to refuse, and the government that finds helping dearest.
  const promise = [...profile.promises].sort((a, b) => b.form.refusing.median - a.form.refusing.median)[0];
  if (!promise) return [];
  const costs = guarantors.flatMap((g) =>
    stancesOf(part, g).map((stance) => helpOf(part, profile, g).honouring[stance]?.median ?? 0),
  );
  const refusing = promise.form.refusing.median;
  const honouring = costs.reduce((a, b) => a + b, 0) / costs.length;
  const xs = [-20, -10, 0, 15, 30].filter((d) => refusing + d >= 0);
  const ys = [-12, -6, 0, 6, 12];
  const memory = new Memory();
  const cells = ys.map((dy) => xs.map((dx) => failure(head, { refusing: dx, honouring: dy }, memory)));
  const flat = cells.flat();
  const atHere = cells[ys.indexOf(0)]![xs.indexOf(0)]!;
  return [
    {
      id: 'guarantee/heat',
      lens: 'guarantee',
      question: 'How does it depend on what refusing and what a war cost?',
      about: { package: head.packages[0]!.id },
      sentence: `With what refusing costs from ${fixed(refusing + xs[0]!, 0)} to ${fixed(refusing + xs.at(-1)!, 0)} points and what helping costs from ${fixed(honouring + ys[0]!, 0)} to ${fixed(honouring + ys.at(-1)!, 0)} (mean over ${list(guarantors.map((g) => c.parties.find((p) => p.id === g)!.name))} and their governments, all moved alike), the chance of an attack runs from ${percent(Math.min(...flat))} to ${percent(Math.max(...flat))}; the case stands at ${percent(atHere)}. More cost of refusing does not always mean less: a promise that is dear to break is left earlier.`,
      value: {
        kind: 'heat',
        x: { name: 'cost of refusing', unit: 'points', values: xs.map((d) => refusing + d) },
        y: { name: 'cost of helping', unit: 'points', values: ys.map((d) => honouring + d) },
        cells,
        says: `chance of an attack within ${part.horizon.median} years`,
        here: { x: refusing, y: honouring },
      },
      grounds: groundsOf(c),
      certificate: 'not proven',
    },
  ];
}
