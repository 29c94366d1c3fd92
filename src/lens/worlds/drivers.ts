import type { Correlation } from '../../case/index.js';
import { firstOrderIndices } from '../../sensitivity/index.js';
import type { Budget } from '../../shared/budget.js';
import type { Bars, Finding } from '../finding.js';
import { list, percent, title } from '../text.js';
import type { Headline } from './headline.js';
import type { Column } from './inputs.js';
import { drawnColumns, type WorldRun } from './run.js';

/** Numbers that a sentence names, and that a chart shows. */
const NAMED = 3;
const SHOWN = 12;
/** Fewer worlds than these say nothing about what drives an answer. */
export const LEAST_WORLDS = 64;

/**
 * Which numbers drive each headline answer: first-order indices from the worlds that were drawn, without new ones. Worlds
 * that have nothing to say about an answer are left out of it.
 */
export async function driversFindings(
  headlines: readonly Headline[],
  run: WorldRun,
  correlations: readonly Correlation[],
  budget: Budget,
): Promise<Finding[]> {
  const { table } = run;
  if (table.worlds.length < LEAST_WORLDS) return [];
  const columns = drawnColumns(run);
  const drawn = new Set(columns.map(({ id }) => id));
  const ties = correlations.filter(({ between, rank }) => rank.value !== 0 && between.every((id) => drawn.has(id)));
  const findings: Finding[] = [];
  const drivers: Driver[] = [];
  for (const headline of headlines) {
    const all = table.column(headline.answer);
    const says = Int32Array.from(all.keys()).filter((w) => !Number.isNaN(all[w]!));
    if (says.length < LEAST_WORLDS) continue;
    const of = (name: string, values: Float64Array) => ({ name, values: Float64Array.from(says, (w) => values[w]!) });
    const inputs = columns.map(({ id, values }) => of(id, values));
    const [found] = await firstOrderIndices(inputs, [of(headline.answer, all)], SEED, budget);
    if (!found || found.indices === 'stopped') break;
    if (found.indices === 'constant') continue;
    const indices = found.indices
      .map(({ first, floor }, i) => ({ ...columns[i]!, first, floor }))
      .sort((a, b) => b.first.estimate - a.first.estimate);
    findings.push(finding(headline, indices, says.length, ties));
    for (const index of indices) if (index.first.estimate > index.floor) drivers.push({ headline, index });
  }
  return findings.length > 0 ? [mainDrivers(drivers, ties), ...findings] : [];
}

interface Driver {
  headline: Headline;
  index: Index;
}

/** The three numbers that account for most of any headline answer, each with the answer of which it does. */
function mainDrivers(drivers: readonly Driver[], correlations: readonly Correlation[]): Finding {
  const bySize = [...drivers].sort((a, b) => b.index.first.estimate - a.index.first.estimate);
  const each = bySize.filter(({ index }, i) => bySize.findIndex((other) => other.index.id === index.id) === i);
  const main = each.slice(0, NAMED);
  const said = main.map(
    ({ headline, index }) => `of ${headline.short}, ${index.what} (${percent(index.first.estimate)})`,
  );
  return {
    id: 'sensitivity/main',
    lens: 'sensitivity',
    question: 'What drives the answers most?',
    about: {},
    sentence:
      said.length > 0
        ? `What drives most, with its share of the variance: ${said.join('; ')}.${shared(
            main.map(({ index }) => index),
            correlations,
          )}`
        : 'No single number drives an answer by more than chance would.',
    value: {
      kind: 'set',
      items: main.map(({ headline, index }) => ({
        id: index.id,
        name: title(index.what),
        detail: `${percent(index.first.estimate)} of the variance in ${headline.short}`,
      })),
    },
    grounds: [...new Set(main.flatMap(({ index }) => index.ground ?? []))],
    certificate: 'not proven',
  };
}

/** Of the groups and orders behind intervals and floors: any number would do. */
const SEED = 1;

type Index = Column & {
  first: { estimate: number; low: number | null; high: number | null };
  floor: number;
};

function finding(
  headline: Headline,
  indices: readonly Index[],
  worlds: number,
  correlations: readonly Correlation[],
): Finding {
  // What cannot be told from chance is not drawn: a bar would say that it matters.
  const above = indices.filter(({ first, floor }) => first.estimate > floor);
  const rows: Bars['rows'] = above.slice(0, SHOWN).map(({ id, what, first }) => ({
    id,
    name: title(what),
    value: Math.max(0, first.estimate),
    ...(first.low !== null && { lo: Math.max(0, first.low) }),
    ...(first.high !== null && { hi: Math.min(1, Math.max(0, first.high)) }),
  }));
  const named = above.slice(0, NAMED).map(({ what, first }) => `${what} (${percent(first.estimate)})`);
  const sentence =
    named.length > 0
      ? `${title(headline.says)} hangs most on ${named.length > 1 ? 'these numbers' : 'this number'}: ${list(named)}. In brackets the share of its variance over the worlds that each alone accounts for${unclear(indices.length - above.length)}.${shared(above.slice(0, NAMED), correlations)}`
      : `No single number stands out in ${headline.says}: none of ${indices.length} accounts for more of its variance over the worlds than chance would.`;
  return {
    id: `sensitivity/drivers/${headline.answer}`,
    lens: 'sensitivity',
    question: `What drives ${headline.says}?`,
    about: {
      ...(headline.party && { party: headline.party }),
      ...(headline.package && { package: headline.package }),
    },
    sentence,
    value: {
      kind: 'bars',
      of: 'number of the case',
      x: { name: `share of the variance over ${worlds} worlds`, unit: 'share' },
      rows,
    },
    grounds: [...new Set(above.slice(0, NAMED).flatMap(({ ground }) => ground ?? []))],
    certificate: 'not proven',
  };
}

/** What the shares of numbers mean that go together with others. */
function shared(named: readonly Pick<Index, 'id'>[], correlations: readonly Correlation[]): string {
  const of = correlations.filter(({ between }) => named.some(({ id }) => between.includes(id)));
  if (of.length === 0) return '';
  return ` Numbers that go together (${list(of.map(({ name }) => `“${name}”`))}) each count what goes through the other: shares need not sum to all.`;
}

/** How many numbers are not drawn. */
function unclear(numbers: number): string {
  return numbers > 0 ? `; what ${numbers} other numbers do cannot be told from chance` : '';
}
