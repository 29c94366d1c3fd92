import type { Curves, Dots, Finding, Scatter, Table, TreeNode } from '../lens/finding.js';
import { csvText, type Field } from './csvText.js';

/**
 * The value of a finding as comma-separated values, a line of names first: all numbers behind its chart or table,
 * unrounded, more than a table on a page holds. Shares are from 0 to 1. Nothing where a line would only repeat the sentence.
 */
export function findingCsv({ value }: Finding): string | undefined {
  const lines = linesOf(value);
  return lines && lines.length > 1 ? csvText(lines) : undefined;
}

function linesOf(value: Finding['value']): Field[][] | undefined {
  switch (value.kind) {
    case 'table':
      return tableLines(value);
    case 'curves':
      return curvesLines(value);
    case 'scatter':
      return scatterLines(value);
    case 'heat':
      return [
        [axis(value.x), axis(value.y), value.says],
        ...value.cells.flatMap((row, j) => row.map((cell, i) => [value.x.values[i], value.y.values[j], number(cell)])),
      ];
    case 'bars':
      return [
        ['id', value.of, axis(value.x), 'lower', 'upper', 'note'],
        ...value.rows.map(({ id, name, value: v, lo, hi, note }) => [id, name, number(v), lo, hi, note]),
      ];
    case 'tornado':
      return [
        ['id', value.of, 'low end', `${axis(value.x)} at the low end`, 'high end', `${axis(value.x)} at the high end`],
        ...value.rows.map(({ id, name, low, high }) => [id, name, low.says, number(low.x), high.says, number(high.x)]),
        ['centre', 'all at their medians', undefined, number(value.centre), undefined, number(value.centre)],
      ];
    case 'dots':
      return dotsLines(value);
    case 'forest':
      return [
        ['id', 'name', 'of', axis(value.x), 'lower', 'upper', 'cases', 'note'],
        ...value.rows.map(({ id, name, of, point, lo, hi, n, note }) => [id, name, of, number(point), lo, hi, n, note]),
      ];
    case 'tree':
      return [['depth', 'name', 'chance', value.says, 'note'], ...treeLines(value.root, 0)];
    case 'set':
      return [['id', 'name', 'detail'], ...value.items.map(({ id, name, detail }) => [id, name, detail])];
    case 'number':
    case 'choice':
      return undefined;
  }
}

/** A column as its numbers, then, where there are any, its ranges, its shares of worlds, and words that say more. */
function tableLines({ of, columns, rows }: Table): Field[][] {
  const parts = columns.flatMap(({ name, unit }, i) => {
    const called = unit === undefined ? name : `${name} (${unit})`;
    const cells = rows.map((row) => row.cells[i]);
    const numeric = cells.some((cell) => cell?.number !== undefined);
    const worded = !numeric || cells.some((cell) => cell?.mark === 'line' || (cell?.text && cell.number === undefined));
    return [
      ...(numeric ? [{ name: called, of: cells.map((cell) => number(cell?.number)) }] : []),
      ...(cells.some((cell) => cell?.range)
        ? [
            { name: `${called}: 5 % of worlds below`, of: cells.map((cell) => number(cell?.range?.[0])) },
            { name: `${called}: 95 % of worlds below`, of: cells.map((cell) => number(cell?.range?.[1])) },
          ]
        : []),
      ...(cells.some((cell) => cell?.chance !== undefined)
        ? [{ name: `${called}: share of worlds`, of: cells.map((cell) => number(cell?.chance)) }]
        : []),
      ...(worded ? [{ name: numeric ? `${called}: in words` : called, of: cells.map((cell) => cell?.text) }] : []),
    ];
  });
  const notes = rows.some(({ note }) => note !== undefined);
  return [
    ['id', of, ...parts.map(({ name }) => name), ...(notes ? ['note'] : [])],
    ...rows.map(({ id, name, note }, j) => [id, name, ...parts.map((part) => part.of[j]), ...(notes ? [note] : [])]),
  ];
}

function curvesLines({ x, series }: Curves): Field[][] {
  const parts = series.flatMap(({ name, values, fan, band, atRisk }) => [
    { name, of: values },
    ...(fan
      ? [5, 25, 75, 95].map((p) => ({ name: `${name}: ${p} % of worlds below`, of: fan[`p${p}` as keyof typeof fan] }))
      : []),
    ...(band
      ? [
          { name: `${name}: ${band.of ? '90 % range' : '95 % interval'}, lower`, of: band.lower },
          { name: `${name}: ${band.of ? '90 % range' : '95 % interval'}, upper`, of: band.upper },
        ]
      : []),
    ...(atRisk ? [{ name: `${name}: still followed`, of: atRisk }] : []),
  ]);
  return [
    [axis(x), ...parts.map(({ name }) => name)],
    ...x.values.map((at, i) => [at, ...parts.map((part) => number(part.of[i]))]),
  ];
}

function scatterLines({ x, y, cloud, frontier, named }: Scatter): Field[][] {
  return [
    ['what', 'id', 'name', axis(x), axis(y), 'packages', 'can be signed'],
    ['no-deal', undefined, undefined, number(x.threshold), number(y.threshold), undefined, undefined],
    ...named.map((p) => ['package', p.id, p.name, number(p.x), number(p.y), undefined, p.signable ? 'yes' : 'no']),
    ...frontier.map((p) => ['frontier', undefined, undefined, p.x, p.y, undefined, p.refused ? 'no' : undefined]),
    ...cloud.map(([px, py, n]) => ['packages', undefined, undefined, px, py, n, undefined]),
  ];
}

function dotsLines({ x, rows, reference }: Dots): Field[][] {
  const most = Math.max(0, ...rows.map(({ dots }) => dots.length));
  const beyond = `share of worlds at or beyond ${reference?.name ?? 'the line'}`;
  return [
    ['id', 'name', beyond, ...Array.from({ length: most }, (_, i) => `${axis(x)}, dot ${i + 1}`)],
    ...rows.map(({ id, name, chance, dots }) => [
      id,
      name,
      number(chance),
      ...Array.from({ length: most }, (_, i) => number(dots[i])),
    ]),
  ];
}

function treeLines({ name, chance, note, worth, children }: TreeNode, depth: number): Field[][] {
  return [[depth, name, chance, number(worth), note], ...children.flatMap((child) => treeLines(child, depth + 1))];
}

const axis = ({ name, unit }: { name: string; unit: string }) => (unit === '' ? name : `${name} (${unit})`);

const number = (x: number | null | undefined) => (typeof x === 'number' && Number.isFinite(x) ? x : undefined);
