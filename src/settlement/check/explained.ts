import type { Check, PackageExplained } from '../result.js';
import type { DealSpace } from '../space.js';
import { holds, Look, onGrid, rowOf } from './scan.js';

/** Checks what is said about one package: rules, values and their parts, lines, margins, acceptance, signature. */
export function checkPackage(space: DealSpace, explained: PackageExplained): Check {
  const problem = problemOf(space, explained);
  return {
    kind: 'value, margin, hard lines, acceptance and signature of a package, worked out again',
    checkedBy: 'checkPackage',
    holds: problem === undefined,
    whole: true,
    extent: `1 package, ${space.parties.length} parties`,
    ...(problem !== undefined && { problem }),
  };
}

function problemOf(space: DealSpace, { package: of, brokenRules, standings, signable, ratifiable }: PackageExplained) {
  const look = new Look(space);
  const broken = space.rules.flatMap((rule, r) => (holds(rule, of) ? [] : [r]));
  if (broken.join() !== brokenRules.join()) return 'other rules are broken';
  const seen = look.at([...of]);
  if (standings.length !== space.parties.length) return 'not every party is listed';
  for (const [p, party] of space.parties.entries()) {
    const s = standings[p];
    if (s.party !== p) return 'the parties are in another order';
    if (onGrid(s.value) !== seen.steps[p]) return `the value to party ${p} is ${seen.steps[p] / 1e9}`;
    if (s.issues.length !== of.length) return `the issues of party ${p} are incomplete`;
    for (const [i, points] of s.issues.entries())
      if (onGrid(points - party.points[i][of[i]]) !== 0) return `issue ${i} is worth something else to party ${p}`;
    const firing = party.terms.flatMap((term, t) => (holds(term.when, of) ? [t] : []));
    if (firing.join() !== s.terms.map((t) => t.term).join()) return `other terms hold for party ${p}`;
    if (s.terms.some((t) => onGrid(t.points - party.terms[t.term].points) !== 0))
      return `a term of party ${p} is wrong`;
    const tables = party.tables ?? [];
    if (tables.map((_, t) => t).join() !== s.tables.map((t) => t.table).join())
      return `the tables of party ${p} are incomplete`;
    for (const { table, points } of s.tables)
      if (onGrid(points - tables[table].values[rowOf(space, tables[table].issues, of)]) !== 0)
        return `table ${table} is worth something else to party ${p}`;
    if (look.crossed(p, of).join() !== s.lines.join()) return `other lines of party ${p} are crossed`;
    if (onGrid(s.margin) !== seen.steps[p] - look.threshold(p)) return `the margin of party ${p} is wrong`;
    if (s.accepts !== seen.accepts[p]) return `party ${p} ${seen.accepts[p] ? 'accepts' : 'refuses'}`;
    if (s.needed !== look.needed(p, of)) return `party ${p} is ${s.needed ? 'not ' : ''}needed`;
  }
  const signed = broken.length === 0 && seen.signable;
  if (signable !== signed) return signed ? 'it is signable' : 'it is not signable';
  const refused = space.parties.some(({ role }, p) => role === 'ratifier' && standings[p].needed && !seen.accepts[p]);
  if (ratifiable !== (signed && !refused)) return refused || !signed ? 'it is not ratifiable' : 'it is ratifiable';
  return undefined;
}
