import type { Cell, Finding } from '../finding.js';
import { adopters, allGrounds, type Context } from '../settlement/context.js';
import { column, title, years } from '../text.js';
import { chanceInWords, rangeInWords } from './chances.js';
import { isSo } from './headline.js';
import type { WorldRun } from './run.js';
import type { WorldTable } from './table.js';

/** By package: how often it is signed, how far the most reluctant is from it, how long its peace lasts. */
export function packagesFinding(context: Context, { packages, table }: WorldRun): Finding {
  const needed = adopters(context);
  const last = table.answers.filter((a) => a.kind === 'peace').at(-1)?.year;
  const rows = packages.map((p) => {
    const signedIn = table.share(`signed/${p.id}`, isSo);
    const ratifiedIn = table.share(`ratified/${p.id}`, isSo);
    const cells: Cell[] = [signedIn, ...(context.c.ratifiers.length > 0 ? [ratifiedIn] : [])].map((chance) => ({
      text: chanceInWords(chance),
      number: chance.point,
      chance: chance.point,
    }));
    for (const a of needed) cells.push(ranged(table, `margin/${p.id}/${context.actors[a]!.id}`, 'points'));
    if (last !== undefined) cells.push(ranged(table, `peace/${p.id}/${last}`, 'share'));
    return { id: p.id, name: p.found ? `Found: ${p.name}` : title(p.name), cells };
  });
  const best = rows.reduce((a, b) => (b.cells[0]!.number! > a.cells[0]!.number! ? b : a));
  return {
    id: 'worlds/packages',
    lens: 'worlds',
    question: 'How do the packages do over all worlds?',
    about: {},
    sentence: `${best.cells[0]!.number! > 0 ? `Signed most often of the packages shown: ${best.name} (${best.cells[0]!.text})` : 'None of the packages shown is signed in any world'}. Margins and chances of peace are those of the middle world, with the range of nine worlds of ten.`,
    value: {
      kind: 'table',
      of: 'package',
      columns: [
        { id: 'signed', name: 'signed' },
        ...(context.c.ratifiers.length > 0 ? [{ id: 'ratified', name: 'signed and ratified' }] : []),
        ...needed.map((a) => ({
          id: context.actors[a]!.id,
          name: column(context.actors[a]!.name),
          unit: 'points over no-deal',
        })),
        ...(last === undefined ? [] : [{ id: 'peace', name: `peace lasts ${years(last)}` }]),
      ],
      rows,
    },
    grounds: allGrounds(context),
    certificate: 'not proven',
  };
}

function ranged(table: WorldTable, answer: string, unit: 'share' | 'points'): Cell {
  const found = table.quantiles(answer, [0.05, 0.5, 0.95]);
  if (!found) return { text: '–' };
  const range: [number, number] = [found[0]!, found[2]!];
  return { text: rangeInWords(found[1]!, range, unit), number: found[1]!, range };
}
