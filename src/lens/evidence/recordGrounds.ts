import { classInWords, curveInWords, rateInWords } from '../../evidence/index.js';
import type { Coded, Records, ReferenceClass, ReferenceCurve } from '../../evidence/record.js';
import type { Assessment, Finding, GroundText, RecordText } from '../finding.js';
import { count, percent } from '../text.js';
import { isClass } from './classes.js';

/**
 * Explains every class and curve that a finding names (`class/ID`, `curve/ID`), in a finding's grounds, a cell's or a row's, and
 * the rivals of these, so that a link leads to each with its coding and citation. What is no such key is left alone.
 *
 * @throws Error where there is no such record: the finding is at fault.
 */
export function explainRecords(grounds: Assessment['grounds'], findings: readonly Finding[], records: Records): void {
  const keys = [...Object.keys(grounds), ...findings.flatMap(keysOf)].filter((key) => /^(class|curve)\//.test(key));
  const rivals = keys.flatMap((key) => recordOf(key, records).rivals.map((id) => keyOf(id, records)));
  for (const key of [...new Set([...keys, ...rivals])].sort((a, b) => (a < b ? -1 : 1))) {
    grounds[key] = recordGround(recordOf(key, records), records);
  }
}

/** Everything that a reader needs to judge a class or curve, as an entry among the grounds. */
export function recordGround(record: ReferenceClass | ReferenceCurve, records: Records): GroundText {
  return {
    kind: 'class',
    label: record.id,
    text: isClass(record) ? classInWords(record) : curveInWords(record),
    record: recordText(record, records),
  };
}

function recordText(record: ReferenceClass | ReferenceCurve, records: Records): RecordText {
  const { title, what, n, era, unit, coding, selection, caution, laboratory, rivals, sources } = record;
  return {
    title,
    what,
    rate: rateText(record),
    n,
    era,
    unit,
    coding,
    selection,
    ...(isClass(record) && {
      counted: `${count(record.events)} of ${count(n)}`,
      jeffreys: record.jeffreys,
      wilson: record.wilson,
    }),
    ...(isClass(record) && record.clusters && { clusters: `${count(record.clusters.count)} ${record.clusters.of}` }),
    ...(caution !== undefined && { caution }),
    ...(laboratory && { laboratory }),
    rivals: rivals.map((id) => {
      const key = keyOf(id, records);
      const rival = recordOf(key, records);
      return { key, title: rival.title, rate: rateText(rival) };
    }),
    sources: sources.map((id) => {
      const source = records.sources[id];
      if (!source) throw new Error(`${record.id} comes from '${id}', which no file describes`);
      const { citation, url, terms } = source;
      return { citation, terms, ...(url !== undefined && { url }) };
    }),
  };
}

/** A rate with its count and era; of a curve what is known at its first and last time. */
export function rateText(record: ReferenceClass | ReferenceCurve): string {
  if (isClass(record)) return rateInWords(record);
  const last = record.time.length - 1;
  const at = (i: number) =>
    `${percent(record.survival[i]!)} after ${record.time[i]} ${record.time[i] === 1 ? 'year' : 'years'}`;
  const ends = last > 0 ? `${at(0)}, ${at(last)}` : at(0);
  return `of ${count(record.n)} ${record.units}, ${record.era[0]}–${record.era[1]} (${record.rule}), there last ${ends}`;
}

/** Ids of classes and of curves do not overlap in use: a rival of a curve is a curve. */
const keyOf = (id: Coded['id'], { classes }: Records): string => (classes[id] ? `class/${id}` : `curve/${id}`);

/** @throws Error where there is none. */
function recordOf(key: string, { classes, curves }: Records): ReferenceClass | ReferenceCurve {
  const id = key.slice(key.indexOf('/') + 1);
  const record = key.startsWith('class/') ? classes[id] : curves[id];
  if (!record) throw new Error(`no record of past cases is ${key}`);
  return record;
}

/** All keys of grounds that a finding names. */
function keysOf({ grounds, value }: Finding): string[] {
  if (value.kind === 'table') {
    return [...grounds, ...value.rows.flatMap(({ cells }) => cells.flatMap((cell) => cell.grounds ?? []))];
  }
  if (value.kind === 'forest') return [...grounds, ...value.rows.flatMap(({ ground }) => ground ?? [])];
  return grounds;
}
