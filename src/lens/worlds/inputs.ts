import {
  type Case,
  type CaseNumber,
  notDrawnAlone,
  rowsOf,
  type Values,
  valuesOf,
  weighInPercent,
} from '../../case/index.js';
import { distributionOf } from '../../quantity/distributionOf.js';
import { isUncertain as isRange, range90 } from '../../quantity/quantity.js';
import { intervalWeights } from '../../quantity/vector/intervalWeights.js';
import { rankWeights } from '../../quantity/vector/rankWeights.js';
import type { Weights } from '../../quantity/vector/weights.js';

/** Numbers of a case that are drawn together: one uncertain number, or several that have to add up. */
export interface Input {
  /** Where it stands in the case: `no-deal.ru.now`, `values.ru.weight`. */
  id: string;
  kind: 'number' | 'weights' | 'chances';
  /** Coordinates of the design that a draw takes, by name. */
  coordinates: string[];
  /** What is drawn: one column for a number, one for each weight or chance otherwise. */
  columns: Column[];
  /** Fills a column of values for each of {@link columns} from a column of u for each coordinate. */
  draw: (u: readonly Float64Array[], draws: number) => Float64Array[];
  /** Puts the values of one draw into a copy of the case. */
  put: (copy: Case, values: readonly number[]) => void;
}

/** One number that is drawn. */
export interface Column {
  id: string;
  /** In words: "no-deal of Russia". */
  what: string;
  unit: CaseNumber['unit'];
  /** Its value where every number is at its median. */
  median: number;
  ground?: string;
}

/**
 * The uncertain numbers of a case, in the order of the file. Weights that are ranked are drawn uniformly over all that
 * agree, weights in per cent and chances with ranges uniformly over all that lie in these and add up
 * (docs/methods/quantities.md). Weights in other units are numbers like any other: only their ratios count.
 * What answers speak of, the horizon and the tail beyond it, stays at its median in every world.
 */
export function inputsOf(c: Case): Input[] {
  const together = notDrawnAlone(c);
  const index = new Map(c.numbers.map((number, i) => [number, i]));
  const at = (number: CaseNumber) => index.get(number)!;
  const joint: { order: number; input: Input }[] = [];

  const weights = new Set<Values['weights']>();
  valuesOf(c).forEach(({ owner, values }, place) => {
    if (weights.has(values.weights)) return;
    weights.add(values.weights);
    const own = values.weights.kind === 'numbers' ? Object.values(values.weights.of) : [];
    if (own.length > 0 && !weighInPercent(own)) return;
    const input = weightsOf(c, owner, values, place);
    if (!input) return;
    const first = own[0] ?? Object.values(Object.values(values.points)[0] ?? {})[0];
    joint.push({ order: first ? at(first) - 0.5 : c.numbers.length, input });
  });
  for (const row of rowsOf(c)) {
    const input = row.some(isUncertain) ? chancesOf(row, row.map(at)) : undefined;
    // Where the others leave one value alone, there is nothing to draw.
    if (input) joint.push({ order: at(row[0]!), input });
  }

  const alone = c.numbers.flatMap((number, i) =>
    !together.has(number) && isUncertain(number) ? [{ order: i, input: numberOf(number, i) }] : [],
  );
  return [...alone, ...joint].sort((a, b) => a.order - b.order).map(({ input }) => input);
}

/** The case as it is in one world: the same, but for the values of its uncertain numbers. */
export function worldOf(c: Case, inputs: readonly Input[], values: readonly (readonly number[])[]): Case {
  return changed(c, (copy) => {
    inputs.forEach((input, i) => {
      input.put(copy, values[i]!);
    });
  });
}

/** A copy of a case in which some values are others, and everything that follows from them. The case stays as it is. */
export function changed(c: Case, change: (copy: Case) => void): Case {
  // What is one object in the case stays one in the copy: a number that two parties share is one number for both.
  const copy = { ...structuredClone({ ...c, files: {} }), files: c.files };
  // What a quantity means is worked out once for each object.
  copy.numbers.forEach((number, i) => {
    number.quantity = c.numbers[i]!.quantity;
  });
  change(copy);
  for (const { values: own } of valuesOf(copy)) {
    const numbers = own.weights.kind === 'numbers' ? Object.entries(own.weights.of) : [];
    if (weighInPercent(numbers.map(([, n]) => n)) || !numbers.some(([, n]) => isUncertain(n))) continue;
    const total = numbers.reduce((sum, [, n]) => sum + n.value, 0);
    if (total > 0)
      own.shares = { ...own.shares, ...Object.fromEntries(numbers.map(([id, n]) => [id, n.value / total])) };
  }
  return copy;
}

