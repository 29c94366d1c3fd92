import { isId } from '../../case/id.js';
import type { DealSpace, SpaceParty } from '../../settlement/space.js';

/**
 * A deal space of the field (GENIUS, NegoLog, additive and scorable files) as the text of a case, or why there is none.
 *
 * A case counts on a scale of its own: within an issue from 0 for the worst option to 100 for the best, weighed by what the
 * issue as a whole can move. With p(i, o) the points of option o, m(i) = min p(i, ·) and R(i) = max p(i, ·) − m(i), a
 * party's weight is R(i), its points 100 · (p(i, o) − m(i)) / R(i), and its no-deal 100 · (t − Σ m) / Σ R for a threshold
 * t: the value becomes 100 · (u − Σ m) / Σ R, so order, acceptance and margins (times 100 / Σ R) are what they were. No-deal
 * is written a millionth of a point lower, or else a package worth just the threshold could be refused after rounding.
 *
 * @param asOf ISO date; a file of the field tells none.
 */
export function spaceCase(space: DealSpace, title: string, asOf: string): { text: string } | { why: string } {
  const why = notInACase(space);
  if (why) return { why };
  const issues = idsOf(space.issues.map(({ name }) => name));
  const options = space.issues.map((issue) => idsOf(issue.options));
  const parties = idsOf(space.parties.map(({ name }) => name));
  const named = (id: string, name: string) => (id === name ? id : name);
  const lines = [
    'abide: 1',
    `title: ${JSON.stringify(title)}`,
    `as-of: ${asOf}`,
    'judgements: {imported: {says: Numbers of the file that this case was made from}}',
    'ground: imported',
    'parties:',
    ...space.parties.map(
      ({ name, role }, p) => `  ${parties[p]}: {name: ${JSON.stringify(named(parties[p]!, name))}, roles: [${role}]}`,
    ),
    'issues:',
    ...space.issues.flatMap(({ name, options: own }, i) => [
      `  ${issues[i]}:`,
      `    name: ${JSON.stringify(name)}`,
      '    options:',
      ...own.map((option, o) => `      ${options[i]![o]}: ${JSON.stringify(option)}`),
    ]),
    ...adoptionLines(space, parties),
    'values:',
    ...space.parties.flatMap((party, p) => valueLines(party, parties[p]!, issues, options)),
    'no-deal:',
    ...space.parties.map((party, p) => `  ${parties[p]}: ${inPoints(noDealOf(party) - SLACK)}`),
  ];
  return { text: `${lines.join('\n')}\n` };
}

/** In points of 100; the engine compares on a grid a thousand times as fine. */
const SLACK = 1e-6;

function notInACase({ rules, parties }: DealSpace): string | undefined {
  if (rules.length > 0) return 'the file has rules about which packages exist';
  if (parties.some(({ terms, refuses, tables }) => terms.length + refuses.length + (tables?.length ?? 0) > 0)) {
    return 'the worth of a package is no sum over its issues';
  }
  if (parties.some(({ role }) => role === 'ratifier')) return 'the file has ratifiers';
  return undefined;
}

function adoptionLines({ adoption, parties }: DealSpace, ids: readonly string[]): string[] {
  const signatories = parties.filter(({ role }) => role === 'signatory').length;
  if (adoption.atLeast === signatories && adoption.vetoes.length === 0) return [];
  return [`adoption: {at-least: ${adoption.atLeast}, vetoes: [${adoption.vetoes.map((p) => ids[p]).join(', ')}]}`];
}

function valueLines(
  party: SpaceParty,
  id: string,
  issues: readonly string[],
  options: readonly (readonly string[])[],
): string[] {
  const ranges = rangesOf(party);
  const indifferent = ranges.every(({ range }) => range === 0);
  const counted = issues.map((issue, i) => ({ issue, i })).filter(({ i }) => indifferent || ranges[i]!.range > 0);
  const points = (i: number) =>
    options[i]!.map((option, o) => {
      const { low, range } = ranges[i]!;
      return `${option}: ${range === 0 ? 0 : inPoints((100 * (party.points[i]![o]! - low)) / range)}`;
    });
  return [
    `  ${id}:`,
    `    weight: {${counted.map(({ issue, i }) => `${issue}: ${indifferent ? 1 : decimal(ranges[i]!.range)}`).join(', ')}}`,
    '    points:',
    ...counted.map(({ issue, i }) => `      ${issue}: {${points(i).join(', ')}}`),
  ];
}

function rangesOf({ points }: SpaceParty): { low: number; range: number }[] {
  return points.map((row) => {
    const low = row.reduce((a, b) => Math.min(a, b));
    return { low, range: row.reduce((a, b) => Math.max(a, b)) - low };
  });
}

/** Who does not care takes everything or nothing. */
function noDealOf(party: SpaceParty): number {
  const ranges = rangesOf(party);
  const least = ranges.reduce((sum, { low }) => sum + low, 0);
  const span = ranges.reduce((sum, { range }) => sum + range, 0);
  if (span === 0) return party.threshold <= least ? 0 : 1;
  return (100 * (party.threshold - least)) / span;
}

/** The language asks of numbers up to 1 whether they are points or shares. */
const inPoints = (x: number) => (x !== 0 && Math.abs(x) <= 1 ? `${decimal(x)} points` : decimal(x));

/** Without an exponent, which the language does not read; twelve digits, since the last ones are of the conversion. */
function decimal(x: number): string {
  const text = Number(x.toPrecision(12)).toString();
  return /e/.test(text)
    ? Number(text)
        .toFixed(20)
        .replace(/\.?0+$/, '') || '0'
    : text;
}

/** Names as the language has them, each once: `Fare (EUR)` becomes `fare-eur`. */
function idsOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name, i) => {
    const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
    const word = plain
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 40)
      .replace(/-+$/, '');
    const base = [word, `n-${word}`, `n-${i + 1}`].find(isId)!;
    let id = base;
    for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
    taken.add(id);
    return id;
  });
}
