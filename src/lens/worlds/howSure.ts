import type { Cell, Curves, Dots, Finding } from '../finding.js';
import { adopters, allGrounds, type Context } from '../settlement/context.js';
import { column, count, list, percent, signed, title, years } from '../text.js';
import type { Chosen } from './answers.js';
import { isSo } from './headline.js';
import type { WorldRun } from './run.js';
import type { Chance, WorldTable } from './table.js';

/** How the packages do over the worlds: a sentence, a table, dots of the first one's margins, and fans of how long peace lasts. */
export function worldsFindings(context: Context, run: WorldRun, head: string | undefined): Finding[] {
  const { packages, table } = run;
  if (table.worlds.length === 0 || packages.length === 0) return [];
  const first = packages.find(({ id }) => id === head);
  return [
    howSure(context, run, first),
    packagesFinding(context, run),
    ...(first ? [marginsFinding(context, run, first)] : []),
    ...peaceFinding(context, run, first),
    ...context.c.offers.flatMap((offer) =>
      table.has(`agreement/${offer.id}`) ? [offerFinding(context, run, offer)] : [],
    ),
  ];
}

/**
 * The least certain of the chances that are shown: half the width of its 95 % interval. Null where the hypercubes agree
 * in all of them, or one of them has no world: then nothing is known of the error.
 */
export function stability({ packages, table }: WorldRun, { actors }: Context): number | null {
  const moves = table.answers.filter(({ kind }) => kind === 'moves');
  const chances = packages.flatMap(({ id }) => [
    table.share(`signed/${id}`, isSo),
    table.share(`ratified/${id}`, isSo),
    ...actors.map((a) => table.share(`margin/${id}/${a.id}`, (x) => x >= 0)),
  ]);
  const firsts = moves.map(({ id }) => table.share(id, (x) => x >= 0.5));
  const widest = Math.max(0, ...[...chances, ...firsts].map(({ within }) => within));
  return widest > 0 && Number.isFinite(widest) ? Math.min(1, widest) : null;
}

/** `46 % ± 2`; where every world agrees nothing is known of the error, and it is left out. */
export function chanceInWords({ point, within }: Chance): string {
  const points = Math.ceil(within * 100);
  return points > 0 && Number.isFinite(within) ? `${percent(point)} ± ${points}` : percent(point);
}

/** `62 % (22–84)`: a number with the range in which it lies in nine worlds of ten. */
export function rangeInWords(point: number, [lo, hi]: [number, number], unit: 'share' | 'points'): string {
  if (unit === 'points') return `${signed(point)} (${signed(lo)} to ${signed(hi)})`;
  return `${percent(point)} (${bare(lo)}–${bare(hi)})`;
}

const bare = (share: number) => percent(share).replace('\u00a0%', '');

function howSure(context: Context, run: WorldRun, first: Chosen | undefined): Finding {
  const { packages, table } = run;
  const ratified = context.c.ratifiers.length > 0 ? 'signed and ratified' : 'signed';
  const chance = (id: string) => table.share(`ratified/${id}`, isSo);
  const inWorlds = (p: Chosen) => {
    const { point } = chance(p.id);
    return point === 0 ? 'in none' : point === 1 ? 'in all' : `in ${chanceInWords(chance(p.id))}`;
  };
  const others = packages
    .filter((p) => p !== first && chance(p.id).point > 0)
    .sort((a, b) => chance(b.id).point - chance(a.id).point)
    .slice(0, 2);
  const parts = [
    `Of ${count(table.worlds.length)} worlds drawn from the ranges of the case${first ? `, ${first.name} is ${ratified} ${inWorlds(first)}` : ''}${others.length > 0 ? `${first ? ', ' : ': '}${list(others.map((p) => `${p.name} ${inWorlds(p)}`))}` : first ? '' : `, no package is ${ratified} in any`}.`,
    ...failuresInWords(table),
  ];
  return {
    id: 'worlds/how-sure',
    lens: 'worlds',
    question: 'How sure is it?',
    about: first ? { package: first.id } : {},
    sentence: parts.join(' '),
    value: {
      kind: 'set',
      items: packages.map((p) => ({ id: p.id, name: title(p.name), detail: `${ratified} ${inWorlds(p)}` })),
    },
    grounds: allGrounds(context),
    certificate: 'not proven',
  };
}

function failuresInWords({ failures, worlds }: WorldTable): string[] {
  const [first] = failures;
  if (!first) return [];
  const all = failures.length + worlds.length;
  return [
    `${count(failures.length)} of ${count(all)} worlds could not be answered and count in none of this; for example world ${first.world}: ${first.why}.`,
  ];
}

