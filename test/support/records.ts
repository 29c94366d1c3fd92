import type { Records, ReferenceClass, ReferenceCurve } from '../../src/evidence/index.js';

const CODED = {
  family: 'made-up',
  title: 'made up',
  what: 'Cases that are made up',
  era: [1900, 2000] as [number, number],
  unit: 'case',
  units: 'cases',
  question: 'did it happen?',
  rule: 'rule of a test',
  coding: 'As the test wants it.',
  selection: 'None: they are made up.',
  sources: ['Nobody 2000'],
  rivals: [],
};

/** A class with these counts; its intervals are not what a test looks at. */
export function classOf(id: string, events: number, n: number, more: Partial<ReferenceClass> = {}): ReferenceClass {
  return { ...CODED, id, kind: 'honouring', events, n, jeffreys: [0, 1], wilson: [0, 1], ...more };
}

/** A curve through these points, with one standard error at all of them. */
export function curveOf(
  id: string,
  points: readonly [years: number, survival: number][],
  more: Partial<ReferenceCurve> = {},
): ReferenceCurve {
  const survival = points.map(([, share]) => share);
  return {
    ...CODED,
    id,
    kind: 'commitment',
    n: 100,
    events: 50,
    time: points.map(([years]) => years),
    atRisk: points.map(() => 50),
    survival,
    error: points.map(() => 0.05),
    lower: survival.map((share) => share - 0.1),
    upper: survival.map((share) => share + 0.1),
    ...more,
  };
}

/** Records of these alone. */
export function recordsOf(classes: readonly ReferenceClass[], curves: readonly ReferenceCurve[] = []): Records {
  const byId = <T extends { id: string }>(all: readonly T[]) => Object.fromEntries(all.map((one) => [one.id, one]));
  return { classes: byId(classes), curves: byId(curves), models: {}, families: {}, sources: {}, disputes: [] };
}
