import { jeffreysInterval, wilsonInterval } from '../survival/rates.js';
import { type ClassEntry, COLUMNS, type CurveEntry, type ModelEntry, type RecordFile } from './fileForm.js';
import type { Coded, Records, ReferenceClass, ReferenceCurve, ReferenceModel } from './record.js';

/**
 * Records out of files that have been checked: what a file shares goes to each of its entries, intervals are computed,
 * and rivals are made mutual.
 *
 * @param files Each file's name and content.
 */
export function assemble(files: readonly (readonly [name: string, file: RecordFile])[]): Records {
  const records: Records = {
    classes: bare(),
    curves: bare(),
    models: bare(),
    families: bare(),
    sources: bare(),
    disputes: [],
  };
  for (const [name, file] of files) {
    const family = familyOf(name);
    for (const [id, source] of Object.entries(file.cites ?? {})) records.sources[id] = { id, ...source };
    records.disputes.push(...(file.disputes ?? []));
    if (file.classes || file.curves || file.models)
      records.families[family] = { id: family, title: file.title!, ...(file.cells && { cells: file.cells }) };
    for (const [id, entry] of Object.entries(file.classes ?? {}))
      records.classes[id] = classOf(id, entry, family, file);
    for (const [id, entry] of Object.entries(file.curves ?? {})) records.curves[id] = curveOf(id, entry, family, file);
    for (const [id, entry] of Object.entries(file.models ?? {})) records.models[id] = modelOf(id, entry, family, file);
  }
  for (const record of all(records))
    for (const rival of record.rivals) {
      const { rivals } = records.classes[rival] ?? records.curves[rival]!;
      if (!rivals.includes(record.id)) rivals.push(record.id);
    }
  return records;
}

/** Id of the family that a file is: its name without folder and ending. */
export const familyOf = (name: string) => name.replace(/^.*\//, '').replace(/\.ya?ml$/, '');

function classOf(id: string, entry: ClassEntry, family: string, file: RecordFile): ReferenceClass {
  const { events, n, clusters } = entry;
  const per = entry.per ?? file.per;
  return {
    ...coded(id, entry, family, file),
    events,
    n,
    ...(per && { per }),
    ...(clusters && { clusters }),
    // Computed when asked for: all of them would take longer than all else that happens when Abide starts.
    get jeffreys() {
      return jeffreysInterval(events, n);
    },
    get wilson() {
      return wilsonInterval(events, n);
    },
  };
}

function curveOf(id: string, entry: CurveEntry, family: string, file: RecordFile): ReferenceCurve {
  const [, ...rows] = entry.table;
  const column = (i: number) => (rows as number[][]).map((row) => row[i]!);
  const blind = entry.blind ?? file.blind;
  const causes = Object.entries(entry.causes ?? {}).map(([cause, title], i) => ({
    id: cause,
    title,
    incidence: column(COLUMNS.length + i),
  }));
  return {
    ...coded(id, entry, family, file),
    n: entry.n,
    events: entry.events,
    ...(blind && { blind }),
    time: column(0),
    atRisk: column(1),
    survival: column(2),
    error: column(3),
    lower: column(4),
    upper: column(5),
    ...(causes.length > 0 && { causes }),
  };
}

function modelOf(id: string, entry: ModelEntry, family: string, file: RecordFile): ReferenceModel {
  const { n, events, clusters, distribution, lasting, followed, covariates, coefficients, covariance, fit } = entry;
  const { aic, 'cox-snell': coxSnell, proportional, residuals } = entry.checked;
  const blind = entry.blind ?? file.blind;
  return {
    ...coded(id, entry, family, file),
    n,
    events,
    ...(clusters && { clusters }),
    distribution,
    ...(lasting && { lasting }),
    ...(blind && { blind }),
    followed,
    covariates: Object.entries(covariates).map(([name, { asks, column, levels }]) => ({
      name,
      asks,
      levels: Object.keys(levels),
      column,
      codes: Object.values(levels).map((codes) => [codes].flat()),
    })),
    coefficients: Object.values(coefficients),
    covariance,
    checked: {
      aic,
      coxSnell,
      proportional,
      residuals: { coxSnell: residuals['cox-snell'], schoenfeld: residuals.schoenfeld },
    },
    fit: {
      table: fit.table,
      time: fit.time,
      perYear: fit['per year'],
      ended: fit.ended,
      leaveOut: Object.fromEntries(
        Object.entries(fit['leave out'] ?? {}).map(([column, codes]) => [column, [codes].flat()]),
      ),
      ...(fit.cluster !== undefined && { cluster: fit.cluster }),
    },
  };
}

function coded(id: string, entry: ClassEntry | CurveEntry | ModelEntry, family: string, file: RecordFile): Coded {
  const caution = [entry.caution, file.caution].filter(Boolean).join(' ');
  const laboratory = entry.laboratory ?? file.laboratory;
  return {
    id,
    kind: (entry.kind ?? file.kind)!,
    family,
    title: entry.title,
    what: entry.what,
    era: (entry.era ?? file.era)!,
    unit: (entry.unit ?? file.unit)!,
    units: (entry.units ?? file.units)!,
    question: (entry.question ?? file.question)!,
    coding: (entry.coding ?? file.coding)!,
    rule: (entry.rule ?? file.rule)!,
    selection: (entry.selection ?? file.selection)!,
    ...(laboratory && { laboratory }),
    sources: (entry.sources ?? file.sources)!,
    ...(caution && { caution }),
    rivals: 'rivals' in entry ? [...(entry.rivals ?? [])] : [],
  };
}

function all(records: Records): (ReferenceClass | ReferenceCurve)[] {
  return [...Object.values(records.classes), ...Object.values(records.curves)];
}

function bare<T>(): Record<string, T> {
  return Object.create(null) as Record<string, T>;
}
