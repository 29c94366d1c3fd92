import { isSignable } from './adoption.js';
import { type Compiled, compile, fromGrid, placeIn, toGrid } from './compile.js';
import type { Package, PackageExplained, Standing } from './result.js';
import type { DealSpace } from './space.js';

/** What one package means to every party, term by term. */
export function explainPackage(space: DealSpace, of: Package): PackageExplained {
  return evaluate(compile(space), of);
}

/** {@link explainPackage} for a space that is already compiled. Throws RangeError for an option that does not exist. */
export function evaluate(compiled: Compiled, of: Package): PackageExplained {
  const { space, sizes, rules } = compiled;
  if (
    of.length !== sizes.length ||
    !of.every((option, i) => Number.isInteger(option) && option >= 0 && option < sizes[i])
  )
    throw new RangeError(`not an option tuple of this space: [${of.join(', ')}]`);
  const brokenRules = rules.flatMap((holds, r) => (holds(of) ? [] : [r]));
  const standings = space.parties.map((_, p) => standing(compiled, p, of));
  const signable = brokenRules.length === 0 && isSignable(space.adoption, (p) => standings[p].accepts);
  const ratified = standings.every((s) => space.parties[s.party].role !== 'ratifier' || !s.needed || s.accepts);
  return { package: [...of], brokenRules, standings, signable, ratifiable: signable && ratified };
}

function standing(compiled: Compiled, party: number, of: Package): Standing {
  const { space, points, terms, tables, bits, thresholds } = compiled;
  const issues = of.map((option, i) => points[party][i][option]);
  const firing = terms[party].flatMap((t, term) => (t.test(of) ? [{ term, points: t.points }] : []));
  const listed = tables[party].map((t, table) => ({ table, points: t.values[placeIn(t, of, t.issues.length)] }));
  const mine = bits.filter((bit) => bit.party === party);
  const lines = mine.filter((bit) => bit.kind === 'line').flatMap((bit, line) => (bit.test?.(of) ? [line] : []));
  const sum = issues.reduce((a, b) => a + b, 0) + [...firing, ...listed].reduce((a, t) => a + t.points, 0);
  const steps = toGrid(sum);
  return {
    party,
    value: fromGrid(steps),
    issues,
    terms: firing,
    tables: listed,
    lines,
    margin: fromGrid(steps - thresholds[party]),
    accepts: steps >= thresholds[party] && lines.length === 0,
    needed:
      space.parties[party].role !== 'ratifier' || !mine.some((bit) => bit.kind === 'not-needed' && bit.test?.(of)),
  };
}
