import type { Table } from '../../lens/finding.js';
import { counted } from '../../lens/text.js';
import { textTable } from '../../report/index.js';
import { wrap } from '../../report/wrap.js';
import type { Budget } from '../../shared/budget.js';
import { bootstrapCurves, type Clustered, type ClusteredCurve, type Survival, weighted } from '../../survival/index.js';
import { UserError } from '../output.js';
import { percentOf, short } from './regressionText.js';
import { roundTimes } from './roundTimes.js';
import { shownName } from './shownName.js';

/** Resamples that are drawn at most. */
export const MOST_RESAMPLES = 100_000;
const WIDTH = 100;
const TIMES = 8;

/** What drawing whole clusters anew says of curves, and how it was drawn. */
export interface Bootstrapped {
  resamples: number;
  seed: number;
  /** The column of the clusters; left out where each row is one. */
  column: string | undefined;
  at: readonly number[];
  groups: ClusteredCurve[];
}

export async function bootstrap(
  { read, level, groups: [first] }: Survival,
  { resamples, seed, column }: { resamples: number; seed: number; column: string | undefined },
  asked: readonly number[] | undefined,
  budget: Budget,
): Promise<Bootstrapped> {
  const data = weighted(read);
  const clusters = column === undefined ? Uint32Array.from(data.time.keys()) : read.others.get(column)!.levels!.codes;
  if (new Set(clusters).size < 2) {
    const what = column === undefined ? 'one row' : `one cluster by ${column}`;
    throw new UserError(1, `--bootstrap: the table has ${what}, and drawn anew it is always the same`);
  }
  const at = asked ?? roundTimes(first!.mean.until, TIMES);
  const options = { resamples, seed, level, budget };
  return {
    resamples,
    seed,
    column,
    at,
    groups: await bootstrapCurves(data, clusters, at, read.causes.length, options),
  };
}

/** With the names of R's `boot`: R resamples, estimates `t0`, ends of percentile intervals. */
export function bootstrapJson(
  { resamples, seed, column, at, groups }: Bootstrapped,
  { read, level }: Survival,
): object {
  const { by } = read.names;
  return {
    R: resamples,
    seed,
    ...(column !== undefined && { cluster: column }),
    clusters: groups[0]?.mean.clusters ?? 0,
    'conf.int': level,
    strata: groups.map(({ surv, states, median, mean }, g) => ({
      ...(by !== undefined && { strata: `${by}=${read.groups[g]}` }),
      time: at,
      surv: columns(surv),
      ...(states.length > 0 && {
        states: states.map((own, k) => ({ state: read.causes[k], ...columns(own) })),
      }),
      median: single(median),
      rmean: single(mean),
    })),
  };
}

const columns = (all: readonly Clustered[]) => ({
  t0: all.map(({ estimate }) => estimate),
  'std.err': all.map(({ stdErr }) => stdErr),
  lower: all.map(({ lower }) => lower),
  upper: all.map(({ upper }) => upper),
});

const single = ({ estimate, stdErr, lower, upper }: Clustered) => ({ t0: estimate, 'std.err': stdErr, lower, upper });

/** With fewer clusters these intervals too are narrow. */
const FEW_CLUSTERS = 20;

export function bootstrapText(
  { resamples, seed, column, at, groups }: Bootstrapped,
  { read, level }: Survival,
): string[] {
  const clusters = groups[0]?.mean.clusters ?? 0;
  const of = column === undefined ? counted(clusters, 'row') : `${counted(clusters, 'cluster')} by ${column}`;
  const few = clusters < FEW_CLUSTERS ? '; with so few they are too narrow' : '';
  const title = `Bootstrap: ${of}, drawn anew ${counted(resamples, 'time')} (seed ${seed}); ${percentOf(level)} percentile intervals, which hold for ${column === undefined ? 'rows' : 'clusters'} that are independent${few}.`;
  return [
    ...wrap(title, '', '', WIDTH),
    ...groups.flatMap(({ surv, states, median, mean }, g) => [
      '',
      ...(read.names.by === undefined ? [] : [`${read.names.by}=${shownName(read.groups[g]!, undefined)}`]),
      ...textTable(
        tableOf(
          at,
          surv,
          states,
          read.causes.map((name) => shownName(name, read.names.cause)),
        ),
      ),
      ...wrap(`Median ${interval(median, short)}; mean ${interval(mean, short)}.`, '', '', WIDTH),
    ]),
  ];
}

function tableOf(at: readonly number[], surv: Clustered[], states: Clustered[][], causes: readonly string[]): Table {
  const shares = [surv, ...states];
  return {
    kind: 'table',
    of: 'time',
    columns: ['still lasting', ...causes].map((name) => ({ id: name, name })),
    rows: at.map((time, i) => ({
      id: String(time),
      name: short(time),
      cells: shares.map((own) => ({ text: interval(own[i]!, (x) => x.toFixed(3)), number: own[i]!.estimate })),
    })),
  };
}

/** `0.713 (0.62 to 0.801)`; an interval that not every resample has is not told. */
function interval({ estimate, lower, upper }: Clustered, said: (x: number) => string): string {
  const ends = Number.isNaN(upper)
    ? Number.isNaN(lower)
      ? 'not known'
      : `from ${said(lower)} on`
    : `${said(lower)} to ${said(upper)}`;
  return `${Number.isNaN(estimate) ? '–' : said(estimate)} (${ends})`;
}
