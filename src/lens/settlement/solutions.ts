import type { Point, Settlement, Solution } from '../../settlement/result.js';
import type { Cell, Finding } from '../finding.js';
import { column, count, counted, fixed, list, signed } from '../text.js';
import { type Context, certificate, type Shown } from './context.js';
import { changesInBrief, describePackage } from './packages.js';

/** The readings of "best", in the order in which they are shown. */
const READINGS: { id: keyof Settlement['solutions'] & string; name: string }[] = [
  { id: 'nash', name: 'Nash: largest product of gains' },
  { id: 'kalaiSmorodinskyMaxMin', name: 'Kalai–Smorodinsky: largest smallest share of what each could gain' },
  { id: 'leastAsymmetry', name: 'Least asymmetry, as GENIUS' },
  { id: 'egalitarian', name: 'Egalitarian: largest smallest gain' },
  { id: 'utilitarian', name: 'Utilitarian: largest sum' },
];

/** The best packages among those that every signatory accepts, in five readings of "best". */
export function solutionsFinding(context: Context, settlement: Settlement, head: Shown | undefined): Finding {
  const { solutions, checks, counts } = settlement;
  const names = settlement.signatories.map((p) => context.actors[p]!.name);
  const rows = READINGS.flatMap(({ id, name }) => {
    const solution = solutions[id] as Solution;
    const note = solution.comparesPoints ? { note: 'compares points of different parties' } : {};
    if (solution.points.length === 0) {
      const cells: Cell[] = [...names.map(() => ({ text: '' })), { text: solution.why ?? 'none' }];
      return [{ id, name, ...note, cells }];
    }
    return solution.points.map((point, n) => ({
      id: n === 0 ? id : `${id}.${n + 1}`,
      name: n === 0 ? name : `${name} (tie)`,
      ...note,
      cells: [...gains(context, settlement, point), { text: describePackage(context, point.package) }],
    }));
  });
  const nash = solutions.nash.points[0];
  const same = nash && solutions.kalaiSmorodinskyMaxMin.points.some((p) => p.package.join() === nash.package.join());
  const described = (chosen: Point['package']) => {
    if (!head) return `: ${describePackage(context, chosen)}`;
    const changed = chosen.filter((option, i) => option !== head.explained.package[i]).length;
    if (changed === 0) return `: it is ${head.name}`;
    return `. It departs from ${head.name} in ${changed} of ${context.c.issues.length} issues: ${changesInBrief(context, head.explained.package, chosen, 3)}`;
  };
  const sentence = nash
    ? `Best by Nash${same ? ', and by Kalai–Smorodinsky,' : ''} is the package shown as found: ${list(gains(context, settlement, nash).map((g, i) => `${names[i]} ${g.text}`))} over no-deal${described(nash.package)}.`
    : 'No package is acceptable to every signatory, so none is best.';
  return {
    id: 'settlement/solutions',
    lens: 'settlement',
    question: 'Which package is best?',
    about: {},
    sentence,
    value: {
      kind: 'table',
      of: `reading, among ${counted(counts.candidates, 'package')} that every signatory accepts`,
      columns: [
        ...names.map((name, i) => ({
          id: context.actors[settlement.signatories[i]!]!.id,
          name: column(name),
          unit: 'points over no-deal',
        })),
        { id: 'package', name: 'package' },
      ],
      rows,
    },
    grounds: [],
    certificate: certificate(checks, 'checkSolutions'),
  };
}

function gains(context: Context, settlement: Settlement, point: Point): Cell[] {
  return point.values.map((value, i) => {
    const gain = value - context.space.parties[settlement.signatories[i]!]!.threshold;
    return { text: signed(gain), number: gain };
  });
}

/** Frontier rows that are shown; the number of all is in the sentence. */
const ROWS = 100;

/** Packages that cannot be improved for one signatory without loss to another. */
export function frontierFinding(context: Context, settlement: Settlement): Finding {
  const { frontier, checks, signatories, counts } = settlement;
  const inside = counts.signable > 0;
  const points = inside ? frontier.signable : frontier.all;
  const where = inside ? 'of those that could be signed' : 'of all, since none could be signed';
  const shown = points.slice(0, ROWS);
  const first = shown[0]?.package ?? [];
  const varies = context.c.issues.map((_, i) => shown.some((point) => point.package[i] !== first[i]));
  const common = describePackage(context, first, (i) => !varies[i]);
  const shared = shown.length > 1 && common ? ` Those listed have in common: ${common}.` : '';
  return {
    id: 'settlement/frontier',
    lens: 'settlement',
    question: 'Which packages cannot be improved for all?',
    about: {},
    sentence: `${counted(points.length, 'combination')} of worth cannot be improved for one signatory without loss to another (${where}); over all packages it is ${count(frontier.all.length)}.${shared}`,
    value: {
      kind: 'table',
      of: points.length > ROWS ? `package (first ${ROWS} of ${count(points.length)})` : 'package',
      columns: [
        ...signatories.map((p) => ({
          id: context.actors[p]!.id,
          name: column(context.actors[p]!.name),
          unit: 'points',
        })),
        { id: 'packages', name: 'packages' },
      ],
      rows: shown.map((point, n) => ({
        id: String(n + 1),
        name:
          describePackage(context, point.package, (i) => shown.length === 1 || varies[i]!) || 'all of what is common',
        cells: [
          ...point.values.map((v) => ({ text: fixed(v), number: v })),
          { text: count(point.packages), number: point.packages },
        ],
      })),
    },
    grounds: [],
    certificate: certificate(checks, 'checkFrontier'),
  };
}
