import type { Gap } from '../../../evidence/gap.js';
import { type Coded, eraInWords, type ReferenceClass, type ReferenceCurve } from '../../../evidence/index.js';
import type { Certificate, Forest } from '../../finding.js';
import { count, fixed, list, percent } from '../../text.js';

/** A gap of at most so many standard errors is one that chance alone makes in 95 of 100 records. */
const CHANCE = 1.96;

/** `37 percentage points above it, 4.9 standard errors by its 43 cases and 3.3 by its 20 wars`. */
export function gapWords({ by, errors, byCluster }: Gap, n: number): string {
  if (Math.abs(by) < 0.0005) return 'level with it';
  const side = `${points(by)} percentage points ${by > 0 ? 'above' : 'below'} it`;
  if (errors === null) return `${side}, of which no standard error can be given`;
  const clusters =
    byCluster && byCluster.errors !== null
      ? ` and ${fixed(Math.abs(byCluster.errors))} by its ${count(byCluster.count)} ${byCluster.of}`
      : '';
  return `${side}, ${fixed(Math.abs(errors))} standard errors by its ${count(n)} cases${clusters}`;
}

/** Several gaps to one curve: `+2, −1 and −7 percentage points, +0.5, −0.2 and −3.3 standard errors`. */
export function gapsWords(gaps: readonly Gap[]): string {
  const shares = list(gaps.map(signedPoints));
  const errors = list(gaps.map(({ errors: z }) => (z === null ? 'none' : withSign(z, fixed(Math.abs(z))))));
  return `${shares} percentage points, ${errors} standard errors`;
}

/** `after 5, 10 and 15 years`. */
export function afterYears(years: readonly number[]): string {
  return `after ${list(years.map(count))} ${years.length === 1 && years[0] === 1 ? 'year' : 'years'}`;
}

/** Whether a gap is more than chance makes, by clusters where they are known. */
export function beyondChance({ by, errors, byCluster }: Gap): boolean {
  const z = byCluster ? byCluster.errors : errors;
  return z === null ? Math.abs(by) >= 0.0005 : Math.abs(z) > CHANCE;
}

/** Percentage points without a sign, as {@link percent} rounds: `37`, `2.4`. */
const points = (by: number): string => percent(Math.abs(by)).replace(/\s%$/u, '');

/** `−16`, `+2.4`, `0`. */
export const signedPoints = ({ by }: Gap): string => withSign(by, points(by));

const withSign = (x: number, text: string): string => (Number(text) === 0 ? text : `${x < 0 ? '−' : '+'}${text}`);

/** `555 alliances, 1815–2016; to whatever ended it, by ATOP`. */
export const followed = ({ n, units, era, rule }: ReferenceCurve): string =>
  `${count(n)} ${units}, ${eraInWords(era)}; ${rule}`;

/** `the model +71 percentage points, 13.1 standard errors by cases, 9.0 by wars`. */
function modelLess(gap: Gap): string {
  const { errors, byCluster } = gap;
  const cases = errors === null ? '' : `, ${fixed(Math.abs(errors))} standard errors by cases`;
  const clusters = byCluster?.errors ? `, ${fixed(Math.abs(byCluster.errors))} by ${byCluster.of}` : '';
  return `the model ${signedPoints(gap)} percentage points${cases}${clusters}`;
}

/** A row of a forest plot for a class. @param gap Of the model's number that it is read with. */
export function classRow(k: ReferenceClass, gap: Gap | undefined): Forest['rows'][number] {
  const clusters = k.clusters ? ` in ${count(k.clusters.count)} ${k.clusters.of}` : '';
  const counted = `${count(k.events)} of ${count(k.n)}${clusters}, ${eraInWords(k.era)}`;
  return {
    id: k.id,
    name: k.title,
    of: 'record',
    point: k.events / k.n,
    lo: k.jeffreys[0],
    hi: k.jeffreys[1],
    n: k.n,
    note: gap ? `${counted}; ${modelLess(gap)}` : counted,
    coding: codedBy(k),
    ground: `class/${k.id}`,
  };
}

/** How a record was coded, and by whom. */
export const codedBy = ({ coding, sources }: Coded): string => `${coding} (${sources.join(', ')})`;

/**
 * What was proven of a finding that sets a number of the games beside a record: of the games what their checkers found; of
 * the record nothing, for it is data.
 */
export function besideRecord(games: Certificate | 'not proven'): Certificate | 'not proven' {
  if (games === 'not proven') return games;
  return { ...games, kind: `of the model, ${games.kind}; the record is data, and nothing of it is proven here` };
}
