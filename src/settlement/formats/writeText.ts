import { visible } from '../../shared/diagnostic.js';
import type { Constraint, Point, Settlement, Solution } from '../result.js';
import type { DealSpace } from '../space.js';

/** No line is longer, so that it fits a terminal of common width. */
export const WIDTH = 100;
const FRONTIER = 12;
const TIES = 3;
const LISTED = 6;

/**
 * A settlement as text for a terminal: what was read, how many packages each party accepts, the solutions with their
 * packages, the frontier (its first twelve), what would open an agreement where there is none, and what was checked.
 * Ends without a line break. The same result gives the same text.
 *
 * @param title What was read: "GENIUS scenario ItexvsCypress".
 */
export function writeText(title: string, result: Settlement, space: DealSpace): string {
  const lines = [
    ...sizes(title, result, space),
    ...acceptance(result, space),
    ...solutions(result, space),
    ...frontier(result, space),
    ...corrections(result, space),
    ...checks(result),
  ];
  return lines.map((line) => clip(visible(line), WIDTH)).join('\n');
}

function sizes(title: string, { counts, unit, signatories, partial }: Settlement, space: DealSpace): string[] {
  const options = space.issues.reduce((sum, issue) => sum + issue.options.length, 0);
  const { vetoes, atLeast, voters } = space.adoption;
  const all = atLeast === voters.length;
  const veto = vetoes.length > 0 ? `, and ${vetoes.map((p) => space.parties[p]!.name).join(' and ')} must accept` : '';
  return [
    title,
    ...wrap(
      `${plural(space.parties.length, 'party', 'parties')} (${plural(signatories.length, 'signatory', 'signatories')}), ` +
        `${plural(space.issues.length, 'issue')}, ${plural(options, 'option')}, ` +
        `${plural(counts.packages, 'package')}; values in ${unit}.`,
    ),
    ...wrap(`Signed when ${all ? `all ${atLeast}` : `at least ${atLeast} of ${voters.length}`} accept${veto}.`),
    ...(partial
      ? wrap(
          `PARTIAL (${partial.stopped === 'time' ? 'time limit' : 'cancelled'}): all below is about the ` +
            `${plural(partial.looked, 'package')} looked at, out of ${plural(partial.tuples, 'combination')} of options.`,
        )
      : []),
    '',
  ];
}

function acceptance(result: Settlement, space: DealSpace): string[] {
  const { counts, range } = result;
  const rows = space.parties.map((party, p) => [
    party.name + (party.role === 'signatory' ? '' : ` (${party.role})`),
    number(party.threshold),
    range[p] ? `${number(range[p].lo)} to ${number(range[p].hi)}` : '',
    count(counts.acceptable[p]!),
    share(counts.acceptable[p]!, counts.packages),
    count(counts.blocksAlone[p]!),
  ]);
  const ratified =
    counts.ratifiers.length > 0 ? [`Ratifiable: ${count(counts.ratifiable)} of the signable packages.`] : [];
  return [
    'WHO ACCEPTS',
    ...table(['party', 'accepts from', 'values', 'accepts', '', 'blocks alone'], rows),
    `Signable: ${count(counts.signable)} (${share(counts.signable, counts.packages)}).` +
      ` Accepted by every signatory: ${count(counts.unanimous)} (${share(counts.unanimous, counts.packages)}).`,
    ...ratified,
    '',
  ];
}

function solutions(result: Settlement, space: DealSpace): string[] {
  const s = result.solutions;
  const listed: [string, Solution][] = [
    ['Nash product', s.nash],
    ['Kalai-Smorodinsky (max-min)', s.kalaiSmorodinskyMaxMin],
    ['Kalai-Smorodinsky (least asymmetry) *', s.leastAsymmetry],
    ['least asymmetry of normalised gains', s.leastAsymmetryNormalised],
    ['egalitarian *', s.egalitarian],
    ['utilitarian *', s.utilitarian],
  ];
  const head = `SOLUTIONS among the ${count(result.counts.candidates)} packages that are signable and accepted by all`;
  const ideal = s.ideal ? [`Best there: ${vector(s.ideal, result, space)}.`] : [];
  // Rules that choose the same stand together, in the order above.
  const groups = new Map<string, { names: string[]; solution: Solution }>();
  for (const [name, solution] of listed) {
    const key = JSON.stringify([solution.points, solution.points.length === 0 && solution.why]);
    const group = groups.get(key);
    if (group) group.names.push(name);
    else groups.set(key, { names: [name], solution });
  }
  const body = [...groups.values()].flatMap(({ names, solution }) => {
    const title = `  ${names.join(', ')}`;
    if (solution.points.length === 0) return wrap(`${title}: none${solution.why ? ` (${solution.why})` : ''}`, 4);
    const shown = solution.points.slice(0, TIES);
    const more = solution.points.length - shown.length;
    return [
      ...wrap(solution.points.length > 1 ? `${title} (${count(solution.points.length)} value vectors tie)` : title, 4),
      ...shown.flatMap((point) => outcome(point, result, space)),
      ...(more > 0 ? [`      … and ${count(more)} more`] : []),
    ];
  });
  return [head, ...ideal.flatMap((line) => wrap(line)), ...body, '  * compares points of different parties', ''];
}

