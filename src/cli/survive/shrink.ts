import type { Table } from '../../lens/finding.js';
import { textTable } from '../../report/index.js';
import { wrap } from '../../report/wrap.js';
import type { RateInterval, ShrunkGroups, Survival } from '../../survival/index.js';
import { percentOf, short } from './regressionText.js';
import { shownName } from './shownName.js';

const WIDTH = 100;

/** Rates of groups, each by itself and given the others. */
export function shrinkJson({ what, how, prior, groups }: ShrunkGroups, { read, level }: Survival): object {
  const names = what === 'share' ? ['alpha', 'beta'] : ['shape', 'rate'];
  const rate = ({ mean, lower, upper }: RateInterval) => ({ mean, lower, upper });
  return {
    of: what,
    how,
    ...(prior && { prior: Object.fromEntries(prior.map((value, k) => [names[k]!, value])) }),
    'conf.int': level,
    groups: groups.map(({ events, of, alone, shrunk }, g) => ({
      strata: `${read.names.by}=${read.groups[g]}`,
      events,
      [what === 'share' ? 'n' : 'exposure']: of,
      jeffreys: rate(alone),
      shrunk: rate(shrunk),
    })),
  };
}

export function shrinkText({ what, how, prior, groups }: ShrunkGroups, { read, level }: Survival): string[] {
  const { by, time } = read.names;
  const of = what === 'share' ? 'Share of rows that ended' : `Events per unit of ${time}`;
  const family = {
    fitted:
      prior &&
      `rates come from one ${what === 'share' ? 'beta' : 'gamma'} distribution (${prior.map(short).join(', ')}), the likeliest`,
    pooled: 'groups differ no more than chance would make them, and all have the rate of the whole',
    apart: 'of every group all ended or none did, so that nothing is borrowed',
  }[how];
  const caution =
    what === 'share'
      ? ' A share says little where rows were followed for different times: take rates.'
      : ' Rates take the hazard for constant.';
  const heads = ['events', what === 'share' ? 'rows' : 'followed', 'alone', 'given the others'];
  const table: Table = {
    kind: 'table',
    of: by ?? 'group',
    columns: heads.map((name) => ({ id: name, name })),
    rows: groups.map(({ events, of: size, alone, shrunk }, g) => ({
      id: String(g),
      name: shownName(read.groups[g]!, undefined),
      cells: [
        { text: short(events), number: events },
        { text: short(size), number: size },
        ...[alone, shrunk].map((rate) => ({ text: interval(rate), number: rate.mean })),
      ],
    })),
  };
  return [
    ...wrap(
      `${of}, each group by itself and drawn towards the others: ${family}.${caution} Intervals: ${percentOf(level)}, by itself Jeffreys’, given the others without the uncertainty of the distribution.`,
      '',
      '',
      WIDTH,
    ),
    ...textTable(table),
  ];
}

const interval = ({ mean, lower, upper }: RateInterval) => `${short(mean)} (${short(lower)} to ${short(upper)})`;
