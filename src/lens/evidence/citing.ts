import type { Case, Ground } from '../../case/case.js';
import { numberGrounds } from '../../case/number.js';
import type { Finding } from '../finding.js';
import { count, counted, list, percent } from '../text.js';
import { groundsUsed } from './groundTexts.js';
import { groundName } from './words.js';

/** A ground that carries this share of all stated numbers is named. */
export const LARGE = 0.25;

/** How the case cites: what is never used, who signed, and on how little how much rests. */
export function citingFindings(c: Case): Finding[] {
  const used = new Set(groundsUsed(c).map(({ id }) => id));
  return [...carriesMost(c), ...unsigned(c, used), ...unused(c, used)];
}

/** Grounds that carry a quarter of all stated numbers or more: the case stands and falls with them. */
function carriesMost(c: Case): Finding[] {
  const stated = c.numbers.filter(({ standing }) => standing !== 'default');
  const by = new Map<string, { ground: Ground; all: number; inherited: number }>();
  for (const number of stated) {
    for (const ground of numberGrounds(number)) {
      const entry = by.get(ground.key) ?? { ground, all: 0, inherited: 0 };
      entry.all++;
      if (number.standing === 'inherited') entry.inherited++;
      by.set(ground.key, entry);
    }
  }
  const large = [...by.values()].filter(({ all }) => all / stated.length >= LARGE).sort((a, b) => b.all - a.all);
  if (large.length === 0) return [];
  const said = large.map(({ ground, all, inherited }) => {
    const which =
      inherited === all ? ', all of them inherited' : inherited > 0 ? `, ${count(inherited)} of them inherited` : '';
    return `${groundName(ground, c.sources)} carries ${count(all)} of ${counted(stated.length, 'stated number')} (${percent(all / stated.length)})${which}`;
  });
  return [
    finding(
      'weight',
      'On how little does how much rest?',
      `${sentences(said)} If it is wrong, so are they all. To mend: give the numbers that matter most a ground of their own.`,
      [...by.values()]
        .sort((a, b) => b.all - a.all)
        .slice(0, SHOWN)
        .map(({ ground, all, inherited }) => ({
          id: ground.key,
          name: groundName(ground, c.sources),
          detail: `${counted(all, 'number')}, ${percent(all / stated.length)} of the stated ones; ${count(inherited)} inherited`,
        })),
      large.map(({ ground }) => ground.key),
    ),
  ];
}

/** Grounds that are listed with what they carry. */
const SHOWN = 5;

/** Judgements that nobody owns, or that have no date. */
function unsigned({ judgements }: Case, used: ReadonlySet<string>): Finding[] {
  const all = Object.values(judgements);
  const some = all.filter(({ by, on }) => !by || !on);
  if (some.length === 0) return [];
  const items = some.map(({ id, says, by, on }) => ({
    id,
    name: id,
    detail: `${[!by && 'no author', !on && 'no date'].filter(Boolean).join(', ')}: ${says}`,
  }));
  const [nobody, never] = [some.filter(({ by }) => !by), some.filter(({ on }) => !on)];
  const missing = [
    nobody.length > 0 && `${isOrAre(nobody.length, all.length)} without an author`,
    never.length > 0 && `${isOrAre(never.length, all.length)} without a date`,
  ].filter((x) => x !== false);
  const [only, ...others] = all;
  const said =
    others.length === 0
      ? `The judgement ${only!.id} is without ${list([!only!.by && 'an author', !only!.on && 'a date'].filter((x) => x !== false))}.`
      : `Of ${counted(all.length, 'judgement')} ${list(missing)}: ${list(some.map(({ id }) => id))}.`;
  const keys = [nobody.length > 0 && 'by:', never.length > 0 && 'on:'].filter((x) => x !== false);
  const so = [
    nobody.length > 0 && 'its author can be asked',
    never.length > 0 && 'what was known then can be looked up',
  ];
  return [
    finding(
      'unsigned',
      'Who has judged, and when?',
      `${said} To mend: ${list(keys)} at ${some.length === 1 ? 'it' : 'each'}, so that ${list(so.filter((x) => x !== false))}.`,
      items,
      some.map(({ id }) => id).filter((id) => used.has(id)),
    ),
  ];
}

/** How many of so many: "1 is", "3 are", "all are". */
function isOrAre(some: number, all: number): string {
  if (some === all && all > 1) return 'all are';
  return `${count(some)} ${some === 1 ? 'is' : 'are'}`;
}

/** Sources and judgements that stand in the case and carry nothing. */
function unused(c: Case, used: ReadonlySet<string>): Finding[] {
  const idle = [
    ...Object.values(c.sources).map(({ id, title }) => ({ id, name: `source ${id}`, detail: title })),
    ...Object.values(c.judgements).map(({ id, says }) => ({ id, name: `judgement ${id}`, detail: says })),
  ].filter(({ id }) => !used.has(id));
  if (idle.length === 0) return [];
  return [
    finding(
      'unused',
      'What is named and never cited?',
      `${list(idle.map(({ name }) => name)).replace(/^./, (x) => x.toUpperCase())} ${idle.length === 1 ? 'carries' : 'carry'} no number, line or package. To mend: cite ${idle.length === 1 ? 'it' : 'them'} where ${idle.length === 1 ? 'it is' : 'they are'} used, or leave ${idle.length === 1 ? 'it' : 'them'} out.`,
      idle,
      [],
    ),
  ];
}

/** Each as a sentence. */
const sentences = (all: readonly string[]) => all.map((text) => `${text[0]!.toUpperCase()}${text.slice(1)}.`).join(' ');

function finding(
  id: string,
  question: string,
  sentence: string,
  items: { id: string; name: string; detail: string }[],
  grounds: string[],
): Finding {
  return {
    id: `evidence/${id}`,
    lens: 'evidence',
    question,
    about: {},
    sentence,
    value: { kind: 'set', items },
    grounds,
    certificate: 'not proven',
  };
}