function frontier(result: Settlement, space: DealSpace): string[] {
  const points = result.frontier.all;
  const within = `; ${count(result.frontier.signable.length)} within the signable packages`;
  // Names give way, so that a third of the line is left for the package.
  const widest = Math.max(5, Math.floor((WIDTH - 44) / result.signatories.length) - 2);
  const names = result.signatories.map((p) => clip(space.parties[p]!.name, Math.min(22, widest)));
  const shown = points.slice(0, FRONTIER);
  const rows = shown.map((point) => [
    ...point.values.map(number),
    count(point.packages),
    point.package.map((o, i) => (o === space.issues[i]!.absent ? '–' : space.issues[i]!.options[o]!)).join(' · '),
  ]);
  const more = points.length - shown.length;
  return [
    `FRONTIER over all packages: ${plural(points.length, 'value vector')}${within}`,
    ...(points.length > 0 ? table([...names, 'packages', space.issues.map((i) => i.name).join(' · ')], rows) : []),
    ...(more > 0 ? [`  … and ${count(more)} more (--json lists all)`] : []),
    '',
  ];
}

function corrections({ whyNoDeal }: Settlement, space: DealSpace): string[] {
  if (whyNoDeal.signableAlready) return [];
  const named = (c: Constraint) => {
    const party = space.parties[c.party]!;
    return c.kind === 'threshold'
      ? `threshold of ${party.name}`
      : `line of ${party.name}: ${party.refuses[c.line]!.name}`;
  };
  const limited = whyNoDeal.partial === undefined ? [] : wrap(`The search ended early: ${whyNoDeal.partial}.`);
  return [
    'WHY NO DEAL: nothing is signable',
    ...whyNoDeal.corrections.slice(0, LISTED).flatMap((correction) => {
      const way = correction.amounts[0];
      const lower = way?.lower.map(({ party, by }) => `${space.parties[party]!.name} by ${number(by)}`) ?? [];
      const how = lower.length > 0 ? ` (lower ${lower.join(', ')})` : '';
      return wrap(`  opens it: ${correction.constraints.map(named).join(' and ')}${how}`, 4);
    }),
    ...rest(whyNoDeal.corrections.length),
    ...whyNoDeal.conflicts
      .slice(0, LISTED)
      .flatMap((conflict) => wrap(`  cannot hold together: ${conflict.map(named).join(' and ')}`, 4)),
    ...rest(whyNoDeal.conflicts.length),
    ...limited,
    '',
  ];
}

function rest(n: number): string[] {
  return n > LISTED ? [`  … and ${count(n - LISTED)} more (--json lists all)`] : [];
}

function checks({ checks: done }: Settlement): string[] {
  const lines = done.flatMap((check) => {
    const mark = check.holds ? (check.whole ? 'holds' : 'holds as far as looked at') : 'DOES NOT HOLD';
    const problem = check.problem === undefined ? '' : `: ${check.problem}`;
    return wrap(`  ${mark}: ${check.kind} (${check.extent}; ${check.checkedBy})${problem}`, 4);
  });
  return ['CHECKED independently of the solver', ...(lines.length > 0 ? lines : ['  nothing: not proven'])];
}

function outcome(point: Point, result: Settlement, space: DealSpace): string[] {
  const options = point.package.map((o, i) => {
    const issue = space.issues[i]!;
    return `${issue.name}: ${o === issue.absent ? '–' : issue.options[o]!}`;
  });
  const tie = point.packages > 1 ? ` (first of ${count(point.packages)} packages)` : '';
  const kept = options.map((option) => option.replaceAll(' ', HELD)).join(' · ');
  return [...wrap(`    ${vector(point.values, result, space)}`, 6), ...wrap(`      ${kept}${tie}`, 8)];
}

function vector(values: readonly number[], result: Settlement, space: DealSpace): string {
  return values.map((value, k) => `${space.parties[result.signatories[k]!]!.name} ${number(value)}`).join(', ');
}

/** Columns two spaces apart; the last, and any first that is text, to the left, numbers to the right. */
function table(head: string[], rows: string[][]): string[] {
  const all = [head, ...rows];
  const widths = head.map((_, c) => Math.min(40, Math.max(...all.map((row) => row[c]!.length))));
  const numeric = head.map((_, c) => rows.every((row) => /^[\d.,%−<– to]*$/.test(row[c]!)));
  return all.map((row) => {
    const cells = row.map((text, c) => {
      if (c === row.length - 1 && !numeric[c]) return text;
      const cell = clip(text, widths[c]!);
      return numeric[c] ? cell.padStart(widths[c]!) : cell.padEnd(widths[c]!);
    });
    return `  ${cells.join('  ')}`.trimEnd();
  });
}

/** A space at which {@link wrap} does not break, so that the words of one option stay together where they fit. */
const HELD = '\u00a0';

/** Breaks at spaces; lines after the first are indented. A word that is too long is cut by the caller. */
function wrap(text: string, indent = 0): string[] {
  const lines: string[] = [];
  let line = /^ */.exec(text)![0];
  let empty = true;
  for (const word of text.trim().split(' ')) {
    if (!empty && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = ' '.repeat(indent) + word;
    } else {
      line += (empty ? '' : ' ') + word;
      empty = false;
    }
  }
  lines.push(line);
  return lines.map((full) => full.replaceAll(HELD, ' '));
}

function clip(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

/** Up to four decimals, none that are zero at the end, real minus. */
function number(x: number): string {
  const text = Math.abs(x) < 1e15 ? x.toFixed(4).replace(/\.?0+$/, '') : String(x);
  return text === '-0' ? '0' : text.replace('-', '−');
}

/** Per cent of the whole with one decimal; never 0 or 100 for what is not. */
function share(part: number, whole: number): string {
  if (whole === 0) return '';
  const text = ((100 * part) / whole).toFixed(1);
  if (part > 0 && text === '0.0') return '<0.1%';
  if (part < whole && text === '100.0') return '99.9%';
  return `${text.replace('.0', '')}%`;
}

function count(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}

function plural(n: number, one: string, many = `${one}s`): string {
  return `${count(n)} ${n === 1 ? one : many}`;
}
