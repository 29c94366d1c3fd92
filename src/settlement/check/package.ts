import type { Budget } from '../../shared/budget.js';
import type { Check, Completion, Package, WouldTake } from '../result.js';
import type { DealSpace } from '../space.js';
import type { Trades } from '../trades.js';
import { Look, onGrid, type Seen, scan } from './scan.js';

/** Largest number of option tuples that is gone through to check the answer about one package. */
const TUPLES = 10_000_000;

/** Checks that no package with fewer changes wins the party over, and that the ways listed are the least losses. */
export async function checkWouldTake(space: DealSpace, of: Package, result: WouldTake, budget: Budget): Promise<Check> {
  const look = new Look(space);
  const before = look.at([...of]);
  const start = { steps: [...before.steps], accepts: [...before.accepts] };
  const stoodBefore = space.parties.map((_, p) => start.accepts[p] || !look.needed(p, of));
  const others = space.parties.flatMap(({ role }, p) => (role === 'signatory' && p !== result.party ? [p] : []));
  const found = result.ways.map(() => 0);
  let problem: string | undefined;
  const lossesAt = (steps: readonly number[]): number[] => others.map((p) => Math.max(0, start.steps[p] - steps[p]));
  const see = ({ options, steps, accepts }: Seen): void => {
    if (problem !== undefined || !accepts[result.party]) return;
    let distance = 0;
    for (let i = 0; i < of.length; i++) if (options[i] !== of[i]) distance++;
    if (result.changes !== undefined && distance > result.changes) return;
    for (let p = 0; p < accepts.length; p++) if (stoodBefore[p] && !accepts[p] && look.needed(p, options)) return;
    if (distance !== result.changes) {
      problem = `[${options}] wins the party with ${distance} changes`;
      return;
    }
    const losses = lossesAt(steps);
    const ways = result.ways.filter((way) => way.losses.every((loss, k) => onGrid(loss.by) <= losses[k]));
    if (ways.length === 0) problem = `[${options}] costs the others less than what is listed`;
    for (const way of ways)
      if (way.losses.every((loss, k) => onGrid(loss.by) === losses[k])) found[result.ways.indexOf(way)]++;
  };
  if (result.acceptsAlready !== start.accepts[result.party]) problem = 'the party stands otherwise';
  for (const [w, way] of result.ways.entries()) {
    const seen = look.packageAt(way.package);
    const rewritten = [...of];
    for (const change of way.changes) rewritten[change.issue] = change.to;
    if (!seen || way.losses.map((loss) => loss.party).join() !== others.join()) problem ??= `way ${w} is not a way`;
    else if (lossesAt(seen.steps).some((loss, k) => loss !== onGrid(way.losses[k].by)))
      problem ??= `way ${w} costs otherwise`;
    else if (
      rewritten.join() !== way.package.join() ||
      way.changes.length !== result.changes ||
      way.changes.some((c) => c.from !== of[c.issue])
    )
      problem ??= `the changes of way ${w} do not lead to its package`;
    for (const [v, other] of result.ways.entries())
      if (v !== w && way.losses.every((loss, k) => loss.by <= other.losses[k].by))
        problem ??= `way ${v} is not minimal`;
  }
  const kind = 'no package with fewer changes wins the party, and none with as many costs the others less';
  const check = await lookAtAll(space, kind, 'checkWouldTake', result.acceptsAlready ? () => {} : see, budget);
  if (check.whole && !result.acceptsAlready && !result.partial)
    for (const [w, n] of found.entries())
      if (n !== result.ways[w].packages) problem ??= `way ${w} has ${n} packages, not ${result.ways[w].packages}`;
  if (problem === undefined) return result.partial ? { ...check, whole: false } : check;
  return { ...check, holds: false, problem };
}

/** Checks a completion against every package that agrees with what was given. */
export async function checkCompletion(
  space: DealSpace,
  partial: readonly (number | undefined)[],
  result: Completion | undefined,
  budget: Budget,
): Promise<Check> {
  const look = new Look(space);
  const signatories = space.parties.flatMap(({ role }, p) => (role === 'signatory' ? [p] : []));
  const classOf = (seen: Seen): number =>
    signatories.filter((p) => seen.accepts[p]).length + (seen.signable ? 1000 : 0);
  let completions = 0;
  let top = -1;
  let tops: { options: number[]; steps: number[] }[] = [];
  const see = (seen: Seen): void => {
    completions++;
    const rank = classOf(seen);
    if (rank < top) return;
    if (rank > top) tops = [];
    top = rank;
    tops.push({ options: [...seen.options], steps: signatories.map((p) => seen.steps[p]) });
  };
  const kind = 'no other completion is better: signable, then accepted by more signatories, then by smallest share';
  const check = await lookAtAll(space, kind, 'checkCompletion', see, budget, partial);
  if (!check.whole) return { ...check, holds: false };
  const fail = (problem: string): Check => ({ ...check, holds: false, problem });
  if (!result) return completions === 0 ? check : fail(`there are ${completions} completions`);
  if (completions !== result.completions) return fail(`there are ${completions} completions`);
  const chosen = look.packageAt(result.package);
  if (!chosen || partial.some((given, i) => given !== undefined && given !== result.package[i]))
    return fail('the package is not a completion');
  if (classOf(chosen) !== top || result.signable !== top >= 1000 || result.accepting !== top % 1000)
    return fail('another completion is signable or accepted by more signatories');
  const ends = signatories.map((p, k) => {
    let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { steps } of tops) [low, high] = [Math.min(low, steps[k]), Math.max(high, steps[k])];
    return { zero: Math.min(low, look.threshold(p)), low, high };
  });
  const smallest = (steps: readonly number[]): number =>
    ends.reduce(
      (least, { zero, low, high }, k) => (high === low ? least : Math.min(least, (steps[k] - zero) / (high - zero))),
      1,
    );
  const shares = tops.map(({ steps }) => smallest(steps));
  const best = shares.reduce((a, b) => Math.max(a, b));
  if (result.share !== best || result.ties !== shares.filter((s) => s === best).length)
    return fail(`the smallest share is ${best}`);
  if (tops[shares.indexOf(best)].options.join() !== result.package.join())
    return fail('another completion comes first');
  return check;
}

