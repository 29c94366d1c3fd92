import type { Cell, Certificate, Finding } from '../finding.js';
import { column, list, signed, title } from '../text.js';
import { allGrounds, type Context, optionName, type Shown } from './context.js';
import { tableNames, tablePoints, tableTitle } from './explain.js';

/** Two packages of one case: who gains and who loses, by which terms, and whose answer flips. */
export function compare(context: Context, a: Shown, b: Shown, certificate: Certificate | 'not proven'): Finding {
  const { c, actors, space, lines } = context;
  const difference = (by: number): Cell => (by === 0 ? { text: '' } : { text: signed(by), number: by });
  const issueRows = c.issues.flatMap((issue, i) => {
    const from = a.explained.package[i]!;
    const to = b.explained.package[i]!;
    if (from === to) return [];
    return [
      {
        id: issue.id,
        name: `${title(issue.name)}: ${optionName(context, i, from)} → ${optionName(context, i, to)}`,
        cells: actors.map((_, p) =>
          difference(b.explained.standings[p]!.issues[i]! - a.explained.standings[p]!.issues[i]!),
        ),
      },
    ];
  });
  const fired = (shown: Shown, p: number, name: string) =>
    shown.explained.standings[p]!.terms.find((t) => space.parties[p]!.terms[t.term]!.name === name)?.points ?? 0;
  const crossed = (shown: Shown, p: number, name: string) =>
    shown.explained.standings[p]!.lines.some((l) => space.parties[p]!.refuses[l]!.name === name);
  const lineRows = [...lines].flatMap(([name, line]) => {
    const cells = actors.map((_, p): Cell => {
      const was = crossed(a, p, name);
      const is = crossed(b, p, name);
      if (was !== is) return { text: is ? 'crossed now' : 'kept now', mark: is ? 'line' : 'accepts' };
      return difference(fired(b, p, name) - fired(a, p, name));
    });
    return cells.some((cell) => cell.text) ? [{ id: name, name: `${title(line.kind)}: ${line.name}`, cells }] : [];
  });
  const tableRows = tableNames(space).flatMap((name) => {
    const worth = (shown: Shown, p: number) => tablePoints(space, shown.explained.standings[p]!, name) ?? 0;
    const cells = actors.map((_, p) => difference(worth(b, p) - worth(a, p)));
    return cells.some((cell) => cell.text) ? [{ id: name, name: tableTitle(name), cells }] : [];
  });
  const change = actors.map((_, p) => b.explained.standings[p]!.value - a.explained.standings[p]!.value);
  const flips = actors.flatMap((actor, p) => {
    const was = a.explained.standings[p]!;
    const is = b.explained.standings[p]!;
    if (was.accepts === is.accepts || !is.needed) return [];
    return [
      `${actor.name} would ${is.accepts ? 'accept' : 'refuse'} what it would ${was.accepts ? 'accept' : 'refuse'} before`,
    ];
  });
  const gains = actors.flatMap((x, p) => (change[p]! > 0 ? [`${x.name} ${signed(change[p]!)}`] : []));
  const loses = actors.flatMap((x, p) => (change[p]! < 0 ? [`${x.name} ${signed(change[p]!)}`] : []));
  const parts = [
    gains.length > 0 ? `gains for ${list(gains)}` : '',
    loses.length > 0 ? `losses for ${list(loses)}` : '',
  ].filter(Boolean);
  return {
    id: `settlement/compare/${a.id}/${b.id}`,
    lens: 'settlement',
    question: `What changes from ${a.name} to ${b.name}?`,
    about: {},
    sentence: `From ${a.name} to ${b.name}: ${parts.join('; ') || 'nothing changes for anybody'}. ${flips.length > 0 ? `${title(list(flips))}.` : 'Nobody changes its answer.'}`,
    value: {
      kind: 'table',
      of: 'what changes',
      columns: actors.map((x) => ({ id: x.id, name: column(x.name), unit: 'points' })),
      rows: [
        ...issueRows,
        ...lineRows,
        ...tableRows,
        { id: 'worth', name: 'Worth', cells: change.map(difference) },
        {
          id: 'answer',
          name: 'Answer',
          cells: actors.map((_, p): Cell => {
            const [was, is] = [a.explained.standings[p]!, b.explained.standings[p]!];
            const word = (s: typeof was) => (s.needed ? (s.accepts ? 'yes' : 'no') : 'not needed');
            return { text: word(was) === word(is) ? word(is) : `${word(was)} → ${word(is)}` };
          }),
        },
      ],
    },
    grounds: allGrounds(context),
    certificate,
  };
}
