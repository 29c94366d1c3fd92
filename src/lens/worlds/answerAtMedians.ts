import type { Case } from '../../case/index.js';
import { explainPackage } from '../../settlement/evaluate.js';
import { Budget } from '../../shared/budget.js';
import { caseHead } from '../caseHead.js';
import type { Assessment } from '../finding.js';
import { profileOf } from '../guarantee/inputs.js';
import { showNamed } from '../settlement/shown.js';
import { type CaseSpace, caseSpace, packageIndices, packageOptions } from '../settlement/space.js';
import type { Answer, Chosen } from './answerList.js';
import { WorldAnswers } from './answers.js';
import { GamesOfEdits, type KeptFor } from './gamesOfEdits.js';
import { type HoldAtMedians, holdAtMedians } from './holdAtMedians.js';
import { inputsOf } from './inputs.js';

/** A package by the names of its options, `null` where an issue does not arise: what it is stays true when a case is edited. */
export interface PackageByName {
  id: string;
  name: string;
  options: Record<string, string | null>;
  found: boolean;
}

/** Headline answers of a case with every number at its median. */
export interface MedianAnswers {
  /** Which text of which case it is. */
  case: Assessment['case'];
  packages: PackageByName[];
  list: Answer[];
  /** By id of the answer; NaN where there is nothing to say, such as whether help comes where nobody attacks. */
  values: Record<string, number>;
  /** Red lines and exchanges that a package breaks, of parties that then refuse whatever else they get. */
  refusals: { package: string; party: string; name: string }[];
  /** Packages of the case whose open issues are filled in for now, until a closer look knows better. */
  provisional: string[];
  /** Ratifiers whose consent a package does not need. */
  notNeeded: { package: string; party: string }[];
  /** Numbers of the case that differ from world to world. */
  inputs: number;
  /** Whether a game was continued from longer steps, so that numbers differ a little from those of `assess`. */
  continued: boolean;
  /** Where the case says how long agreements last. */
  hold?: HoldAtMedians;
}

/**
 * The answers of {@link WorldAnswers} in the one world of medians: what can be said of a case while somebody types. Unless
 * `games` are played in the case's own steps, large ones are continued from longer steps, as in every world.
 *
 * @param others Packages besides those that the case names; one whose options no longer exist is left out. A package
 * of the case that leaves issues open is answered where `others` completes it, if need be for now, and else at its best
 * completion in peace.
 * @param games Kept from edit to edit, it spares what an edit does not touch; the answers are the same.
 */
export async function answerAtMedians(
  c: Case,
  others: readonly (PackageByName & { forNow?: boolean })[],
  games: KeptFor = new GamesOfEdits(),
): Promise<MedianAnswers> {
  const chosen: Chosen[] = [];
  const add = (p: PackageByName) => {
    if (chosen.some(({ id }) => id === p.id)) return false;
    const [found] = chosenOf(c, [p]);
    if (found) chosen.push(found);
    return found !== undefined;
  };
  const budget = new Budget();
  const context = { c, grounds: {}, ...caseSpace(c) };
  const provisional: string[] = [];
  for (const named of c.packages) {
    const { id, name } = named;
    if (add({ id, name, options: named.options, found: false })) continue;
    const completed = (p: PackageByName) => agrees(p, named.options) && add({ ...p, name, found: false });
    const filledIn = others.find((p) => p.id === id && completed(p));
    if (filledIn?.forNow) provisional.push(id);
    if (filledIn) continue;
    const shown = await showNamed(context, named, budget);
    if (!shown) continue;
    chosen.push({ id: shown.id, name: shown.name, options: shown.explained.package, found: false });
    provisional.push(shown.id);
  }
  for (const other of others) add(other);
  const played = games.of(c);
  const answers = new WorldAnswers(c, chosen, played);
  const found = answers.of(c);
  const values = Object.fromEntries(answers.list.map(({ id }, i) => [id, found[i]!]));
  const hold = holdAtMedians(c, chosen, values);
  return {
    case: await caseHead(c),
    refusals: chosen.flatMap((p) => refusalsOf(context, p)),
    provisional,
    notNeeded: chosen.flatMap((p) => notNeededFor(context, p)),
    packages: chosen.map((p) => byName(c, p)),
    list: answers.list,
    values,
    inputs: inputsOf(c).reduce((sum, { columns }) => sum + columns.length, 0),
    continued: chosen.some(
      ({ options }) => c.guarantee && played.continues(c, profileOf(c.guarantee, packageOptions(c, options))),
    ),
    ...(hold && { hold }),
  };
}

function refusalsOf({ space, actors, lines }: CaseSpace, { id, options }: Chosen): MedianAnswers['refusals'] {
  const { standings } = explainPackage(space, options);
  return standings.flatMap(({ lines: crossed }, a) =>
    crossed.map((line) => {
      const { name } = space.parties[a]!.refuses[line]!;
      return { package: id, party: actors[a]!.id, name: lines.get(name)?.name ?? name };
    }),
  );
}

/** Ratifiers whose consent a package does not need. */
export function notNeededFor(
  { space, actors }: Pick<CaseSpace, 'space' | 'actors'>,
  { id, options }: Chosen,
): MedianAnswers['notNeeded'] {
  const { standings } = explainPackage(space, options);
  return standings.flatMap(({ needed }, a) => (needed ? [] : [{ package: id, party: actors[a]!.id }]));
}

/** A package whose options are numbered in the order of the case, by their names. */
export function byName(c: Case, { id, name, options, found }: Chosen): PackageByName {
  const named = c.issues.map((issue, i): [string, string | null] => [issue.id, issue.options[options[i]!]?.id ?? null]);
  return { id, name, options: Object.fromEntries(named), found };
}

/** The packages whose options a case has, their options numbered in its order. */
export function chosenOf(c: Case, packages: readonly PackageByName[]): Chosen[] {
  return packages.flatMap((p) => {
    const options = packageIndices(c, p.options);
    const exists = options.every((option) => option !== undefined && option >= 0);
    return exists ? [{ ...p, options: options as number[] }] : [];
  });
}

const agrees = ({ options }: PackageByName, given: Record<string, string | null | undefined>) =>
  Object.entries(given).every(([issue, option]) => option === undefined || options[issue] === option);
