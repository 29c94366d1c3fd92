import { numberGrounds } from '../../case/number.js';
import type { Standing } from '../../settlement/result.js';
import type { DealSpace } from '../../settlement/space.js';
import type { Cell, Certificate, Finding } from '../finding.js';
import { column, fixed, list, signed, title } from '../text.js';
import {
  type Context,
  noDealGround,
  optionName,
  type Shown,
  thresholdName,
  valuesOf,
  weightGround,
} from './context.js';

/** How a margin is marked: a red line counts before the number. */
export function standingMark(s: Standing): Cell['mark'] {
  return s.lines.length > 0 ? 'line' : s.accepts ? 'accepts' : 'refuses';
}

/** Names of the tables of any party, in the order in which they first appear: rows of the terms of a package. */
export function tableNames(space: DealSpace): string[] {
  return [...new Set(space.parties.flatMap((party) => (party.tables ?? []).map((table) => table.name)))];
}

export function tableTitle(name: string): string {
  return name === 'durability' ? 'What lack of durability costs' : title(name);
}

/** What a party's tables of this name add to a package, in its points; undefined where it has none. */
export function tablePoints(space: DealSpace, s: Standing, name: string): number | undefined {
  const named = s.tables.filter((t) => space.parties[s.party]!.tables![t.table]!.name === name);
  return named.length > 0 ? named.reduce((sum, t) => sum + t.points, 0) : undefined;
}

/** What a package is worth to each party, term by term; the terms of a column add up to its value. */
export function explain(context: Context, shown: Shown, certificate: Certificate | 'not proven'): Finding {
  const { c, actors, space, lines } = context;
  const { standings, package: chosen } = shown.explained;
  const nothing: Cell = { text: '' };
  const points = (number: number, keys: (string | undefined)[]): Cell => ({
    text: signed(number),
    number,
    grounds: [...new Set(keys.filter((k) => k !== undefined))],
  });
  const issueRows = c.issues.map((issue, i) => {
    const option = issue.options[chosen[i]!]?.id ?? 'absent';
    return {
      id: issue.id,
      name: `${title(issue.name)}: ${optionName(context, i, chosen[i]!)}`,
      cells: standings.map((s) => {
        const values = valuesOf(context, s.party);
        if (!values.shares[issue.id]) return nothing;
        const own = values.points[issue.id]?.[option];
        const grounds = own ? numberGrounds(own).map(({ key }) => key) : [];
        return points(s.issues[i]!, [...grounds, weightGround(values, issue.id)]);
      }),
    };
  });
  const termRows = [...lines].flatMap(([name, line]) => {
    const cells = standings.map((s) => {
      const fired = s.terms.find((t) => space.parties[s.party]!.terms[t.term]!.name === name);
      return fired ? points(fired.points, [line.ground]) : nothing;
    });
    return cells.some((cell) => cell.text) ? [{ id: name, name: `${title(line.kind)}: ${line.name}`, cells }] : [];
  });
  const tableRows = tableNames(space).map((name) => ({
    id: name,
    name: tableTitle(name),
    cells: standings.map((s) => {
      const worth = tablePoints(space, s, name);
      return worth === undefined ? nothing : points(worth, []);
    }),
  }));
  const lineRows = [...lines].flatMap(([name, line]) => {
    const cells = standings.map((s): Cell => {
      const crossed = s.lines.some((l) => space.parties[s.party]!.refuses[l]!.name === name);
      return crossed ? { text: 'refuses', mark: 'line', grounds: line.ground ? [line.ground] : [] } : nothing;
    });
    return cells.some((cell) => cell.text) ? [{ id: name, name: `Crosses: ${line.name}`, cells }] : [];
  });
  const threshold = (s: Standing) => space.parties[s.party]!.threshold;
  const ratified = actors.some((a) => a.role === 'ratifier');
  const sums = [
    { id: 'total', name: 'Worth', cells: standings.map((s) => ({ text: fixed(s.value), number: s.value })) },
    {
      id: 'no-deal',
      name: ratified ? 'No-deal (who ratifies: threshold)' : 'No-deal',
      cells: standings.map((s) => ({
        ...points(threshold(s), [noDealGround(context, s.party)]),
        text: fixed(threshold(s)),
      })),
    },
    { id: 'margin', name: 'Margin', cells: standings.map((s) => ({ ...points(s.margin, []), mark: standingMark(s) })) },
  ];
  const rows = [...issueRows, ...termRows, ...tableRows, ...lineRows, ...sums];
  const worths = standings.map(
    (s) =>
      `${fixed(s.value)} points to ${actors[s.party]!.name} (${thresholdName(context, s.party)} ${fixed(threshold(s))})`,
  );
  return {
    id: `settlement/explain/${shown.id}`,
    lens: 'settlement',
    question: `What is ${shown.name} worth to each?`,
    about: { package: shown.id },
    sentence: `${title(shown.name)} is worth ${list(worths)}, each on its own scale.${shown.completed ? ` ${title(shown.completed)}.` : ''}`,
    value: {
      kind: 'table',
      of: 'term',
      columns: actors.map((a) => ({ id: a.id, name: column(a.name), unit: 'points' })),
      rows,
    },
    grounds: [
      ...new Set([...shown.grounds, ...rows.flatMap((row) => row.cells.flatMap((cell: Cell) => cell.grounds ?? []))]),
    ],
    certificate,
  };
}