const isUncertain = ({ quantity }: CaseNumber) => isRange(quantity);

function numberOf(number: CaseNumber, i: number): Input {
  const { path, what, unit, value, quantity, scale, ground } = number;
  return {
    id: path,
    kind: 'number',
    coordinates: [path],
    columns: [{ id: path, what, unit, median: value, ...(ground && { ground: ground.key }) }],
    draw: ([u]) => {
      const out = new Float64Array(u!.length);
      // Only here: whoever puts drawn values into a case needs no distribution, and some take long to make.
      distributionOf(quantity, scale).quantile(u!, out);
      return [out];
    },
    put: (copy, [drawn]) => {
      copy.numbers[i]!.value = drawn!;
    },
  };
}

/** The weights of a party, where they are a rank order or have ranges. */
function weightsOf(
  c: Case,
  { id, name }: { id: string; name: string },
  { weights, shares, weightsGround }: Values,
  place: number,
): Input | undefined {
  const { issues, drawn } = weights.kind === 'order' ? ranked(weights.ranks) : ranged(weights.of);
  if (!drawn || drawn.coordinates === 0) return undefined;
  const path = `values.${id}.weight`;
  const nameOf = (issue: string) => c.issues.find((i) => i.id === issue)?.name ?? issue;
  const column = (issue: string): Column => ({
    id: `${path}.${issue}`,
    what: `weight to ${name} of ${nameOf(issue)}`,
    unit: 'share',
    median: shares[issue]!,
    ...(weightsGround && { ground: weightsGround.key }),
  });
  return {
    id: path,
    kind: 'weights',
    coordinates: names(path, drawn),
    columns: issues.map(column),
    draw: (u, draws) => drawn.columns(u, draws),
    put: (copy, values) => {
      const all = valuesOf(copy);
      // Whoever takes over these weights has them in this world too.
      for (const own of all.filter((other) => other.values.weights === all[place]!.values.weights)) {
        own.values.shares = {
          ...own.values.shares,
          ...Object.fromEntries(issues.map((issue, k) => [issue, values[k]!])),
        };
      }
    },
  };
}

function ranked(ranks: readonly (readonly string[])[]): { issues: string[]; drawn?: Weights } {
  const issues = ranks.flat();
  if (issues.length === 0) return { issues };
  const blocks = ranks.map((rank) => rank.map((issue) => issues.indexOf(issue)));
  return { issues, drawn: rankWeights(blocks) };
}

/** Weights with ranges in per cent, as shares. */
function ranged(of: Record<string, CaseNumber>): { issues: string[]; drawn?: Weights } {
  const issues = Object.keys(of);
  const numbers = Object.values(of);
  if (!numbers.some(isUncertain)) return { issues };
  const ranges = numbers.map((n) => ({ lo: ends(n)[0] / 100, hi: ends(n)[1] / 100 }));
  return { issues, drawn: intervalWeights(ranges) };
}

/** Chances that sum to 1, some of them ranges. */
function chancesOf(row: readonly CaseNumber[], places: readonly number[]): Input | undefined {
  const drawn = intervalWeights(row.map((n) => ({ lo: ends(n)[0], hi: ends(n)[1] })));
  if (drawn.coordinates === 0) return undefined;
  const id = row[0]!.path.replace(/\.[^.]*$/, '');
  return {
    id,
    kind: 'chances',
    coordinates: names(id, drawn),
    columns: row.map(({ path, what, unit, value, ground }) => ({
      id: path,
      what,
      unit,
      median: value,
      ...(ground && { ground: ground.key }),
    })),
    draw: (u, draws) => drawn.columns(u, draws),
    put: (copy, values) => {
      places.forEach((place, k) => {
        copy.numbers[place]!.value = values[k]!;
      });
    },
  };
}

/** Of what is drawn together: a point, or an interval as it is written. */
function ends({ quantity, scale }: CaseNumber): [number, number] {
  return range90(quantity, scale);
}

const names = (id: string, { coordinates }: Weights) => Array.from({ length: coordinates }, (_, k) => `${id} ${k + 1}`);
