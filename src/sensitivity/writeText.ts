import { visible } from '../shared/diagnostic.js';
import type { Sensitivity } from './analyse.js';
import type { Estimate } from './bootstrap.js';

/** So many pairs of inputs are shown; `--json` has all. */
const MOST_PAIRS = 20;

/** A result for people: what was looked at, one line for each input, largest first, and what the numbers mean. */
export function sensitivityText(result: Sensitivity): string {
  const lines = { sobol: sobolLines, morris: morrisLines, 'given-data': givenLines }[result.method](result as never);
  return lines.map(visible).join('\n');
}

type Of<M extends Sensitivity['method']> = Extract<Sensitivity, { method: M }>;

function sobolLines(result: Of<'sobol'>): string[] {
  const { shape, moments, groups, indices, rows } = result;
  const lines = [
    `Sobol' indices of ${result.output}: ${counted(shape.n, 'base row')}, ${counted(rows, 'evaluation')}`,
    `mean ${short(moments.mean)}, standard deviation ${short(moments.deviation)}`,
    '',
    ...table(
      ['', 'first order', 'total'],
      largest(indices.total).map((g) => [groups.names[g]!, share(indices.first[g]!), share(indices.total[g]!)]),
    ),
    '',
  ];
  if (indices.second) {
    const shown = largest(indices.second.map(({ index }) => index)).slice(0, MOST_PAIRS);
    const rest = indices.second.length - shown.length;
    lines.push(
      ...table(
        ['', 'second order'],
        shown.map((p) => {
          const { a, b, index } = indices.second![p]!;
          return [`${groups.names[a]} × ${groups.names[b]}`, share(index)];
        }),
      ),
      ...(rest > 0 ? [`and ${rest} smaller ones: --json has all`] : []),
      '',
    );
  }
  const sum = indices.first.reduce((all, { estimate }) => all + estimate, 0);
  lines.push(
    'first order: the share of the variance that is expected to go when this input becomes known.',
    'total: the share that is expected to remain when all others are known. About 0: it may be fixed.',
    `First-order indices sum to ${fixed(sum)}; what is missing to 1 comes from inputs acting together, or is error.`,
    intervals(indices.resamples, result.seed, 'base rows'),
  );
  return lines;
}

function morrisLines(result: Of<'morris'>): string[] {
  const { steps, levels, effects, groups } = result;
  const cell = (e: Estimate | null) => (e === null ? '–' : withEnds(e, short));
  return [
    `Elementary effects on ${result.output}: ${counted(steps.trajectories, 'trajectory', 'trajectories')}, ${counted(result.rows, 'evaluation')}, ${levels} levels`,
    '',
    ...table(
      ['', 'mu*', 'mu', 'sigma'],
      largest(effects.muStar).map((g) => [
        groups.names[g]!,
        cell(effects.muStar[g]!),
        cell(effects.mu[g]!),
        cell(effects.sigma[g]!),
      ]),
    ),
    '',
    'mu*: mean size of the effect of crossing the whole range; mu: the same with its sign.',
    'sigma: how much the effect differs from place to place: curved, or together with others.',
    'A screening: it sorts inputs, and its numbers are no shares of the variance.',
    intervals(effects.resamples, result.seed, 'trajectories'),
  ];
}

function givenLines(result: Of<'given-data'>): string[] {
  const { indices, moments, groups } = result;
  return [
    `First-order indices of ${result.output} from given data: ${counted(result.rows, 'row')}`,
    `mean ${short(moments.mean)}, standard deviation ${short(moments.deviation)}`,
    '',
    ...table(
      ['', 'first order', 'floor', 'bias taken off', 'bins'],
      largest(indices.first).map((g) => [
        groups.names[g]!,
        share(indices.first[g]!),
        indices.floor[g] === null ? '–' : fixed(indices.floor[g]!),
        fixed(indices.raw[g]! - indices.first[g]!.estimate),
        String(indices.bins[g]),
      ]),
    ),
    '',
    'first order: the share of the variance that is expected to go when this input becomes known.',
    'floor: the output in random order reaches it in one of 20 tables; what is not above it is not told from nothing.',
    'What inputs do only together is not in these numbers: that takes a design made for it.',
    intervals(indices.resamples, result.seed, 'rows'),
  ];
}

/** Numbers of the entries, the largest estimate first; equal ones as they stand. */
function largest(estimates: readonly Estimate[]): number[] {
  return estimates.map((_, i) => i).sort((a, b) => estimates[b]!.estimate - estimates[a]!.estimate);
}

function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((_, c) => Math.max(...[head, ...rows].map((row) => row[c]!.length)));
  return [head, ...rows].map((row) =>
    row
      .map((cell, c) => cell.padEnd(widths[c]!))
      .join('   ')
      .trimEnd(),
  );
}

function intervals(resamples: number, seed: number, units: string): string {
  return `Parentheses: 95 % intervals from ${counted(resamples, 'resample')} of the ${units}, seed ${seed}.`;
}

const share = (e: Estimate) => withEnds(e, fixed);

function withEnds({ estimate, low, high }: Estimate, text: (x: number) => string): string {
  const ends = low === null || high === null ? 'no interval' : `${text(low)} to ${text(high)}`;
  return `${text(estimate)} (${ends})`;
}

/** Three decimals, and no minus before nothing. */
function fixed(x: number): string {
  const text = Math.abs(x).toFixed(3);
  return x < 0 && Number(text) > 0 ? `−${text}` : text;
}

/** Four digits. */
function short(x: number): string {
  return String(Number(x.toPrecision(4))).replace(/^-/, '−');
}

function counted(n: number, noun: string, plural = `${noun}s`): string {
  return `${String(n).replace(/\B(?=(\d{3})+$)/g, ',')} ${n === 1 ? noun : plural}`;
}
