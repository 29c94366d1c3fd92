import type { Finding } from '../finding.js';
import { allGrounds, type Context } from '../settlement/context.js';
import { count, list, title } from '../text.js';
import type { Chosen } from './answerList.js';
import { chanceInWords } from './chances.js';
import { isSo } from './headline.js';
import { marginsFinding } from './marginsOverWorlds.js';
import { offerFinding } from './offerOverWorlds.js';
import { packagesFinding } from './packagesOverWorlds.js';
import { peaceFinding } from './peaceOverWorlds.js';
import type { WorldRun } from './run.js';
import type { WorldTable } from './table.js';

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
