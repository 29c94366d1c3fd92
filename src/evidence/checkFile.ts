import { checkCurve } from './checkCurve.js';
import { checkModel, MODEL } from './checkModel.js';
import { KINDS, type RecordFile, RULE_LENGTH } from './fileForm.js';
import type { Parsed, Path } from './parseFile.js';
import {
  checkShape,
  count,
  type Fields,
  isCount,
  isMap,
  list,
  map,
  names,
  oneOf,
  type Say,
  type Shape,
  text,
  years,
} from './shape.js';

const era = (v: unknown) =>
  Array.isArray(v) && v.length === 2 && v.every((year) => Number.isInteger(year) && year >= 1000 && year <= 2999)
    ? v[0] <= v[1]
      ? undefined
      : 'the first year is after the last'
    : 'two years are wanted here: [1945, 2003]';

const rule = (v: unknown) =>
  text(v) ??
  (String(v).length > RULE_LENGTH ? `${RULE_LENGTH} signs at the most, for it stands with every rate` : undefined);

/** What every entry has, from the top of its file or for itself. */
const ASKED = { question: text, rule };
const SHARED = {
  kind: oneOf(KINDS),
  sources: names,
  era,
  unit: text,
  units: text,
  coding: text,
  selection: text,
};
const MORE = { ...ASKED, caution: text, laboratory: oneOf([true]), per: oneOf(['year']), blind: years };
const ENTRY = { title: text, what: text, events: count, n: count };
const OWN = { ...SHARED, ...MORE, rivals: names };

/** As `@class/` takes it. */
const ID = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

/** Tells what is wrong with one file by itself. @returns Its content where nothing is. */
export function checkFile(parsed: Parsed, tell: Say): RecordFile | undefined {
  let sound = true;
  const say: Say = (...args) => {
    sound = false;
    tell(...args);
  };
  const file = parsed.value;
  const records = isMap(file) && ('classes' in file || 'curves' in file || 'models' in file);
  const shape = {
    needs: records ? { title: text, ...SHARED } : {},
    may: { ...MORE, cells: map, classes: map, curves: map, models: map, cites: map, disputes: list },
  };
  if (!checkShape(parsed, [], file, shape, say) || !isMap(file)) return undefined;
  const own = Object.entries(ASKED).filter(([key]) => !(key in file));
  const needs = { ...ENTRY, ...Object.fromEntries(own) };
  const entries = (key: string) => Object.entries(isMap(file[key]) ? file[key] : {});
  for (const [id, entry] of entries('classes')) {
    checkId(parsed, ['classes', id], say);
    checkClass(parsed, ['classes', id], entry, needs, say);
  }
  for (const [id, entry] of entries('curves')) {
    checkId(parsed, ['curves', id], say);
    const shape = { needs: { ...needs, table: list }, may: { ...OWN, causes: map } };
    if (checkShape(parsed, ['curves', id], entry, shape, say)) {
      checkCounts(parsed, ['curves', id], entry as Fields, say);
      checkCurve(parsed, ['curves', id], entry as Fields, Number((entry as Fields).blind ?? file.blind ?? 0), say);
    }
  }
  for (const [id, entry] of entries('models')) {
    const path = ['models', id];
    checkId(parsed, path, say);
    const { rivals: _, ...own } = OWN;
    const shape = { needs: { ...needs, ...MODEL.needs }, may: { ...own, ...MODEL.may } };
    if (!checkShape(parsed, path, entry, shape, say)) continue;
    checkCounts(parsed, path, entry as Fields, say);
    checkClusters(parsed, path, entry as Fields, say);
    checkModel(parsed, path, entry as Fields, Number((entry as Fields).blind ?? file.blind ?? 0), say);
  }
  if (file.cells !== undefined) checkCells(parsed, file, say);
  for (const [id, entry] of entries('cites'))
    checkShape(
      parsed,
      ['cites', id],
      entry,
      { needs: { title: text, citation: text, terms: text }, may: { url: text } },
      say,
    );
  if (Array.isArray(file.disputes)) checkDisputes(parsed, file.disputes, say);
  return sound ? (file as RecordFile) : undefined;
}

function checkId(parsed: Parsed, path: Path, say: Say): void {
  const id = String(path.at(-1));
  if (!ID.test(id))
    say('record-id', parsed.keyPlace(path), `'${id}' is not the id of a record`, {
      why: 'ids are small letters and digits, with single dots and hyphens between them',
    });
}

function checkClass(parsed: Parsed, path: Path, entry: unknown, needs: Shape['needs'], say: Say): void {
  if (!checkShape(parsed, path, entry, { needs, may: { ...OWN, clusters: map } }, say)) return;
  checkCounts(parsed, path, entry as Fields, say);
  checkClusters(parsed, path, entry as Fields, say);
}

function checkClusters(parsed: Parsed, path: Path, { n, clusters }: Fields, say: Say): void {
  if (clusters === undefined) return;
  const at = [...path, 'clusters'];
  if (!checkShape(parsed, at, clusters, { needs: { count, of: text }, may: {} }, say)) return;
  const groups = (clusters as Fields).count as number;
  if (groups < 1 || groups > (n as number))
    say('record-count', parsed.place([...at, 'count']), `${groups} clusters of ${n} cases`);
}

function checkCounts(parsed: Parsed, path: Path, { events, n }: Fields, say: Say): void {
  if ((n as number) < 1) say('record-count', parsed.place([...path, 'n']), 'a record without cases');
  else if ((events as number) > (n as number))
    say('record-count', parsed.place([...path, 'events']), `${events} of ${n} is not a count`);
}

function checkCells(parsed: Parsed, file: Fields, say: Say): void {
  const shape = { needs: { by: text, counts: list }, may: {} };
  if (!checkShape(parsed, ['cells'], file.cells, shape, say)) return;
  let total = 0;
  ((file.cells as Fields).counts as unknown[]).forEach((cell, i) => {
    if (Array.isArray(cell) && cell.length === 2 && cell.every(isCount) && cell[1] > 0 && cell[0] <= cell[1])
      total += cell[1];
    else say('record-cells', parsed.place(['cells', 'counts', i]), 'a cell is events and cases: [3, 20]');
  });
  for (const [id, entry] of Object.entries(isMap(file.classes) ? file.classes : {}))
    if (isMap(entry) && isCount(entry.n) && entry.n > total)
      say(
        'record-cells',
        parsed.place(['classes', id, 'n']),
        `${entry.n} cases, and all cells together have ${total}`,
        {
          why: 'every case of the file is in exactly one cell',
        },
      );
}

function checkDisputes(parsed: Parsed, disputes: readonly unknown[], say: Say): void {
  disputes.forEach((dispute, i) => {
    const path = ['disputes', i];
    const shape = { needs: { question: text, kind: oneOf(KINDS), says: list }, may: {} };
    if (!checkShape(parsed, path, dispute, shape, say)) return;
    const says = (dispute as Fields).says as unknown[];
    if (says.length < 2) say('record-form', parsed.place([...path, 'says']), 'a dispute has two sides at least');
    says.forEach((claim, j) => {
      checkShape(parsed, [...path, 'says', j], claim, { needs: { claim: text, citation: text }, may: {} }, say);
    });
  });
}
