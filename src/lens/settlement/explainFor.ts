import { numberGrounds } from '../../case/number.js';
import { isUncertain } from '../../quantity/quantity.js';
import type { Cell, Certificate, Finding, Table } from '../finding.js';
import { fixed, signed, title } from '../text.js';
import {
  type Context,
  noDealGround,
  optionName,
  possessive,
  type Shown,
  thresholdName,
  valuesOf,
  weightGround,
} from './context.js';
import { standingMark, tableNames, tablePoints, tableTitle } from './explain.js';

/** One party's view of a package, with what each term rests on: points within the issue × share of weight = worth. */
export function explainFor(
  context: Context,
  shown: Shown,
  party: number,
  certificate: Certificate | 'not proven',
): Finding {
  const { c, actors, space, lines } = context;
  const { name } = actors[party]!;
  const s = shown.explained.standings[party]!;
  const values = valuesOf(context, party);
  const { threshold, terms, refuses } = space.parties[party]!;
  const rows: Table['rows'] = c.issues.flatMap((issue, i) => {
    const share = values.shares[issue.id] ?? 0;
    if (share === 0) return [];
    const option = issue.options[shown.explained.package[i]!]?.id ?? 'absent';
    const points = values.points[issue.id]?.[option];
    const range = points && isUncertain(points.quantity) ? ` (${points.written})` : '';
    return [
      {
        id: issue.id,
        name: `${title(issue.name)}: ${optionName(context, i, shown.explained.package[i]!)}`,
        cells: [
          points ? number(points.value, fixed(points.value) + range) : NOTHING,
          number(100 * share, `${fixed(100 * share)} %`),
          number(s.issues[i]!, signed(s.issues[i]!)),
          restsOn(context, [
            ...(points ? numberGrounds(points).map(({ key }) => key) : []),
            weightGround(values, issue.id),
          ]),
        ],
      },
    ];
  });
  for (const { term, points } of s.terms) {
    const line = lines.get(terms[term]!.name)!;
    const cells = [NOTHING, NOTHING, number(points, signed(points)), restsOn(context, [line.ground])];
    rows.push({ id: line.id, name: `${title(line.kind)}: ${line.name} (${line.condition})`, cells });
  }
  for (const table of tableNames(space)) {
    const worth = tablePoints(space, s, table);
    if (worth === undefined) continue;
    rows.push({ id: table, name: tableTitle(table), cells: [NOTHING, NOTHING, number(worth, signed(worth)), NOTHING] });
  }
  for (const crossed of s.lines) {
    const line = lines.get(refuses[crossed]!.name)!;
    const cells: Cell[] = [NOTHING, NOTHING, { text: 'refuses', mark: 'line' }, restsOn(context, [line.ground])];
    rows.push({ id: line.id, name: `Crosses ${line.kind}: ${line.name} (${line.condition})`, cells });
  }
  const asked = thresholdName(context, party);
  const ground = restsOn(context, [noDealGround(context, party)]);
  const margin = { ...number(s.margin, signed(s.margin)), mark: standingMark(s) };
  rows.push(
    { id: 'total', name: 'Worth', cells: [NOTHING, NOTHING, number(s.value), NOTHING] },
    { id: 'no-deal', name: title(asked), cells: [NOTHING, NOTHING, number(threshold), ground] },
    { id: 'margin', name: 'Margin', cells: [NOTHING, NOTHING, margin, NOTHING] },
  );
  return {
    id: `settlement/explain/${shown.id}/${actors[party]!.id}`,
    lens: 'settlement',
    question: `What does ${possessive(name)} view of ${shown.name} rest on?`,
    about: { package: shown.id, party: actors[party]!.id },
    sentence: `To ${name} ${shown.name} is worth ${fixed(s.value)} points, ${signed(s.margin)} against its ${asked}${s.lines.length > 0 ? '; it crosses a red line, so it is refused whatever it is worth' : ''}.${shown.completed ? ` ${title(shown.completed)}.` : ''}`,
    value: {
      kind: 'table',
      of: 'term',
      columns: [
        { id: 'points', name: 'points (0–100)' },
        { id: 'share', name: 'share of weight' },
        { id: 'worth', name: 'worth', unit: 'points' },
        { id: 'ground', name: 'rests on' },
      ],
      rows,
    },
    grounds: [
      ...new Set([...shown.grounds, ...rows.flatMap((row) => row.cells.flatMap((cell) => cell.grounds ?? []))]),
    ],
    certificate,
  };
}

const NOTHING: Cell = { text: '' };

const number = (x: number, text = fixed(x)): Cell => ({ text, number: x });

function restsOn({ grounds }: Context, keys: (string | undefined)[]): Cell {
  const used = [...new Set(keys.filter((k) => k !== undefined))];
  return { text: used.map((k) => grounds[k]?.label ?? k).join(', '), grounds: used };
}
