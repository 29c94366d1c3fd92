import { classInWords, curveInWords, modelInWords, rateInWords } from '../../evidence/index.js';
import type { Coded, Records } from '../../evidence/record.js';
import { checkedInWords, fittedTo } from '../../evidence/words.js';
import type { Assessment, Finding, GroundText, RecordText } from '../finding.js';
import { count, percent } from '../text.js';
import { type AnyRecord, isClass, isModel } from './classes.js';
import { modelPlots } from './modelPlots.js';

/**
 * Explains every class, curve and model that a finding names (`class/ID`, `curve/ID`, `model/ID`), in a finding's grounds, a cell's or a row's, and
 * the rivals of these, so that a link leads to each with its coding and citation. What is no such key is left alone.
 *
 * @throws Error where there is no such record: the finding is at fault.
 */
export function explainRecords(grounds: Assessment['grounds'], findings: readonly Finding[], records: Records): void {
  const keys = [...Object.keys(grounds), ...findings.flatMap(keysOf)].filter((key) =>
    /^(class|curve|model)\//.test(key),
  );
  const rivals = keys.flatMap((key) => recordOf(key, records).rivals.map((id) => keyOf(id, records)));
  for (const key of [...new Set([...keys, ...rivals])].sort((a, b) => (a < b ? -1 : 1))) {
    grounds[key] = recordGround(recordOf(key, records), records);
  }
}

/** Everything that a reader needs to judge a class, a curve or a model, as an entry among the grounds. */
export function recordGround(record: AnyRecord, records: Records): GroundText {
  return {
    kind: 'class',
    label: record.id,
    text: isClass(record) ? classInWords(record) : isModel(record) ? modelInWords(record) : curveInWords(record),
    record: recordText(record, records),
  };
}

function recordText(record: AnyRecord, records: Records): RecordText {
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
    ...(isModel(record) && { checked: { words: checkedInWords(record), plots: modelPlots(record) } }),
  };
}

/** A rate with its count and era; of a model what it was fitted to; of a curve what is known at its first and last time. */
export function rateText(record: AnyRecord): string {
  if (isClass(record)) return rateInWords(record);
  if (isModel(record)) return `fitted to ${fittedTo(record)}`;
  const last = record.time.length - 1;
  const at = (i: number) =>
    `${percent(record.survival[i]!)} after ${record.time[i]} ${record.time[i] === 1 ? 'year' : 'years'}`;
  const ends = last > 0 ? `${at(0)}, ${at(last)}` : at(0);
  return `of ${count(record.n)} ${record.units}, ${record.era[0]}–${record.era[1]} (${record.rule}), there last ${ends}`;
}

/** Ids of classes and of curves do not overlap in use: a rival of a curve is a curve. Models have no rivals. */
const keyOf = (id: Coded['id'], { classes }: Records): string => (classes[id] ? `class/${id}` : `curve/${id}`);

/** @throws Error where there is none. */
function recordOf(key: string, { classes, curves, models }: Records): AnyRecord {
  const id = key.slice(key.indexOf('/') + 1);
  const record = key.startsWith('class/') ? classes[id] : key.startsWith('model/') ? models[id] : curves[id];
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
