import type { Records, ReferenceClass, ReferenceCurve } from '../evidence/index.js';

/** A small record with a class or a curve of each sort that the notation treats apart; for tests. */
export const SMALL_RECORDS: Records = {
  classes: {
    'promise.kept.late': classOf('promise.kept.late', 'honouring', 6, 43, { rivals: ['promise.kept.early'] }),
    'promise.kept.early': classOf('promise.kept.early', 'honouring', 61, 92, { rivals: ['promise.kept.late'] }),
    'promise.kept.in-class': classOf('promise.kept.in-class', 'honouring', 30, 60, { laboratory: true }),
    'state-year.change': classOf('state-year.change', 'turnover', 573, 3727, { per: 'year' }),
    'leader.falls.ever': classOf('leader.falls.ever', 'turnover', 400, 1000),
  },
  curves: {
    'treaty.lasts': curveOf('treaty.lasts', [1, 5, 10], [0.9, 0.5, 0.2], [0.03, 0.05, 0.04]),
    'treaty.lasts.again': curveOf('treaty.lasts.again', [1, 5, 10], [0.95, 0.7, 0.4], [0.02, 0.05, 0.05]),
    'truce.breaks': curveOf('truce.breaks', [1, 2], [0.4, 0], [0.05, 0]),
  },
  models: {},
  families: {
    small: {
      id: 'small',
      title: 'small',
      cells: {
        by: 'century',
        counts: [
          [6, 43],
          [61, 92],
          [9, 30],
        ],
      },
    },
  },
  sources: {},
  disputes: [],
};

function classOf(
  id: string,
  kind: ReferenceClass['kind'],
  events: number,
  n: number,
  more: Partial<ReferenceClass> = {},
): ReferenceClass {
  return { ...about(id), kind, events, n, jeffreys: [0, 1], wilson: [0, 1], ...more };
}

function curveOf(id: string, time: number[], survival: number[], error: number[]): ReferenceCurve {
  const atRisk = time.map((_, i) => 100 - 10 * i);
  return { ...about(id), kind: 'commitment', n: 100, events: 80, time, atRisk, survival, error, lower: [], upper: [] };
}

function about(id: string) {
  return {
    id,
    family: 'small',
    title: id,
    what: `what happened in ${id}`,
    era: [1945, 2003] as [number, number],
    unit: 'case',
    units: 'cases',
    question: `what of ${/^[a-z-]+/.exec(id)![0]}?`,
    coding: `as ${id} counts`,
    rule: `rule of ${id}`,
    selection: 'those that are known',
    sources: [],
    rivals: [],
  };
}
