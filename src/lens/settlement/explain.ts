import type { Cell, Certificate, Finding } from '../finding.js';
import { column, fixed, list, signed, title } from '../text.js';
import { type Context, noDealGround, optionName, possessive, type Shown } from './context.js';

/** What a package is worth to each party, term by term; the terms of a column add up to its value. */
export function explain(context: Context, shown: Shown, certificate: Certificate | 'not proven'): Finding {
  const { c, actors, space, lines } = context;
  const { standings, package: chosen } = shown.explained;
  const points = (number: number, keys: (string | undefined)[], mark?: Cell['mark']): Cell => ({
    text: signed(number),
    number,
    ...(mark && { mark }),
    grounds: [...new Set(keys.filter((k) => k !== undefined))],
  });
  const nothing: Cell = { text: '' };
  const issueRows = c.issues.map((issue, i) => {
    const option = issue.options[chosen[i]!]?.id ?? 'absent';
    return {
      id: issue.id,
      name: `${title(issue.name)}: ${optionName(context, i, chosen[i]!)}`,
      cells: standings.map((s) => {
        const values = valuesOf(context, s.party);
        if (!values?.shares[issue.id]) return nothing;
        const number = values.points[issue.id]?.[option];
        const weight = values.weights.kind === 'numbers' ? values.weights.of[issue.id]?.ground : values.weightsGround;
        return points(s.issues[i]!, [number?.ground?.key, weight?.key]);
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
  const lineRows = [...lines].flatMap(([name, line]) => {
    const cells = standings.map((s): Cell => {
      const crossed = s.lines.some((l) => space.parties[s.party]!.refuses[l]!.name === name);
      return crossed ? { text: 'refuses', mark: 'line', grounds: line.ground ? [line.ground] : [] } : nothing;
    });
    return cells.some((cell) => cell.text) ? [{ id: name, name: `Crosses: ${line.name}`, cells }] : [];
  });
  const finite = (x: number, cell: Cell) => (Number.isFinite(x) ? cell : nothing);
  const threshold = (p: number) => space.parties[p]!.threshold;
  const sums = [
    { id: 'total', name: 'Worth', cells: standings.map((s) => ({ text: fixed(s.value), number: s.value })) },
    {
      id: 'no-deal',
      name: 'No-deal, or threshold',
      cells: standings.map((s) =>
        finite(threshold(s.party), {
          ...points(threshold(s.party), [noDealGround(context, s.party)]),
          text: fixed(threshold(s.party)),
        }),
      ),
    },
    {
      id: 'margin',
      name: 'Margin',
      cells: standings.map((s) =>
        finite(s.margin, points(s.margin, [], s.lines.length > 0 ? 'line' : s.accepts ? 'accepts' : 'refuses')),
      ),
    },
  ];
  return {
    id: `settlement/explain/${shown.id}`,
    lens: 'settlement',
    question: `What is ${shown.name} worth to each?`,
    about: { package: shown.id },
    sentence: `${title(shown.name)} is worth ${list(standings.map((s) => `${fixed(s.value)} points to ${actors[s.party]!.name} (no-deal ${Number.isFinite(threshold(s.party)) ? fixed(threshold(s.party)) : 'not given'})`))}, each on its own scale.`,
    value: {
      kind: 'table',
      of: 'term',
      columns: actors.map((a) => ({ id: a.id, name: column(a.name), unit: 'points' })),
      rows: [...issueRows, ...termRows, ...lineRows, ...sums],
    },
    grounds: shown.grounds,
    certificate,
  };
}

function valuesOf({ c, actors }: Context, party: number) {
  const { id } = actors[party]!;
  return c.parties.find((p) => p.id === id)?.values ?? c.ratifiers.find((r) => r.id === id)?.values;
}

/** One party's view of a package, with what each term rests on: points within the issue × share of weight = worth. */
export function explainFor(
  context: Context,
  shown: Shown,
  party: number,
  certificate: Certificate | 'not proven',
): Finding {
  const { c, actors, space, lines, grounds } = context;
  const { name } = actors[party]!;
  const s = shown.explained.standings[party]!;
  const values = valuesOf(context, party)!;
  const label = (keys: (string | undefined)[]): Cell => ({
    text: [...new Set(keys.flatMap((k) => (k ? [grounds[k]?.label ?? k] : [])))].join(', '),
    grounds: [...new Set(keys.filter((k) => k !== undefined))],
  });
  const number = (x: number, text = fixed(x)): Cell => ({ text, number: x });
  const none: Cell = { text: '' };
  const rows = c.issues.flatMap((issue, i) => {
    const share = values.shares[issue.id] ?? 0;
    if (share === 0) return [];
    const option = issue.options[shown.explained.package[i]!]?.id ?? 'absent';
    const points = values.points[issue.id]?.[option];
    const weight = values.weights.kind === 'numbers' ? values.weights.of[issue.id]?.ground : values.weightsGround;
    return [
      {
        id: issue.id,
        name: `${title(issue.name)}: ${optionName(context, i, shown.explained.package[i]!)}`,
        cells: [
          points
            ? number(
                points.median,
                points.quantity.kind === 'interval'
                  ? `${fixed(points.median)} (${points.written})`
                  : fixed(points.median),
              )
            : none,
          number(100 * share, `${fixed(100 * share)} %`),
          number(s.issues[i]!, signed(s.issues[i]!)),
          label([points?.ground?.key, weight?.key]),
        ],
      },
    ];
  });
  for (const { term, points } of s.terms) {
    const line = lines.get(space.parties[party]!.terms[term]!.name)!;
    const cells = [none, none, number(points, signed(points)), label([line.ground])];
    rows.push({ id: line.id, name: `${title(line.kind)}: ${line.name} (${line.condition})`, cells });
  }
  for (const crossed of s.lines) {
    const line = lines.get(space.parties[party]!.refuses[crossed]!.name)!;
    rows.push({
      id: line.id,
      name: `Crosses ${line.kind}: ${line.name} (${line.condition})`,
      cells: [none, none, { text: 'refuses', mark: 'line' }, label([line.ground])],
    });
  }
  rows.push({ id: 'total', name: 'Worth', cells: [none, none, number(s.value), none] });
  if (Number.isFinite(s.margin)) {
    const threshold = space.parties[party]!.threshold;
    rows.push(
      {
        id: 'no-deal',
        name: 'No-deal, or threshold',
        cells: [none, none, number(threshold), label([noDealGround(context, party)])],
      },
      {
        id: 'margin',
        name: 'Margin',
        cells: [
          none,
          none,
          {
            ...number(s.margin, signed(s.margin)),
            mark: s.lines.length > 0 ? 'line' : s.accepts ? 'accepts' : 'refuses',
          },
          none,
        ],
      },
    );
  }
  return {
    id: `settlement/explain/${shown.id}/${actors[party]!.id}`,
    lens: 'settlement',
    question: `What does ${possessive(name)} view of ${shown.name} rest on?`,
    about: { package: shown.id, party: actors[party]!.id },
    sentence: `To ${name} ${shown.name} is worth ${fixed(s.value)} points${Number.isFinite(s.margin) ? `, ${signed(s.margin)} against what it expects without agreement` : ''}${s.lines.length > 0 ? '; it crosses a red line, so it is refused whatever it is worth' : ''}.`,
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
    grounds: [],
    certificate,
  };
}
