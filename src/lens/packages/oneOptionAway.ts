import type { Case } from '../../case/index.js';
import type { Budget } from '../../shared/budget.js';
import type { PackageByName } from '../worlds/answerAtMedians.js';
import type { KeptFor } from '../worlds/gamesOfEdits.js';
import { standingsAtMedians } from './standingsAtMedians.js';
import { issuesChanged, type Options, rulesBroken, withOption } from './withOption.js';

/** A package with one option changed, and what that does. */
export interface OptionAway {
  issue: string;
  option: string;
  options: Options;
  /** Other issues that fall away with it, or arise. */
  also: string[];
  /** Rules of the case that it breaks: then it is no package, and nobody signs it. */
  breaks: string[];
  /** By actor, over its no-deal or threshold, in its points. */
  margins: Record<string, number>;
  /** Actors that refuse on a hard line, whatever else they get. */
  refuse: string[];
  /** Ratifiers whose consent it does not need. */
  notNeeded: string[];
  signed: boolean;
  ratified: boolean;
}

/** Packages that are valued before others may have the thread. */
const PIECE = 2;

/**
 * Every option that a package does not take, each put into it alone. Nothing where the budget ended it. Of a package with
 * an option that the case has not, those are left that mend it.
 *
 * @param known Packages of the case, whole, for what a status quo is worth.
 */
export async function oneOptionAway(
  c: Case,
  of: PackageByName,
  known: readonly PackageByName[],
  games: KeptFor,
  budget: Budget,
): Promise<OptionAway[] | undefined> {
  const moves = c.issues.flatMap((issue) =>
    of.options[issue.id] === null
      ? []
      : issue.options.flatMap((option) => (option.id === of.options[issue.id] ? [] : [[issue.id, option.id] as const])),
  );
  const away: OptionAway[] = [];
  for (let from = 0; from < moves.length; from += PIECE) {
    if (!(await budget.goOn('options', from, moves.length))) return undefined;
    const piece = moves.slice(from, from + PIECE).map(([issue, option], n) => {
      const options = withOption(c, of.options, issue, option);
      return { issue, option, of: { id: `away ${from + n}`, name: '', options, found: true } };
    });
    const packages = piece.map((move) => move.of);
    const { certain, standing } = standingsAtMedians(c, packages, known, games);
    for (const { shown } of standing) {
      const { issue, option, of: moved } = piece.find((move) => move.of.id === shown.id)!;
      const { standings, signable, ratifiable } = shown.explained;
      away.push({
        issue,
        option,
        options: moved.options,
        also: issuesChanged(c, of.options, moved.options).filter((id) => id !== issue),
        breaks: rulesBroken(c, moved.options),
        margins: Object.fromEntries(certain.actors.map(({ id }, a) => [id, standings[a]!.margin])),
        refuse: certain.actors.flatMap(({ id }, a) => (standings[a]!.lines.length > 0 ? [id] : [])),
        notNeeded: certain.actors.flatMap(({ id }, a) => (standings[a]!.needed ? [] : [id])),
        signed: signable,
        ratified: ratifiable,
      });
    }
  }
  return away;
}
