import type { Point, Settlement, Solution } from '../../settlement/result.js';
import type { Cell, Finding } from '../finding.js';
import { column, count, counted, fixed, list, signed } from '../text.js';
import { certificate } from './certify.js';
import { allGrounds, type Context, checkOf, type Shown } from './context.js';
import { changesInBrief, describePackage } from './packages.js';
import { namedAmong } from './shown.js';

/** The readings of "best", in the order in which they are shown. */
const READINGS: { id: keyof Settlement['solutions'] & string; name: string }[] = [
  { id: 'nash', name: 'Nash: largest product of gains' },
  { id: 'kalaiSmorodinskyMaxMin', name: 'Kalai–Smorodinsky: largest smallest share of what each could gain' },
  { id: 'leastAsymmetry', name: 'Least asymmetry, as GENIUS' },
  { id: 'egalitarian', name: 'Egalitarian: largest smallest gain' },
  { id: 'utilitarian', name: 'Utilitarian: largest sum' },
];

/** The best packages among those that every signatory accepts, in five readings of "best". */
export function solutionsFinding(
  context: Context,
  settlement: Settlement,
  head: Shown | undefined,
  packages: readonly Shown[],
): Finding {
  const { solutions, checks, counts } = settlement;
  const names = settlement.signatories.map((p) => context.actors[p]!.name);
  const rows = READINGS.flatMap(({ id, name }) => {
    const solution = solutions[id] as Solution;
    const note = solution.comparesPoints ? { note: 'compares points of different parties' } : {};
    if (solution.points.length === 0) {
      const cells: Cell[] = [...names.map(() => ({ text: '' })), { text: '' }, { text: solution.why ?? 'none' }];
      return [{ id, name, ...note, cells }];
    }
    return solution.points.map((point, n) => ({
      id: n === 0 ? id : `${id}.${n + 1}`,
      name: n === 0 ? name : `${name} (tie ${n + 1})`,
      ...note,
      cells: [
        ...gains(context, settlement, point),
        { text: count(point.packages), number: point.packages },
        { text: describePackage(context, point.package) },
      ],
    }));
  });
  return {
    id: 'settlement/solutions',
    lens: 'settlement',
    question: 'Which packages do the usual rules of fairness pick?',
    about: {},
    sentence: best(context, settlement, head, packages),
    value: {
      kind: 'table',
      of: `reading, among ${counted(counts.candidates, 'package')} that every signatory accepts`,
      columns: [
        ...names.map((name, i) => ({
          id: context.actors[settlement.signatories[i]!]!.id,
          name: column(name),
          unit: 'points over no-deal',
        })),
        { id: 'packages', name: 'packages' },
        { id: 'package', name: 'package' },
      ],
      rows,
    },
    grounds: allGrounds(context),
    certificate: certificate([checkOf(checks, 'checkSolutions'), checkOf(checks, 'checkFrontier', 'candidates')]),
  };
}

/** The Nash package in a sentence, with its ties; or why there is none, and what Kalai–Smorodinsky says instead. */
function best(context: Context, settlement: Settlement, head: Shown | undefined, packages: readonly Shown[]): string {
  const { solutions, counts } = settlement;
  if (counts.candidates === 0) return 'No package is acceptable to every signatory, so none is best.';
  const { nash, kalaiSmorodinskyMaxMin: kalai } = solutions;
  const vectors = (points: readonly Point[]) =>
    points
      .map((p) => p.package.join())
      .sort()
      .join(';');
  const points = nash.points.length > 0 ? nash.points : kalai.points;
  const by =
    nash.points.length === 0
      ? `The Nash solution is empty (${nash.why}). By Kalai–Smorodinsky the pick`
      : `The pick that balances gains (Nash${vectors(nash.points) === vectors(kalai.points) ? ', and Kalai–Smorodinsky' : ''})`;
  const named = namedAmong(settlement, points, packages);
  const point = points.find((p) => !named || namedAmong(settlement, [p], [named])) ?? points[0]!;
  const others = points.length - 1;
  const tie = others > 0 ? ` (${counted(others, 'other combination')} of worth ties with it)` : '';
  const same = point.packages > 1 ? `, with ${counted(point.packages, 'package')} of the same worth` : '';
  const what = named ? named.name : 'the package found';
  const worth = list(
    gains(context, settlement, point).map((g, i) => `${context.actors[settlement.signatories[i]!]!.name} ${g.text}`),
  );
  return `${by} is ${what}${tie}: ${worth} over no-deal${same}.${named ? '' : departure(context, point.package, head)}`;
}

function departure(context: Context, chosen: Point['package'], head: Shown | undefined): string {
  if (!head) return ` It is ${describePackage(context, chosen)}.`;
  const changed = chosen.filter((option, i) => option !== head.explained.package[i]).length;
  const issues = counted(context.c.issues.length, 'issue');
  return ` It departs from ${head.name} in ${changed} of ${issues}: ${changesInBrief(context, head.explained.package, chosen, 3)}.`;
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
    grounds: allGrounds(context),
    certificate: certificate([checkOf(checks, 'checkFrontier', inside ? 'signable' : 'all')]),
  };
}
