import type { Budget } from '../shared/budget.js';
import { compile } from './compile.js';
import { evaluate } from './evaluate.js';
import type { Change, Package, Standing, WouldTake } from './result.js';
import type { DealSpace } from './space.js';

/** Tuples that one search may look at. */
const LOOK_LIMIT = 2_000_000;

/**
 * What it would take for a party that refuses a package: packages at the smallest number of changed issues that it
 * accepts and that nobody refuses who accepted before (a ratifier that is not needed does not refuse). Of these, the
 * ones with Pareto-minimal losses of the other signatories, a loss being how far a value falls, never below 0.
 *
 * Looks at all packages with one changed issue, then two, and so on, so that it also serves spaces too large to list.
 */
export async function wouldTake(space: DealSpace, of: Package, party: number, budget: Budget): Promise<WouldTake> {
  const compiled = compile(space);
  const before = evaluate(compiled, of);
  const result: WouldTake = {
    party,
    acceptsAlready: before.standings[party].accepts,
    changes: undefined,
    ways: [],
    looked: 0,
  };
  if (result.acceptsAlready) return result;
  const keep = before.standings.filter(stands).map((s) => s.party);
  const others = compiled.signatories.filter((p) => p !== party);
  for (let distance = 1; distance <= of.length; distance++) {
    const ways: WouldTake['ways'] = [];
    for (const option of tuplesAt(compiled.sizes, of, distance)) {
      if (++result.looked > LOOK_LIMIT) return { ...result, partial: `ended after ${LOOK_LIMIT} option tuples` };
      if (result.looked % 512 === 0 && !(await budget.goOn('changes', result.looked, 0)))
        return { ...result, ways: [], partial: 'ended before every package with so few changes was looked at' };
      if (!compiled.rules.every((holds) => holds(option))) continue;
      const { standings } = evaluate(compiled, option);
      if (!standings[party].accepts || !keep.every((p) => stands(standings[p]))) continue;
      const losses = others.map((p) => ({ party: p, by: Math.max(0, difference(before.standings[p], standings[p])) }));
      addWay(ways, { losses, packages: 1, package: option, changes: changesBetween(of, option) });
    }
    if (ways.length > 0) return { ...result, changes: distance, ways };
  }
  return result;
}

/** Whether a party is no obstacle: it accepts, or is a ratifier that the package does not need. */
function stands(standing: Standing): boolean {
  return standing.accepts || !standing.needed;
}

/** How far the value falls, clear of rounding below the 1e-9 to which values are known. */
export function difference(from: Standing, to: Standing): number {
  return (Math.round(from.value * 1e9) - Math.round(to.value * 1e9)) / 1e9 + 0;
}

function addWay(ways: WouldTake['ways'], way: WouldTake['ways'][number]): void {
  const atMost = (a: typeof way, b: typeof way): boolean => a.losses.every((loss, k) => loss.by <= b.losses[k].by);
  for (const known of ways) {
    if (!atMost(known, way)) continue;
    if (atMost(way, known)) known.packages++;
    return;
  }
  const kept = ways.filter((known) => !atMost(way, known));
  ways.splice(0, ways.length, ...kept, way);
}

export function changesBetween(from: Package, to: Package): Change[] {
  return from.flatMap((option, issue) => (option === to[issue] ? [] : [{ issue, from: option, to: to[issue] }]));
}

/** All option tuples that differ from one in exactly so many issues, in package order of the issues changed. */
function* tuplesAt(sizes: readonly number[], from: Package, distance: number): Generator<number[]> {
  const tuple = [...from];
  function* change(first: number, more: number): Generator<number[]> {
    if (more === 0) {
      yield [...tuple];
      return;
    }
    for (let issue = first; issue <= sizes.length - more; issue++) {
      for (let option = 0; option < sizes[issue]; option++) {
        if (option === from[issue]) continue;
        tuple[issue] = option;
        yield* change(issue + 1, more - 1);
      }
      tuple[issue] = from[issue];
    }
  }
  yield* change(0, distance);
}