/** By package: how often it is signed, how far the most reluctant is from it, how long its peace lasts. */
function packagesFinding(context: Context, { packages, table }: WorldRun): Finding {
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

/** Dots of a quantile dot plot. */
const DOTS = 20;

function marginsFinding(context: Context, { table }: WorldRun, first: Chosen): Finding {
  const rows: Dots['rows'] = context.actors.map(({ id, name }) => {
    const answer = `margin/${first.id}/${id}`;
    const at = Array.from({ length: DOTS }, (_, i) => (i + 0.5) / DOTS);
    return {
      id,
      name: column(name),
      dots: table.quantiles(answer, at) ?? [],
      chance: table.share(answer, (x) => x >= 0).point,
    };
  });
  const said = rows.map(({ name, chance }) => `${name} ${percent(chance!)}`);
  return {
    id: `worlds/margins/${first.id}`,
    lens: 'worlds',
    question: `How far is everybody from taking ${first.name}, over all worlds?`,
    about: { package: first.id },
    sentence: `Worlds in which ${first.name} is worth no less than what each expects without agreement (or, of those who ratify, asks), red lines apart: ${list(said)}.`,
    value: {
      kind: 'dots',
      x: { name: 'points over no-deal, of each party’s own', unit: 'points' },
      reference: { x: 0, name: 'no-deal' },
      rows,
    },
    grounds: allGrounds(context),
    certificate: 'not proven',
  };
}

/** Packages whose fans are drawn: more would lie over each other. */
const FANS = 3;

function peaceFinding({ c }: Context, { packages, table }: WorldRun, first: Chosen | undefined): Finding[] {
  const last = table.answers.filter((a) => a.kind === 'peace').at(-1)?.year;
  if (last === undefined) return [];
  const chosen = [...(first ? [first] : []), ...packages.filter((p) => p !== first)].slice(0, FANS);
  const ats = Array.from({ length: last + 1 }, (_, y) => y);
  const series: Curves['series'] = chosen.map(({ id, name }) => {
    const at = (p: number) => ats.map((y) => (y === 0 ? 1 : table.quantiles(`peace/${id}/${y}`, [p])![0]!));
    return {
      id,
      name: title(name),
      values: at(0.5),
      fan: { p5: at(0.05), p25: at(0.25), p75: at(0.75), p95: at(0.95) },
    };
  });
  const said = chosen.map(({ id, name }) => {
    const [lo, middle, hi] = table.quantiles(`peace/${id}/${last}`, [0.05, 0.5, 0.95])!;
    return `${name} ${rangeInWords(middle!, [lo!, hi!], 'share')}`;
  });
  return [
    {
      id: 'worlds/peace',
      lens: 'worlds',
      question: 'How long does the peace last, over all worlds?',
      about: first ? { package: first.id } : {},
      sentence: `Chance of peace for ${years(last)}, in the middle world and in nine of ten: ${list(said)}.`,
      value: {
        kind: 'curves',
        x: { name: 'years after signing', unit: 'years', values: ats },
        y: { name: 'chance of peace so far', unit: 'share' },
        form: 'lines',
        series,
        marks: [],
        tabled: ats.filter((y) => y % 5 === 0 || y === last),
      },
      grounds: [...new Set(c.numbers.flatMap((n) => (n.ground ? [n.ground.key] : [])))],
      certificate: 'not proven',
    },
  ];
}

/** What the target of an offer does first, over all worlds, and what comes of it. */
function offerFinding(context: Context, { table }: WorldRun, offer: Context['c']['offers'][number]): Finding {
  const { c } = context;
  const target = c.parties.find(({ id }) => id === offer.to)!.name;
  const called = (id: string) => c.packages.find((p) => p.id === id)!.name;
  const moves = table.answers.filter((a) => a.kind === 'moves' && a.offer === offer.id);
  const rows = moves.map(({ id, move }) => {
    const chosen = table.share(id, (x) => x >= 0.5);
    const name =
      move === 'accept'
        ? `accept ${called(offer.package)}`
        : move === 'wait'
          ? 'wait'
          : `put forward ${called(move!.slice('counter '.length))}`;
    return { id: move!, name, cells: [{ text: chanceInWords(chosen), number: chosen.point, chance: chosen.point }] };
  });
  const often = rows
    .filter(({ cells }) => cells[0]!.number >= 0.005)
    .sort((a, b) => b.cells[0]!.number - a.cells[0]!.number);
  const agreement = table.quantiles(`agreement/${offer.id}`, [0.05, 0.5, 0.95])!;
  const deadline = table.quantiles(`deadline/${offer.id}`, [0.05, 0.5, 0.95])!;
  return {
    id: `worlds/offer/${offer.id}`,
    lens: 'worlds',
    question: 'What does the deadline do, over all worlds?',
    about: { party: offer.to, package: offer.package },
    sentence: `Best for ${target} first: ${list(often.map(({ name, cells }) => `to ${name} in ${cells[0]!.text} of the worlds`))}. An agreement that stands comes with a chance of ${percent(agreement[1]!)} in the middle world and of ${bare(agreement[0]!)} to ${percent(agreement[2]!)} in nine of ten; what the deadline moves for ${target}, in its points: ${signed(deadline[1]!)} in the middle world, ${signed(deadline[0]!)} to ${signed(deadline[2]!)} in nine of ten.`,
    value: {
      kind: 'table',
      of: 'first move',
      columns: [{ id: 'worlds', name: 'share of the worlds' }],
      rows,
    },
    grounds: offer.ground ? [offer.ground.key] : [],
    certificate: 'not proven',
  };
}