/** Checks a list of trades against every pair of single-option changes. */
export async function checkTrades(space: DealSpace, of: Package, result: Trades, budget: Budget): Promise<Check> {
  const look = new Look(space);
  const signatories = space.parties.flatMap(({ role }, p) => (role === 'signatory' ? [p] : []));
  const copy = (seen: Seen | undefined) => seen && { steps: [...seen.steps], options: seen.options };
  const base = { steps: [...look.at([...of]).steps], options: [...of] };
  const newLine = (p: number, options: readonly number[]): boolean => {
    const old = look.crossed(p, of);
    return look.crossed(p, options).some((line) => !old.includes(line));
  };
  type At = { steps: number[]; options: number[] };
  const worse = (at: At): number[] => signatories.filter((p) => at.steps[p] < base.steps[p]);
  const crosses = (at: At): number[] => signatories.filter((p) => newLine(p, at.options));
  const listed = new Map(result.trades.map((t) => [t.package.join(), t]));
  let problem = listed.size === result.trades.length ? undefined : 'a trade is listed twice';
  let pairs = 0;
  let trades = 0;
  let whole = true;
  const changed = (i: number, o: number, j = i, q = o): At | undefined =>
    copy(look.packageAt(of.map((old, k) => (k === j ? q : k === i ? o : old))));
  for (let i = 0; i < of.length && whole; i++)
    for (let o = 0; o < space.issues[i].options.length && whole; o++) {
      whole = await budget.goOn('check', pairs, 0);
      const first = o === of[i] ? undefined : changed(i, o);
      if (!first || worse(first).length + crosses(first).length === 0) continue;
      for (let j = i + 1; j < of.length; j++)
        for (let q = 0; q < space.issues[j].options.length; q++) {
          const second = q === of[j] ? undefined : changed(j, q);
          if (!second || worse(second).length + crosses(second).length === 0) continue;
          pairs++;
          const both = changed(i, o, j, q);
          const trade = listed.get(of.map((old, k) => (k === j ? q : k === i ? o : old)).join());
          const is =
            both &&
            worse(both).length + crosses(both).length === 0 &&
            signatories.some((p) => both.steps[p] > base.steps[p]);
          if (!is) continue;
          trades++;
          if (!trade) problem ??= `the trade [${both.options}] is missing`;
          else if (
            trade.gains.map((g) => `${g.party} ${onGrid(g.by)}`).join() !==
            signatories.map((p) => `${p} ${both.steps[p] - base.steps[p]}`).join()
          )
            problem ??= `the trade [${both.options}] gains otherwise`;
          else
            for (const [h, at] of [first, second].entries())
              if (
                trade.alone[h].crosses.join() !== crosses(at).join() ||
                trade.alone[h].worse.map((w) => `${w.party} ${onGrid(w.by)}`).join() !==
                  worse(at)
                    .map((p) => `${p} ${base.steps[p] - at.steps[p]}`)
                    .join()
              )
                problem ??= `change ${h + 1} of the trade [${both.options}] harms otherwise`;
        }
    }
  if (whole && !result.partial && trades !== result.trades.length)
    problem ??= 'something is listed that is not a trade';
  return {
    kind: 'each trade helps together and harms apart, and there is no other',
    checkedBy: 'checkTrades',
    holds: problem === undefined && (whole || pairs > 0),
    whole: whole && !result.partial,
    extent: `${pairs} pairs of changes`,
    ...(problem !== undefined && { problem }),
  };
}

async function lookAtAll(
  space: DealSpace,
  kind: string,
  checkedBy: string,
  see: (seen: Seen) => void,
  budget: Budget,
  given: readonly (number | undefined)[] = [],
): Promise<Check> {
  const tuples = space.issues.reduce((n, issue, i) => n * (given[i] === undefined ? issue.options.length : 1), 1);
  if (tuples > TUPLES)
    return {
      kind,
      checkedBy,
      holds: false,
      whole: false,
      extent: 'nothing: the space is too large to be gone through',
    };
  const conclude = (whole: boolean, extent: string): Check => ({ kind, checkedBy, holds: true, whole, extent });
  const [check] = await scan(space, [{ see, conclude }], budget, given);
  return check;
}
